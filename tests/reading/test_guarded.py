"""A guard saves time and nothing else: what a pattern finds in a stretch, it finds behind its guard."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import accordingto.reading
from accordingto.reading.guarded import Guarded, guarded, holds_all, needs_of


def _guarded() -> dict[str, Guarded]:
    """Every guarded pattern that a module of reading keeps, by its name."""
    rooms = [m.name for m in pkgutil.walk_packages(accordingto.reading.__path__, "accordingto.reading.")]
    rooms = [name for name in rooms if name.split(".")[2] not in ("model", "learned", "served")]
    kept = ((f"{name}:{key}", value) for name in rooms for key, value in vars(importlib.import_module(name)).items())
    return {name: value for name, value in kept if isinstance(value, Guarded)}


GUARDED = _guarded()


@pytest.mark.parametrize("name", GUARDED)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_a_pattern_matches_is_let_through(name: str, data: st.DataObject) -> None:
    one = GUARDED[name]
    matching = data.draw(st.from_regex(one.pattern))
    assert one.pattern.search(matching)
    assert one.lets_through(matching)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\b(?:raids?|incursions?)\b", [{"raid", "incursion"}]),
        (r"stab(?:bed|s)? (?:him|her)", [{"stab"}, {" h"}, {"er", "im"}]),
        (r"(?:a|b)c?", [{"a", "b"}]),
        (r"(?:fired|\d+ shots?|)", []),
        (r"(?:no )+(?:figure|toll)(?= yet)", [{"no "}, {"figure", "toll"}]),
        (r"[^x]{0,40}.*", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: list[set[str]]) -> None:
    assert list(needs_of(pattern)) == needs


@pytest.mark.parametrize(
    ("needs", "stretch", "held"),
    [
        ((), "anything", True),
        ((frozenset({"raid", "bomb"}),), "a bomb", True),
        ((frozenset({"raid", "bomb"}), frozenset({" on "})), "a bomb in Arlo", False),
    ],
)
def test_a_stretch_must_hold_one_piece_of_each_need(needs: tuple[frozenset[str], ...], stretch: str, held: bool) -> None:
    assert holds_all(needs, stretch) is held


@pytest.mark.parametrize("said", ["KILLED five", "kıLLed five", "Kİlled five", "KilledFive", "Mağazaſ kılled", "miſſing"])
def test_case_is_no_matter_to_a_pattern_without_it(said: str) -> None:
    pattern = r"kill(?:ed|s)|missing"
    found = guarded(pattern, re.IGNORECASE).search(said)
    alone = re.search(pattern, said, re.IGNORECASE)
    assert (found and found.span()) == (alone and alone.span())


def test_a_stretch_without_what_is_needed_is_not_tried() -> None:
    one = guarded(r"\b(?:raids?|bombs?) on (\w+)")
    text = "No word of it. Then a raid on Arlo."
    assert not one.lets_through(text[:14])
    assert [m[1] for m in one.finditer(text)] == ["Arlo"]
    assert one.search(text, 0, 14) is None
