"""Reports and readings as they were, from their rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Connection, CursorResult, ScalarSelect, Select, bindparam, exists, func, select

from accordingto.casebook.packing import unpacked
from accordingto.casebook.readings import dropped_of, tally_of
from accordingto.casebook.readings import reading_of as reading_from
from accordingto.casebook.reports import text_of
from accordingto.casebook.tables import (
    account,
    claim,
    content,
    current,
    erasure,
    judgement,
    log,
    reading,
    report,
    tally,
    version,
)
from accordingto.records import Account, Reading, Report, Tally, short_id

AT_ONCE = 100
"""Readings that are asked for in one question to the database."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The reading of a report that counts now."""

    report: int
    version: int
    reading: int


def _last() -> Select[tuple[int, int, int]]:
    return select(reading.c.report, reading.c.version, reading.c.number).where(reading.c.number.in_(_newest())).order_by(reading.c.number)


def all_in_force(connection: Connection) -> list[InForce]:
    """The reading of each report that counts now, in the order that they were made."""
    return [InForce(row.report, row.version, row.number) for row in connection.execute(_last())]


def in_force(connection: Connection, report_id: str) -> InForce | None:
    """The reading that counts now of the report of that id; None for one that is not here."""
    found = connection.execute(
        select(reading.c.report, reading.c.version, reading.c.number)
        .join(report, report.c.number == reading.c.report)
        .where(report.c.id == report_id)
        .order_by(reading.c.number.desc())
        .limit(1)
    ).first()
    return InForce(found.report, found.version, found.number) if found else None


def in_force_of(connection: Connection, reports: Sequence[str]) -> list[InForce]:
    """The readings that count now of the reports of these ids, in their order; of those that are here."""
    found = in_force_by_report(connection, reports)
    return [found[one] for one in reports if one in found]


def in_force_by_report(connection: Connection, reports: Sequence[str]) -> dict[str, InForce]:
    """The same by the report's id."""
    found: dict[str, InForce] = {}
    for at in range(0, len(reports), AT_ONCE):
        rows = connection.execute(_READ, {"reports": reports[at : at + AT_ONCE]})
        found.update({row.id: InForce(row.report, row.version, row.number) for row in rows})
    return found


_READ = (
    select(report.c.id, reading.c.report, reading.c.version, reading.c.number)
    .join(report, report.c.number == reading.c.report)
    .where(report.c.id.in_(bindparam("reports", expanding=True)))
    .order_by(reading.c.number)
)


def counted(connection: Connection) -> dict[str, int]:
    """How many there are of each."""
    undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
    wanted = {
        "reports": select(func.count()).select_from(report),
        "versions": select(func.count()).select_from(version),
        "claims": select(func.count()).select_from(claim).where(claim.c.reading.in_(_newest())),
        "incidents": select(func.count()).select_from(current),
        "judgements": select(func.count()).select_from(judgement).where(judgement.c.kind != "undo", judgement.c.number.not_in(undone)),
        "erased": select(func.count()).select_from(erasure),
        "entries": select(func.count()).select_from(log),
    }
    return {name: connection.scalar(number) or 0 for name, number in wanted.items()}


def _newest() -> ScalarSelect[int]:
    return select(func.max(reading.c.number)).group_by(reading.c.report).scalar_subquery()


def by_report(connection: Connection, since: int = 0) -> list[tuple[str, InForce]]:
    """By report, the readings that came in force after an entry of the log, in the order that they came."""
    # numbers grow with entries: the last one of before is found from the end, without a look at all
    earlier = select(reading.c.number).where(reading.c.entry <= since).order_by(reading.c.number.desc()).limit(1).scalar_subquery()
    late = reading.c.number > func.coalesce(earlier, 0)
    newest = select(func.max(reading.c.number)).where(late).group_by(reading.c.report).scalar_subquery()
    rows = connection.execute(
        select(report.c.id, reading.c.report, reading.c.version, reading.c.number)
        .join(report, report.c.number == reading.c.report)
        .where(reading.c.number.in_(newest))
        .order_by(reading.c.number)
    )
    return [(row.id, InForce(row.report, row.version, row.number)) for row in rows]


def reports_till(connection: Connection, entry: int) -> tuple[int, int]:
    """How many reports there are, and how many there were at an entry of the log."""
    every = select(func.count()).select_from(report)
    return connection.scalar(every) or 0, connection.scalar(every.where(report.c.entry <= entry)) or 0


def erased_since(connection: Connection, entry: int) -> bool:
    """Whether a report was erased after an entry of the log."""
    return connection.scalar(select(erasure.c.number).where(erasure.c.entry > entry).limit(1)) is not None


def tallies(connection: Connection, named: Collection[str] | None = None) -> list[tuple[Tally, Report]]:
    """All tallies in force, or those of these ids, without the sentences that they stand in; each with its report, without its text."""
    later = reading.alias()
    newer = exists().where(later.c.report == reading.c.report, later.c.number > reading.c.number)
    told = ("key", "outlet", "title", "published", "url", "language")
    rows = connection.execute(
        select(tally, report.c.id.label("report_id"), report.c.key, *(version.c[name] for name in told[1:]))
        .join(reading, reading.c.number == tally.c.reading)
        .join(report, report.c.number == reading.c.report)
        .join(version, version.c.number == reading.c.version)
        .where(~newer, tally.c.quote != "", *([] if named is None else [tally.c.id.in_(named)]))  # of an erased report no words are left
        .order_by(tally.c.reading, tally.c.ordinal)
    ).mappings()
    return [
        (tally_of(row["report_id"], "", {**row}, None), Report(row["report_id"], text="", **{name: row[name] for name in told}))
        for row in rows
    ]


def born(connection: Connection) -> dict[str, tuple[int, str]]:
    """By account in force, the id that an incident has of it, and when that id was first given: an account of a newer version or reading
    is as old as the one whose place it took."""
    first = select(account.c.incident, func.min(account.c.number).label("number")).group_by(account.c.incident).subquery()
    rows = connection.execute(
        select(account.c.id, account.c.incident, first.c.number)
        .join(first, first.c.incident == account.c.incident)
        .where(account.c.reading.in_(_newest()))
    )
    return {row.id: (row.number, row.incident) for row in rows}


def report_of(connection: Connection, number: int, *, with_text: bool = False) -> Report:
    """A version as a report; without its text unless asked for, empty where it was erased."""
    row = connection.execute(
        select(report.c.id, report.c.key, content.c.sha256, version)
        .join(version, version.c.report == report.c.number)
        .join(content, content.c.number == version.c.received)
        .where(version.c.number == number)
    ).one()
    told = {name: getattr(row, name) for name in ("id", "key", "outlet", "title", "published", "url", "language")}
    return Report(text=(text_of(connection, number) or "") if with_text else "", sha256=row.sha256.hex(), **told)


def reading_of(connection: Connection, which: InForce) -> Reading:
    """A reading as it was made; of an erased report what is left: nothing but that it is there."""
    return next(readings_of(connection, [which]))


def readings_of(connection: Connection, some: Iterable[InForce], *, with_text: bool = False) -> Iterator[Reading]:
    """Several of them, in their order; their reports without their texts unless asked for."""
    rest = iter(some)
    while portion := list(islice(rest, AT_ONCE)):
        asked = {"readings": [one.reading for one in portion]}
        made = {row.number: row for row in connection.execute(_MADE, asked)}
        claims, tallies = _by_reading(connection.execute(_CLAIMS, asked)), _by_reading(connection.execute(_TALLIES, asked))
        for number in asked["readings"]:
            yield _reading(made[number], claims.get(number, []), tallies.get(number, []), with_text=with_text)


_READINGS: BindParameter[int] = bindparam("readings", expanding=True)
_MADE = (
    select(reading.c.number, reading.c.rest, reading.c.reader, report.c.id, report.c.key, content.c.sha256, content.c.packed)
    .add_columns(*(version.c[name] for name in ("text", "outlet", "title", "published", "url", "language")))
    .join(version, version.c.number == reading.c.version)
    .join(report, report.c.number == version.c.report)
    .join(content, content.c.number == version.c.received)
    .where(reading.c.number.in_(_READINGS))
)
_CLAIMS, _TALLIES = (
    select(table).where(table.c.reading.in_(_READINGS)).order_by(table.c.reading, table.c.ordinal) for table in (claim, tally)
)


def _reading(made: Any, claims: list[Mapping[str, Any]], tallies: list[Mapping[str, Any]], *, with_text: bool) -> Reading:
    names = ("id", "key", "outlet", "title", "published", "url", "language")
    told = Report(text="", sha256=made.sha256.hex(), reader=made.reader, **{name: getattr(made, name) for name in names})
    if made.text is None or made.rest is None:
        return Reading(told)
    packed_text = unpacked(made.text, unpacked(made.packed) if made.packed is not None else b"")
    text, rest = packed_text.decode(), unpacked(made.rest, packed_text)
    told = replace(told, text=text if with_text else "", dropped=dropped_of(rest))
    return reading_from(told, text, rest, claims, tallies)


def _by_reading(rows: CursorResult[Any]) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = {}
    names = tuple(rows.keys())
    for row in rows:
        found.setdefault(row.reading, []).append(dict(zip(names, row, strict=True)))
    return found


def unused(connection: Connection, own_id: str, number: int) -> str:
    """An account's own id, or another where an account of an earlier reading gave it to an incident."""
    taken = connection.scalar(select(account.c.number).where(account.c.incident == own_id).limit(1))
    return own_id if taken is None else short_id("i", own_id, number)


def inherited(connection: Connection, report_id: str, made: Reading) -> dict[str, str]:
    """By account of a new reading, the id that an incident had of the account whose place it takes: the one with most in common."""
    which = in_force(connection, report_id)
    if which is None:
        return {}
    ids = {
        row.id: row.incident
        for row in connection.execute(select(account.c.id, account.c.incident).where(account.c.reading == which.reading))
    }
    before = {one.id: _marks(one) for one in reading_of(connection, which).accounts}
    shared = sorted(
        (-len(_marks(new) & marks), new.id, old) for new in made.accounts for old, marks in before.items() if _marks(new) & marks
    )
    taken: dict[str, str] = {}
    for _, new, old in shared:
        if new not in taken and ids[old] not in taken.values():
            taken[new] = ids[old]
    return taken


def _marks(one: Account) -> set[tuple[str, str]]:
    """What an account is known again by: its quotes, and the words that mention it."""
    return {(claim.question, claim.quote) for claim in one.claims} | {("", mention.quote.casefold()) for mention in one.mentions}
