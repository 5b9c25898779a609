"""Figures: each row says what a stretch of English counts, or that it counts nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.figures import find_figures
from accordingto.reading.figures.numerals import number_of
from accordingto.reading.layers import Figure, SentenceSpan


def figures_in(text: str) -> list[Figure]:
    return list(find_figures(text, (SentenceSpan(0, len(text), "body", 0),)))


def told(text: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(f.of(text), f.low, f.high, f.comparator) for f in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "comparator"),
    [
        ("the shelling killed 14 people", "14", 14, 14, "exactly"),
        ("twenty-three villagers", "twenty-three", 23, 23, "exactly"),
        ("Two hundred and five families left", "Two hundred and five", 205, 205, "exactly"),
        ("a hundred and twelve names", "a hundred and twelve", 112, 112, "exactly"),
        ("half a dozen boats", "half a dozen", 6, 6, "exactly"),
        ("two dozen shells", "two dozen", 24, 24, "exactly"),
        ("a couple of guards", "a couple of", 2, 2, "exactly"),
        ("a single shell", "a single", 1, 1, "exactly"),
        ("1.5 million people", "1.5 million", 1_500_000, 1_500_000, "exactly"),
        ("3,400 refugees", "3,400", 3400, 3400, "exactly"),
        ("seven (7) soldiers", "seven (7)", 7, 7, "exactly"),
        ("at least 9 dead", "at least 9", 9, None, "at_least"),
        ("no fewer than six children", "no fewer than six", 6, None, "at_least"),
        ("40 or more wounded", "40 or more", 40, None, "at_least"),
        ("12+ injured", "12+", 12, None, "at_least"),
        ("more than 130 people", "more than 130", 131, None, "more_than"),
        ("well over 50 shells", "well over 50", 51, None, "more_than"),
        ("as many as 20 bodies", "as many as 20", 0, 20, "at_most"),
        ("up to five rockets", "up to five", 0, 5, "at_most"),
        ("fewer than 10 men", "fewer than 10", 0, 9, "at_most"),
        ("nearly 80 homes", "nearly 80", 80, 80, "about"),
        ("some forty rounds", "some forty", 40, 40, "about"),
        ("ten or so riders", "ten or so", 10, 10, "about"),
        ("between 4 and 6 fishermen", "between 4 and 6", 4, 6, "range"),
        ("4-6 rockets", "4-6", 4, 6, "range"),
        ("four to six gunmen", "four to six", 4, 6, "range"),
        ("12 or 13 bodies", "12 or 13", 12, 13, "range"),
        ("dozens of shoppers", "dozens", 24, None, "vague"),
        ("several passengers", "several", 3, None, "vague"),
        ("scores of worshippers", "scores", 40, None, "vague"),
        ("In Harbour Town, 12 were hurt", "12", 12, 12, "exactly"),
        ("61 people, 19 of them women", "19", 19, 19, "exactly"),
        ("hundreds of families", "hundreds", 200, None, "vague"),
        ("thousands of people", "thousands", 2000, None, "vague"),
        ("tens of thousands fled", "tens of thousands", 20_000, None, "vague"),
        ("a handful of farmers", "a handful", 3, None, "vague"),
        ("no casualties", "no", 0, 0, "exactly"),
        ("none of them was hit", "none", 0, 0, "exactly"),
        ("nobody was hurt", "nobody", 0, 0, "exactly"),
        ("not a single soldier", "not a single", 0, 0, "exactly"),
    ],
)
def test_a_figure_and_its_bounds(text: str, words: str, low: int, high: int | None, comparator: str) -> None:
    assert told(text)[-1] == (words, low, high, comparator)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Amal Haddad, 31, was at home", "an age set off by commas"),
        ("a 34-year-old driver", "an age before its noun"),
        ("a boy of 14 ran", "an age after its noun"),
        ("aged 19", "an age"),
        ("at 4:20 p.m.", "a clock time"),
        ("On Jan. 11 it rained", "a day of a month"),
        ("on 3 March", "a day of a month"),
        ("in 2015", "a year"),
        ("$40 million in cash", "money"),
        ("30,000 dollars", "money"),
        ("7 per cent", "a share"),
        ("12% of them", "a share"),
        ("107 mm rockets", "a calibre"),
        ("a 250-kg bomb", "a weight"),
        ("90 km to the south", "a distance"),
        ("in the 5400 block of Elm", "an address"),
        ("2300 W. Oak St. was closed", "an address"),
        ("an AK-47 and an F-16", "models"),
        ("flew Mirage 2000 jets", "a model"),
        ("the 32nd attack", "an ordinal"),
        ("after two days", "a length of time"),
        ("on Highway 5", "a road"),
        ("a two-storey house", "a compound"),
        ("how many died", "a question"),
        ("too many to tell", "a degree"),
        ("two counts of murder", "charges"),
        ("boys ages 14 and 16 ran", "ages"),
        ("ranging in age from 22 to 31", "ages"),
        ("a man, nineteen, was there", "an age in words"),
        ("a 20–year–old driver", "an age with dashes"),
        ("fired one shot", "a shot"),
        ("a single shot was heard", "a shot"),
    ],
)
def test_what_counts_nobody(text: str, why: str) -> None:
    assert told(text) == [], why


def test_a_change_is_two_figures_and_a_score_no_range() -> None:
    assert [(low, high) for _, low, high, _ in told("the toll rose from 11 to 14")] == [(11, 11), (14, 14)]
    assert all(comparator != "range" for *_, comparator in told("they won 3-2"))


def test_the_number_alone_is_kept_inside_the_figure() -> None:
    text = "at least 12 people"
    (figure,) = figures_in(text)
    assert figure.number.of(text) == "12"


def test_no_figure_reaches_over_a_sentence() -> None:
    text = "It killed two. Hundred were there."
    found = find_figures(text, (SentenceSpan(0, 14, "body", 0), SentenceSpan(15, len(text), "body", 0)))
    assert [f.of(text) for f in found] == ["two"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("six", 6),
        ("ninety-nine", 99),
        ("a thousand", 1000),
        ("three hundred", 300),
        ("2.5", None),
        ("9" * 40, None),
        ("1.2 million", 1_200_000),
    ],
)
def test_number_of(words: str, number: int | None) -> None:
    assert number_of(words) == number


PIECES = st.sampled_from(
    "at least|more than|between|and|to|or|12|3,400|twenty|two|hundred|dozen|dozens|no|-|,|(5)|a|of|people|killed|2015|$|:|16|million"
    "|fewer than|“|é|٣|Jan.|%".split("|")
)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200))
def test_every_figure_stands_in_its_text_with_low_not_above_high(text: str) -> None:
    end = 0
    for figure in figures_in(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.holds(figure.number)
        assert figure.low is not None
        assert figure.high is None or figure.low <= figure.high
        end = figure.end
