"""Which incidents a report tells of, and which of its words speak of which."""

import pytest

from accordingto.reading.reader import read_by_rules as read
from accordingto.records import Account, Report

PUBLISHED = "2023-05-12"  # a Friday


def accounts(text: str, published: str = PUBLISHED) -> tuple[Account, ...]:
    return read(Report("r-1", "one", text, outlet="The Courier", published=published)).accounts


def holding(told: tuple[Account, ...], place: str) -> str:
    """The account that is set at this place, or on this day."""
    found = {
        a.id
        for a in told
        for c in a.claims
        if c.question in ("where", "when") and place.lower() in f"{c.value} {c.quote}".lower() and not c.offset
    }
    assert len(found) == 1, found
    return found.pop()


ONE = [
    (
        "A bomb went off at a market in Mosul on Tuesday. The blast killed six people. Police said the attack wounded ten more.",
        "the blast, the attack: one",
    ),
    ("Gunmen opened fire on a bus near Gao on Monday. Nine passengers died in the shooting.", "a verb first, its noun after"),
    ("Two men were shot dead in Leeds on Thursday.\n\nA third man was taken to hospital with gunshot wounds.", "victims told one by one"),
    ("Shells hit Kherson on Wednesday. The shelling, the second this week, damaged a school.", "an ordinal said of the event itself"),
]


@pytest.mark.parametrize(("text", "shows"), ONE, ids=[shows for _, shows in ONE])
def test_one_incident_stays_one(text: str, shows: str) -> None:
    assert len(accounts(text)) == 1, shows


APART = [
    (
        "An air strike on Taiz killed four people on Tuesday, two days after a car bomb in Aden killed eleven.",
        "Taiz",
        "Aden",
        "an aside about another event",
    ),
    (
        "Warplanes struck Idlib on Monday. On Thursday, warplanes struck Idlib again, killing five.",
        "Monday",
        "Thursday",
        "the same place on another day",
    ),
    (
        "A man was stabbed in Bristol on Monday. In a separate attack, a woman was stabbed in Bath on Tuesday.",
        "Bristol",
        "Bath",
        "separate, and elsewhere",
    ),
    ("Rebels shelled Goma on Wednesday. Last year, a bombing in Kampala killed dozens.", "Goma", "Kampala", "what happened a year before"),
]


@pytest.mark.parametrize(("text", "here", "there", "shows"), APART, ids=[row[-1] for row in APART])
def test_two_incidents_are_told_apart(text: str, here: str, there: str, shows: str) -> None:
    told = accounts(text)
    assert holding(told, here) != holding(told, there), shows
    assert told[0].main and not told[1].main


def test_a_bulletin_sets_each_item_under_its_heading() -> None:
    told = accounts("HODEIDAH, 3 May.\nShelling killed two people.\n\nTAIZ, 5 May.\nShelling wounded a boy.")
    assert holding(told, "Hodeidah") != holding(told, "Taiz")


def test_a_victim_named_with_her_age_is_one_victim_whatever_the_day() -> None:
    told = accounts("Ada Wren, 61, was shot in Tulsa on Monday.\n\nThe gunman fled.\n\nAda Wren, 61, died of the shooting on Wednesday.")
    assert len(told) == 1


def test_keeping_apart_gives_its_reasons_in_words() -> None:
    reading = read(Report("r-1", "one", APART[0][0], published=PUBLISHED))
    assert any("Taiz" in a.reason and "Aden" in a.reason for a in reading.apart)


def test_what_follows_an_aside_goes_on_about_the_first_event() -> None:
    told = accounts("A strike hit Zintan on Tuesday, a week after a raid on Misrata, and killed nine people.")
    killed = next(c for a in told for c in a.claims if c.question == "killed")
    assert killed.incident == holding(told, "Zintan")


def test_what_follows_a_semicolon_is_told_by_its_own_time() -> None:
    text = (
        "Gunmen opened fire on Monday in Arlo, killing two. The attack came three years after a similar shooting in the city;"
        " in 2010, nine people were shot dead on Mill Street."
    )
    told = accounts(text)
    assert len(told) == 2 and not told[1].main
    assert [c.low for c in told[1].claims if c.question == "killed"] == [9]


def test_an_undated_report_keeps_weekdays_apart_and_guesses_no_year() -> None:
    told = accounts("Jets bombed Sirte on Sunday. On Friday, jets bombed Sirte again.", published="")
    assert len(told) == 2
    assert {c.value for a in told for c in a.claims if c.question == "when"} == {"XXXX-WXX-7", "XXXX-WXX-5"}


SERIES = [
    "The coalition has been bombing targets in Yemen for years.",
    "The army launched its first air strikes in the region in September.",
    "There were a series of attacks on villages in recent months.",
    "The rebels could attack the town.",
    "The navy did not shell the port.",
]


@pytest.mark.parametrize("text", SERIES)
def test_habits_series_and_what_did_not_happen_are_no_incident(text: str) -> None:
    assert not accounts(text)


def test_a_related_headline_tells_of_its_own_event_and_only_its_figures_are_kept() -> None:
    text = (
        "A drone hit a fuel depot in Novorossiysk on Thursday, officials said. "
        "The fire burned for hours and nobody was hurt at the depot.\n\n"
        "Related stories\nBomb Kills 14 At Market In Peshawar\nParliament Votes On Budget After Long Debate\n"
        "Heavy Rain Floods Streets In Lagos\n"
    )
    told = accounts(text)
    other = next(a for a in told if a.headline_only)
    assert [(c.question, c.low) for c in other.claims] == [("killed", 14)]
    assert all(c.headline for c in other.claims)
