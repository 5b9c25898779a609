"""Erasing a report: every word of it goes, here and in what was worked out of it; rows, hashes, figures and the decision stay."""

import json
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, or_, select, update

from accordingto.casebook import indexing
from accordingto.casebook.blanking import blank_history
from accordingto.casebook.guards import BLANKED, blank
from accordingto.casebook.log import Entry, digest_of, rows_of
from accordingto.casebook.opening import LONGEST_WAIT, outside
from accordingto.casebook.reports import text_of
from accordingto.casebook.tables import anchor, blanked, claim, content, erasure, judgement, reading, report, tally, version
from accordingto.errors import BusyCasebook, UnknownReport


@dataclass(frozen=True, slots=True)
class _Gone:
    """The numbers of all rows that an erasure blanks something of."""

    reports: list[int]
    versions: list[int]
    contents: list[int]
    readings: list[int]
    judgements: list[int]
    origins: list[str]
    """Names that people judged and that nobody else gives."""


def erase(connection: Connection, name: str, by: str, reason: str) -> list[str]:
    """Blank a report, named by id or key, in all versions and readings, and with it those that were received as the same bytes.

    Gives the ids of the erased; none where it was erased before. Incidents are to be worked out again.
    """
    number = connection.scalar(select(report.c.number).where(or_(report.c.id == name, report.c.key == name)))
    if number is None:
        raise UnknownReport(f"no report is called {name!r}")
    if connection.scalar(select(erasure.c.number).where(erasure.c.report == number)) is not None:
        return []
    gone = _gone(connection, number)
    ids = list(connection.scalars(select(report.c.id).where(report.c.number.in_(gone.reports)).order_by(report.c.number)))
    claims = set(connection.scalars(select(claim.c.id).where(claim.c.reading.in_(gone.readings))))
    blank_history(connection, set(ids), claims, set(gone.origins))
    for id_ in ids:
        indexing.forget_report(connection, id_)
    touched = _blank_what_was_said(connection, gone)
    entry = Entry(connection, "erasure", by)
    first, *_ = [entry.row(erasure, report=one, reason=reason) for one in gone.reports]
    for one in touched:
        entry.row(blanked, erasure=first, touched=one, digest=digest_of(rows_of(connection, one)))
    entry.close()
    return ids


def _gone(connection: Connection, number: int) -> _Gone:
    """A report's, and those of all that share bytes with it: packed by them, neither can stay without the other."""
    reports, before = [number], 0
    while len(reports) > before:
        before = len(reports)
        contents = list(connection.scalars(select(version.c.received).where(version.c.report.in_(reports)).distinct()))
        sharing = select(version.c.report).where(version.c.received.in_(contents)).distinct()
        reports = sorted(connection.scalars(sharing))
    versions = list(connection.scalars(select(version.c.number).where(version.c.report.in_(reports))))
    readings = list(connection.scalars(select(reading.c.number).where(reading.c.report.in_(reports))))
    said = _said_by(connection, readings, versions)
    origins = sorted(said - _said_elsewhere(connection, readings)) if said else []
    named = anchor.c.version.is_(None) & anchor.c.quote.in_(said)
    judged = list(connection.scalars(select(anchor.c.judgement).where(or_(anchor.c.version.in_(versions), named)).distinct()))
    judged += connection.scalars(select(judgement.c.number).where(judgement.c.undoes.in_(judged)))
    return _Gone(reports, versions, contents, readings, judged, origins)


def _said_by(connection: Connection, readings: list[int], versions: list[int]) -> set[str]:
    """Of the origins that people judged, those whose names stand in these texts, or were read from them."""
    judged = set(connection.scalars(select(anchor.c.quote).where(anchor.c.version.is_(None)).distinct())) - {""}
    texts = [" ".join((text_of(connection, one) or "").casefold().split()) for one in versions] if judged else []
    read = _names(connection, claim.c.reading.in_(readings), tally.c.reading.in_(readings)) if judged else set()
    return {name for name in judged if name in read or any(name.casefold() in text for text in texts)}


def _said_elsewhere(connection: Connection, readings: list[int]) -> set[str]:
    """The names that other reports give, and those of outlets, which stay."""
    outlets = connection.scalars(select(version.c.outlet).distinct())
    return _names(connection, claim.c.reading.not_in(readings), tally.c.reading.not_in(readings)).union(outlets)


def _names(connection: Connection, of_claims: ColumnElement[bool], of_tallies: ColumnElement[bool]) -> set[str]:
    found: set[str] = set()
    for table, wanted in ((claim, of_claims), (tally, of_tallies)):
        for row in connection.execute(select(table.c.origin, table.c.via).where(wanted).distinct()):
            found.update([row.origin] if row.origin else [])
            found.update(json.loads(row.via) if row.via else [])
    return found


def _blank_what_was_said(connection: Connection, gone: _Gone) -> list[int]:
    """Blank the rows; gives the entries of the log that added them."""
    its = {
        content: content.c.number.in_(gone.contents),
        report: report.c.number.in_(gone.reports),
        version: version.c.number.in_(gone.versions),
        reading: reading.c.number.in_(gone.readings),
        claim: claim.c.reading.in_(gone.readings),
        tally: tally.c.reading.in_(gone.readings),
        judgement: judgement.c.number.in_(gone.judgements),
        anchor: or_(anchor.c.version.in_(gone.versions), anchor.c.version.is_(None) & anchor.c.quote.in_(gone.origins)),
    }
    for table, columns in BLANKED.items():
        connection.execute(update(table).where(its[table]).values({column: blank(column) for column in columns}))
    with_entry = [table for table in its if "entry" in table.c]
    return sorted({entry for table in with_entry for entry in connection.scalars(select(table.c.entry).where(its[table]))})


def wipe(engine: Engine) -> None:
    """Take what was blanked out of the database's files, too: erased rows lie there until something else is written over them."""
    with outside(engine) as connection:
        if engine.dialect.name != "sqlite":
            connection.exec_driver_sql("VACUUM FULL")
            return
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(LONGEST_WAIT * 1000)}")
        connection.exec_driver_sql("VACUUM")
        busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if busy:
        raise BusyCasebook(
            f"the words are blanked, but another program has read the casebook for {LONGEST_WAIT:.0f} seconds, and until it ends "
            "they still lie in its files; erase the report again then"
        )
