"""How two places lie to one another: the same, one inside the other, near, or too far apart to be one."""

import math
from typing import Literal

from accordingto.records import Place

Lie = Literal["same", "inside", "near", "apart", "unclear"]

_REACH = {"point": 3.0, "town": 25.0, "district": 60.0, "region": 400.0, "country": 3000.0, "unresolved": 0.0}
"""Kilometres from its point within which something said to be there may lie."""


def kilometres(one: Place, other: Place) -> float | None:
    """Great-circle distance; None where either has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b, c, d = map(math.radians, (one.latitude, one.longitude, other.latitude, other.longitude))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def lie(one: Place, other: Place) -> Lie:
    """How the two lie; "unclear" where the gazetteer knows too little of either."""
    if one.geonames is not None and one.geonames == other.geonames:
        return "same"
    countries = one.country or one.name, other.country or other.name
    if "country" in (one.precision, other.precision):
        return ("same" if one.precision == other.precision else "inside") if countries[0] == countries[1] else "apart"
    distance = kilometres(one, other)
    if distance is None:
        return "apart" if one.country and other.country and one.country != other.country else "unclear"
    reach = max(_REACH[one.precision], _REACH[other.precision])
    if one.precision != other.precision and distance <= reach and one.country == other.country:
        return "inside"
    if distance <= min(_REACH[one.precision], _REACH[other.precision], 5.0):
        return "same"
    return "near" if distance <= 1.5 * reach and "region" not in (one.precision, other.precision) else "apart"
