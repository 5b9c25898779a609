"""Days of publication, as pages and tools write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.dates import day_in_address, read_date


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
        ("2025-06-16T20:40:53Z 2025-06-16T20:32:53.111Z", "2025-06-16T20:32:53Z"),
        # two days would fit
        ("2025-06-16T20:40:53Z 2025-06-17T20:32:53Z", ""),
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


@pytest.mark.parametrize(
    ("address", "day", "shows"),
    [
        ("https://paper.example/2015/11/16/strike-on-raqqa", "2015-11-16", "a permalink"),
        ("https://paper.example/news/2015/3/9/", "2015-03-09", "without noughts"),
        ("https://paper.example/a/strike-2015-11-16", "2015-11-16", "at its end"),
        ("https://paper.example/2015-11-16/strike.html?d=2020/01/01", "2015-11-16", "a query tells nothing"),
        ("https://twitter.com/somebody/status/1541815603606036480", "2022-06-28T16:07:40Z", "a post's number holds its time"),
        ("https://paper.example/status/1541815603606036480", "", "another site's numbers don't"),
        ("https://paper.example/2015/11/strike", "", "a month alone"),
        ("https://paper.example/2015/11/16/review-of-2014-02-03", "", "two days: none is chosen"),
        ("https://paper.example/2015/13/40/", "", "no day of any calendar"),
        ("https://web.archive.org/web/20151116000000/https://paper.example/strike", "", "when it was archived"),
        ("https://paper.example/photos/1920/10/80/", "", "a size is no day"),
        ("", "", "no address"),
    ],
)
def test_addresses_that_tell_the_day(address: str, day: str, shows: str) -> None:
    assert day_in_address(address) == day, shows


@given(st.text(alphabet="0123456789-/:.,TZ NovUTC+", max_size=30))
def test_any_words_are_a_day_or_none(words: str) -> None:
    day = read_date(words)
    assert day == read_date(day) or not day
