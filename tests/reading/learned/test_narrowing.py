"""What another answer of the incident makes needless."""

from dataclasses import replace
from typing import Any

import pytest

from accordingto.reading.learned.narrowing import narrowed
from accordingto.records import Claim, Origin, Sentence
from tests.builders import claim, report, told
from tests.growth import assert_in_line


def said(question: str, value: str, start: int = 0, sentence: str = "", stance: str = "asserted", origin: str = "") -> Claim:
    more: dict[str, Any] = {"quote": value, "stance": stance} | ({"origin": Origin(origin, "official")} if origin else {})
    made = claim(report("one"), "r.1", start=start, **told(question, value, **more))
    return replace(made, sentence=Sentence(start, start + len(sentence), sentence)) if sentence else made


TAKEN = "She was taken by a neighbour to Arlo Hospital, where she died."
HIT = "A shell hit Arlo Hospital before dawn."

NARROWED = [
    ([said("where", "Arlo, Valia"), said("where", "the mill in Arlo", 30)], ["the mill in Arlo"], "a spot beside its town"),
    ([said("where", "Arlo, Valia"), said("where", "the mill in Arlo", 300)], ["Arlo, Valia", "the mill in Arlo"], "told far apart"),
    ([said("where", "Arlo"), said("where", "Kells", 30)], ["Arlo", "Kells"], "two towns"),
    ([said("where", "Arlo"), said("where", "the mill in Arlo", 30, stance="denied")], ["Arlo", "the mill in Arlo"], "the spot is denied"),
    ([said("where", "Arlo Hospital", sentence=TAKEN)], [], "where somebody was taken"),
    ([said("where", "Arlo Hospital", sentence=HIT)], ["Arlo Hospital"], "a hospital that was hit"),
    ([said("when", "2023-05-01/2023-05-07"), said("when", "2023-05-03", 90)], ["2023-05-03"], "a week beside its day"),
    ([said("when", "2023-05-01/2023-05-07"), said("when", "2023-06-03", 90)], ["2023-05-01/2023-05-07", "2023-06-03"], "another day"),
    (
        [said("where", "Arlo"), said("where", "the mill in Arlo", 30, origin="the army")],
        ["Arlo", "the mill in Arlo"],
        "another origin's spot",
    ),
    (
        [said("when", "2023-05-01/2023-05-07"), said("when", "2023-05-03", 90, origin="the army")],
        ["2023-05-01/2023-05-07", "2023-05-03"],
        "another origin's day",
    ),
    ([said("when", "2023-05-01/2023-05-07")], ["2023-05-01/2023-05-07"], "a week alone"),
]


@pytest.mark.parametrize(("claims", "kept", "shows"), NARROWED, ids=[row[-1] for row in NARROWED])
def test_the_more_exact_answer_stands_alone(claims: list[Claim], kept: list[str], shows: str) -> None:
    assert [c.value for c, _ in narrowed((c, 0) for c in claims)] == kept, shows


@pytest.mark.parametrize("piece", ["taken to ", "taken ", "at Arlo Hospital ", "hospital ", "brought at in to "])
def test_hostile_sentences_take_time_in_line_with_their_length(piece: str) -> None:
    def brought(size: int) -> list[tuple[Claim, int]]:
        sentence = (piece * size)[:size] + "Arlo Hospital"
        return [(replace(said("where", "Arlo Hospital", sentence=sentence), start=size), 0)]

    assert_in_line(narrowed, brought, 15_000)


def test_another_incidents_answer_makes_nothing_needless() -> None:
    claims = [(said("where", "Arlo"), 0), (said("where", "the mill in Arlo", 30), 1)]
    assert narrowed(claims) == claims
