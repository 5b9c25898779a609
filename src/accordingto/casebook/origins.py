"""Who says what, over all incidents: how often others later said the same, how often it took its word back, how often others differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, func, literal, select, tuple_

from accordingto.casebook.asking import MOST
from accordingto.casebook.crediting import COUNTED
from accordingto.casebook.standing import whole_of
from accordingto.casebook.tables import called, carried, findable, incident, origin
from accordingto.casebook.waiting import After
from accordingto.errors import UnknownOrigin
from accordingto.records import OriginKind

_ESCAPE = "!"
_PLAIN = str.maketrans({"!": "!!", "%": "!%", "_": "!_"})
"""Signs that mean something in a pattern."""
_LONGEST = 1000
"""Characters of a word that count; SQLite takes no pattern of 50,000."""


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One origin in a list."""

    name: str
    kind: OriginKind
    """The one that it is of most often."""
    also: tuple[str, ...]
    """Other names that reports give it."""
    reports: int
    incidents: int
    claims: int
    confirmed: int
    """Answers on which another origin later said the same."""
    corrected: int
    """Answers that its own later word replaced."""
    contradicted: int
    """Answers against which another side of the finding stands."""


@dataclass(frozen=True, slots=True)
class Origins:
    """A page of origins, those with the most claims first."""

    lines: tuple[OriginLine, ...]
    after: After | None
    total: int


@dataclass(frozen=True, slots=True)
class Word:
    """What an origin says of one incident."""

    incident: str
    label: str
    when: str
    claims: tuple[str, ...]
    confirmed: int
    corrected: int
    contradicted: int


@dataclass(frozen=True, slots=True)
class OriginTold:
    """One origin with the incidents that it speaks of."""

    line: OriginLine
    words: tuple[Word, ...]
    """The newest incident first; a page of them."""
    after: After | None


def origins(connection: Connection, words: str, after: After | None, limit: int) -> Origins:
    """A page of the origins in whose name, or in another that reports give them, these words stand."""
    such = [_named(word) for word in words.split()[:MOST]]
    wanted = select(origin).where(*such).order_by(origin.c.claims.desc(), origin.c.name.desc()).limit(max(1, limit) + 1)
    if after:
        wanted = wanted.where(tuple_(origin.c.claims, origin.c.name) < tuple_(literal(after.rank), literal(after.name)))
    found = connection.execute(wanted).all()
    rows = found[: max(1, limit)]
    total = connection.scalar(select(func.count()).select_from(origin).where(*such)) or 0
    return Origins(_lines(connection, rows), After(rows[-1].claims, rows[-1].name) if len(found) > len(rows) else None, total)


def _named(word: str) -> ColumnElement[bool]:
    begun = f"%{word[:_LONGEST].casefold().translate(_PLAIN)}%"
    other = select(called.c.name).where(called.c.what == "also", func.lower(called.c.value).like(begun, escape=_ESCAPE))
    return func.lower(origin.c.name).like(begun, escape=_ESCAPE) | origin.c.name.in_(other)


def told(connection: Connection, name: str, after: After | None, limit: int) -> OriginTold:
    """What one origin says; raises UnknownOrigin where nobody is called so."""
    row = connection.execute(select(origin).where(origin.c.name == name)).first()
    if row is None:
        raise UnknownOrigin(f"no origin is called {name!r}")
    (head,) = _lines(connection, [row])
    order = (carried.c.first, carried.c.incident)
    wanted = (
        select(carried, incident.c.id, incident.c.label, incident.c.day, incident.c.whole)
        .join(findable, findable.c.number == carried.c.incident)
        .join(incident, incident.c.number == findable.c.incident)
        .where(carried.c.name == name)
        .order_by(*(one.desc() for one in order))
        .limit(max(1, limit) + 1)
    )
    if after:
        wanted = wanted.where(tuple_(*order) < tuple_(literal(after.name), literal(after.rank)))
    found = connection.execute(wanted).all()
    rows = found[: max(1, limit)]
    return OriginTold(head, tuple(map(_word, rows)), After(rows[-1].incident, rows[-1].first) if len(found) > len(rows) else None)


def _word(row: Any) -> Word:
    """What it says of one incident; which answers, the incident as a whole tells."""
    one, _ = whole_of(row.whole)
    claims = one.origins[row.ordinal].claims
    return Word(row.id, row.label, row.day, claims, row.confirmed, row.corrected, row.contradicted)


def _lines(connection: Connection, rows: Sequence[Any]) -> tuple[OriginLine, ...]:
    names: dict[str, dict[str, list[tuple[int, str]]]] = {row.name: {"kind": [], "also": []} for row in rows}
    wanted = select(called).where(called.c.name.in_(list(names)), called.c.what.in_(("kind", "also"))).order_by(called.c.value)
    for row in connection.execute(wanted):
        names[row.name][row.what].append((-row.times, row.value))
    return tuple(_line(row, names[row.name]["kind"], names[row.name]["also"]) for row in rows)


def _line(row: Any, kinds: list[tuple[int, str]], also: list[tuple[int, str]]) -> OriginLine:
    counts = {name: getattr(row, name) for name in COUNTED}
    return OriginLine(row.name, cast(OriginKind, min(kinds)[1]), tuple(value for _, value in also), **counts)
