"""The packaged table: what it knows, how it spells, what it costs."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.places.gazetteer import COUNTRY, DISTRICT, REGION, TOWN, fold, fold_article, gazetteer, sound


@pytest.mark.parametrize(
    ("name", "kind", "code", "latitude", "longitude"),
    [
        ("Aleppo", TOWN, "SY", 36.2, 37.2),
        ("al-Raqqah", TOWN, "SY", 35.95, 39.0),
        ("Kyiv", TOWN, "UA", 50.45, 30.5),
        ("San Antonio", TOWN, "US", 29.4, -98.5),
        ("Rapides Parish", DISTRICT, "US", 31.2, -92.5),
        ("Helmand", REGION, "AF", 31.5, 64.0),
        ("Kharkiv", REGION, "UA", 49.6, 36.5),
        ("West Bengal", REGION, "IN", 24.3, 88.0),
        ("Texas", REGION, "US", 31.5, -99.7),
        ("Ivory Coast", COUNTRY, "CI", 7.5, -5.6),
        ("Burma", COUNTRY, "MM", 21.0, 96.5),
        ("U.K.", COUNTRY, "GB", 54.0, -2.5),
        ("Singapore", COUNTRY, "SG", 1.35, 103.8),
    ],
)
def test_knows_places_of_every_kind_near_where_they_are(name: str, kind: int, code: str, latitude: float, longitude: float) -> None:
    found = [e for e in gazetteer().named(name) if e.kind == kind and e.country_code == code]
    assert any(abs(e.latitude - latitude) < 1.5 and abs(e.longitude - longitude) < 1.5 for e in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Serêkaniyê", "Serekaniye"), ("AL-QAMISHLI", "al Qamishli"), ("Sana’a", "Sanaa"), ("Łódź", "lodz"), ("St. Louis", "St Louis")],
)
def test_spellings_that_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("tel rifaat", "tall rifat"), ("qorqanya", "kurkania"), ("ras al ain", "ras al ayn")])
def test_spellings_that_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_an_article_alone_is_no_article() -> None:
    assert (fold_article("al hasakah"), fold_article("al ain"), fold_article("aleppo")) == ("hasakah", "ain", "aleppo")


def test_gives_capitals_regions_and_zones() -> None:
    table = gazetteer()
    region = table.region("US", "TX")
    assert region is not None
    assert region.name == "Texas"
    assert table.capital("SY") == "Damascus"
    assert table.capital("??") == ""
    assert {e.zone for e in table.named("Damascus") if e.country_code == "SY" and e.kind == TOWN} == {"Asia/Damascus"}


def test_letters_set_in_another_style_are_the_same_letters() -> None:
    assert fold("𝗕𝗔𝗦𝗥𝗔 𝙰") == "basra a"


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(name: str) -> None:
    assert all(entry.name for entry in gazetteer().named(name))
    assert fold(fold(name)) == fold(name)


@given(st.integers(0, 250_000))
def test_every_place_is_found_by_its_own_name(number: int) -> None:
    entry = gazetteer().entry(number)
    assert number in {e.number for e in gazetteer().named(entry.name)}
    assert -90 <= entry.latitude <= 90
    assert -180 <= entry.longitude <= 180


def test_loads_within_a_second_and_a_hundred_megabytes() -> None:
    code = (
        "import resource, time; before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; start = time.process_time();"
        "from accordingto.reading.places.gazetteer import gazetteer; gazetteer().named('Aleppo');"
        "print(time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)"
    )
    seconds, megabytes = map(float, subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert seconds < 1.0
    assert megabytes < 100
