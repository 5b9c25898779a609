"""Times as reports and histories tell them: stretch, TIMEX3 value, EDTF."""

import pytest

from accordingto.reading.layers import PlaceName, SentenceSpan, TimeExpression
from accordingto.reading.times import find_times
from accordingto.records import Place
from tests.growth import assert_in_line

PUBLISHED = "2016-03-16"  # a Wednesday


def times_in(text: str, published: str = PUBLISHED, zones: dict[str, str] | None = None) -> tuple[TimeExpression, ...]:
    sentences, start = [], 0
    for number, line in enumerate(text.split("\n")):
        sentences.append(SentenceSpan(start, start + len(line), "body", number))
        start += len(line) + 1
    places = [
        PlaceName(text.index(name), text.index(name) + len(name), Place(name), name, zone=zone) for name, zone in (zones or {}).items()
    ]
    return find_times(text, sentences, published, places)


def told(text: str, published: str = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.edtf) for t in times_in(text, published)]


@pytest.mark.parametrize(
    ("text", "stretch", "edtf"),
    [
        ("They fled on 7 August 1998.", "7 August 1998", "1998-08-07"),
        ("Shots fell on Aug. 7, 1998, near the well.", "Aug. 7, 1998", "1998-08-07"),
        ("A shell landed on Monday, March 14.", "Monday, March 14", "2016-03-14"),
        ("Since the 7th October 2023 nobody sleeps.", "the 7th October 2023", "2023-10-07"),
        ("The report is dated 2014-08-07.", "2014-08-07", "2014-08-07"),
        ("The form says 25/02/2016.", "25/02/2016", "2016-02-25"),
        ("A mine went off in October.", "October", "2015-10"),
        ("A mine went off in early 2015.", "early 2015", "2015"),
        ("Villages burned in the 1990s.", "the 1990s", "199X"),
        ("The mill fell in the spring of 1997.", "the spring of 1997", "1997-21"),
        ("It rained in mid-July.", "mid-July", "2015-07"),
        ("Roads of the 19th century were narrow.", "the 19th century", "18XX"),
        ("Losses rose in the third quarter of 2014.", "the third quarter of 2014", "2014-07/2014-09"),
        ("A rocket hit the mill on Sunday.", "Sunday", "2016-03-13"),
        ("A rocket hit the mill on Wednesday.", "Wednesday", "2016-03-16"),
        ("A rocket hit the mill last Wednesday.", "last Wednesday", "2016-03-09"),
        ("The court will sit on Friday.", "Friday", "2016-03-18"),
        ("A mob came late Monday night.", "late Monday night", "2016-03-14"),
        ("A mob came yesterday.", "yesterday", "2016-03-15"),
        ("A mob came this morning.", "this morning", "2016-03-16"),
        ("A mob came last night.", "last night", "2016-03-15"),
        ("A mob came two days ago.", "two days ago", "2016-03-14"),
        ("A mob came three years ago.", "three years ago", "2013"),
        ("Nine died in the past 24 hours.", "the past 24 hours", "2016-03-15/2016-03-16"),
        ("Nine died last week.", "last week", "2016-03-07/2016-03-13"),
        ("Nine died last month.", "last month", "2016-02"),
        ("The bridge fell overnight.", "overnight", "2016-03-15/2016-03-16"),
        ("It fell in the night of 11 to 12 March.", "night of 11 to 12 March", "2016-03-11/2016-03-12"),
        ("It began around June 1, 2014.", "around June 1, 2014", "2014-06-01~"),
        ("A bomb went off on Christmas Day.", "Christmas Day", "2015-12-25"),
        ("The hut burned in July last year.", "July last year", "2015-07"),
    ],
)
def test_a_report_of_a_known_day(text: str, stretch: str, edtf: str) -> None:
    assert (stretch, edtf) in [(s.removeprefix("the ") if stretch.startswith("night") else s, e) for s, e in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A rocket hit the mill on Tuesday.", [("Tuesday", "XXXX-WXX-2")]),
        ("A mob came late Monday night.", [("late Monday night", "XXXX-WXX-1")]),
        ("It fell on Tuesday, November 17.", [("Tuesday, November 17", "XXXX-11-17")]),
        ("It fell on 3 May. The next day it rained.", [("3 May", "XXXX-05-03"), ("The next day", "XXXX-05-04")]),
        ("It fell in October.", [("October", "XXXX-10")]),
        ("It fell yesterday.", [("yesterday", "")]),
        ("It fell last year.", [("last year", "")]),
        ("It fell on 3 May 2019. Two days later it rained.", [("3 May 2019", "2019-05-03"), ("Two days later", "2019-05-05")]),
    ],
)
def test_nothing_is_guessed_without_a_publication_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, published="") == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 5-year-old and a man aged 34 were hurt.",
        "She was 34 years old.",
        "The 600 block of Elm Street was closed.",
        "Crews closed Highway 1995 and Route 66.",
        "They may march again, the second of many crowds.",
        "The town won 3-2 and the sun shone.",
        "Call 555-2014 or room 2003.",
        "The Falcon 2000 jets turned back.",
        "Police found 2014 rounds in the shed.",
        "It cost $1999.",
        "May Harris and April Jones ran.",
        "The fall of the city was a shock.",
    ],
)
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "stretch", "value", "kind"),
    [
        ("The siege took three weeks.", "three weeks", "P3W", "DURATION"),
        ("A ten-day truce began.", "ten-day", "P10D", "DURATION"),
        ("They waited for several hours.", "several hours", "PTXH", "DURATION"),
        ("They waited for half an hour.", "half an hour", "PT30M", "DURATION"),
        ("They waited a couple of days.", "a couple of days", "P2D", "DURATION"),
        ("Shelling is a daily event.", "daily", "XXXX-XX-XX", "SET"),
        ("Guards change every week.", "every week", "XXXX-WXX", "SET"),
        ("The road is currently shut.", "currently", "PRESENT_REF", "DATE"),
        ("A former mayor spoke.", "former", "PAST_REF", "DATE"),
        ("A mob came late Monday night.", "late Monday night", "2016-03-14TNI", "TIME"),
    ],
)
def test_timex_values(text: str, stretch: str, value: str, kind: str) -> None:
    found = times_in(text)
    assert [(text[t.start : t.end], t.timex, t.kind) for t in found] == [(stretch, value, kind)]


@pytest.mark.parametrize(
    ("text", "zones", "expected"),
    [
        ("It fell at 9:15 p.m. on Monday.", {}, "2016-03-14T21:15"),
        ("It fell at 9:15 p.m. EST on Monday.", {}, "2016-03-14T21:15-05:00"),
        ("It fell at 9:15 p.m. on Monday US Eastern Time.", {}, "2016-03-14T21:15-04:00"),
        ("It fell at 0425 UTC on 14 March.", {}, "2016-03-14T04:25Z"),
        ("It fell at 2 a.m. on Monday in Aleppo.", {"Aleppo": "Asia/Damascus"}, "2016-03-14T02:00+02:00"),
        ("It fell at 2 a.m. on 14 July 2015 in Aleppo.", {"Aleppo": "Asia/Damascus"}, "2015-07-14T02:00+03:00"),
        ("On Monday a drone came at 18:40.", {}, "2016-03-14T18:40"),
        ("It fell at half past seven on Monday evening.", {}, "2016-03-14T19:30"),
        ("It fell at 03.12 on Monday night.", {}, "2016-03-14T03:12"),
        ("It fell on Monday at about 2045 hrs.", {}, "2016-03-14T20:45"),
        ("It fell at noon on Monday.", {}, "2016-03-14T12:00"),
        ("It fell at midnight on Monday.", {}, "2016-03-14"),
    ],
)
def test_clocks(text: str, zones: dict[str, str], expected: str) -> None:
    assert expected in [t.edtf for t in times_in(text, zones=zones)]


CLOCKS = "It was 11:05 p.m. GMT, or 1:05 a.m. on Tuesday, March 15, in Homs, and 7:05 p.m. on Monday US Eastern Time."


def test_clocks_of_one_instant_lend_each_other_their_days() -> None:
    found = {CLOCKS[t.start : t.end]: t for t in times_in(CLOCKS, zones={"Homs": "Asia/Damascus"})}
    assert [found[c].edtf for c in ("11:05 p.m. GMT", "1:05 a.m.", "7:05 p.m.")] == [
        "2016-03-14T23:05Z",
        "2016-03-15T01:05+02:00",
        "2016-03-14T19:05-04:00",
    ]
    clause = found["1:05 a.m."].clause
    assert clause and clause.of(CLOCKS) == "1:05 a.m. on Tuesday, March 15, in Homs"


def test_a_zone_whose_rule_changed_gives_no_offset_to_a_day_without_a_year() -> None:
    found = {CLOCKS[t.start : t.end]: t.edtf for t in times_in(CLOCKS, "", {"Homs": "Asia/Damascus"})}
    assert found["1:05 a.m."] == "XXXX-03-15T01:05"


def test_a_clock_takes_the_day_that_the_report_is_about() -> None:
    text = "Gunmen raided a farm on Monday.\nA man was jailed in 2009 for a like deed.\nThe shots rang out at 6:20 p.m."
    assert times_in(text)[-1].edtf == "2016-03-14T18:20"


@pytest.mark.parametrize(
    ("text", "days", "anchor"),
    [
        ("The raid came barely two days after the grim attacks on Oslo which shook us.", 2, "the grim attacks on Oslo"),
        ("The raid came three days before a strike on the port.", -3, "a strike on the port"),
        ("The raid came the day after the ambush.", 1, "the ambush"),
        ("The raid came a week after he fled.", 7, "he fled"),
    ],
)
def test_days_told_by_an_event(text: str, days: int, anchor: str) -> None:
    (found,) = times_in(text)
    assert found.anchor is not None
    assert (found.days_after, found.anchor.of(text), found.edtf) == (days, anchor, "")


def test_days_after_a_date_are_counted() -> None:
    assert told("Two days after 3 May 2015 it rained.")[0] == ("Two days", "2015-05-05")


HISTORY = (
    "War came in June 1862. In July 1862 the line broke. By March 1863 it held. In May 1863 the river rose."
    " On 4 June 1863 the fort fell. On 9 June the bridge fell too. The next day it rained. In August 1864 men deserted."
    " In November 1864 snow fell. By January all was lost."
    " In February 1865 envoys met. On April 9, 1865, it ended. The summer was quiet."
)


@pytest.mark.parametrize(
    ("stretch", "value"),
    [("9 June", "1863-06-09"), ("The next day", "1863-06-10"), ("January", "1865-01"), ("The summer", "1865-SU")],
)
def test_a_history_goes_by_the_date_told_before(stretch: str, value: str) -> None:
    assert value in [t.timex for t in times_in(HISTORY, "2009-12-19") if HISTORY[t.start : t.end] == stretch]


def test_years_before_christ() -> None:
    text = "In 490 BC they met. By 480 BC they were back. In 479 BC it was over."
    assert [(t.timex, t.edtf) for t in times_in(text)] == [("BC0490", "-0489"), ("BC0480", "-0479"), ("BC0479", "-0478")]


def test_order_of_digits_comes_from_the_text_or_stays_open() -> None:
    assert told("It fell on 5/3/2014.") == []
    assert told("It fell on 25/3/2014 and again on 5/3/2014.")[-1] == ("5/3/2014", "2014-03-05")
    assert told("It fell on 3/15/2016.") == [("3/15/2016", "2016-03-15")]


def test_two_days_of_one_month() -> None:
    assert told("Shells fell between 5 and 8 May 2015.") == [("5", "2015-05-05/2015-05-08"), ("8 May 2015", "2015-05-05/2015-05-08")]
    assert told("Shells fell on 5 and 8 May 2015.") == [("5", "2015-05-05"), ("8 May 2015", "2015-05-08")]


def test_other_languages_are_left_alone() -> None:
    french = "Le raid a tué deux hommes le 7 mai 2015 selon la police. " * 5
    assert told(french) == []


@pytest.mark.parametrize(
    "piece",
    ["1", "the ", "1 ", "May 5, ", "12:30 ", "a few ", "half ", "1/", "2015-", "a.m.", "two days after ", "1.", "\n", "Monday "],
)
def test_hostile_repetition_costs_no_more_than_its_length(piece: str) -> None:
    assert_in_line(times_in, lambda size: piece * (size // len(piece)), 20_000)
