"""Where the incidents lie: places as dots, regions as wide soft circles, many places as counted clusters."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accordingto.records import Incident, Place
from accordingto.views.page.atlas import HEIGHT, WIDTH, Shape, Window, shapes_in, window_around
from accordingto.views.page.shown import anchor, shorten, visible
from accordingto.views.page.words import number_of

KILOMETRES = {"district": 25.0, "region": 90.0, "country": 280.0}
"""How wide a place of that precision is drawn; anything nearer is a dot."""
MOST_PLACES = 60
"""Places above which they are drawn as clusters on a grid."""
GRID = (16, 10)
LONGEST_LABEL = 28

Tier = Literal["always", "roomy", "never"]
"""Whether a label finds room on a phone, on a wide page only, or nowhere."""

_PHONE, _DESK = (340, 212), (620, 388)
"""The map's least size in CSS pixels on a narrow and on a wide page; labels keep their size on both."""
_LETTER, _LINE = 7.3, 15


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a point: offset in pixels from it, and which end of the words stands there."""

    text: str
    dx: float = 0
    dy: float = 0
    end: str = "middle"
    tier: Tier = "never"


@dataclass(frozen=True, slots=True)
class Marker:
    """One place or cluster: its spot in hundredths of the drawing, its incidents and its label."""

    x: float
    y: float
    radius: float
    """Of a dot, in pixels."""
    spread: float
    """Of a soft circle, in percent of the drawing's measure; nothing for a dot."""
    count: int
    href: str
    told: str
    label: Label


@dataclass(frozen=True, slots=True)
class Map:
    """All that the drawing needs."""

    shapes: tuple[Shape, ...]
    names: tuple[tuple[float, float, Label], ...]
    markers: tuple[Marker, ...]
    unplaced: int
    clustered: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """One place and how many incidents lie there."""

    longitude: float
    latitude: float
    name: str
    count: int
    href: str
    """Where choosing it leads."""
    told: str
    """What is said of it where it can't be seen."""
    precision: str = "point"

    @property
    def kilometres(self) -> float:
        """How wide it is drawn; nothing for a dot."""
        return KILOMETRES.get(self.precision, 0.0)


Leads = Callable[[Sequence[Spot]], str]
"""Where choosing several places at once leads; the empty address for nowhere."""


def draw_map(incidents: Iterable[Incident]) -> Map | None:
    """The map of all placed incidents, zoomed to them; None where no place has a position."""
    every = list(incidents)
    spots = _spots(every)
    return draw_spots(spots, len(every) - sum(spot.count for spot in spots))


def draw_spots(spots: Sequence[Spot], unplaced: int = 0, leads: Leads = lambda _: "") -> Map | None:
    """The map of these places, zoomed to them; None where there are none."""
    if not spots:
        return None
    window = window_around([corner for spot in spots for corner in _corners(spot)])
    groups = (
        _apart(_gridded(spots, window), window, _PHONE) if len(spots) > MOST_PLACES else _apart([[spot] for spot in spots], window, _DESK)
    )
    markers = [_marker(group[0], window) if len(group) == 1 else _cluster(group, window, leads(group)) for group in groups]
    shapes = shapes_in(window)
    labelled, names = _labelled(markers, shapes)
    return Map(shapes, names, tuple(sorted(labelled, key=lambda m: (-m.spread, m.y, m.x))), unplaced, len(groups) < len(spots))


def _spots(incidents: list[Incident]) -> list[Spot]:
    """Incidents by place; what has no position, or an impossible one, is left for the list."""
    places: dict[tuple[float, float, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        at = incident.where
        if at and at.latitude is not None and at.longitude is not None and on_earth(at.latitude, at.longitude):
            wide = at.precision if at.precision in KILOMETRES else "point"
            places[(round(at.longitude, 3), round(at.latitude, 3), wide)].append(incident)
    return [_spot(lon, lat, found) for (lon, lat, _), found in sorted(places.items(), key=lambda item: item[0])]


def on_earth(latitude: float, longitude: float) -> bool:
    """Whether there is such a position."""
    return abs(latitude) <= 90 and abs(longitude) <= 180


def _spot(longitude: float, latitude: float, incidents: list[Incident]) -> Spot:
    only, count = incidents[0], len(incidents)
    place = only.where or Place("")
    told = f"{_short(place.name)}, {place.precision}: "
    told += visible(shorten(only.label, 90)) if count == 1 else number_of(count, "incident")
    href = f"#{anchor(only.id)}" if count == 1 else "#s-incidents"
    return Spot(longitude, latitude, place.name, count, href, told, place.precision)


def _corners(spot: Spot) -> list[tuple[float, float]]:
    """What must be in the picture: the place, and all of its soft circle."""
    reach = spot.kilometres / 111
    aside = reach / max(0.2, math.cos(math.radians(spot.latitude)))
    return (
        [(spot.longitude + dx, spot.latitude + dy) for dx in (-aside, aside) for dy in (-reach, reach)]
        if reach
        else [(spot.longitude, spot.latitude)]
    )


def _marker(spot: Spot, window: Window) -> Marker:
    x, y = window.at(spot.longitude, spot.latitude)
    spread = spot.kilometres / 111 / (window.north - window.south) * HEIGHT / _measure() * 100
    return Marker(
        x / WIDTH * 100, y / HEIGHT * 100, _radius(spot.count), spread, spot.count, spot.href, spot.told, Label(_short(spot.name))
    )


def _short(name: str) -> str:
    return visible(name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…")


def _measure() -> float:
    """What a percentage of an SVG circle's radius is a percentage of."""
    return math.sqrt((WIDTH**2 + HEIGHT**2) / 2)


def _gridded(spots: Sequence[Spot], window: Window) -> list[list[Spot]]:
    """Many places by the field of a grid that they lie in."""
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        x, y = window.at(spot.longitude, spot.latitude)
        cells[(int(x / WIDTH * GRID[0]), int(y / HEIGHT * GRID[1]))].append(spot)
    return [found for _, found in sorted(cells.items())]


def _apart(groups: list[list[Spot]], window: Window, size: tuple[int, int]) -> list[list[Spot]]:
    """Groups whose dots would cover one another at this size, joined until none does; wide places stay by themselves."""
    alone = [group for group in groups if len(group) == 1 and group[0].kilometres]
    waiting = [group for group in groups if group not in alone]
    settled: list[list[Spot]] = []
    while waiting:
        group = waiting.pop(0)
        near = next((other for other in settled if _touch(_dot_of(group, window, size), _dot_of(other, window, size))), None)
        if near is None:
            settled.append(group)
        else:
            settled.remove(near)
            waiting.append(near + group)
    return alone + settled


def _touch(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return math.hypot(one[0] - other[0], one[1] - other[1]) < one[2] + other[2]


def _dot_of(group: list[Spot], window: Window, size: tuple[int, int]) -> tuple[float, float, float]:
    x, y, count = _middle(group, window)
    return x / WIDTH * size[0], y / HEIGHT * size[1], _radius(count)


def _middle(group: list[Spot], window: Window) -> tuple[float, float, int]:
    count = sum(spot.count for spot in group)
    points = [(*window.at(spot.longitude, spot.latitude), spot.count) for spot in group]
    return sum(x * n for x, _, n in points) / count, sum(y * n for _, y, n in points) / count, count


def _radius(count: int) -> float:
    """A dot's size in pixels; one that carries a number has room for it."""
    return 5.5 if count == 1 else min(22.0, 7.5 + 1.1 * math.sqrt(count))


def _cluster(group: list[Spot], window: Window, href: str) -> Marker:
    """Several places as one dot with their number; it bears no one place's name."""
    x, y, count = _middle(group, window)
    most = max(group, key=lambda spot: (spot.count, spot.name)).name
    told = f"{number_of(count, 'incident')} in {number_of(len(group), 'place')}, most in {_short(most)}"
    return Marker(x / WIDTH * 100, y / HEIGHT * 100, _radius(count), 0, count, href, told, Label(""))


Box = tuple[float, float, float, float]


class _Room:
    """Which boxes of the picture are taken, on a phone and on a wide page; words take the first free spot."""

    def __init__(self, markers: list[Marker]) -> None:
        self._taken: dict[tuple[int, int], list[Box]] = {size: [_dot(m, size) for m in markers] for size in (_PHONE, _DESK)}

    def put(self, x: float, y: float, text: str, offsets: list[tuple[float, float, str]]) -> Label:
        """The label at the first offset that is free on both pages, else on the wide one, else none."""
        tiers: tuple[tuple[Tier, tuple[tuple[int, int], ...]], ...] = (("always", (_PHONE, _DESK)), ("roomy", (_DESK,)))
        for tier, sizes in tiers:
            for dx, dy, end in offsets:
                boxes = {size: _words_box(x, y, size, text, dx, dy, end) for size in sizes}
                if all(self._free(size, box) for size, box in boxes.items()):
                    for size, box in boxes.items():
                        self._taken[size].append(box)
                    return Label(text, dx, dy, end, tier)
        return Label(text)

    def _free(self, size: tuple[int, int], box: Box) -> bool:
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= size[0] - 2 and box[3] <= size[1] - 2
        return inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in self._taken[size])


def _dot(marker: Marker, size: tuple[int, int]) -> Box:
    x, y, r = marker.x / 100 * size[0], marker.y / 100 * size[1], marker.radius
    return x - r, y - r, x + r, y + r


def _words_box(x: float, y: float, size: tuple[int, int], text: str, dx: float, dy: float, end: str) -> Box:
    width = len(text) * _LETTER
    left = x / 100 * size[0] + dx - {"start": 0.0, "middle": width / 2, "end": width}[end]
    base = y / 100 * size[1] + dy
    return left, base - _LINE + 3, left + width, base + 4


def _labelled(markers: list[Marker], shapes: tuple[Shape, ...]) -> tuple[list[Marker], tuple[tuple[float, float, Label], ...]]:
    """Markers get their labels first, the most spoken of before the others; countries' names take what room is left."""
    room = _Room(markers)
    labelled = []
    for marker in sorted(markers, key=lambda m: (-m.count, m.spread, m.y, m.x)):
        if marker.label.text:
            marker = replace(marker, label=room.put(marker.x, marker.y, marker.label.text, _around(marker.radius)))
        labelled.append(marker)
    names = []
    told = {marker.label.text for marker in labelled}
    for shape in sorted((s for s in shapes if s.name not in told), key=lambda s: -s.breadth):
        x, y = shape.middle[0] / WIDTH * 100, shape.middle[1] / HEIGHT * 100
        if shape.breadth / WIDTH * _DESK[0] < len(shape.name) * _LETTER * 0.8:
            continue
        label = room.put(x, y, shape.name, [(0, 4, "middle"), (0, -18, "middle"), (0, 26, "middle")])
        if label.tier != "never":
            names.append((x, y, label))
    return labelled, tuple(names)


def _around(r: float) -> list[tuple[float, float, str]]:
    side, above = r + 4, r + 5
    return [
        (side, 4, "start"), (-side, 4, "end"), (0, -above, "middle"), (0, above + 10, "middle"),
        (side - 2, -above + 3, "start"), (side - 2, above + 7, "start"), (-side + 2, -above + 3, "end"), (-side + 2, above + 7, "end"),
    ]  # fmt: skip
