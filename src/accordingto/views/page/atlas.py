"""Natural Earth's countries, cut to a window and drawn as paths."""

import gzip
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Ring = list[tuple[float, float]]
Polygon = tuple[tuple[float, float, float, float], list[list[int]]]
"""Its box in degrees, and its rings as numbers of arcs."""

WIDTH, HEIGHT = 1600, 1000
"""Units of the drawing; the page keeps this shape."""
COARSE_FROM = 60.0
"""Degrees of longitude from which the 1:110m shapes do; below it the 1:50m shapes are drawn."""
_WORLD_FROM = 240.0
"""Degrees of longitude from which all the world is drawn, with the Antarctic only where something happened there."""
_NEAR = 2
"""Units below which two points of an outline are drawn as one."""
_MARGIN = 40
"""Units that an outline runs on past the window, so that the cut's edge is not seen."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that is drawn: equirectangular, true to shape at its middle latitude.

    The longitudes may run past 180 degrees, so that both sides of the date line can be one picture.
    """

    west: float
    south: float
    east: float
    north: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point in units of the drawing."""
        while longitude < self.west:
            longitude += 360
        while longitude > self.west + 360:
            longitude -= 360
        return (
            (longitude - self.west) / (self.east - self.west) * WIDTH,
            (self.north - latitude) / (self.north - self.south) * HEIGHT,
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A country in the window: its path, and where its name may stand."""

    name: str
    path: str
    middle: tuple[float, float]
    breadth: float
    """Units that the country is wide at its middle's part."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Shapes of one scale, their borders shared as arcs."""

    arcs: tuple[tuple[int, ...], ...]
    countries: tuple[tuple[str, tuple[Polygon, ...]], ...]

    def outline(self, numbers: list[int]) -> Ring:
        """A closed line of arcs, in degrees."""
        ring: Ring = []
        for number in numbers:
            points = self._arc(number if number >= 0 else ~number)
            ring += points if number >= 0 else points[::-1]
        return unwrapped(ring)

    def _arc(self, number: int) -> Ring:
        steps, x, y, points = iter(self.arcs[number]), 0, 0, []
        for dx, dy in zip(steps, steps, strict=True):
            x, y = x + dx, y + dy
            points.append((x / 100, y / 100))
        return points


def unwrapped(ring: Ring) -> Ring:
    """A ring whose longitudes run on past 180 degrees where it crosses the date line; one around the pole is led along it."""
    turned: Ring = []
    turn = 0
    for x, y in ring:
        if turned and abs(x + turn - turned[-1][0]) > 180:
            turn += 360 if x + turn < turned[-1][0] else -360
        turned.append((x + turn, y))
    if turned and abs(turned[-1][0] - turned[0][0]) > 180:
        turned += [(turned[-1][0], -90.0), (turned[0][0], -90.0)]
    return turned


@lru_cache(maxsize=2)
def atlas(scale: str) -> Atlas:
    """The packaged shapes of a scale, "110m" or "50m"."""
    raw = files(__package__).joinpath(f"shapes/countries-{scale}.json.gz").read_bytes()
    shapes = json.loads(gzip.decompress(raw))
    countries = tuple(
        (name, tuple((tuple(side / 100 for side in box), rings) for box, rings in polygons)) for name, polygons in shapes["countries"]
    )
    return Atlas(tuple(map(tuple, shapes["arcs"])), countries)


@lru_cache(maxsize=128)
def shapes_in(window: Window) -> tuple[Shape, ...]:
    """The countries that the window shows, in the order of their names; a list that is turned over stays with the same few windows."""
    source = atlas("110m" if window.east - window.west > COARSE_FROM else "50m")
    shapes = []
    for name, polygons in source.countries:
        rings = [ring for polygon in polygons for ring in _seen(source, polygon, window)]
        if rings:
            largest = max(rings, key=lambda ring: abs(_area(_framed(ring))))
            middle, breadth = _middle(_framed(largest))
            shapes.append(Shape(name, "".join(map(_path, rings)), middle, breadth))
    return tuple(shapes)


def _seen(source: Atlas, polygon: Polygon, window: Window) -> Iterator[Ring]:
    """A polygon's rings in units, cut to the window, on whichever turn of the globe it lies."""
    (west, south, east, north), rings = polygon
    if north < window.south or south > window.north:
        return
    for turn in (-360, 0, 360):
        if west + turn > window.east or east + turn < window.west:
            continue
        for numbers in rings:
            drawn = [
                (
                    (x + turn - window.west) / (window.east - window.west) * WIDTH,
                    (window.north - y) / (window.north - window.south) * HEIGHT,
                )
                for x, y in source.outline(numbers)
            ]
            ring = _thinned(_cut(drawn, _MARGIN))
            if len(ring) > 2:
                yield ring


def _cut(ring: Ring, margin: float) -> Ring:
    """A ring cut to the drawing, a margin around it kept (Sutherland and Hodgman)."""
    for axis, bound, keep_below in ((0, -margin, False), (0, WIDTH + margin, True), (1, -margin, False), (1, HEIGHT + margin, True)):
        ring = _cut_side(ring, axis, bound, keep_below)
    return ring


def _cut_side(ring: Ring, axis: int, bound: float, keep_below: bool) -> Ring:
    kept: Ring = []
    for index, point in enumerate(ring):
        before = ring[index - 1]
        inside, was_inside = (point[axis] <= bound) == keep_below, (before[axis] <= bound) == keep_below
        if inside != was_inside:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
    return kept


def _thinned(ring: Ring) -> Ring:
    thin: Ring = []
    for x, y in ring:
        point = (round(x), round(y))
        if not thin or abs(point[0] - thin[-1][0]) + abs(point[1] - thin[-1][1]) >= _NEAR:
            thin.append(point)
    return thin


def _path(ring: Ring) -> str:
    x, y = ring[0]
    steps = [f"M{x:.0f} {y:.0f}l"]
    for px, py in ring[1:]:
        dx, dy = f"{px - x:.0f}", f"{py - y:.0f}"
        steps.append(dx + (dy if dy.startswith("-") else f" {dy}") + " ")
        x, y = px, py
    return "".join(steps).rstrip() + "z"


def _framed(ring: Ring) -> Ring:
    return _cut(ring, 0)


def _area(ring: Ring) -> float:
    return sum(ring[i - 1][0] * y - x * ring[i - 1][1] for i, (x, y) in enumerate(ring)) / 2


def _middle(ring: Ring) -> tuple[tuple[float, float], float]:
    """A point inside the ring: on the line through its centre of height, the middle of the longest stretch inside."""
    if not ring:
        return (-1.0, -1.0), 0.0
    ys = sorted(y for _, y in ring)
    best = ((-1.0, -1.0), 0.0)
    for share in (0.5, 0.35, 0.65):
        y = ys[0] + (ys[-1] - ys[0]) * share + 0.01
        crossings = sorted(_crossing(ring[i - 1], point, y) for i, point in enumerate(ring) if (ring[i - 1][1] <= y) != (point[1] <= y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            if right - left > best[1]:
                best = (((left + right) / 2, y), right - left)
    return best


def _crossing(one: tuple[float, float], other: tuple[float, float], y: float) -> float:
    return one[0] + (y - one[1]) / (other[1] - one[1]) * (other[0] - one[0])


def window_around(points: list[tuple[float, float]], least: float = 6.0) -> Window:
    """The smallest window of the drawing's shape around points (longitude, latitude), with room to see where that is."""
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    west, breadth = _narrowest([p[0] for p in points])
    middle = (south + north) / 2
    shrink = max(0.2, math.cos(math.radians(middle)))
    tall = max((north - south) * 1.4, breadth * 1.3 * shrink * HEIGHT / WIDTH, least)
    wide = tall * WIDTH / HEIGHT / shrink
    if wide >= _WORLD_FROM or tall > 150:
        return Window(-180, -90, 180, 90) if south < -56 or north > 82 else Window(-180, -58, 180, 84)
    centre = west + breadth / 2
    bottom = max(-90.0, min(middle - tall / 2, 90.0 - tall))
    return Window(centre - wide / 2, bottom, centre + wide / 2, bottom + tall)


def _narrowest(longitudes: list[float]) -> tuple[float, float]:
    """Where the narrowest band holding all longitudes begins, and its breadth; it may cross the date line."""
    around = sorted({(value + 180) % 360 - 180 for value in longitudes})
    gaps = [(around[(i + 1) % len(around)] - value) % 360 or 360 for i, value in enumerate(around)]
    widest = max(range(len(gaps)), key=lambda i: gaps[i])
    return around[(widest + 1) % len(around)], 360 - gaps[widest]
