"""What incidents have become since somebody looked last, so that it can be told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from json import loads

from sqlalchemy import Connection, func, select

from accordingto.casebook.standing import MOST_ASKED, whole_of
from accordingto.casebook.tables import current, erasure, findable, incident, report, told_in, verdict
from accordingto.records import Check, Incident


@dataclass(frozen=True, slots=True)
class Turned:
    """An incident that began, changed or ended."""

    number: int
    """It grows from one turn to the next."""
    entry: int
    """Of the log, from which on the incident stands so."""
    id: str
    ended: bool
    before: Incident | None
    """None where it began, or what it was has been erased."""
    after: Incident | None
    """None where that has been erased."""
    began: bool


def last_turn(connection: Connection) -> int:
    """The number of the last turn; 0 before the first."""
    return connection.scalar(select(func.max(incident.c.number))) or 0


def turned(connection: Connection, after: int, most: int) -> list[Turned]:
    """The turns after that number, the first first."""
    columns = (incident.c.number, incident.c.entry, incident.c.id, incident.c.ended, incident.c.whole)
    rows = connection.execute(select(*columns).where(incident.c.number > after).order_by(incident.c.number).limit(most)).all()
    return [_turn(connection, row.number, row.entry, row.id, row.ended, row.whole) for row in rows]


def _turn(connection: Connection, number: int, entry: int, id_: str, ended: bool, whole: bytes | None) -> Turned:
    wanted = select(incident.c.ended, incident.c.whole).where(incident.c.id == id_, incident.c.number < number)
    before = connection.execute(wanted.order_by(incident.c.number.desc()).limit(1)).first()
    began = before is None or before.ended
    was = before.whole if before and not began else None
    return Turned(number, entry, id_, ended, whole_of(was)[0] if was else None, whole_of(whole)[0] if whole else None, began)


def turned_since(connection: Connection, after: int) -> set[str]:
    """The incidents that took a turn after that number."""
    return set(connection.scalars(select(incident.c.id).where(incident.c.number > after)))


def failing(connection: Connection, incidents: Collection[str] | None) -> list[tuple[str | None, Check]]:
    """The checks that fail now on these incidents and on the whole, or on all; each with the incident that it is on."""
    wanted = select(verdict).where(verdict.c.verdict == "fails")
    if incidents is not None:
        wanted = wanted.where(verdict.c.incident.is_(None) | verdict.c.incident.in_(list(incidents)))
    rows = connection.execute(wanted.order_by(verdict.c.number))
    return [(row.incident, Check(row.rule, row.verdict, tuple(loads(row.about)), row.says)) for row in rows]


def erased(connection: Connection, after: int) -> list[str]:
    """Ids of the reports that were erased after that entry of the log."""
    wanted = select(report.c.id).join(erasure, erasure.c.report == report.c.number).where(erasure.c.entry > after)
    return list(connection.scalars(wanted.order_by(erasure.c.number)))


def telling_of(connection: Connection, reports: Sequence[str]) -> list[tuple[str, str]]:
    """Ids and labels of the incidents that any of these reports tells of."""
    found: dict[str, str] = {}
    told, tells = findable.alias(), findable.alias()
    for at in range(0, len(reports), MOST_ASKED):
        wanted = (
            select(told.c.id, incident.c.label)
            .join(told_in, told_in.c.incident == told.c.number)
            .join(tells, tells.c.number == told_in.c.report)
            .join(current, current.c.id == told.c.id)
            .join(incident, incident.c.number == current.c.incident)
            .where(tells.c.id.in_(reports[at : at + MOST_ASKED]))
        )
        found |= {row.id: row.label for row in connection.execute(wanted)}
    return sorted(found.items())
