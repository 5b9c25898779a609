"""What the network points at, read by the rules: numbers, days, places and names are never the network's own."""

from typing import Any

import pytest

from accordingto.reading.learned.proposals import Proposal
from accordingto.reading.learned.values import Value, value_of
from accordingto.records import Place
from tests.reading.learned.answering import Said, Takes, seen, words_of


def read(question: str, text: str, words: str, *said: Said) -> Value | None:
    """The value of a stretch that the network takes for an answer to the question."""
    report = seen(text, *said)
    start = text.index(words)
    return value_of(report, Proposal(start, start + len(words), question, 0.9, words_of(report.answers, text, words)))


def figure(question: str, text: str, words: str) -> tuple[Any, ...] | None:
    value = read(question, text, words)
    return None if value is None else (value["low"], value["high"], value["comparator"], value.get("explicit", True))


def told(question: str, text: str, words: str) -> str | None:
    value = read(question, text, words)
    return None if value is None else str(value["value"])


FIGURES = [
    ("killed", "Nine people died.", "Nine people", (9, 9, "exactly", True), "a number in words"),
    ("killed", "At least 12 people died.", "12 people", (12, None, "at_least", True), "what stands before the number goes with it"),
    ("killed", "At least 12 people died.", "people", None, "the people without their number"),
    ("killed", "Several villagers died.", "Several villagers", (3, None, "vague", True), "a vague number"),
    ("killed", "The villagers died.", "The villagers", None, "an uncounted many"),
    ("killed", "Villagers died.", "Villagers", None, "an uncounted many, with a capital"),
    ("killed", "A 17-year-old boy died.", "A 17-year-old boy", (1, 1, "exactly", False), "an age is no number"),
    ("killed", "A guard and his wife died.", "A guard and his wife", (2, 2, "exactly", False), "persons told one by one"),
    ("killed", "Ana Ruiz, 34, and Leo Marsh, 41, died.", "Ana Ruiz, 34, and Leo Marsh, 41", (2, 2, "exactly", False), "names and ages"),
    ("killed", "A guard and two nurses died.", "A guard and two nurses", (3, 3, "exactly", False), "a person and a number"),
    ("killed", "Ana Ruiz, 34, Leo and at least two fell.", "Ana Ruiz, 34, Leo and at least two", (4, None, "at_least", False), "or more"),
    ("killed", "A suspect, an employee, died.", "A suspect, an employee", (1, 1, "exactly", False), "one person described twice"),
    ("killed", "Ana Ruiz, a nurse, died.", "Ana Ruiz, a nurse", (1, 1, "exactly", False), "a name and what it is"),
    ("killed", "A nurse, Ana Ruiz, and a guard, Bo Li, fell.", "A nurse, Ana Ruiz, and a guard, Bo Li", (2, 2, "exactly", False), "two"),
    ("killed", "8-month-old Bo and 20-year-old Al", "8-month-old Bo and 20-year-old Al", (2, 2, "exactly", False), "ages before names"),
    ("killed", "A boy had died, she said.", "A boy had died, she said", (1, 1, "exactly", False), "who says it is not among them"),
    ("killed", "Two boys and a guard died.", "Two boys and a guard", (2, 2, "exactly", True), "a number that comes first stands alone"),
    ("strikes", "An airstrike hit it.", "An airstrike", (1, 1, "exactly", False), "one thing"),
    ("strikes", "Another strike hit it.", "Another strike", (1, 1, "exactly", False), "one more thing"),
    ("strikes", "The airstrikes went on.", "The airstrikes", None, "uncounted things"),
    ("munitions", "They fired 40 rockets at it.", "rockets", None, "things without their number"),
    ("munitions", "They fired 40 rockets at it.", "40 rockets", (40, 40, "exactly", True), "things with their number"),
]


@pytest.mark.parametrize(("question", "text", "words", "value", "shows"), FIGURES, ids=[row[-1] for row in FIGURES])
def test_a_number_pointed_at_is_read_by_the_rules(question: str, text: str, words: str, value: object, shows: str) -> None:
    assert figure(question, text, words) == value, shows


@pytest.mark.parametrize(
    ("question", "taken", "group"),
    [("killed", "children", "children"), ("killed", "other", "all"), ("strikes", "children", None)],
)
def test_a_group_is_the_networks_and_things_have_none(question: str, taken: str, group: str | None) -> None:
    value = read(question, "Nine fell.", "Nine", Takes("group", "Nine", taken))
    assert value and value["group"] == group


def test_the_number_not_the_people_tells_who_said_it() -> None:
    value = read("killed", "At least 12 people died.", "12 people")
    assert value and value["focus"].of("At least 12 people died.") == "At least 12"


def test_a_stretch_without_an_end_is_no_answer() -> None:
    text = f"Nine people, {'a nurse, ' * 20}died."
    assert read("killed", text, text) is None


WHENS = [
    ("It came on Tuesday.", "Tuesday", "2023-05-09", "a weekday before publication"),
    ("It came on Tuesday at 21:40 GMT.", "Tuesday at 21:40 GMT", "2023-05-09T21:40Z", "the clock rather than the day"),
    ("It came on Tuesday night or Wednesday.", "Wednesday", "2023-05-10", "only what is pointed at"),
    ("It came on Wednesday, 10 May 2023; at 21:40 they fled.", "Wednesday, 10 May 2023; at 21:40", "2023-05-10T21:40", "the clock, later"),
    ("They came recently.", "recently", None, "a time without a day"),
    ("It lasted for the last three days.", "the last three days", None, "a length of time that ends today"),
    ("They fought for two hours.", "two hours", None, "a length of time"),
    ("They came every Friday.", "every Friday", None, "a habit"),
    ("It came that very moment.", "that very moment", None, "words that hold no day"),
]


@pytest.mark.parametrize(("text", "words", "value", "shows"), WHENS, ids=[row[-1] for row in WHENS])
def test_a_day_pointed_at_is_read_by_the_rules(text: str, words: str, value: str | None, shows: str) -> None:
    assert told("when", text, words) == value, shows


WHERES = [
    ("A bomb fell on Homs on Monday.", "Homs", "Homs, Syria", "a place under its full name"),
    ("A bomb fell on Homs, Syria.", "Homs, Syria", "Homs, Syria", "a full name is not made fuller"),
    ("A bomb hit a mill in the city of Homs.", "a mill in the city of Homs", "mill in the city of Homs, Syria", "a spot in a place"),
    ("They met outside a banquet hall.", "outside a banquet hall", "banquet hall", "without the words that set it"),
    ("He fell at Brook and Archer avenues where it stood.", "Brook and Archer avenues where it", "Brook and Archer avenues", "where"),
    ("They shot at Mill Lane, after which they fled.", "Mill Lane, after which", "Mill Lane", "after"),
    ("He fell near the mill\nWeather", "near the mill\nWeather", "mill", "the next line"),
    ("He fell near the old\u00a0 mill.", "the old\u00a0 mill", "old mill", "one space between words"),
    ("He was found there.", "there", None, "a word that points back"),
    ("They reached the scene.", "the scene", None, "a word for any place"),
    ("New Lebanon Raids Kill Two", "New Lebanon", None, "a title's news of a country"),
]


@pytest.mark.parametrize(("text", "words", "value", "shows"), WHERES, ids=[row[-1] for row in WHERES])
def test_a_place_ends_where_its_story_goes_on(text: str, words: str, value: str | None, shows: str) -> None:
    assert told("where", text, words) == value, shows


def test_the_point_is_the_most_exact_place_of_a_stretch_and_none_is_made_up() -> None:
    def point(text: str, words: str) -> Place | None:
        value = read("where", text, words)
        assert value
        place: Place | None = value["place"]
        return place

    exact = point("A bomb fell on Homs, Syria.", "Homs, Syria")
    assert exact and (exact.name, exact.precision) == ("Homs", "town")
    assert point("They met outside a banquet hall.", "outside a banquet hall") is None


NAMES = [
    ("actor", "The alleged gunmen fired.", "The alleged gunmen", "gunmen", "without article and allegation"),
    ("actor", "Turkish shells fell.", "Turkish", "Turkey", "a people is its state"),
    ("actor", "The U.S. struck Homs.", "U.S", "U.S.", "initials as they are written"),
    ("actor", "ISIS fired.", "ISIS", "Islamic State", "one group under its many names"),
    ("actor", "Two drones struck.", "Two drones", None, "machines say nothing of who"),
    ("actor", "A man fired.", "A man", None, "a man says nothing of who"),
    ("actor", "Tuesday was worse.", "Tuesday", None, "a day does nothing"),
    ("target", "They hit the old mill, twice.", "the old mill,", "old mill", "without article and comma"),
    ("target", "They hit the", "the", None, "an article is no target"),
    ("weapon", "They held a “kitchen knife”.", "a “kitchen knife”", "kitchen knife", "without marks of quotation"),
]


@pytest.mark.parametrize(("question", "text", "words", "value", "shows"), NAMES, ids=[row[-1] for row in NAMES])
def test_a_name_pointed_at_is_read_by_the_rules(question: str, text: str, words: str, value: str | None, shows: str) -> None:
    assert told(question, text, words) == value, shows


def test_the_kind_is_the_words_own_and_only_else_the_networks() -> None:
    for word, kind in (("shelling", "shelling"), ("incident", "stabbing")):
        value = read("type", f"The {word} began.", word, Takes("kind", word, "stabbing"))
        assert value == {"value": kind}
