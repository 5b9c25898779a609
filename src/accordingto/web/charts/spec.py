"""What a chart looks like, in the page's own colours: dots and bars for what was told, rings for parts of it, a band for what the
incidents come to."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

Row = Mapping[str, Any]
TOLD = "the running total, as told"
PARTS = "parts of it, as told"
SUMMED = "the incidents known, summed up"
_LIGHT = {"ink": "#1b1c1a", "quiet": "#57564f", "rule": "#d9d5c9", "told": "#14507a", "summed": "#8a4a00"}
_DARK = {"ink": "#eceae4", "quiet": "#b0aea6", "rule": "#363a40", "told": "#8ec5f2", "summed": "#f2b766"}
_PARSED = {"day": "utc:'%Y-%m-%d'"}
"""A day is the same day wherever the desk stands."""


def spec(figures: Sequence[Row], dark: bool, narrow: bool) -> dict[str, Any]:
    """The chart in Vega-Lite's words."""
    colours = _DARK if dark else _LIGHT
    data = alt.InlineData(values=[_row(one) for one in figures], format=alt.JsonDataFormat(parse=_PARSED))
    when = alt.X("day:T", scale=alt.Scale(type="utc", domain=_reach(figures)), axis=_days(figures, narrow))
    base = alt.Chart(data).encode(x=when, color=_series(figures, colours, narrow))
    scale, axis = alt.Scale(domain=[0, _top(figures) * 1.05]), alt.Axis(title=None, format=",d", tickCount=5, tickMinStep=1)
    low, least, most, part = (alt.Y(f"{field}:Q", scale=scale, axis=axis) for field in ("low", "sum_low", "sum_high", "part"))
    summed = base.transform_filter("datum.sum_low !== null").transform_calculate(series=f"'{SUMMED}'")
    parts = base.transform_flatten(["parts"], ["part"]).transform_calculate(series=f"'{PARTS}'")
    told = base.transform_calculate(series=f"'{TOLD}'")
    drawn = alt.layer(
        summed.mark_area(opacity=0.2, fill=colours["summed"]).encode(y=least, y2="sum_high:Q"),
        summed.mark_line(strokeWidth=1.5).encode(y=least),
        summed.mark_line(strokeWidth=1.5).encode(y=most),
        summed.mark_rule(strokeWidth=7, opacity=0.55).encode(y=least, y2="sum_high:Q"),
        summed.mark_tick(thickness=2, width=14).encode(y=least),
        summed.mark_tick(thickness=2, width=14).encode(y=most),
        parts.mark_point(filled=False, opacity=1, size=60, strokeWidth=2).encode(y=part),
        told.mark_line(strokeWidth=1.5, strokeDash=[4, 3]).encode(y=low),
        told.mark_rule(strokeWidth=3).encode(y=low, y2="top:Q"),
        told.mark_point(filled=True, opacity=1, size=80).encode(y=low, shape=alt.Shape("open:N", scale=_SHAPES, legend=None)),
    )
    made: dict[str, Any] = drawn.properties(width=300 if narrow else 760, height=_height(figures)).configure(**_look(colours)).to_dict()
    return made


def _series(figures: Sequence[Row], colours: Mapping[str, str], narrow: bool) -> alt.Color:
    """A colour for each thing that is drawn, and a word for it above."""
    shown = [(TOLD, "told")]
    shown += [(PARTS, "quiet")] if any(one["parts"] for one in figures) else []
    shown += [(SUMMED, "summed")] if any(one["sum_low"] is not None for one in figures) else []
    direction: Any = "vertical" if narrow else "horizontal"
    return alt.Color(
        "series:N",
        scale=alt.Scale(domain=[name for name, _ in shown], range=[colours[colour] for _, colour in shown]),
        legend=alt.Legend(orient="top", title=None, direction=direction, symbolOpacity=1, labelLimit=0),
    )


def _top(figures: Sequence[Row]) -> int:
    ends = [one[name] or 0 for one in figures for name in ("low", "high", "sum_high")]
    return max(1, *ends, *(int(part) for one in figures for part in one["parts"]))


def _height(figures: Sequence[Row]) -> int:
    """A single day needs no more than to be seen."""
    return 220 if len({one["day"] for one in figures}) > 1 else 140


_SHAPES = alt.Scale(domain=["no", "yes"], range=["circle", "triangle-up"])
"""A figure that is open above points there."""


def _row(one: Row) -> dict[str, Any]:
    return {**one, "top": one["low"] if one["high"] is None else one["high"], "open": "yes" if one["high"] is None else "no"}


def _reach(figures: Sequence[Row]) -> list[dict[str, int]]:
    """From a little before the first day to a little after the last."""
    days = [date.fromisoformat(one["day"]) for one in figures]
    beside = timedelta(max(1, (max(days) - min(days)).days // 25))
    ends = (_moved(min(days), -beside), _moved(max(days), beside))
    return [{"year": one.year, "month": one.month, "date": one.day, "utc": True} for one in ends]


def _moved(day: date, by: timedelta) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + by.days), date.max.toordinal()))


def _days(figures: Sequence[Row], narrow: bool) -> alt.Axis:
    days = sorted({one["day"] for one in figures})
    most = min(len(days), 3 if narrow else 7)
    chosen = [days[round(at * (len(days) - 1) / max(1, most - 1))] for at in range(most)]
    values = [{"year": d.year, "month": d.month, "date": d.day, "utc": True} for d in map(date.fromisoformat, chosen)]
    return alt.Axis(title=None, values=values, format="%-d %b %Y", labelOverlap="greedy", grid=False, labelSeparation=8)


def _look(colours: Mapping[str, str]) -> dict[str, Any]:
    letters = {"labelFont": "sans-serif", "labelFontSize": 13, "labelColor": colours["quiet"]}
    return {
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {**letters, "gridColor": colours["rule"], "domainColor": colours["quiet"], "tickColor": colours["quiet"]},
        "legend": {**letters, "labelColor": colours["ink"]},
    }
