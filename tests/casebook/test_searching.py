"""Search finds reports and incidents by their words, in two scripts, on both databases alike; nothing that is typed can break it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.casebook import Casebook
from accordingto.casebook.searching import Hit, Near, Query
from accordingto.pipeline import work_out
from accordingto.records import Reading, Report
from accordingto.settings import Settings

Came = Callable[..., Report]
Keep = Callable[[Casebook, Report], Reading]
RULES = Settings(reader="rules")
PRESENT = (
    (
        "bakery",
        "Car bomb at a bakery in Homs",
        "Four people were killed and nine injured when a car bomb exploded at a bakery in Homs on 3 May 2019, the civil defence said. "
        "Rescuers dug through the rubble of the bakery until the evening, and ambulances took the wounded to two hospitals.",
        {"outlet": "The Harbour Post", "published": "2019-05-03"},
    ),
    (
        "bakery-late",
        "Toll of Homs blast rises",
        "Six people died in the bombing of a bakery in Homs on 3 May 2019, the health ministry said on Saturday. "
        "The ministry had no count of the injured, who were brought to hospitals as far away as Hama.",
        {"outlet": "Radio Delta", "published": "2019-05-04"},
    ),
    (
        "checkpoint",
        "Two policemen shot dead",
        "Gunmen shot two policemen dead at a checkpoint outside Kirkuk on 9 June 2019, the provincial police chief said. "
        "The road to the south was closed for most of the morning; nobody had bombed it before.",
        {"outlet": "The Harbour Post", "published": "2019-06-10"},
    ),
    (
        "arabic",
        "غارات على سوق في إدلب",
        "قُتل ١٢ مدنيًا في غارة جوية استهدفت السوق الشعبي في مدينة إدلب، وفق ما قاله المُستشفى.",
        {"outlet": "صدى الشمال", "published": "2019-07-01", "language": "ar"},
    ),
)
HOMS, KIRKUK = (34.73, 36.71), (35.47, 44.39)


@pytest.fixture
def filled(casebook: Casebook, came: Came, keep: Keep) -> Casebook:
    """Four reports on three events, worked out."""
    for key, title, text, head in PRESENT:
        keep(casebook, came(key, text, title=title, **head))
    work_out(casebook, RULES)
    return casebook


def keys(casebook: Casebook, query: Query) -> set[str]:
    """The keys of the reports that answer."""
    known = {report.id: report.key for report in casebook.reports()}
    return {known[hit.id] for hit in every(casebook, replace(query, kind="report"))}


def every(casebook: Casebook, query: Query) -> list[Hit]:
    """All hits, page by page."""
    found = casebook.search(query)
    hits = list(found.hits)
    while found.after:
        found = casebook.search(replace(query, after=found.after))
        hits += found.hits
    return hits


def test_reports_by_their_words(filled: Casebook) -> None:
    table = [
        ("bakery", {"bakery", "bakery-late"}, "a word of the texts"),
        ("BOMBING homs", {"bakery", "bakery-late"}, "forms of words, in any order"),
        ("policemen", {"checkpoint"}, "a word of a title"),
        ('"car bomb"', {"bakery"}, "words in order"),
        ('"bomb car"', set(), "and not in another"),
        ("hospital -car", {"bakery-late"}, "without a word"),
        ('homs -"car bomb"', {"bakery-late"}, "without words in order"),
        ("checkpoint OR ministry", {"checkpoint", "bakery-late"}, "either"),
        ("ambul*", {"bakery"}, "begun so"),
        ("-homs", {"checkpoint", "arabic"}, "nothing but what must not be there"),
        ("غارة ادلب", {"arabic"}, "another number, without the hamza"),
        ("مستشفى 12", {"arabic"}, "without article and vowels, other digits"),
        ('"السوق الشعبي"', {"arabic"}, "Arabic words in order"),
        ("bakery kirkuk", set(), "no report has both"),
        ("", {"bakery", "bakery-late", "checkpoint", "arabic"}, "nothing asked for, all"),
    ]
    assert [(typed, keys(filled, Query(words=typed)), shows) for typed, _, shows in table] == table


def test_what_narrows_a_search(filled: Casebook) -> None:
    table = [
        (Query(since=date(2019, 6, 10)), {"checkpoint", "arabic"}, "came out on a day or later"),
        (Query(words="said", until=date(2019, 5, 3)), {"bakery"}, "or until it"),
        (Query(outlet="the harbour post"), {"bakery", "checkpoint"}, "printed there"),
        (Query(outlet="Harbour"), set(), "a part of a name is no name"),
        (Query(origin="Health Ministry"), {"bakery-late"}, "an origin speaks"),
        (Query(question="injured"), {"bakery", "bakery-late"}, "a question is answered, be it by saying that nobody knows"),
        (Query(near=Near(*HOMS, 30)), {"bakery", "bakery-late"}, "tells of an event near a point"),
        (Query(near=Near(*HOMS, 900)), {"bakery", "bakery-late", "checkpoint"}, "or less near"),
        (Query(near=Near(*KIRKUK, 30), words="hospital"), set(), "both must fit"),
        (Query(status="disputed", question="killed"), {"bakery", "bakery-late"}, "tells of an event whose dead are disputed"),
        (Query(status="denied"), set(), "nobody denied"),
    ]
    assert [(query, keys(filled, query), shows) for query, _, shows in table] == table


def test_incidents_by_what_they_are_called_and_by_their_reports(filled: Casebook) -> None:
    def labels(query: Query) -> list[str]:
        return [hit.title for hit in every(filled, replace(query, kind="incident"))]

    (homs,) = labels(Query(words="ambulances"))
    assert "Homs" in homs, "by a word of one of its reports"
    assert labels(Query(words="homs syria")) == [homs], "by its place"
    assert labels(Query(words="homs -syria")) == [], "what is called so is not wanted, whatever a report says"
    assert labels(Query(near=Near(*HOMS, 30), since=date(2019, 5, 3), until=date(2019, 5, 3))) == [homs], "by place and day"
    assert labels(Query(status="disputed")) == [homs]


def test_a_place_is_found_by_its_name(filled: Casebook) -> None:
    found = filled.place_named("homs")
    assert found is not None and abs(found[0] - HOMS[0]) < 0.1 and abs(found[1] - HOMS[1]) < 0.1
    assert filled.place_named("nowhere") is None


def test_a_hit_shows_the_words_that_were_meant(filled: Casebook) -> None:
    texts = {report.id: report.text for report in filled.reports()}
    (hit,) = filled.search(Query(words="RESCUER bakeries", kind="report")).hits
    assert (hit.title, hit.day, hit.outlet) == ("Car bomb at a bakery in Homs", "2019-05-03", "The Harbour Post")
    assert [mark.of(hit.title) for mark in hit.marks] == ["bakery"]
    assert hit.snippet is not None
    assert texts[hit.snippet.report][hit.snippet.start : hit.snippet.end] == hit.snippet.quote
    assert {mark.of(hit.snippet.quote) for mark in hit.snippet.marks} == {"bakery", "Rescuers"}


def test_what_has_the_words_in_its_title_comes_first_then_the_newest(filled: Casebook) -> None:
    titles = [(hit.rank, hit.title) for hit in filled.search(Query(words="bomb OR shot", kind="report")).hits]
    assert titles == [(1, "Two policemen shot dead"), (1, "Car bomb at a bakery in Homs"), (0, "Toll of Homs blast rises")]


def test_pages_end_to_end_are_the_whole_answer(filled: Casebook) -> None:
    for typed in ("", "said", '"health ministry" OR homs OR kirkuk'):
        whole = filled.search(Query(words=typed, limit=100))
        assert whole.after is None and len(whole.hits) > 3
        for limit in (1, 2, 3):
            assert every(filled, Query(words=typed, limit=limit)) == list(whole.hits)


def test_a_new_version_is_found_by_its_words_alone(casebook: Casebook, came: Came, keep: Keep) -> None:
    key, title, text, head = PRESENT[0]
    keep(casebook, came(key, text, title=title, **head))
    keep(casebook, came(key, text.replace("bakery", "mosque"), title="Car bomb in Homs", **head))
    assert keys(casebook, Query(words="mosque")) == {key}
    assert keys(casebook, Query(words="bakery")) == set()


TYPED = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("bakery homs OR \"'-*()&|!:\\%_\0")), max_size=60)


def test_any_text_is_a_legal_query_and_leaves_the_casebook_alone(filled: Casebook) -> None:
    @settings(max_examples=40, deadline=None)
    @given(typed=TYPED, name=TYPED)
    def type_in(typed: str, name: str) -> None:
        filled.search(Query(words=typed))
        filled.search(Query(words=typed, outlet=name, origin=name, question=name))

    before = filled.head()
    type_in()
    assert filled.head() == before and keys(filled, Query(words="bakery")) == {"bakery", "bakery-late"}


def test_a_long_query_is_legal_too(casebook: Casebook) -> None:
    for typed in ("a " * 20_000, "-x " * 5_000, "a OR -b " * 3_000, '"a b" OR ' * 3_000, "y" * 100_000, "((((" * 5_000):
        assert casebook.search(Query(words=typed)).hits == ()
