"""How an incident, a report or a claim came to be what it is: every entry of the log that had a part in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sqlalchemy import Connection, bindparam, func, select

from accordingto.casebook import judging, loading, standing
from accordingto.casebook.changes import Change, changes
from accordingto.casebook.loading import InForce
from accordingto.casebook.tables import account, claim, current, erasure, judgement, log, reading, report, version
from accordingto.errors import UnknownIncident, UnknownJudged
from accordingto.records import Incident, Judgement, Report

What = Literal["report", "version", "reading", "judgement", "undo", "erasure", "incident", "ended"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was added, or that followed from it."""

    entry: int
    at: str
    by: str
    what: What
    report: Report | None = None
    changes: tuple[Change, ...] = ()
    """Of a version or reading: what it says otherwise than the one before."""
    judgement: Judgement | None = None
    orphaned: bool = False
    """Of a judgement in force: whether no reading tells of what it is about any more."""
    in_force: bool = True
    reason: str = ""
    incident: Incident | None = None


def last(connection: Connection, most: int) -> list[Event]:
    """The last entries of the log, the last first."""
    numbers = connection.scalars(select(log.c.number).order_by(log.c.number.desc()).limit(most)).all()
    events = {event.entry: event for event in _of_entries(connection, numbers)}
    return [events[number] for number in numbers]


def since(connection: Connection, entry: int, most: int) -> list[Event]:
    """The entries of the log after one, the first first."""
    numbers = connection.scalars(select(log.c.number).where(log.c.number > entry).order_by(log.c.number).limit(most)).all()
    return sorted(_of_entries(connection, numbers), key=lambda event: event.entry)


def decisions(connection: Connection, before: int | None, most: int) -> list[Event]:
    """Judgements, and what undid some, the last first; those before an entry of the log."""
    wanted = select(judgement.c.entry).order_by(judgement.c.entry.desc()).limit(most)
    numbers = connection.scalars(wanted.where(judgement.c.entry < before) if before is not None else wanted).all()
    return sorted(_of_entries(connection, numbers), key=lambda event: -event.entry)


def decision(connection: Connection, name: str) -> Event:
    """A judgement by its id; raises UnknownJudged."""
    entry = connection.scalar(select(judgement.c.entry).where(judgement.c.number == judging.number_of(name), judgement.c.kind != "undo"))
    if entry is None:
        raise UnknownJudged(f"there is no judgement {name!r}")
    return next(iter(_of_entries(connection, [entry])))


def of(connection: Connection, name: str) -> list[Event]:
    """All that had a part in what is called so: an incident, a report (by id or key), a claim."""
    if number := connection.scalar(select(report.c.number).where((report.c.id == name) | (report.c.key == name)).limit(1)):
        return _sorted(connection, _report_entries(connection, number), {name, *_ids(connection, number)})
    if found := connection.scalar(
        select(reading.c.report).join(claim, claim.c.reading == reading.c.number).where(claim.c.id == name).limit(1)
    ):
        return _sorted(connection, _claim_entries(connection, found, name), {name})
    return _of_incident(connection, standing.called(connection, name))


def stamp(connection: Connection, of: str | Incident) -> str:
    """What changes whenever an incident does, or what people decided about it."""
    one = standing.incident_called(connection, of)[0] if isinstance(of, str) else of
    found = connection.execute(_STAMP, _naming(one)).first()
    if found is None:
        raise UnknownIncident(f"no incident is called {one.id!r}")
    return f"{found.row}-{found.entry or 0}"


def _judged_on(connection: Connection, one: Incident) -> list[int]:
    """The entries of judgements on an incident: by its ids, its accounts, their claims and those that were theirs, its origins."""
    return list(connection.scalars(judging.ON_INCIDENT, _naming(one)))


def _naming(one: Incident) -> dict[str, object]:
    """What an incident is asked for by."""
    names = {name for origin in one.origins for name in (origin.name, *origin.also)}
    return {"incident": one.id, "ids": [one.id, *one.formerly, *_claims(one)], "origins": list(names)}


_LAST = judging.ON_INCIDENT.subquery()
_STAMP = select(current.c.incident.label("row"), select(func.max(_LAST.c.entry)).scalar_subquery().label("entry")).where(
    current.c.id == bindparam("incident")
)


def _of_incident(connection: Connection, id_: str) -> list[Event]:
    whole, _ = standing.incident_of(connection, id_)
    versions = [one for each in (id_, *whole.formerly) for one in standing.history(connection, each)]
    entries = {*_added(connection, whole.reports), *_judged_on(connection, whole), *_left(connection, versions)}
    events = list(_of_entries(connection, entries))
    stood = [Event(one.entry, one.at, "", "ended" if one.ended else "incident", incident=one.incident) for one in versions]
    return sorted([*events, *stood], key=lambda event: (event.entry, event.what == "incident"))


def _left(connection: Connection, versions: Iterable[standing.Stood]) -> set[int]:
    """The entries on reports and claims that the incident had and has no more, up to the one by which they left it."""
    found: set[int] = set()
    for was, then in pairwise(versions):
        if was.incident.id != then.incident.id:
            continue
        reports = set(was.incident.reports).difference(then.incident.reports)
        claims = _claims(was.incident) - _claims(then.incident)
        entries = [*_added(connection, reports), *judging.entries_about(connection, claims)] if reports or claims else []
        found.update(entry for entry in entries if entry <= then.entry)
    return found


def _claims(one: Incident) -> set[str]:
    return {claim for finding in one.findings for claim in finding.claims}


def _added(connection: Connection, reports: Iterable[str]) -> list[int]:
    """The entries that added these reports and told more of them."""
    numbers = connection.scalars(select(report.c.number).where(report.c.id.in_(list(reports)))).all()
    return [entry for number in numbers for entry in _report_entries(connection, number)]


def _ids(connection: Connection, number: int) -> set[str]:
    """The accounts and claims of a report, in any reading."""
    readings = select(reading.c.number).where(reading.c.report == number)
    accounts = connection.scalars(select(account.c.id).where(account.c.reading.in_(readings))).all()
    return {*accounts, *connection.scalars(select(claim.c.id).where(claim.c.reading.in_(readings))).all()}


def _report_entries(connection: Connection, number: int) -> list[int]:
    found = [*connection.scalars(select(version.c.entry).where(version.c.report == number))]
    found += connection.scalars(select(reading.c.entry).where(reading.c.report == number))
    return found + list(connection.scalars(select(erasure.c.entry).where(erasure.c.report == number)))


def _claim_entries(connection: Connection, number: int, name: str) -> list[int]:
    """The readings that first and last made the claim, and the erasure of its report."""
    made = connection.scalars(
        select(reading.c.entry).join(claim, claim.c.reading == reading.c.number).where(claim.c.id == name).order_by(reading.c.number)
    ).all()
    return [*made, *connection.scalars(select(erasure.c.entry).where(erasure.c.report == number))]


def _sorted(connection: Connection, entries: Iterable[int], about: set[str]) -> list[Event]:
    """The events of these entries and of the judgements on any of these, in the order of the log."""
    judged = judging.entries_about(connection, about)
    return sorted(_of_entries(connection, {*entries, *judged}), key=lambda event: event.entry)


def _of_entries(connection: Connection, entries: Iterable[int]) -> Iterator[Event]:
    held = {one.judgement.id: one for one in judging.held(connection)}
    for row in connection.execute(select(log).where(log.c.number.in_(list(entries)))):
        if row.kind == "judgement":
            yield _judged(connection, row.number, row.at, row.author, held)
        elif row.kind == "erasure":
            told = connection.execute(
                select(erasure.c.reason, report.c.id, report.c.key)
                .join(report, report.c.number == erasure.c.report)
                .where(erasure.c.entry == row.number)
            ).one()
            yield Event(row.number, row.at, row.author, "erasure", Report(told.id, told.key, ""), reason=told.reason)
        else:
            yield _received(connection, row.number, row.at, row.author)


def _received(connection: Connection, entry: int, at: str, by: str) -> Event:
    now = connection.execute(select(reading).where(reading.c.entry == entry)).one()
    before = connection.execute(
        select(reading).where(reading.c.report == now.report, reading.c.number < now.number).order_by(reading.c.number.desc()).limit(1)
    ).first()
    told = loading.reading_of(connection, InForce(now.report, now.version, now.number))
    if before is None:
        return Event(entry, at, by, "report", told.report)
    was = loading.reading_of(connection, InForce(before.report, before.version, before.number))
    return Event(entry, at, by, "reading" if before.version == now.version else "version", told.report, changes(was, told))


def _judged(connection: Connection, entry: int, at: str, by: str, held: dict[str, judging.Held]) -> Event:
    row = connection.execute(select(judgement).where(judgement.c.entry == entry)).one()
    if row.kind == "undo":
        undone = judging.one(connection, row.undoes)
        return Event(entry, at, by, "undo", judgement=undone, in_force=False, reason=row.reason)
    still = held.get(f"j-{row.number}")
    told = judging.one(connection, row.number)
    return Event(entry, at, by, "judgement", judgement=told, orphaned=bool(still and still.orphaned), in_force=still is not None)
