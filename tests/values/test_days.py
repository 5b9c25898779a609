from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.values.days import Days, days_of, exactness, gap, in_words, shifted

EDTF = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    st.builds("{:04d}-{:02d}".format, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds("XXXX-{:02d}-{:02d}".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("XXXX-WXX-{}".format, st.integers(1, 7)),
    st.builds("{:04d}".format, st.integers(1900, 2100)),
    st.sampled_from(
        ["2015-11-17T00:30Z", "2015-11-17T02:30+02:00", "2015-09/..", "2015-11-15/2015-11-17", "201X", "2016-24", "2015-W46-2"]
    ),
)


def days(edtf: str) -> Days:
    value = days_of(edtf)
    assert value is not None, edtf
    return value


@pytest.mark.parametrize(
    ("one", "other", "least", "why"),
    [
        ("2015-11-15", "2015-11-15", 0, "one day"),
        ("2015-11-15", "2015-11-17", 2, "two nights on"),
        ("2015-11-15", "2015-11", 0, "a month holds its days"),
        ("2015-12-01", "2015-11", 1, "the month's last day is the nearest"),
        ("2015-11-17", "XXXX-11-17", 0, "a day without a year fits every year"),
        ("XXXX-11-17", "2015-11-15", 2, "and lies as far from others as in the nearest year"),
        ("XXXX-12-31", "2016-01-01", 1, "also over the turn of the year"),
        ("XXXX-12-31", "XXXX-01-01", 1, "also where neither has one"),
        ("XXXX-WXX-7", "XXXX-WXX-1", 1, "Sunday and Monday are neighbours"),
        ("XXXX-WXX-2", "2015-11-17", 0, "2015-11-17 is a Tuesday"),
        ("XXXX-WXX-5", "2015-11-17", 3, "and three days from the nearest Friday"),
        ("2015-11-17T02:30+02:00", "2015-11-16T19:30-05:00", 0, "one instant on two clocks"),
        ("2015-11-17T02:30+02:00", "2015-11-18T02:30+02:00", 1, "a whole day apart"),
        ("2015-11-17T12:00", "2015-11-17", 0, "a clock without a zone is that day"),
        ("XXXX-11-17T02:30+02:00", "XXXX-11-16T19:30-05:00", 0, "one instant of a year unknown"),
        ("XXXX-11-17T02:30+02:00", "XXXX-11-19T02:30+02:00", 2, "two nights of a year unknown"),
        ("2015-11-17T00:30Z", "2015-11-16", 0, "still Monday night elsewhere"),
        ("2015-11-17T00:30Z", "2015-11-15", 1, "but nowhere Sunday"),
        ("2015-11-17T00:30Z", "XXXX-WXX-1", 0, "a Monday night"),
        ("2015-09/..", "2020-01-01", 0, "an open interval goes on"),
        ("2015-09/..", "2015-08-31", 1, "but not back"),
        ("201X", "2015-11-17", 0, "a decade"),
        ("2015-23", "2015-10-01", 0, "autumn"),
        ("2016-24", "2017-02-28", 0, "winter goes into the next year"),
        ("2015-11-15~", "2015-11-15", 0, "qualifiers don't move a day"),
        ("2015-W47", "2015-11-17", 0, "an ISO week"),
    ],
)
def test_gap(one: str, other: str, least: int, why: str) -> None:
    assert gap(days(one), days(other)) == least, why


@given(EDTF, EDTF)
def test_gap_is_symmetric_and_nothing_lies_apart_from_itself(one: str, other: str) -> None:
    assert gap(days(one), days(other)) == gap(days(other), days(one)) >= 0
    assert gap(days(one), days(one)) == 0


@pytest.mark.parametrize(
    "junk", ["", "yesterday", "2015-02-30", "20X5", "2015-11-31", "9999-12-31", "0000", "XXXX", "XXXX-WXX", "2015-99-99x", "/", "../.."]
)
def test_what_is_no_date_has_no_days(junk: str) -> None:
    assert days_of(junk) is None


@given(st.text(max_size=40))
def test_any_text_is_taken_without_complaint(text: str) -> None:
    days_of(text)
    exactness(text)
    in_words(text)
    shifted(text, 2)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_shifted_moves_an_exact_day(day: date, by: int) -> None:
    assert shifted(day.isoformat(), by) == (day + timedelta(days=by)).isoformat()


@pytest.mark.parametrize(
    ("edtf", "by", "result"),
    [
        ("XXXX-WXX-5", 2, "XXXX-WXX-7"),
        ("XXXX-WXX-1", -1, "XXXX-WXX-7"),
        ("XXXX-01-31", 1, "XXXX-02-01"),
        ("2015-11", 2, ""),
        ("soon", 1, ""),
    ],
)
def test_shifted_keeps_what_is_open_open(edtf: str, by: int, result: str) -> None:
    assert shifted(edtf, by) == result


def test_the_more_is_pinned_down_the_more_exact() -> None:
    ladder = [
        "",
        "XXXX-WXX-1",
        "XXXX-11-17",
        "2015",
        "2015-11",
        "2015-11-16/2015-11-18",
        "2015-11-17",
        "2015-11-17T02:30",
        "2015-11-17T02:30+02:00",
    ]
    assert sorted(ladder, key=exactness) == ladder
