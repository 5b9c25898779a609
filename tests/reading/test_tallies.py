"""Running totals: what, whose, where, over which period, and which is a part of which."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading.figures import find_figures
from accordingto.reading.layers import Layers, Passage, TimeExpression
from accordingto.reading.sentences import find_sentences
from accordingto.reading.tallies import find_tallies
from accordingto.records import Report, Tally


def tallies(text: str, **edtf: str) -> list[Tally]:
    """The tallies of a text; keywords give times by their words, with "_" for spaces."""
    layers = Layers(Report("r", "r", text), (Passage(0, len(text), "body"),))
    layers = replace(layers, sentences=find_sentences(text, layers.passages))
    times = []
    for words, value in edtf.items():
        start = text.index(words.replace("_", " "))
        times.append(TimeExpression(start, start + len(words), "DATE", value, value))
    return list(find_tallies(replace(layers, figures=find_figures(text, layers.sentences), times=tuple(times))))


@pytest.mark.parametrize(
    ("text", "what", "low", "high"),
    [
        ("The alliance has carried out more than 900 air strikes in the valley since last March.", "strikes", 901, None),
        ("The navy alone has unleashed 1,250 strikes against the militia.", "strikes", 1250, 1250),
        ("The kingdom has now carried out eight air strikes inside of Norland.", "strikes", 8, 8),
        ("Twelve journalists have been killed this year.", "journalists killed", 12, 12),
        ("Since 1 January 88 civilians were killed in the three districts.", "civilians killed", 88, 88),
        ("The city has had 26 homicides this year.", "homicides", 26, 26),
        ("It was the 14th attack in the province this year.", "attacks", 14, 14),
        ("The group has logged 131 raids since the truce.", "strikes", 131, 131),
        ("Sunday's deaths bring the county's homicides to 13 so far this year.", "homicides", 13, 13),
        ("The institute counted 97 kidnappings last year.", "kidnappings", 97, 97),
        ("Air raids have killed at least 313 civilians in the first nine months of the year.", "civilians killed", 313, None),
    ],
)
def test_a_running_total(text: str, what: str, low: int, high: int | None) -> None:
    (tally,) = tallies(text)
    assert (tally.what, tally.low, tally.high) == (what, low, high)
    assert text[tally.start : tally.end] == tally.quote


@pytest.mark.parametrize(
    "text",
    [
        "A bomb on Friday killed 12 people.",
        "It was the deadliest attack since March: 12 people were killed.",
        "The town had been calm since May, when a grenade killed three people.",
        "About 300 families have since returned.",
        "The coalition has carried out two strikes on the depot.",
        "As of Monday evening nine people were dead.",
        "Two people have been missing since Friday.",
    ],
)
def test_what_one_incident_did_is_no_total(text: str) -> None:
    assert tallies(text) == []


def test_actor_scope_and_period() -> None:
    text = "Norland forces had carried out 640 air strikes against the rebels in Sudland as of last Thursday."
    (tally,) = tallies(text, last_Thursday="2021-03-04")
    assert (tally.actor, tally.scope, tally.period) == ("Norland forces", "Sudland", "../2021-03-04")
    text = "It is part of a northern alliance that has carried out more than 900 air strikes in Sudland and Westland since last year."
    (tally,) = tallies(text, last_year="2020")
    assert (tally.actor, tally.scope, tally.period) == ("northern alliance", "Sudland and Westland", "2020/..")


def test_of_those_is_a_part_of_the_total_before() -> None:
    text = "The navy has carried out 700 strikes in Sudland and Westland. Of those, 450 were in Sudland."
    whole, part = tallies(text)
    assert (part.what, part.part_of, part.actor, part.scope) == ("strikes", whole.id, "navy", "Sudland")


def test_of_them_is_a_part_in_the_same_sentence() -> None:
    whole, part = tallies("The desk has counted 61 people killed this year, 19 of them civilians.")
    assert (whole.part_of, part.part_of, part.low) == (None, whole.id, 19)


def test_another_period_is_another_total() -> None:
    this, last = tallies("Police have recorded 27 shootings this year, against 41 in the same period of 2020.", this_year="2021")
    assert (this.low, this.period, last.low, last.what, last.part_of) == (27, "2021", 41, "shootings", None)


WORDS = st.sampled_from(
    "strikes killed 12 5,321 has carried out since 2014 this year of those , . in Sudland and the third attack against recorded last so far"
    " people civilians them homicides to 13".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300))
def test_every_tally_stands_in_its_text(text: str) -> None:
    for tally in tallies(text) if text.strip() else []:
        assert text[tally.start : tally.end] == tally.quote
        assert tally.low is None or tally.high is None or tally.low <= tally.high
