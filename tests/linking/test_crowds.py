"""Many stories of one day and place: what they all share joins none of them; copies of one story still join."""

import pytest

from accordingto.linking import link
from accordingto.linking.compare import compare
from accordingto.linking.index import Index
from accordingto.linking.traits import traits_of
from accordingto.records import Reading
from tests.builders import RAQQA, account, reading, report, told, where

SHARED = tuple(f"common{n}" for n in range(8))


def story(number: int, outlet: str) -> Reading:
    """One outlet's report on the strike with this number, of one day, town and actor."""
    of = report(f"{outlet}-{number}", outlet, "2021-06-09")
    words = tuple(sorted(SHARED + tuple(f"name{number}x{n}" for n in range(30))))
    said = (told("when", "2021-06-08"), where(RAQQA), told("actor", "the air force"), told("killed", 2 + number))
    return reading(of, account(of, 0, *said, words=words))


def together(readings: list[Reading]) -> set[frozenset[str]]:
    linked = link(readings)
    keys = {report.id: report.key for report in linked.reports}
    return {frozenset(keys[report] for report in one.reports) for one in linked.incidents}


def test_a_crowd_of_different_stories_stays_apart() -> None:
    assert together([story(n, f"Outlet {n}") for n in range(20)]) == {frozenset({f"Outlet {n}-{n}"}) for n in range(20)}


def test_copies_of_one_story_join_in_a_crowd() -> None:
    crowd = [story(n, f"Outlet {n}") for n in range(20)]
    assert frozenset({"Outlet 3-3", "Wire-3", "Herald-3"}) in together([*crowd, story(3, "Wire"), story(3, "Herald")])


def test_copies_make_no_crowd() -> None:
    assert together([story(3, f"Outlet {n}") for n in range(20)]) == {frozenset(f"Outlet {n}-3" for n in range(20))}


def test_the_reason_says_how_many() -> None:
    reasons = [
        reason for one in link([story(n, f"Outlet {n}") for n in range(20)]).incidents for apart in one.apart for reason in apart.reasons
    ]
    assert "16 or more accounts tell of this day and place" in reasons


def test_one_outlet_tells_of_one_event_in_its_own_words() -> None:
    assert len(together([story(1, "Monitor"), story(2, "Post")])) == 1
    assert len(together([story(1, "Monitor"), story(2, "Monitor")])) == 2


@pytest.mark.parametrize("published, when", [("", "2021-06-08"), ("2021-06-09", None), ("", "XXXX-WXX-2"), ("", None)])
def test_one_place_tells_less_where_nothing_tells_of_time(published: str, when: str | None) -> None:
    said = (where(RAQQA), *([told("when", when)] if when else []))
    one, other = (traits_of(of := report(outlet, outlet, published), account(of, 0, *said)) for outlet in ("Wire", "Herald"))
    kinds = {evidence.kind for evidence in compare(one, other, Index()).evidence}
    assert "place same" in kinds and ("nothing of when" in kinds) == (not published and not when)
