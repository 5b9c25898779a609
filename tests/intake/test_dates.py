"""Days of publication, as pages and tools write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.dates import read_date


@pytest.mark.parametrize(
    ("given_words", "day"),
    [
        ("2016-06-09", "2016-06-09"),
        ("20160609", "2016-06-09"),
        ("2016-06-09T12:00:00Z", "2016-06-09T12:00:00Z"),
        ("2016-06-09 12:00:00", "2016-06-09T12:00:00"),
        ("2016-06-09T12:00:00.123+02:00", "2016-06-09T12:00:00+02:00"),
        ("Mon, 16 Nov 2015 10:00:00 GMT", "2015-11-16T10:00:00Z"),
        ("Nov 16, 2015", "2015-11-16"),
        ("16 November 2015", "2015-11-16"),
        ("November 16th, 2015", "2015-11-16"),
        ("16 Nov 2015 12:30 UTC", "2015-11-16T12:30:00Z"),
        ("13/04/2016", "2016-04-13"),
        ("04/13/2016", "2016-04-13"),
        ("15 فبراير 2025", "2025-02-15"),
        ("9 juin 2016", "2016-06-09"),
        # two days would fit
        ("03/04/2016", ""),
        # no day, or a day that depends on today
        ("2015", ""),
        ("Nov 2015", ""),
        ("2015-11", ""),
        ("16 November", ""),
        ("yesterday", ""),
        ("2 days ago", ""),
        ("last Tuesday in 2015", ""),
        ("1447632000", ""),
        # no day of any calendar
        ("Nov 31, 2015", ""),
        ("2015-13-40", ""),
        ("2015-11-16T25:00", ""),
        ("", ""),
    ],
)
def test_days(given_words: str, day: str) -> None:
    assert read_date(given_words) == day


@given(st.text(alphabet="0123456789-/:.,TZ NovUTC+", max_size=30))
def test_any_words_are_a_day_or_none(words: str) -> None:
    day = read_date(words)
    assert day == read_date(day) or not day
