"""The places of the world by name: GeoNames towns, districts, regions and countries, and some areas of our own.

The table is built by ``tools/build_gazetteer.py``; here it is only looked up. It loads once, on first use.
"""

import re
import struct
import sys
import unicodedata
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from accordingto.records import Precision

TABLE = "gazetteer.bin.z"
TOWN, DISTRICT, REGION, COUNTRY, AREA = range(5)
PRECISIONS: tuple[Precision, ...] = ("town", "district", "region", "country", "region")

SHELF = 64
"""Every so many names one is held by itself, so that looking a name up reads few of the others."""

ARTICLES = ("al ", "ar ", "as ", "ash ", "at ", "ad ", "adh ", "an ", "az ", "el ", "er ", "es ", "ez ")
ARABIC = frozenset("SY IQ LB JO PS YE SA OM AE QA KW BH EG LY SD SS TN DZ MA MR SO DJ TD IR AF PK TR IL EH ER KM".split())
"""Countries where names come from Arabic or its neighbours, in many English spellings."""
_DROPPED = str.maketrans(
    {c: None for c in "'’‘ʼʻʿʾ`´ˈ."} | {c: " " for c in "-–—‑_/"} | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ə": "a"}
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """One spelling for a name's many: no case, accents, apostrophes or hyphens."""
    # Small letters come after the styled capitals that posts are set in ("𝗕𝗔𝗦𝗥𝗔") have been made plain.
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFKD", plain.casefold().translate(_DROPPED)).split())


def fold_article(key: str) -> str:
    """A folded name without the Arabic article in front of it."""
    for article in ARTICLES:
        if key.startswith(article) and len(key) > len(article) + 2:
            return key[len(article) :]
    return key


_SOUNDS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ey", "ai"),
    ("ay", "ai"),
    ("dj", "j"),
    ("y", "i"),
    ("o", "u"),
    ("e", "i"),
    ("q", "k"),
)
_DOUBLE = re.compile(r"(.)\1")


def sound(key: str) -> str:
    """A folded name from Arabic, Kurdish or Persian without what its many spellings in English differ by."""
    words = [w for w in key.split() if f"{w} " not in ARTICLES]
    spelled = " ".join(w[:-1] if w.endswith("ah") else w for w in words)
    for written, said in _SOUNDS:
        spelled = spelled.replace(written, said)
    return "~" + _DOUBLE.sub(r"\1", spelled).replace("tal ", "til ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the table."""

    number: int
    name: str
    kind: int
    latitude: float
    longitude: float
    population: int
    country_code: str
    region_code: str
    district: str
    zone: str
    geonames: int
    own_name: bool
    """Found by its own name, not by a further one."""

    @property
    def precision(self) -> Precision:
        """How exact a point it gives."""
        return PRECISIONS[self.kind]


class Gazetteer:
    """The table in memory: about 20 MB of columns, no object per place until it is asked for."""

    def __init__(self, packed: bytes) -> None:
        parts = _parts(zlib.decompress(packed))
        self._keys, self._key_at = _lines(next(parts))
        self._names, self._name_at = _lines(next(parts))
        self._counts = _array("H", next(parts))
        self._posted = _array("I", next(parts))
        self._lat, self._lon = _array("f", next(parts)), _array("f", next(parts))
        self._population, self._geonames = _array("I", next(parts)), _array("I", next(parts))
        self._kind = next(parts)
        columns = [(next(parts).decode().split("\n"), _array("H", next(parts))) for _ in range(4)]
        self._country, self._region, self._district, self._zone = columns
        self._first = array("I", [0])
        total = 0
        for count in self._counts:
            total += count
            self._first.append(total)
        self._every = [self._key(at) for at in range(0, len(self._counts), SHELF)]
        self._lookup = lru_cache(maxsize=20000)(self._search)

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places that bear a name, in any spelling that folds to the same."""
        key = fold(name)
        return self._lookup(key) or tuple(e for e in self._lookup(fold_article(key)) if e.country_code in ARABIC)

    def keyed(self, key: str) -> tuple[Entry, ...]:
        """The places that bear an already folded name."""
        return self._lookup(key)

    def country(self, code: str) -> Entry | None:
        """The country with an ISO 3166 two-letter code."""
        return _codes(self)[0].get(code)

    def capital(self, code: str) -> str:
        """Name of a country's capital: a country's row holds it where a town's has its district."""
        country = self.country(code)
        return country.district if country else ""

    def region(self, country_code: str, region_code: str) -> Entry | None:
        """The first-level region with a GeoNames code."""
        return _codes(self)[1].get((country_code, region_code))

    def entry(self, number: int, own_name: bool = True) -> Entry:
        """The place in one row of the table."""
        texts = (values[index[number]] for values, index in (self._country, self._region, self._district, self._zone))
        country, region, district, zone = texts
        return Entry(
            number,
            self._names[self._name_at[number] : self._name_at[number + 1] - 1].decode(),
            self._kind[number],
            round(self._lat[number], 5),
            round(self._lon[number], 5),
            self._population[number],
            country,
            region,
            district,
            zone,
            self._geonames[number],
            own_name,
        )

    def _position(self, key: str) -> int:
        wanted = key.encode()
        shelf = max(0, bisect_right(self._every, wanted) - 1) * SHELF
        at = bisect_left(range(len(self._counts)), wanted, shelf, min(shelf + SHELF, len(self._counts)), key=self._key)
        return at if at < len(self._counts) and self._key(at) == wanted else -1

    def _key(self, index: int) -> bytes:
        return self._keys[self._key_at[index] : self._key_at[index + 1] - 1]

    def _search(self, key: str) -> tuple[Entry, ...]:
        at = self._position(key)
        if at < 0:
            return ()
        posted = self._posted[self._first[at] : self._first[at + 1]]
        return tuple(self.entry(p >> 1, bool(p & 1)) for p in posted)


@cache
def _codes(table: Gazetteer) -> tuple[dict[str, Entry], dict[tuple[str, str], Entry]]:
    """Countries and regions by code."""
    countries, regions = {}, {}
    for number, kind in enumerate(table._kind):
        if kind == TOWN:
            break
        if kind == COUNTRY:
            country = table.entry(number)
            countries[country.country_code] = country
        elif kind == REGION:
            region = table.entry(number)
            regions[region.country_code, region.region_code] = region
    return countries, regions


@cache
def gazetteer() -> Gazetteer:
    """The packaged table, loaded on first use (0.2 s)."""
    return Gazetteer((files("accordingto.reading.places") / "data" / TABLE).read_bytes())


def _parts(blob: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(blob):
        (length,) = struct.unpack_from("<I", blob, at)
        yield blob[at + 4 : at + 4 + length]
        at += 4 + length


def _lines(blob: bytes) -> tuple[bytes, "array[int]"]:
    starts = array("I", [0])
    at = blob.find(b"\n")
    while at >= 0:
        starts.append(at + 1)
        at = blob.find(b"\n", at + 1)
    starts.append(len(blob) + 1)
    return blob, starts


def _array(kind: str, raw: bytes) -> "array[int]":
    numbers = array(kind)
    numbers.frombytes(raw)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
