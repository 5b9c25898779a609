"""The rules' claims and the network's put together: what is taken up, on which incident, and what falls."""

import pytest

from accordingto.reading.learned.settling import LEAST, Settled, candidates_of, settled
from accordingto.reading.learned.sieve import Candidate
from accordingto.reading.learned.values import sighted
from accordingto.reading.reader import by_rules
from accordingto.records import Claim, Report
from tests.reading.learned.answering import Marks, Said, Takes, Ties, Together, answers, sieve

ALL, NONE = 20.0, -20.0
"""Weights under which every answer stands, and none that may fall."""
SHELLED = "Shells fell on Homs on Tuesday, killing nine people."


def report(text: str) -> Report:
    return Report("r-1", "one", text, outlet="The Courier", published="2023-05-12")


def candidates(text: str, *said: Said) -> list[Candidate]:
    layers, tallies, story, claims = by_rules(report(text))
    return candidates_of(sighted(layers, tallies, answers(text, *said)), story, claims)[0]


def put_together(text: str, *said: Said, always: float = ALL) -> Settled:
    layers, tallies, story, claims = by_rules(report(text))
    return settled(sighted(layers, tallies, answers(text, *said)), story, claims, sieve(always=always))


def added(text: str, *said: Said) -> list[tuple[str, str]]:
    """What the network brings that the rules do not have."""
    return [(c.claim.question, c.claim.quote) for c in candidates(text, *said) if not c.ruled]


def one(found: Settled, quote: str) -> tuple[Claim, int]:
    return next((c, n) for c, n in found.claims if c.quote == quote)


PAGE = f"""{SHELLED}

The mill burned until dawn.

Ada Wren carries her son out of the bakery on Tuesday. (Photo: Leo Marsh)

Related stories
Bomb Kills 14 At Market In Peshawar
Parliament Votes On Budget After Long Debate
Heavy Rain Floods Streets In Lagos

Subscribe to our morning letter
"""
TAKEN = [
    (PAGE, Marks("role:target", "The mill"), True, "of the report itself"),
    (PAGE, Marks("role:target", "the bakery"), False, "of a caption"),
    (PAGE, Marks("role:target", "Market"), False, "of a related headline"),
    (PAGE, Marks("role:missing", "14"), True, "of a related headline, but a figure of people"),
    (PAGE, Marks("role:target", "our morning letter"), False, "of the page's furniture"),
    (SHELLED, Marks("role:weapon", "Shells", LEAST + 0.02), True, "just likely enough to be looked at"),
    (SHELLED, Marks("role:weapon", "Shells", LEAST - 0.02), False, "too unlikely to be looked at"),
    (SHELLED, Marks("role:tally", "nine people"), False, "a running total answers nothing of one incident"),
    (SHELLED, Marks("role:when", "people"), False, "words that hold no answer"),
    (
        f"{SHELLED} In all, 312 people have been killed in Homs since January.",
        Marks("role:killed", "312 people"),
        False,
        "a running total of the rules, over many events",
    ),
    (f"{SHELLED} More than 4,000 displaced since January.", Marks("role:displaced", "4,000"), False, "a running total beside the event"),
    ("The army launched its first air strikes in the region in May, hitting a dam.", Marks("role:target", "a dam"), False, "of a series"),
    ("A dam broke on Tuesday.", Marks("role:target", "A dam"), True, "of no incident that the rules know"),
]


@pytest.mark.parametrize(("text", "mark", "taken", "shows"), TAKEN, ids=[row[-1] for row in TAKEN])
def test_a_proposal_is_taken_from_what_the_report_tells(text: str, mark: Marks, taken: bool, shows: str) -> None:
    expected = [(mark.head.removeprefix("role:"), mark.words)] if taken else []
    assert added(text, mark) == expected, shows


def test_an_answer_that_the_rules_have_is_backed_and_no_second_one() -> None:
    found = candidates(SHELLED, Marks("role:killed", "nine people", 0.8))
    assert [(c.ruled, round(c.sure, 3)) for c in found if c.claim.question == "killed"] == [(True, 0.8)]
    assert not any(c.sure for c in found if c.claim.question != "killed")


def test_the_same_figure_told_elsewhere_is_an_answer_of_its_own() -> None:
    text = f"{SHELLED} Medics put it at 9 by night."
    assert added(text, Marks("role:killed", "nine people"), Marks("role:killed", "9")) == [("killed", "9")]
    assert added(text, Marks("role:injured", "nine people")) == [("injured", "nine people")]


@pytest.mark.parametrize(("sure", "stance"), [(0.9, "denied"), (0.5, "asserted")])
def test_a_denial_is_the_networks_only_where_it_is_sure(sure: float, stance: str) -> None:
    said: list[Said] = [Marks("role:target", "a school"), Takes("stance", "a school", "denied", sure)]
    found = candidates(f"{SHELLED} It was not a school.", *said)
    assert [c.claim.stance for c in found if not c.ruled] == [stance]


def test_what_the_network_ties_to_a_speaker_is_theirs_be_it_the_rules_answer_or_its_own() -> None:
    text = f"Nurse Ada Wren told Reuters that the ward was full. {SHELLED} The mill burned."
    tied = [Ties("origin", words, "Nurse") for words in ("The mill", "killing nine people")]
    who = {c.claim.quote: c.claim.origin.name for c in candidates(text, Marks("role:target", "The mill"), *tied)}
    assert who["The mill"] == who["killing nine people"] == "Ada Wren"


TWO = f"{SHELLED} The mill burned.\n\nA car bomb went off in Aden on 3 March, wounding two men."


def test_an_answer_goes_to_the_incident_that_its_words_speak_of() -> None:
    found = put_together(TWO, Marks("role:target", "The mill"))
    assert one(found, "The mill")[1] == one(found, "killing nine people")[1]
    assert one(found, "wounding two men")[1] != one(found, "killing nine people")[1]
    assert found.mentions == (0, 1)


def test_a_sure_network_moves_an_answer_to_another_incident() -> None:
    said = [Marks("role:target", "The mill")]
    said_more = [Together("The mill", words, 30) for words in ("wounding two men", "A car bomb")]
    said_more += [Together("The mill", words, -30) for words in ("Shells fell on Homs on Tuesday", "killing nine people")]
    found = put_together(TWO, *said, *said_more)
    assert one(found, "The mill")[1] == one(found, "wounding two men")[1]


def test_of_the_rules_answers_those_that_fall_are_kept_as_unsure_and_figures_never_fall() -> None:
    found = put_together(SHELLED, Marks("role:weapon", "Shells"), always=NONE)
    assert [c.question for c, _ in found.claims] == ["killed"]
    assert {c.question for c, _ in found.unsure} == {"when", "where", "type"}


def test_victims_whom_the_network_tells_one_by_one_are_one_count() -> None:
    text = "Gunmen came to Homs on Tuesday and opened fire. A boy fell at the gate. A woman fell at the well."
    said = [Marks("role:killed", "A boy"), Marks("role:killed", "A woman")]
    found = put_together(text, *said, Takes("group", "A boy", "children"), Takes("group", "A woman", "women"))
    assert [(c.quote, c.low) for c, _ in found.claims if c.question == "killed"] == [("A boy", 2)]


@pytest.mark.parametrize(
    ("text", "taken", "shows"),
    [
        ("Shells fell on Homs. Nine people were hit, three of them fatally.", False, "some of those hit died"),
        ("Shells fell on Homs. Nine people in a car were shot and one is dead.", False, "one of them died"),
        ("Shells fell on Homs. Nine people were hit and later died.", True, "all of them died"),
        ("Shells fell on Homs. Nine people were shot dead.", True, "shot dead"),
        ("Shells fell on Homs. Nine people fell.", True, "nothing tells of a hit"),
    ],
)
def test_those_only_hit_are_not_the_dead(text: str, taken: bool, shows: str) -> None:
    found = [c.claim.low for c in candidates(text, Marks("role:killed", "Nine people")) if c.claim.question == "killed"]
    assert (9 in found) is taken, shows


def test_every_claim_has_its_quote() -> None:
    marks = [Marks("role:target", "The mill"), Marks("role:missing", "14"), Marks("role:actor", "Ada Wren")]
    found = put_together(PAGE, *marks)
    assert len(found.claims) > 6
    assert all(PAGE[c.start : c.end] == c.quote for c, _ in (*found.claims, *found.unsure))
