"""What the statements come to: incidents as they stand and as they stood, each version by the entry of the log that made it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select

from accordingto.casebook import crediting, indexing, lines
from accordingto.casebook.bulk import insert_all
from accordingto.casebook.packing import as_json, packed_incident, unpacked_incident
from accordingto.casebook.tables import account, current, destination, finding, incident, kept, log, standing, stands, verdict
from accordingto.errors import UnknownIncident
from accordingto.records import Check, Claim, Finding, Incident, Offset, Place
from accordingto.values.plain import noun_of, plain

MOST_ASKED = 500
"""Names in one question to the database."""
Fills = tuple[str | None, str | None, Offset | None]
"""What other reports complete of a claim on when: its value, what its report alone says, the incident that it hangs on."""


@dataclass(frozen=True, slots=True)
class Stood:
    """An incident as it was from one entry of the log on."""

    entry: int
    at: str
    ended: bool
    """Whether its reports were taken for another incident from then on."""
    incident: Incident


@dataclass(frozen=True, slots=True)
class Worked:
    """Up to which entry of the log incidents have been worked out, and how."""

    entry: int = 0
    program: str = ""
    policy: str = ""
    origins: str = ""
    """The team's own list of origins (TOML)."""


def worked(connection: Connection) -> Worked:
    """How far incidents have been worked out."""
    row = connection.execute(_WORKED).first()
    return Worked(row.entry, row.program, row.policy, row.origins) if row else Worked()


_WORKED = select(standing.c.entry, standing.c.program, standing.c.policy, standing.c.origins)


def stand(connection: Connection, now: Worked) -> None:
    """Say how far incidents have been worked out now."""
    connection.execute(delete(standing))
    told = {"entry": now.entry, "program": now.program, "policy": now.policy, "origins": now.origins}
    connection.execute(insert(standing).values(one=1, **told))


def put(connection: Connection, entry: int, changed: Iterable[Incident], claims: Mapping[str, Sequence[Claim]]) -> None:
    """Append what these incidents have become, where they have become another; ``claims`` are theirs, by incident, as they are weighed."""
    number = connection.scalar(select(func.max(incident.c.number))) or 0
    placed: list[lines.Placed] = []
    for one in changed:
        whole = as_json({"incident": plain(one), "claims": _completed(claims.get(one.id, ()))})
        hash_ = sha256(whole).digest()
        stood = connection.execute(
            select(incident.c.number, incident.c.sha256)
            .join(current, current.c.incident == incident.c.number)
            .where(current.c.id == one.id)
        ).first()
        if stood and stood.sha256 == hash_:
            continue
        number += 1
        told = columns_of(one)
        connection.execute(
            insert(incident).values(number=number, entry=entry, ended=False, whole=packed_incident(whole), sha256=hash_, **told)
        )
        insert_all(connection, finding, finding_rows(number, one))
        connection.execute(delete(current).where(current.c.id == one.id))
        connection.execute(insert(current).values(id=one.id, incident=number, day=one.when))
        placed.append((indexing.put_incident(connection, one, number), one))
    lines.put(connection, placed)
    crediting.put(connection, placed)


def end(connection: Connection, entry: int, ids: Iterable[str]) -> None:
    """Append that these incidents are no more: their accounts stand elsewhere now."""
    number = connection.scalar(select(func.max(incident.c.number))) or 0
    for one in ids:
        stood = (
            connection.execute(select(incident).join(current, current.c.incident == incident.c.number).where(current.c.id == one))
            .mappings()
            .first()
        )
        if stood is None:
            continue
        number += 1
        same = {name: value for name, value in stood.items() if name != "seal"}
        connection.execute(insert(incident).values({**same, "number": number, "entry": entry, "ended": True}))
        connection.execute(delete(current).where(current.c.id == one))
        found = indexing.numbers_of(connection, one)
        lines.forget(connection, found)
        crediting.forget(connection, found)
        indexing.forget_incident(connection, one)


def address(connection: Connection, accounts: Mapping[str, str], gone: Iterable[str] = ()) -> None:
    """Say which incident each of these accounts is of; those gone are of none."""
    named = [*accounts, *gone]
    for at in range(0, len(named), MOST_ASKED):
        connection.execute(delete(stands).where(stands.c.account.in_(named[at : at + MOST_ASKED])))
    insert_all(connection, stands, [{"account": one, "incident": of} for one, of in accounts.items()])


def accounts_of(connection: Connection, id_: str) -> list[str]:
    """The accounts that an incident is made of."""
    return sorted(connection.scalars(select(stands.c.account).where(stands.c.incident == id_)))  # not every database sorts by letters alone


def addressed(connection: Connection, accounts: Sequence[str] | None = None) -> dict[str, str]:
    """The incident of each of these accounts, or of all."""
    few = accounts is not None and len(accounts) <= MOST_ASKED
    rows = connection.execute(_SOME_STAND, {"accounts": accounts}) if few else connection.execute(_STAND)
    return {row.account: row.incident for row in rows}


_STAND = select(stands.c.account, stands.c.incident)
_SOME_STAND = _STAND.where(stands.c.account.in_(bindparam("accounts", expanding=True)))


def judge(connection: Connection, verdicts: Iterable[tuple[str | None, Check]], renewed: Sequence[str | None] | None = None) -> None:
    """Put verdicts in the place of those on the renewed incidents, None among them for those on the whole; of all where none are named."""
    if renewed is None:
        connection.execute(delete(verdict))
    else:
        connection.execute(delete(verdict).where(verdict.c.incident.in_([one for one in renewed if one is not None])))
        if None in renewed:
            connection.execute(delete(verdict).where(verdict.c.incident.is_(None)))
    number = connection.scalar(select(func.max(verdict.c.number))) or 0
    rows = [
        {"number": at, "incident": of, "rule": one.rule, "verdict": one.verdict, "about": json.dumps(one.about), "says": one.says}
        for at, (of, one) in enumerate(verdicts, number + 1)
    ]
    insert_all(connection, verdict, rows)


def verdicts(connection: Connection, of: str | None = None) -> list[Check]:
    """What the checks say; of one incident, or all."""
    rows = connection.execute(_VERDICTS) if of is None else connection.execute(_VERDICTS_ON, {"incident": of})
    return [Check(row.rule, row.verdict, tuple(json.loads(row.about)), row.says) for row in rows]


_VERDICTS = select(verdict.c.rule, verdict.c.verdict, verdict.c.about, verdict.c.says).order_by(
    verdict.c.incident.is_(None), verdict.c.incident, verdict.c.number
)
_VERDICTS_ON = _VERDICTS.where(verdict.c.incident == bindparam("incident"))


def verdicts_on_whole(connection: Connection) -> list[Check]:
    """What the checks say of no one incident, in the order in which they said it."""
    rows = connection.execute(select(verdict).where(verdict.c.incident.is_(None)).order_by(verdict.c.number))
    return [Check(row.rule, row.verdict, tuple(json.loads(row.about)), row.says) for row in rows]


def called(connection: Connection, name: str) -> str:
    """The id of the incident of that id, of an id that led to it, or of the only one whose id begins so; raises UnknownIncident."""
    if connection.scalar(select(current.c.id).where(current.c.id == name)) is not None:
        return name
    own = (
        select(stands.c.incident).join(one, id_ == stands.c.account).where(one.c.incident == name).distinct()
        for one, id_ in ((account, account.c.id), (destination, destination.c.account))
    )
    moved = next((some for wanted in own if (some := connection.scalars(wanted).all())), None) or _formerly(connection, name)
    found = moved or connection.scalars(select(current.c.id).where(current.c.id.startswith(name, autoescape=True)).limit(10)).all()
    if len(found) == 1:
        return str(found[0])
    if found:
        raise UnknownIncident(f"{len(found)} incidents begin with {name!r}: {', '.join(sorted(found)[:9])}")
    raise UnknownIncident(f"no incident is called {name!r}")


def _formerly(connection: Connection, name: str) -> Sequence[str]:
    """The incidents of accounts that stood under that id before; the account that gave it its id may be gone."""
    who = select(kept.c.key).where(kept.c.shelf == "former", kept.c.value.contains(f'"{name}"', autoescape=True))
    return connection.scalars(select(stands.c.incident).where(stands.c.account.in_(who)).distinct()).all()


def incident_called(connection: Connection, name: str) -> tuple[Incident, dict[str, Fills]]:
    """The incident that `called` finds, as `incident_of` gives it; nearly always one question, for it is asked for by its id."""
    return standing_as(connection, name) or incident_of(connection, called(connection, name))


def incident_of(connection: Connection, id_: str) -> tuple[Incident, dict[str, Fills]]:
    """An incident as it stands, and by claim what its other reports complete: value, as told, offset."""
    if (found := standing_as(connection, id_)) is None:
        raise UnknownIncident(f"no incident is called {id_!r}")
    return found


def standing_as(connection: Connection, id_: str) -> tuple[Incident, dict[str, Fills]] | None:
    """The same; None of one that does not stand."""
    whole = connection.scalar(_WHOLE, {"id": id_})
    return whole_of(whole) if whole is not None else None


_WHOLE = select(incident.c.whole).join(current, current.c.incident == incident.c.number).where(current.c.id == bindparam("id"))


def all_incidents(connection: Connection) -> Iterator[tuple[Incident, dict[str, Fills]]]:
    """Every incident as it stands, by day and label."""
    rows = connection.execute(
        select(incident.c.whole)
        .join(current, current.c.incident == incident.c.number)
        .order_by(func.coalesce(func.nullif(incident.c.day, ""), "~"), incident.c.label, incident.c.id)
    )
    yield from (whole_of(row.whole) for row in rows)


def outlines(connection: Connection, first: str, last: str, within: Callable[[str, str], bool]) -> list[Incident]:
    """The incidents from one day to another, ISO 8601, whose place and country are ``within``: when and where they were and what their
    findings come to, and no more of them; an empty day is open."""
    columns = (incident.c.number, incident.c.id, incident.c.day, incident.c.place, incident.c.country)
    wanted = select(*columns).join(current, current.c.incident == incident.c.number).where(current.c.day != "")
    if first:
        wanted = wanted.where(current.c.day >= first)
    if last:
        wanted = wanted.where(current.c.day <= last + "~")
    lies_in = cache(within)  # many are at one place
    rows = [row for row in connection.execute(wanted.order_by(incident.c.id)) if lies_in(row.place, row.country)]
    found = _findings(connection, [row.number for row in rows])
    return [Incident(row.id, "", "", row.day, Place(row.place, row.country), (), (), tuple(found.get(row.number, ()))) for row in rows]


def _findings(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for at in range(0, len(numbers), MOST_ASKED):
        wanted = select(finding).where(finding.c.incident.in_(numbers[at : at + MOST_ASKED]))
        for row in connection.execute(wanted.order_by(finding.c.incident, finding.c.ordinal)):
            told = Finding(row.question, row.group, row.status, row.low, row.high, row.value, (), (), ())
            found.setdefault(row.incident, []).append(told)
    return found


def history(connection: Connection, id_: str) -> list[Stood]:
    """The versions of an incident, the first first."""
    rows = connection.execute(
        select(incident.c.entry, log.c.at, incident.c.ended, incident.c.whole)
        .join(log, log.c.number == incident.c.entry)
        .where(incident.c.id == id_)
        .order_by(incident.c.number)
    )
    return [Stood(row.entry, row.at, row.ended, whole_of(row.whole)[0]) for row in rows]


def summaries(connection: Connection) -> Sequence[RowMapping]:
    """A line for each incident: id, label, type, day, place, grade."""
    columns = (incident.c.id, incident.c.label, incident.c.type, incident.c.day, incident.c.place, incident.c.grade)
    return (
        connection.execute(
            select(*columns)
            .join(current, current.c.incident == incident.c.number)
            .order_by(func.coalesce(func.nullif(incident.c.day, ""), "~"), incident.c.label, incident.c.id)
        )
        .mappings()
        .all()
    )


def completed(claim: Claim, of: str, told: Mapping[str, Fills]) -> Claim:
    """A claim as it is weighed: of its incident, its open date filled in."""
    value, as_told, offset = told.get(claim.id, (claim.value, claim.as_told, claim.offset))
    return replace(claim, incident=of, value=value, as_told=as_told, offset=offset)


def _completed(claims: Iterable[Claim]) -> dict[str, list[object]]:
    return {c.id: [c.value, c.as_told, plain(c.offset) if c.offset else None] for c in claims if c.as_told or c.offset}


def columns_of(one: Incident) -> dict[str, Any]:
    """What stands of an incident in columns of its own."""
    place = one.where
    return {
        "id": one.id,
        "label": one.label,
        "type": one.type,
        "day": one.when,
        "place": place.name if place else "",
        "country": place.country if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "grade": one.grade.name if one.grade else "",
    }


def finding_rows(number: int, one: Incident) -> list[dict[str, Any]]:
    """A row for each finding of the incident of that number."""
    names = ("question", "group", "status", "low", "high", "value")
    return [
        {"incident": number, "ordinal": ordinal, **{name: getattr(found, name) for name in names}, "origins": "; ".join(found.origins)}
        for ordinal, found in enumerate(one.findings)
    ]


def whole_of(data: bytes) -> tuple[Incident, dict[str, Fills]]:
    """An incident from its row, and by claim what other reports complete of it."""
    told = json.loads(unpacked_incident(data))
    claims = {
        claim: (value, as_told, noun_of(Offset, offset) if offset else None) for claim, (value, as_told, offset) in told["claims"].items()
    }
    return noun_of(Incident, told["incident"]), claims


def last_row(connection: Connection) -> int:
    """The number of the last row of the history of incidents."""
    return connection.scalar(select(func.max(incident.c.number))) or 0


def turns(connection: Connection, since: int) -> list[tuple[Incident | None, Incident | None]]:
    """What each incident was up to a row of the history, and is now, where that is another; none where it begins or ends."""
    ids = connection.scalars(select(incident.c.id).where(incident.c.number > since).distinct().order_by(incident.c.id)).all()
    both = [(_as_of(connection, id_, since), _as_of(connection, id_)) for id_ in ids]
    return [(before, after) for before, after in both if before != after]


def _as_of(connection: Connection, id_: str, row: int | None = None) -> Incident | None:
    """An incident as it stood up to a row of the history, or stands; none where it did not."""
    wanted = select(incident.c.whole, incident.c.ended).where(incident.c.id == id_).order_by(incident.c.number.desc()).limit(1)
    found = connection.execute(wanted if row is None else wanted.where(incident.c.number <= row)).first()
    return None if found is None or found.ended else whole_of(found.whole)[0]
