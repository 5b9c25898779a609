"""Incidents as they stood, without the words of an erased report: figures, days and ids stay, so that a history can still be told."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from accordingto.casebook import crediting, indexing, lines
from accordingto.casebook.hashing import seal
from accordingto.casebook.packing import as_json, packed_incident, unpacked_incident
from accordingto.casebook.standing import columns_of, finding_rows, incident_of, whole_of
from accordingto.casebook.tables import current, finding, incident, kept, verdict, waits
from accordingto.records import Finding, Incident
from accordingto.values.plain import plain


def blank_history(connection: Connection, reports: set[str], claims: set[str], origins: set[str]) -> None:
    """Take the words of these reports out of every incident as it ever stood, and away what is worked out anew in any case; ``origins``
    are names of theirs under which people put what other reports say."""
    told_by = {one.id for _, one in _naming(connection, reports | origins) if reports.intersection(one.reports) or origins & _named(one)}
    for number, one in _naming(connection, reports | told_by):
        left = _without_words(one, reports, claims) if one.id in told_by else one
        apart = tuple(replace(other, reasons=()) if other.incident in told_by else other for other in left.apart)
        _put(connection, number, replace(left, apart=apart), claims)
    for row in connection.execute(select(current).where(current.c.id.in_(told_by)).order_by(current.c.id)).all():
        left = incident_of(connection, row.id)[0]
        placed = [(indexing.put_incident(connection, left, row.incident), left)]
        lines.put(connection, placed)
        crediting.put(connection, placed)
    connection.execute(delete(verdict))  # those on look-alikes call these incidents by their labels
    connection.execute(delete(kept))
    connection.execute(delete(waits))


def _named(one: Incident) -> set[str]:
    return {name for origin in one.origins for name in (origin.name, *origin.also)}


def _naming(connection: Connection, ids: set[str]) -> Iterator[tuple[int, Incident]]:
    """The versions of incidents in which one of these ids or names stands."""
    marks = [as_json(one) for one in ids]
    for number in connection.scalars(select(incident.c.number).order_by(incident.c.number)).all():
        data = connection.scalar(select(incident.c.whole).where(incident.c.number == number)) or b""
        whole = unpacked_incident(data)
        if any(mark in whole for mark in marks):
            yield number, whole_of(data)[0]


def _without_words(one: Incident, reports: set[str], claims: set[str]) -> Incident:
    """An incident that an erased report told of: names and sentences go, for nobody can say which of them came from where."""
    return replace(
        one,
        label="",
        where=replace(one.where, name="", country="") if one.where else None,
        mentions=tuple(replace(mention, quote="") if mention.report in reports else mention for mention in one.mentions),
        findings=tuple(_finding(found, claims) for found in one.findings),
        apart=tuple(replace(apart, reasons=()) for apart in one.apart),
        joined=tuple(replace(joined, reasons=()) for joined in one.joined),
        origins=tuple(replace(origin, name="", also=(), why=()) for origin in one.origins),
        grade=replace(one.grade, reason="") if one.grade else None,
    )


def _finding(found: Finding, claims: set[str]) -> Finding:
    alone = claims.issuperset(found.claims)
    return replace(
        found,
        group=_blank(found.group) if alone else found.group,
        value=_blank(found.value),
        origins=(),
        sides=tuple(replace(side, value=_blank(side.value), origins=()) for side in found.sides),
        rule="",
        history=tuple(replace(update, origin="", says="") for update in found.history),
        denials=tuple(replace(denial, says="") for denial in found.denials),
    )


def _blank(words: str | None) -> str | None:
    return None if words is None else ""


def _put(connection: Connection, number: int, left: Incident, claims: set[str]) -> None:
    """Put what is left of an incident in the place of what it was."""
    row = connection.execute(select(incident).where(incident.c.number == number)).one()
    fills = {claim: told for claim, told in json.loads(unpacked_incident(row.whole))["claims"].items() if claim not in claims}
    whole = as_json({"incident": plain(left), "claims": fills})
    now = {**row._mapping, **columns_of(left), "whole": packed_incident(whole), "sha256": sha256(whole).digest()}
    connection.execute(update(incident).where(incident.c.number == number).values({**now, "seal": seal(now)}))
    connection.execute(delete(finding).where(finding.c.incident == number))
    if left.findings and not row.ended:
        connection.execute(insert(finding), finding_rows(number, left))
