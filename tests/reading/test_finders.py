"""Who, where, when, of what kind and with what: tables of a sentence and the answer that a careful reader takes from it."""

import pytest

from accordingto.reading.reader import read_by_rules as read
from accordingto.records import Claim, Report


def claims(text: str, question: str, published: str = "2023-05-12") -> list[Claim]:
    reading = read(Report("r-1", "one", text, outlet="The Courier", published=published))
    return [c for a in reading.accounts for c in a.claims if c.question == question]


ACTORS = [
    ("Israeli forces raided the town of Jenin on Monday.", "Israeli forces", "before the verb"),
    ("Six people were killed in Turkish shelling of Kobani.", "Turkey", "a people before the event's noun is its state"),
    ("The convoy was attacked by Boko Haram fighters near Maiduguri.", "Boko Haram fighters", "after by"),
    ("Masked gunmen stormed a church in Kaduna and shot the priest.", "Masked gunmen", "doers known by their name"),
    ("A man was shot in Dallas. Kevin Alan Moore, 31, was charged with murder in the shooting.", "Kevin Alan Moore", "named in a charge"),
    ("Ukraine blamed Russian forces for the missile strike on Kharkiv.", "Russian forces", "blamed"),
    ("The governor attributed the bombing in Quetta to IS.", "Islamic State", "attributed, under one of its names"),
    ("Ana Ruiz attributed the bombing in her country to the Northern Front and said it was planned.", "Northern Front", "with more said"),
    ("Officials pinned the bombing in Quetta on the Northern Front.", "Northern Front", "pinned on"),
    ("The army accused the Northern Front of carrying out the bombing in Quetta.", "Northern Front", "accused of doing it"),
    ("Residents held the army responsible for the shelling of Quetta on Monday.", "army", "held responsible"),
]


@pytest.mark.parametrize(("text", "actor", "shows"), ACTORS, ids=[row[-1] for row in ACTORS])
def test_the_doer_is_found(text: str, actor: str, shows: str) -> None:
    assert actor in [c.value for c in claims(text, "actor")], shows


NO_ACTOR = [
    ("Three people were killed in an explosion in Cairo.", "nobody is named"),
    ("The attack on Monday killed five.", "an event does nothing"),
    ("Two civilians killed in Gaza strike, hospital says.", "a victim is no doer"),
    ("She was shot in the leg on Friday.", "a passive"),
]


@pytest.mark.parametrize(("text", "shows"), NO_ACTOR, ids=[row[-1] for row in NO_ACTOR])
def test_no_doer_is_made_up(text: str, shows: str) -> None:
    assert claims(text, "actor") == [], shows


def test_an_unknown_doer_and_a_denial_say_so() -> None:
    unknown = claims("A bomb exploded in Kabul on Sunday. No group has claimed responsibility.", "actor")
    assert [(c.value, c.stance) for c in unknown] == [("unknown", "unknown")]
    denied = claims("Shells fell on Donetsk on Sunday. Ukraine denied shelling the city.", "actor")
    assert ("Ukraine", "denied") in [(c.value, c.stance) for c in denied]


WHERES = [
    ("A suicide bomber struck a market in Maiduguri on Monday.", "Maiduguri", "after in"),
    ("The Homs bombing on Tuesday killed nine.", "Homs", "before the event's noun"),
    ("Police found two men shot in the 1200 block of Elm Street on Friday night.", "1200 block of Elm Street", "an address"),
    ("Rockets landed near the village of Kafr Nabl in Idlib province on Monday.", "Kafr Nabl", "the most exact place"),
]


@pytest.mark.parametrize(("text", "place", "shows"), WHERES, ids=[row[-1] for row in WHERES])
def test_the_place_is_found(text: str, place: str, shows: str) -> None:
    assert any(place in (c.value or "") for c in claims(text, "where")), shows


NOT_WHERE = [
    ("A man was shot in Memphis on Monday. He was taken to a hospital in Nashville.", "Nashville", "where the wounded went"),
    ("Ann Reed, 40, of Tucson, was stabbed in Phoenix on Monday.", "Tucson", "where a victim lives"),
    ("BEIRUT (CN) — A strike hit Homs on Monday, killing two.", "Beirut", "where the reporter sits"),
    ("France launched air strikes on Raqqa on Sunday.", "France", "who did it"),
]


@pytest.mark.parametrize(("text", "place", "shows"), NOT_WHERE, ids=[row[-1] for row in NOT_WHERE])
def test_other_places_are_not_the_scene(text: str, place: str, shows: str) -> None:
    assert not any(place.lower() in (c.value or "").lower() for c in claims(text, "where")), shows


WHENS = [
    ("A bomb killed four people in Basra on Tuesday.", "2023-05-09", "the weekday before publication"),
    ("Gunmen attacked the base on 2 May, killing ten.", "2023-05-02", "the year of publication"),
    ("The shooting happened around 9:30 p.m. Wednesday in Houston, Texas.", "2023-05-10T21:30-05:00", "a clock in the place's own zone"),
]


@pytest.mark.parametrize(("text", "when", "shows"), WHENS, ids=[row[-1] for row in WHENS])
def test_the_time_is_found(text: str, when: str, shows: str) -> None:
    assert when in [(c.value or "").rstrip("~") for c in claims(text, "when")], shows


NOT_WHEN = [
    ("A strike killed two people in Homs, the ministry said on Thursday.", "when it was said"),
    ("A man was shot dead in Reno. A suspect was arrested on Thursday.", "when somebody was arrested"),
]


@pytest.mark.parametrize(("text", "shows"), NOT_WHEN, ids=[row[-1] for row in NOT_WHEN])
def test_other_times_are_not_the_incidents(text: str, shows: str) -> None:
    assert claims(text, "when") == [], shows


TYPES = [
    ("Fighter jets bombed a village near Saada on Monday.", "air/drone strike"),
    ("Artillery shelling killed three people in Avdiivka.", "shelling"),
    ("A gunman opened fire in a bar in Reno.", "shooting"),
    ("A car bomb killed two people in Mogadishu.", "bombing"),
    ("A teenager was stabbed to death in Croydon.", "stabbing"),
    ("Troops stormed a house in Nablus.", "raid"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_the_kind_of_violence_is_named(text: str, kind: str) -> None:
    assert [c.value for c in claims(text, "type")] == [kind]


def test_target_and_weapon_are_quoted_where_they_stand() -> None:
    text = "A Hellfire missile struck a pickup truck near Marib on Monday."
    assert [c.value for c in claims(text, "target")] == ["pickup truck"]
    assert [c.value for c in claims(text, "weapon")] == ["Hellfire missile"]
