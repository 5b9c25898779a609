"""Counts in narratives that weigh sources: asides, lists that begin singly, plurals without a figure, bulletins by month."""

from dataclasses import replace

import pytest

from accordingto.reading.counts import found_counts
from accordingto.reading.counts.plurals import FEWEST
from accordingto.reading.figures import find_figures
from accordingto.reading.layers import Layers, Passage
from accordingto.reading.sentences import find_sentences
from accordingto.reading.tallies import find_tallies
from accordingto.records import Report
from tests.growth import assert_in_line
from tests.reading.test_counts import answers, claims, laid

Answers = set[tuple[str, str | None, int | None, int | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aside names some of the figure before it
        ("At least twelve dockers, two of whom were women, were killed.", {("killed", "dockers", 12, None), ("killed", "women", 2, 2)}),
        (
            "Four civilians – including one woman, and two children – were killed.",
            {("killed", "civilians", 4, 4), ("killed", "women", 1, 1)},
        ),
        ("Two elderly men, one of them blind, were injured.", {("injured", "men", 2, 2)}),
        (
            "Seven members of the Haddad family, including two women, one of whom was pregnant, and an uncle, were killed.",
            {("killed", "all", 7, 7), ("killed", "women", 2, 2)},
        ),
        ("Twelve people, two of whom were killed by a mine, lived there.", {("killed", "all", 2, 2)}),
        # a name set beside a noun is the same person
        ("A 43-year-old man, Idris Hamda, was killed.", {("killed", "men", 1, 1)}),
        ("The strike killed a woman, Ola Ziyad.", {("killed", "women", 1, 1)}),
        # a list that begins with somebody told singly is summed, one that breaks a figure down is not
        ("A father and his four sons were killed.", {("killed", "men", 5, 5)}),
        ("The blast wounded a guard and his two nephews.", {("injured", "all", 3, 3)}),
        ("Ruba Nadim and four neighbours were wounded.", {("injured", "all", 5, 5)}),
        ("Four people, a woman and her three sons, were killed.", {("killed", "all", 4, 4), ("killed", "men", 3, 3)}),
        # what is not counted with them
        ("The raid caused the death of eight people, about 30 wounded.", {("killed", "all", 8, 8), ("injured", "all", 30, 30)}),
        ("Three of those killed were nurses.", set()),
        ("Many messages named the men killed.", set()),
        ("Numerous sources, including Sahel Radio, reported that six people were injured.", {("injured", "all", 6, 6)}),
        # those counted as martyrs, as the deceased, as some of the dead
        ("The ministry spoke of seven martyrs.", {("killed", "all", 7, 7)}),
        ("The number of deceased stands at four.", {("killed", "all", 4, 4)}),
        ("Eight women and five children were among the dead.", {("killed", "women", 8, 8), ("killed", "children", 5, 5)}),
        ("Eleven of the dead were rickshaw drivers.", {("killed", "drivers", 11, 11)}),
        ("One of the dead was a neighbour.", set()),
        ("Two people of that street were among the dead.", set()),
        ("Six villagers were unintentionally killed.", {("killed", "civilians", 6, 6)}),
        ("A seventh victim, a welder of 52, died on Monday.", {("killed", "all", 7, 7)}),
        ("He gave the number of dead as “at least three”.", {("killed", "all", 3, None)}),
        (
            "The number of people killed when a tent was hit in the west of the country on Wednesday has risen to 44.",
            {("killed", "all", 44, 44)},
        ),
        # bounds told together, and a year that is none
        ("The strike killed at least 27 and up to 30 villagers.", {("killed", "civilians", 27, 30)}),
        ("At least 29 and possibly as many as 34 people died.", {("killed", "all", 29, 34)}),
        ("A strike on 20 October 2023 reportedly killed a shepherd.", {("killed", "all", 1, 1)}),
        ("Two boys, both 16, were wounded.", {("injured", "children", 2, 2)}),
        ("It resulted in “a number” of deaths.", {("killed", "all", 2, None)}),
        ("A “large number” of others were injured.", {("injured", "all", 3, None)}),
        ("Multiple people were injured.", {("injured", "all", 3, None)}),
    ],
)
def test_a_narrative_s_sentence_and_its_answers(text: str, expected: Answers) -> None:
    assert answers(text) == expected


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("Six people were killed and others were injured.", {"injured"}),
        ("The strike hit a home, injuring others.", {"injured"}),
        ("It was reported that civilians were killed and injured there.", {"killed", "injured"}),
        ("The shelling resulted in deaths and injuries.", {"killed", "injured"}),
        ("Sources mentioned “injuries” and gave no number.", {"injured"}),
        ("Though injuries were reported, nobody counted them.", {"injured"}),
        ("A number of people were reportedly killed and wounded.", {"killed", "injured"}),
        ("An unknown number of people were injured.", {"injured"}),
        ("The raid ended with killing and wounding an unknown number of people.", {"killed", "injured"}),
        ("The blast could cause injuries.", set()),
        ("The blast caused no deaths or injuries.", set()),
        ("She reported injuries to her hand.", set()),
        ("He died of his injuries.", set()),
        ("It is unclear whether others were killed.", set()),
    ],
)
def test_a_plural_without_a_figure_is_two_at_least(text: str, harms: set[str]) -> None:
    told = [c for c in claims(text) if not c.explicit and c.low == FEWEST]
    assert {c.question for c in told} == harms
    assert all((c.high, c.comparator, c.stance) == (None, "vague", "asserted") for c in told)


@pytest.mark.parametrize("figure", ["Nine others were injured.", "Several people were wounded."])
def test_a_plural_gives_way_to_a_figure(figure: str) -> None:
    assert [c.explicit for c in claims(f"The shelling caused injuries. {figure}") if c.question == "injured"] == [True]


@pytest.mark.parametrize(
    "unit", ["others were reported reported ", "a number of deaths and ", "two of whom, including ", "caused “injuries "]
)
def test_narratives_are_read_in_time_in_line_with_length(unit: str) -> None:
    def whole(size: int) -> Layers:
        text = (unit * (size // len(unit) + 1))[:size]
        return replace(laid("x"), report=Report("r", "r", text), sentences=find_sentences(text, (Passage(0, size, "body"),))[:1])

    assert_in_line(lambda laid: found_counts(replace(laid, figures=find_figures(laid.text, laid.sentences))), whole, 15_000)


def test_a_bulletin_headed_by_a_month_sums_many_incidents() -> None:
    layers = laid("The monitors list attacks by month.\n\n• May: Four attacks left three people dead and seven people injured.")
    assert [(t.what, t.low) for t in find_tallies(layers)] == [("attacks", 4), ("killed", 3), ("injured", 7)]
