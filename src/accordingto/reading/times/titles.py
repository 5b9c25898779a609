"""Years that a report's title tells and its text leaves out: "May 3, 2023: findings" over "on May 3"."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.layers import SentenceSpan, TimeExpression
from accordingto.reading.times import find_times

_DAY = len("XXXX-11-17")


def with_title_years(times: tuple[TimeExpression, ...], title: str) -> tuple[TimeExpression, ...]:
    """The same times; a day without a year takes that of the one full date in the title that it agrees with."""
    if not any(time.edtf.startswith("XXXX-") for time in times):
        return times
    days = [time.edtf[:_DAY] for time in find_times(title, _whole(title), "", ()) if time.edtf[:1].isdigit() and len(time.edtf) >= _DAY]
    years = {day[4:]: day[:4] for day in days} if len(set(days)) == 1 else {}
    return tuple(_dated(time, years.get(time.edtf[4:_DAY], "")) if time.edtf.startswith("XXXX-") else time for time in times)


def _whole(title: str) -> Sequence[SentenceSpan]:
    return (SentenceSpan(0, len(title), "headline", 0),)


def _dated(time: TimeExpression, year: str) -> TimeExpression:
    return replace(time, edtf=year + time.edtf[4:], timex=time.timex.replace("XXXX", year, 1)) if year else time
