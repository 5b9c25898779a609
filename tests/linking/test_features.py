"""What single features find in two accounts: numbered pages, names of places and of families, days without a year, outlets by two names."""

import pytest

from accordingto.linking.compare import compare
from accordingto.linking.index import Index
from accordingto.linking.traits import traits_of
from accordingto.records import Place, Reading, Report
from tests.builders import account, reading, report, told, where

MILLBROOK = Place("Millbrook", "United States", 41.8, -73.7, "town", 1)


def kinds(one: Reading, other: Reading) -> set[str]:
    """The kinds of evidence between the accounts of two reports."""
    a, b = (traits_of(each.report, each.accounts[0]) for each in (one, other))
    return {evidence.kind for evidence in compare(a, b, Index()).evidence}


def page(address: str, published: str = "") -> Reading:
    of = report(address, "Outlet", published, url=address)
    return reading(of, account(of, 0, told("killed", 3)))


SITE = "https://news.example/en/"


@pytest.mark.parametrize(
    ("one", "other", "published", "expected", "why"),
    [
        (f"{SITE}237567/", f"{SITE}237601/market", "", {"numbered together"}, "a day's work of one site"),
        (f"{SITE}237567/", f"{SITE}251003/", "", {"numbered apart"}, "thousands of pages later"),
        (f"{SITE}237567/", f"{SITE}238400/", "", set(), "neither near nor far"),
        (f"{SITE}?p=237567", f"{SITE}?id=4&p=251003", "", {"numbered apart"}, "a number in the query"),
        (f"https://archive.example/web/20220304/{SITE}237567/", f"{SITE}251003/", "", {"numbered apart"}, "an archive's copy of the page"),
        (f"{SITE}237567/", "https://other.example/251003/", "", set(), "two sites number as they like"),
        (f"{SITE}2021/market", f"{SITE}2022/market", "", set(), "a year is no number of a page"),
        (f"{SITE}237567/9120", f"{SITE}251003/9120", "", set(), "of two numbers none is chosen"),
        (f"{SITE}237567/", f"{SITE}251003/", "2022-03-04", set(), "days of publication tell better"),
    ],
)
def test_numbers_of_one_sites_pages(one: str, other: str, published: str, expected: set[str], why: str) -> None:
    found = kinds(page(one, published), page(other, published))
    assert {kind for kind in found if kind.startswith("numbered")} == expected, why
    assert ("nothing of when" in found) == (not expected and not published), why


def at(name: str, *more: str, place: Place | None = None) -> Reading:
    of = report(name)
    said = (told("where", each, place=place) if place else told("where", each) for each in (name, *more))
    return reading(of, account(of, 0, *said))


@pytest.mark.parametrize(
    ("one", "other", "expected", "why"),
    [
        ("Darquin, Syria", "Tulmar, Syria", "nothing but the day", "a country in common makes no place the same"),
        ("Darquin village", "Darquin, Syria", "place same name", "the kind of place and the country aside"),
        ("Nasreel", "Nesril", "place same name", "one name, two transliterations"),
        ("Shosha, Orchard Hill", "Shushi, Mill Lane", "place shared word", "a village in two transliterations"),
        ("Meeran", "Marin Vale", "place other", "short names differ by their vowels"),
    ],
)
def test_names_that_no_gazetteer_knows(one: str, other: str, expected: str, why: str) -> None:
    assert expected in kinds(at(one), at(other)), why


@pytest.mark.parametrize(
    ("one", "other", "expected", "why"),
    [
        (("Old Bakery, Millbrook",), ("Harbour Steps, Millbrook",), "place other spot", "two spots of one town"),
        (("Old Bakery, Millbrook",), ("Old Bakery, Millbrook",), "place same spot", "one spot"),
        (("Mylbruk, Kent", "Old Bakery, Mylbruk"), ("Harbour Steps, Mylbruk",), "place other spot", "the town as they spell it is no spot"),
        (("Mylbruk, Kent",), ("Harbour Steps, Mylbruk",), "place same", "nor is it one against a spot"),
    ],
)
def test_spots_of_one_town(one: tuple[str, ...], other: tuple[str, ...], expected: str, why: str) -> None:
    assert expected in kinds(at(*one, place=MILLBROOK), at(*other, place=MILLBROOK)), why


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-06-08", "XXXX-06-08", "day same of the year"),
        ("XXXX-06-08", "XXXX-06-08", "day same of the year"),
        ("2021-06", "XXXX-06-08", "day within a month"),
    ],
)
def test_a_day_without_its_year(one: str, other: str, expected: str) -> None:
    first, second = report("first"), report("second")
    assert expected in kinds(reading(first, account(first, 0, told("when", one))), reading(second, account(second, 0, told("when", other))))


def test_days_of_the_year_far_apart_bar() -> None:
    first, second = report("first"), report("second")
    one, other = (traits_of(of, account(of, 0, told("when", day))) for of, day in ((first, "XXXX-08-26"), (second, "2023-01-28")))
    assert compare(one, other, Index()).barred


def naming(key: str, sentence: str) -> Reading:
    of = report(key)
    return reading(of, account(of, 0, told("injured", 1, sentence=sentence)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nora Vashti, 30, was hurt.", "Nora Vashti, 30, was hurt.", "people same"),
        ("Nora Vashti, 30, was hurt.", "Emil Vashti, 7, was hurt.", "people of one family"),
        ("Nora Vashti, 30, was hurt.", "Emil Tarrow, 7, was hurt.", "people other"),
    ],
)
def test_people_named_with_their_ages(one: str, other: str, expected: str) -> None:
    assert expected in kinds(naming("one", one), naming("other", other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("North River Agency", "NRA", "words unlike, one outlet"),
        ("North River Agency", "South Hill Agency", "words unlike"),
    ],
)
def test_an_outlet_by_two_names(one: str, other: str, expected: str) -> None:
    def story(outlet: str) -> Reading:
        of: Report = report(outlet, outlet)
        return reading(of, account(of, 0, where(MILLBROOK), words=tuple(f"{outlet.split()[0].lower()}{n}" for n in range(50))))

    assert expected in kinds(story(one), story(other))
