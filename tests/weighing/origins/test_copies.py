import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Claim, Sentence
from accordingto.values.imprints import Imprint, imprint_of
from accordingto.weighing.origins.copies import Copies, copies_among, printed
from tests.builders import claim, report, told
from tests.weighing.origins.wire_stories import MARKET, SILO, Printing, printings

EVERY = printings()


def copies(of: list[Printing]) -> Copies:
    return copies_among([one.report for one in of], imprints({one.report.id: one.report.text for one in of}))


def imprints(texts: dict[str, str]) -> dict[str, Imprint]:
    return {report: imprint_of(text) for report, text in texts.items()}


def found_pairs(found: Copies) -> set[frozenset[str]]:
    return {frozenset(pair) for story in found.stories for pair in combinations(story.reports, 2)}


def test_copies_are_found_and_accounts_of_their_own_are_not() -> None:
    """Measured for docs/origins.md: pairs of the set that print one story, found and missed."""
    keys = {one.report.id: one for one in EVERY}
    true = {frozenset((a.report.id, b.report.id)) for a, b in combinations(EVERY, 2) if a.story and a.story == b.story}
    found = found_pairs(copies(EVERY))
    wrong = sorted(tuple(keys[i].report.key for i in pair) for pair in found - true)
    missed = sorted(tuple(keys[i].report.key for i in pair) for pair in true - found)
    assert wrong == [("silo-mills", "silo-statement")] or wrong == [("silo-statement", "silo-mills")], "one long statement, quoted whole"
    assert {key for pair in missed for key in pair if key == "silo-rewritten"} == {"silo-rewritten"}, "no five words left as they were"
    assert len(missed) == 7 and len(true) == 32, (len(missed), len(true), missed)


def test_order_never_changes_what_is_found() -> None:
    assert {s.reports for s in copies(EVERY).stories} == {s.reports for s in copies(EVERY[::-1]).stories}


def test_texts_on_two_incidents_are_no_copies() -> None:
    one, other = (report(key, key, incidents=(key,)) for key in ("one", "other"))
    text = " ".join(SILO)
    assert not copies_among([one, other], imprints({one.id: text, other.id: text})).stories


def test_an_outlet_does_not_copy_itself() -> None:
    one, other = (report(key, outlet, incidents=("i",)) for key, outlet in (("one", "Coast Daily"), ("two", "The coast daily:80")))
    text = " ".join(SILO)
    assert not copies_among([one, other], imprints({one.id: text, other.id: text})).stories


def quoted(of: Printing, words: str) -> Claim:
    text = of.report.text
    at = text.index(words)
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1)
    return replace(claim(of.report, "i", start=at, **told("killed", 9, quote=words)), sentence=Sentence(start, end, text[start:end]))


@pytest.mark.parametrize(
    ("key", "words", "shared", "inserted", "why"),
    [
        ("silo-cut", "nine people", True, False, "a cut"),
        ("silo-desk", "nine people", False, False, "the desk changed the words on both sides of it"),
        ("silo-local", "more than twenty", True, False, "stands in all"),
        ("silo-local", "two fire engines", False, True, "a local paragraph between the agency's"),
        ("silo-local", "Five drivers", False, False, "a local paragraph at the end: nothing shows who wrote it"),
        ("bus-british", "42 passengers", False, False, "another figure is another word"),
    ],
)
def test_what_one_printing_adds_is_its_own(key: str, words: str, shared: bool, inserted: bool, why: str) -> None:
    found = copies(EVERY)
    (of,) = (one for one in EVERY if one.report.key == key)
    (story,) = found.of(of.report.id)
    stretch = found.stretch(story, quoted(of, words))
    assert (stretch.shared, stretch.inserted) == (shared, inserted), why


def test_a_round_up_prints_both_its_stories() -> None:
    digest = report("digest", "Week in View", "2031-05-12", incidents=("i-silo", "i-market"))
    digest = replace(digest, text="\n\n".join(("The week", *SILO[:3], *MARKET[:3])))
    found = copies([*(one for one in EVERY if one.story in ("silo", "market")), Printing(digest, "")])
    assert len(found.of(digest.id)) == 2


def test_furniture_of_many_pages_is_no_story() -> None:
    notice = "Sign up for our morning letter and get the news of the valley and the coast before you have had your tea. " * 3
    pages = [report(f"p{n}", f"Paper {n}", incidents=(f"i-{n // 2}",)) for n in range(8)]
    texts = {page.id: f"{notice} A short item number {n} about a fire that nobody else reports." for n, page in enumerate(pages)}
    assert not copies_among(pages, imprints(texts)).stories


@given(st.text(max_size=400))
def test_any_text_covers_itself(text: str) -> None:
    one = printed(report("any"), imprint_of(text))
    assert len(one.hashes) == max(0, len(one.starts) - 4)
    assert bool(one.covered(np.sort(one.hashes)).all()) == (len(one.starts) > 4 or not len(one.starts))
    assert [text[start:end] for start, end in zip(one.starts, one.ends, strict=True)] == re.findall(r"\w+", text)


def test_a_long_text_is_read_in_time() -> None:
    wall = report("wall", "A", incidents=("i",)), report("wall2", "B", incidents=("i",))
    assert copies_among(wall, imprints({r.id: " ".join(map(str, range(200_000))) for r in wall})).stories
