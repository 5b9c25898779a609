"""Names of places in sentences of our own: what is one, which one is meant, how it is labelled."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading.layers import Passage, PlaceName
from accordingto.reading.places import find_places, resolve_anaphor
from accordingto.reading.places.gazetteer import fold
from accordingto.reading.sentences import find_sentences
from accordingto.records import Span
from tests.growth import assert_in_line


def places(text: str, outlet: str = "") -> tuple[PlaceName, ...]:
    return find_places(text, find_sentences(text, (Passage(0, len(text), "body"),)), outlet)


def named(text: str) -> dict[str, str]:
    """What the text calls each place → its label."""
    return {p.of(text): p.label for p in places(text)}


RESOLVED = [
    # text, stretch, label, precision
    ("Jets struck Raqqa in Syria before dawn.", "Raqqa", "Raqqa, Syria", "town"),
    ("Two days after the killings in Paris, jets flew over Syria.", "Paris", "Paris, France", "town"),
    ("A man was shot in Paris, Texas, on Sunday.", "Paris", "Paris, Texas", "town"),
    ("Police in Paris said the driver was from Dallas; the sheriff of Lamar County, Texas, was told.", "Paris", "Paris, Texas", "town"),
    ("SPRINGFIELD, Ill. — Three people were hurt.", "SPRINGFIELD", "Springfield, Illinois", "town"),
    ("Three people were hurt in Springfield, Mo., on Monday.", "Springfield", "Springfield, Missouri", "town"),
    ("A patrol was ambushed in Helmand province.", "Helmand", "Helmand province, Afghanistan", "region"),
    ("Shells fell on Kharkiv on Monday, Ukraine said.", "Kharkiv", "Kharkiv, Ukraine", "town"),
    ("Shells fell on villages of Kharkiv oblast, Ukraine said.", "Kharkiv", "Kharkiv oblast, Ukraine", "region"),
    ("A U.S. drone crashed.", "U.S.", "United States", "country"),
    ("The convoy left the UK on Friday.", "UK", "United Kingdom", "country"),
    ("Crews in Clarke and Oconee counties, Georgia, were called.", "Clarke", "Clarke county, Georgia", "district"),
    ("A rocket hit the Gaza Strip.", "Gaza Strip", "Gaza Strip, Palestinian Territory", "region"),
    ("Fighting spread through Darfur.", "Darfur", "Darfur, Sudan", "region"),
    ("The United States, the U.S. Senate said in Ohio and Texas, blamed Russia.", "Russia", "Russia", "country"),
    ("Hundreds fled Gaza for Rafah.", "Gaza", "Gaza, Palestinian Territory", "town"),
    ("Tensions in the Middle East grew.", "Middle East", "Middle East", "region"),
    ("Drones hit al-Qamishli in Syria.", "al-Qamishli", "al-Qamishli, Syria", "town"),
]


@pytest.mark.parametrize(("text", "stretch", "label", "precision"), RESOLVED)
def test_the_place_meant(text: str, stretch: str, label: str, precision: str) -> None:
    found = next(p for p in places(text) if p.of(text) == stretch)
    assert (found.label, found.place.precision) == (label, precision)
    assert found.place.latitude is not None


LOUD = [
    # a title in capitals, what it names
    ("Villages Emptied After New Lebanon Air Strikes Monday Night, Ministry Says", {"Lebanon"}),
    ("Wildfires Spread Across New Mexico While Crews Return From New Zealand", {"New Mexico", "New Zealand"}),
]


@pytest.mark.parametrize(("title", "named_there"), LOUD)
def test_news_of_a_country_is_no_town_named_after_it(title: str, named_there: set[str]) -> None:
    body = "Jets struck hills in Lebanon on Monday. Fires burn in New Mexico; help came from New Zealand."
    assert {p.of(title) for p in places(f"{title}\n\n{body}") if p.end <= len(title)} == named_there


NO_PLACE = [
    ("Paris Hilton said nothing.", "Paris"),
    ("Sgt. Austin Smith was hurt. Later Smith went home.", "Austin"),
    ("Michael Jordan, 42, was there. Jordan said he heard shots.", "Jordan"),
    ("Mayor Jackson said the city mourned.", "Jackson"),
    ("The Washington Post and the New York Times reported it.", "Washington"),
    ("The Washington Post and the New York Times reported it.", "New York"),
    ("A fan of the Chicago Bulls fell.", "Chicago"),
    ("Researchers of the University of Arizona asked.", "University"),
    ("Police are searching. Of the five, two died.", "Police"),
    ("Reading the statement, he wept. Mobile phones were lost. Nice try, she said.", "Nice"),
    ("It happened in March, on a Sunday.", "March"),
    ("The White House gave no comment.", "White House"),
]


@pytest.mark.parametrize(("text", "word"), NO_PLACE)
def test_what_is_no_place(text: str, word: str) -> None:
    assert word not in named(text)


DEMONYMS = [
    ("French jets took off.", "French", "France"),
    ("Syrian officials denied it.", "Syrian", "Syria"),
    ("Two Americans were held.", "Americans", "United States"),
    ("A Texan was arrested.", "Texan", "Texas, United States"),
    ("Parisians stayed at home.", "Parisians", "Paris, France"),
    ("A South Sudanese soldier fired.", "South Sudanese", "South Sudan"),
]


@pytest.mark.parametrize(("text", "word", "label"), DEMONYMS)
def test_words_for_people_lead_to_their_place(text: str, word: str, label: str) -> None:
    (found,) = [p for p in places(text) if p.of(text) == word]
    assert (found.demonym, found.label) == (True, label)


SITES = [
    ("Shots were fired in the 1400 block of Larkspur Hill Drive in San Antonio.", "1400 block of Larkspur Hill Drive",
     "1400 block of Larkspur Hill Drive, San Antonio"),
    ("A man was shot at 2217 Birchwood Avenue.", "2217 Birchwood Avenue", "2217 Birchwood Avenue"),
    ("They met near West 12th Street and Alder Avenue.", "West 12th Street and Alder Avenue", "West 12th Street and Alder Avenue"),
    ("A car burned between Maple and Orchard streets.", "Maple and Orchard streets", "Maple and Orchard streets"),
    ("Four were shot at 19th and South Tilden.", "19th and South Tilden", "19th and South Tilden"),
    ("The wounded reached al-Nur Hospital.", "al-Nur Hospital", "al-Nur Hospital"),
    ("A shell hit the Tarmuz refugee camp.", "Tarmuz refugee camp", "Tarmuz refugee camp"),
    ("Gunmen raided the village of Kefr Zarqa in Syria.", "Kefr Zarqa", "Kefr Zarqa, Syria"),
    ("A drone crashed near Qilmiz in Syria.", "Qilmiz", "Qilmiz, Syria"),
    ("A blast on Houthi Street killed two.", "Houthi Street", "Houthi Street"),
    ("It happened in Toledo's Hartwell neighborhood, in Ohio.", "Hartwell neighborhood", "Hartwell neighborhood, Toledo"),
    ("Chicago's South Side was quiet.", "South Side", "South Side, Chicago"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stretch", "label"), SITES)
def test_spots_that_no_gazetteer_lists(text: str, stretch: str, label: str) -> None:
    found = next((p for p in places(text) if p.of(text) == stretch), None)
    assert found is not None, named(text)
    assert (found.label, found.place.precision, found.place.latitude) == (label, "unresolved", None)


def test_two_candidates_with_nothing_to_choose_leave_none() -> None:
    text = "A man was shot in Union County."
    (found,) = places(text)
    assert (found.label, found.place.precision, found.place.latitude) == ("Union County", "unresolved", None)


def test_a_town_that_the_named_state_lacks_is_no_namesake_elsewhere() -> None:
    text = "RAQQA, N.C. — A boy was hurt in Raqqa, officers said."
    assert {p.place.latitude for p in places(text) if fold(p.of(text)) == "raqqa"} == {None}


def test_the_country_of_the_outlet_decides_between_namesakes() -> None:
    text = "A woman was stabbed in Boston."
    assert [p.label for p in places(text, "Evening Post, United States")] == ["Boston, Massachusetts"]
    text = "A woman was stabbed in Worcester."
    assert [p.label for p in places(text, "Evening Post, United Kingdom")] == ["Worcester, United Kingdom"]
    assert [p.label for p in places(text, "Evening Post, United States")] == ["Worcester, Massachusetts"]


def test_one_name_has_one_sense_in_a_report() -> None:
    text = "Two died in Paris, Texas. Later the mayor of Paris spoke. Paris is small."
    assert {p.label for p in places(text) if p.of(text) == "Paris"} == {"Paris, Texas"}


def test_zones_and_containers() -> None:
    text = "Shots were heard in San Antonio, Texas, and bombs in Syria; Russia and Helmand kept quiet."
    by = {p.of(text): p for p in places(text)}
    assert by["San Antonio"].zone == "America/Chicago"
    assert by["San Antonio"].containers == ("Bexar County", "Texas", "United States")
    assert (by["Syria"].zone, by["Russia"].zone, by["Helmand"].zone) == ("Asia/Damascus", "", "Asia/Kabul")


ANAPHORS = [
    ("Rockets hit Aleppo in Syria. Smoke rose over the city.", "the city", "Aleppo"),
    ("Rockets hit Aleppo in Syria. The country's air force denied it.", "The country", "Syria"),
    ("He drove from Homs to Damascus. The capital was calm.", "The capital", "Damascus"),
    ("Crews went to Helmand province. Later fighters left the province.", "the province", "Helmand"),
    ("Rockets hit Aleppo. People there fled.", "there", "Aleppo"),
]


@pytest.mark.parametrize(("text", "words", "name"), ANAPHORS)
def test_the_place_that_a_word_stands_for(text: str, words: str, name: str) -> None:
    start = text.index(words)
    found = resolve_anaphor(text, places(text), Span(start, start + len(words)))
    assert found is not None
    assert found.of(text) == name


def test_a_word_with_no_place_before_it_stands_for_none() -> None:
    text = "The city was calm. Later Aleppo burned."
    assert resolve_anaphor(text, places(text), Span(0, 8)) is None


WORDS = st.sampled_from(
    [
        "\n\n",
        *(
            "Paris Texas in the Syria , said Jordan 800 block of Pine Street and al- Raqqa province U.S. Calif. ( ) “ ” New York Times ’s"
            " St. Hospital village Qx counties — French".split()
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_stretches_lie_in_the_text_in_order_and_apart(parts: list[str]) -> None:
    text = " ".join(parts).strip()
    found = places(text)
    assert all(0 <= p.start < p.end <= len(text) and p.of(text).strip() == p.of(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((p.place.latitude is None) == (p.place.precision == "unresolved") for p in found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(p.of(text) for p in places(text))


@pytest.mark.parametrize(
    "piece", ["Paris ", "al-", "800 block of ", "A, B and ", "New York, ", "of of ", "St. ", "A.B.C.", "Street and ", "Springfield "]
)
def test_reads_in_time_that_grows_with_the_text_alone(piece: str) -> None:
    def read(text: str) -> None:
        find_places(text, find_sentences(text, (Passage(0, len(text), "body"),)))

    assert_in_line(read, lambda size: piece * (size // len(piece)), 10_000)
