"""The drawings: days on a line, figures on a scale, places on a map; and the words beside them."""

import math
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Claim, Comparator, Incident, Place, Precision, Stance
from accordingto.views.page.atlas import HEIGHT, WIDTH, shapes_in, window_around
from accordingto.views.page.days import Days, days, in_short, in_words
from accordingto.views.page.map import _DESK, _PHONE, draw_map
from accordingto.views.page.plot import mark, scale
from accordingto.views.page.shown import anchor, name, shorten, visible
from accordingto.views.page.timeline import draw_timeline
from accordingto.views.page.words import figure, listed
from tests.views.sample_record import many, sample


@pytest.mark.parametrize(
    ("edtf", "first", "last", "words"),
    [
        ("2015-11-15", date(2015, 11, 15), date(2015, 11, 15), "Sunday 15 November 2015"),
        ("2015-11", date(2015, 11, 1), date(2015, 11, 30), "November 2015"),
        ("2015", date(2015, 1, 1), date(2015, 12, 31), "2015"),
        ("2015-11-XX", date(2015, 11, 1), date(2015, 11, 30), "November 2015"),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), "between 2010 and 2019"),
        ("2015-21", date(2015, 1, 1), date(2015, 12, 31), "spring 2015"),
        ("2015-11-16/2015-11-17", date(2015, 11, 16), date(2015, 11, 17), "Monday 16 – Tuesday 17 November 2015"),
        ("2015-11-30/2015-12-01", date(2015, 11, 30), date(2015, 12, 1), "Monday 30 November – Tuesday 1 December 2015"),
        ("2015-09/..", date(2015, 9, 1), None, "since September 2015"),
        ("../2016", None, date(2016, 12, 31), "until 2016"),
        ("2015-11-16T02:30:00+03:00", date(2015, 11, 16), date(2015, 11, 16), "Monday 16 November 2015, 02:30 (UTC+03:00)"),
        ("2015-11-16T23:30Z", date(2015, 11, 16), date(2015, 11, 16), "Monday 16 November 2015, 23:30 GMT"),
        ("2015-11-16~", date(2015, 11, 16), date(2015, 11, 16), "Monday 16 November 2015 (about)"),
    ],
)
def test_dates_on_the_line(edtf: str, first: date | None, last: date | None, words: str) -> None:
    assert days(edtf) == Days(first, last)
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("XXXX-11-17", "17 November, year not given"),
        ("XXXX-WXX-1", "a Monday"),
        ("XXXX-WXX-1T22:00", "a Monday, 22:00"),
        ("", "undated"),
        ("2015-02-30", "2015-02-30"),
        ("soon", "soon"),
        ("2016/2015", "2016 – 2015"),
        ("0000-01-01", "0000-01-01"),
    ],
)
def test_dates_that_have_no_spot_on_the_line(edtf: str, words: str) -> None:
    assert days(edtf) is None
    assert in_words(edtf) == words


def test_dates_are_cut_short_for_a_narrow_column_and_strangers_words_are_not() -> None:
    assert in_short("2015-11-16/2015-11-17") == "Mon 16 – Tue 17 Nov 2015"
    assert in_short("XXXX-WXX-1") == "a Mon" and in_short("Monday Market") == "Monday Market"


@given(st.text(max_size=30) | st.from_regex(r"[0-9X]{4}(-[0-9X]{2}){0,2}(T[0-9:]{5}Z?)?[?~%]?(/[0-9X.-]{0,10})?", fullmatch=True))
def test_any_text_may_stand_where_a_date_belongs(edtf: str) -> None:
    found = days(edtf)
    assert in_words(edtf)
    if found and found.first and found.last:
        assert found.first <= found.last
    timeline = draw_timeline([replace(sample().incidents[0], when=edtf)])
    assert timeline.dated + len(timeline.undated) == 1


@given(st.lists(st.dates(), min_size=1, max_size=80))
def test_the_timeline_keeps_every_date_on_its_line(found: list[date]) -> None:
    template = sample().incidents[0]
    timeline = draw_timeline([replace(template, id=f"i-{n}", when=day.isoformat()) for n, day in enumerate(found)])
    assert len(timeline.rows) == len(found) or sum(bar.count for bar in timeline.bars) == len(found)
    assert all(0 <= row.stretch.left <= row.stretch.right <= 100 for row in timeline.rows)
    assert all(0 <= bar.left <= 100 and 0 < bar.height <= 100 for bar in timeline.bars)
    assert 1 <= len(timeline.ticks) <= 9


@pytest.mark.parametrize(
    ("low", "high", "comparator", "words"),
    [
        (2, 2, "exactly", "2"),
        (2, None, "at_least", "at least 2"),
        (131, None, "more_than", "more than 130"),
        (24, None, "vague", "24 or more"),
        (0, 5, "at_most", "at most 5"),
        (None, 5, None, "at most 5"),
        (20, 20, "about", "about 20"),
        (4, 6, "range", "4–6"),
        (12_000, 31_000, None, "12,000–31,000"),
        (None, None, None, "no figure"),
    ],
)
def test_figures_in_words(low: int | None, high: int | None, comparator: Comparator | None, words: str) -> None:
    assert figure(low, high, comparator) == words


def test_lists_in_words() -> None:
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


FIGURES = st.none() | st.integers(0, 10**18)


@given(st.lists(st.tuples(FIGURES, FIGURES, st.sampled_from(["asserted", "denied", "unknown"])), min_size=1, max_size=8))
def test_every_mark_stands_on_its_scale(told: list[tuple[int | None, int | None, Stance]]) -> None:
    claims = [
        Claim(f"c-{n}", "r", "i", "killed", 0, 1, "x", low=low, high=high, stance=stance) for n, (low, high, stance) in enumerate(told)
    ]
    line = scale(claims)
    if line is None:
        return
    assert 2 <= len(line.ticks()) <= 8
    for claim in claims:
        drawn = mark(claim, line)
        assert 0 <= drawn.left <= 100 and 0 <= drawn.right <= 100
    exact = [c for c in claims if c.stance == "asserted" and c.low is not None and c.low == c.high]
    by_figure = sorted(exact, key=lambda c: c.low or 0)
    assert [mark(c, line).left for c in by_figure] == sorted(mark(c, line).left for c in by_figure)


def _at(n: int, place: str, latitude: float, longitude: float, precision: Precision = "town") -> Incident:
    return Incident(f"i-{n}", f"Incident {n}", "other", "", Place(place, "", latitude, longitude, precision), (), (), ())


POINTS = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


@given(st.lists(POINTS, min_size=1, max_size=12))
def test_every_place_is_in_the_picture_and_no_label_covers_another(points: list[tuple[float, float]]) -> None:
    drawn = draw_map(_at(n, f"Place {n}", *point) for n, point in enumerate(points))
    assert drawn
    for marker in drawn.markers:
        assert 0 <= marker.x <= 100 and 0 <= marker.y <= 100
    for size, tiers in ((_PHONE, ("always",)), (_DESK, ("always", "roomy"))):
        boxes = []
        for x, y, label in [*drawn.names, *((m.x, m.y, m.label) for m in drawn.markers)]:
            if label.tier in tiers:
                width = len(label.text) * 7.3
                left = x / 100 * size[0] + label.dx - {"start": 0.0, "middle": width / 2, "end": width}[label.end]
                base = y / 100 * size[1] + label.dy
                boxes.append((left, base - 12, left + width, base + 4))
        assert not [
            (a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        ]


def test_the_map_zooms_to_its_places_and_names_the_country_they_are_in() -> None:
    drawn = draw_map([_at(1, "Dar Hallun", 35.6, 38.7)])
    assert drawn and "Syria" in {shape.name for shape in drawn.shapes} and "France" not in {shape.name for shape in drawn.shapes}
    assert "Syria" in {label.text for _, _, label in drawn.names}


def test_both_sides_of_the_date_line_are_one_picture() -> None:
    window = window_around([(178.0, -17.5), (-175.2, -21.1)])
    assert window.east - window.west < 30
    assert {"Fiji", "Tonga"} <= {shape.name for shape in shapes_in(window)}


def test_the_whole_world_is_drawn_where_places_lie_far_apart() -> None:
    window = window_around([(-100.0, 40.0), (150.0, -30.0), (20.0, 0.0)])
    assert (window.west, window.east) == (-180, 180)
    assert len(shapes_in(window)) > 150


def test_no_outline_is_drawn_right_across_the_world() -> None:
    for shape in shapes_in(window_around([(-100.0, 40.0), (150.0, -30.0), (20.0, 0.0)])):
        if shape.name != "Antarctica":
            steps = [int(step) for ring in shape.path.split("M")[1:] for step in re.findall(r"-?\d+", ring.split("l")[1])[::2]]
            assert max(map(abs, steps)) < WIDTH / 4, f"{shape.name} is drawn across the date line"


@given(st.lists(POINTS, min_size=2, max_size=20))
def test_no_dot_covers_another(points: list[tuple[float, float]]) -> None:
    drawn = draw_map(_at(n, f"Place {n}", *point) for n, point in enumerate(points))
    assert drawn and sum(marker.count for marker in drawn.markers) == len(points)
    for i, one in enumerate(drawn.markers):
        for other in drawn.markers[i + 1 :]:
            far = math.hypot((one.x - other.x) / 100 * _DESK[0], (one.y - other.y) / 100 * _DESK[1])
            assert far >= one.radius + other.radius - 0.01


def test_outlines_stay_near_the_picture() -> None:
    for shape in shapes_in(window_around([(36.2, 37.1)])):
        x, y = 0, 0
        for move in shape.path.replace("M", " ").replace("z", "").split("l")[:1]:
            x, y = map(int, move.split())
        assert -50 <= x <= WIDTH + 50 and -50 <= y <= HEIGHT + 50


def test_a_region_is_a_wide_circle_and_a_town_a_dot() -> None:
    drawn = draw_map([_at(1, "Town", 35, 38), _at(2, "Region", 34, 37, "region"), _at(3, "Country", 33, 36, "country")])
    assert drawn
    spread = {marker.label.text: marker.spread for marker in drawn.markers}
    assert spread["Town"] == 0 < spread["Region"] < spread["Country"]


def test_places_that_cannot_be_are_left_for_the_list() -> None:
    assert draw_map([_at(1, "Nowhere", 95, 10), _at(2, "Nowhere", 10, float("inf"))]) is None


def test_many_incidents_are_counted_together() -> None:
    record = many(300)
    drawn, timeline = draw_map(record.incidents), draw_timeline(record.incidents)
    assert drawn and drawn.clustered and sum(marker.count for marker in drawn.markers) == 300 and len(drawn.markers) <= 160
    assert sum(bar.count for bar in timeline.bars) + len(timeline.undated) == 300 and len(timeline.bars) <= 60


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a[RLO]b"),
        ("می‌خواهم", "می‌خواهم"),
        ("pay\u200cpal", "pay[ZWNJ]pal"),
        ("👩‍🚒", "👩‍🚒"),
        ("x" + "\u200b" * 50, "x[50 invisible characters]"),
        ("\ud83d", "[U+D83D]"),
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_invisible_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(max_size=200))
def test_names_are_markup_of_nothing_but_their_text(text: str) -> None:
    inner = str(name(text)).removeprefix("<bdi>").removesuffix("</bdi>")
    for label in ('<span class="unseen"', "</span>"):
        inner = inner.replace(label, "")
    assert "<" not in inner
    str(name(text)).encode()


@given(st.text(max_size=60))
def test_an_anchor_can_stand_in_an_address(record_id: str) -> None:
    assert anchor(record_id).replace("-", "").replace("_", "").isalnum() and anchor(record_id).isascii()


def test_long_text_is_cut_and_says_so() -> None:
    assert shorten("abcdef", 3) == "abc … [3 more characters]"
    assert shorten("abc", 3) == "abc"


def test_a_hundred_thousand_invisible_characters_cost_no_time() -> None:
    assert len(visible("\u200b\u202e" * 50_000)) < 100
    assert len(visible("a\u200c" * 50_000)) == 50_000 * 7
