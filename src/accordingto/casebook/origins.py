"""Who says what, over all incidents: how often others later said the same, how often it took its word back, how often others differ."""

from dataclasses import dataclass

from sqlalchemy import Connection

from accordingto.casebook.standing import all_incidents
from accordingto.casebook.waiting import After
from accordingto.errors import UnknownOrigin
from accordingto.records import Carried, Incident, OriginKind


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
    """A page of the origins in whose name these words stand."""
    lines = [line for line in _lines(connection) if words.casefold() in line.name.casefold()]
    rest = [line for line in lines if after is None or (-line.claims, line.name) > (-after.rank, after.name)]
    page = rest[:limit]
    return Origins(tuple(page), After(page[-1].claims, page[-1].name) if len(rest) > limit else None, len(lines))


def origin(connection: Connection, name: str, after: After | None, limit: int) -> OriginTold:
    """What one origin says; raises UnknownOrigin where nobody is called so."""
    line = next((line for line in _lines(connection) if line.name == name), None)
    if line is None:
        raise UnknownOrigin(f"no origin is called {name!r}")
    told = [(one, carried) for one, _ in all_incidents(connection) for carried in one.origins if carried.name == name]
    words = [
        Word(one.id, one.label, one.when, carried.claims, carried.confirmed, carried.corrected, carried.contradicted)
        for one, carried in told
    ]
    return OriginTold(line, tuple(words[:limit]), None)


def _lines(connection: Connection) -> list[OriginLine]:
    by_name: dict[str, list[tuple[Incident, Carried]]] = {}
    for one, _ in all_incidents(connection):
        for carried in one.origins:
            by_name.setdefault(carried.name, []).append((one, carried))
    lines = [_line(name, [carried for _, carried in told]) for name, told in by_name.items()]
    return sorted(lines, key=lambda line: (-line.claims, line.name))


def _line(name: str, told: list[Carried]) -> OriginLine:
    kinds = [carried.kind for carried in told]
    return OriginLine(
        name=name,
        kind=min(kinds, key=lambda kind: (-kinds.count(kind), kind)),
        also=tuple(sorted({other for carried in told for other in carried.also})),
        reports=len({report for carried in told for report in carried.reports}),
        incidents=len(told),
        claims=sum(len(carried.claims) for carried in told),
        confirmed=sum(carried.confirmed for carried in told),
        corrected=sum(carried.corrected for carried in told),
        contradicted=sum(carried.contradicted for carried in told),
    )
