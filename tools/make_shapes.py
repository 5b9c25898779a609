"""Make the packaged country shapes from Natural Earth, as the npm package ``world-atlas`` carries it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_shapes.py package/countries-110m.json package/countries-50m.json

Natural Earth is in the public domain. The arcs stay shared between neighbours, so that borders meet;
coordinates are rounded to hundredths of a degree, far below what a page of 50m shapes can show.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from accordingto.views.page.atlas import unwrapped

HUNDREDTHS = 100
SHAPES = Path(__file__).parents[1] / "src/accordingto/views/page/shapes"

Point = tuple[int, int]


def arc_points(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The arc's points in hundredths of a degree, repeated points left out."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * sx + tx) * HUNDREDTHS), round((y * sy + ty) * HUNDREDTHS))
        if not points or points[-1] != point:
            points.append(point)
    return points


def deltas(points: list[Point]) -> list[int]:
    """First point, then steps, in one flat list."""
    flat: list[int] = []
    x = y = 0
    for px, py in points:
        flat += [px - x, py - y]
        x, y = px, py
    return flat


def box(points: list[Point]) -> list[int]:
    """West, south, east, north; past 180 degrees where the outline crosses the date line."""
    around = unwrapped([(x / HUNDREDTHS, y / HUNDREDTHS) for x, y in points])
    xs, ys = [p[0] for p in around], [p[1] for p in around]
    return [round(side * HUNDREDTHS) for side in (min(xs), min(ys), max(xs), max(ys))]


def outline_of(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring's points, in its order."""
    return [p for number in ring for p in (arcs[number] if number >= 0 else arcs[~number][::-1])]


def compact(topology: dict[str, Any]) -> dict[str, Any]:
    """Arcs, and for each country its name and its polygons: a box, then rings of arc numbers."""
    arcs = [arc_points(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        several = geometry["type"] == "MultiPolygon"
        polygons = []
        for rings in geometry.get("arcs", []) if several else [geometry["arcs"]]:
            polygons.append([box(outline_of(rings[0], arcs)), rings])
        countries.append([geometry["properties"]["name"], polygons])
    countries.sort(key=lambda country: str(country[0]))
    return {"arcs": [deltas(points) for points in arcs], "countries": countries}


def main(paths: list[str]) -> None:
    """Write one compressed file per scale, with no time stamp, so that a rerun changes no byte."""
    SHAPES.mkdir(parents=True, exist_ok=True)
    for path in map(Path, paths):
        shapes = compact(json.loads(path.read_text(encoding="utf-8")))
        raw = json.dumps(shapes, ensure_ascii=False, separators=(",", ":")).encode()
        target = SHAPES / f"{path.stem}.json.gz"
        target.write_bytes(gzip.compress(raw, 9, mtime=0))
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
