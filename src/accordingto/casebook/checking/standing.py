"""Whether what the statements come to stands as it was worked out, and hangs together."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select

from accordingto.casebook.checking.damage import told
from accordingto.casebook.hashing import seal
from accordingto.casebook.log import head
from accordingto.casebook.packing import unpacked_incident
from accordingto.casebook.standing import columns_of, finding_rows, whole_of
from accordingto.casebook.tables import DERIVED, account, claim, current, destination, finding, incident, standing, stands
from accordingto.records import Incident

AT_ONCE = 500
"""Names in one question to the database."""


def seals(connection: Connection) -> Iterator[str]:
    """Rows that no entry of the log answers for."""
    for table in DERIVED:
        if "seal" not in table.c:
            continue
        for row in connection.execute(select(table)).mappings():
            if seal(dict(row)) != row["seal"]:
                name = " ".join(str(row[column.name]) for column in table.primary_key)
                yield f"{table.name} {name} is not as it was worked out"


def incidents(connection: Connection) -> Iterator[str]:
    """Every incident as it stands and as it stood: its hash, its columns, its findings, and the claims that they rest on."""
    for number in connection.scalars(select(incident.c.number).order_by(incident.c.number)).all():
        yield from told(connection, f"incident number {number}", _incident(connection, number))


def _incident(connection: Connection, number: int) -> Iterator[str]:
    row = connection.execute(select(incident).where(incident.c.number == number)).one()
    name = f"incident {row.id}, as worked out after entry {row.entry} of the log,"
    whole, _ = whole_of(row.whole)
    if sha256(unpacked_incident(row.whole)).digest() != row.sha256:
        yield f"{name} is not what its hash was taken of"
    if any(getattr(row, column) != value for column, value in columns_of(whole).items()):
        yield f"{name} is not in its columns what it is as a whole"
    wanted = [] if row.ended else finding_rows(row.number, whole)
    if [dict(found) for found in _findings(connection, row.number)] != wanted:
        yield f"{name} has other findings than it has as a whole"
    for lost in _lost_claims(connection, whole):
        yield f"{name} rests on {lost}, which is not in the casebook"


def _findings(connection: Connection, number: int) -> list[Any]:
    return list(connection.execute(select(finding).where(finding.c.incident == number).order_by(finding.c.ordinal)).mappings())


def _lost_claims(connection: Connection, whole: Incident) -> list[str]:
    named = sorted({one for found in whole.findings for one in found.claims})
    known: set[str] = set()
    for first in range(0, len(named), AT_ONCE):
        known.update(connection.scalars(select(claim.c.id).where(claim.c.id.in_(named[first : first + AT_ONCE]))))
    return [one for one in named if one not in known]


def addresses(connection: Connection) -> Iterator[str]:
    """Which incidents stand now, and where each account stands."""
    last = select(func.max(incident.c.number)).group_by(incident.c.id)
    wanted = select(incident.c.id, incident.c.number, incident.c.day).where(incident.c.number.in_(last), incident.c.ended.is_(False))
    stand = {row.id: (row.number, row.day) for row in connection.execute(wanted)}
    told_now = {row.id: (row.incident, row.day) for row in connection.execute(select(current))}
    for id_ in sorted(stand.keys() | told_now.keys()):
        if stand.get(id_) != told_now.get(id_):
            yield f"incident {id_} does not stand as it was last worked out"
    homeless = select(stands.c.account, stands.c.incident).outerjoin(account, account.c.id == stands.c.account)
    made = homeless.outerjoin(destination, destination.c.account == stands.c.account).where(destination.c.account.is_(None))
    for row in connection.execute(made.where(account.c.id.is_(None)).distinct()):
        yield f"incident {row.incident} holds account {row.account}, which is not in the casebook"
    for of in sorted(set(connection.scalars(select(stands.c.incident).distinct())) - told_now.keys()):
        yield f"accounts stand under incident {of}, which does not stand"


def reach(connection: Connection) -> Iterator[str]:
    """That nothing was worked out of entries that are not there."""
    entry = connection.scalar(select(standing.c.entry)) or 0
    if entry > head(connection)[0]:
        yield f"incidents were worked out up to entry {entry}, and the log ends at entry {head(connection)[0]}: its end was taken out"
