"""What waits for a person, kept up to date as incidents, versions and judgements come in; `waiting` tells of it.

What somebody has decided about waits no more: a finding in which a judgement has a say, a check on a claim that was accepted, two
incidents that were told apart, a version that was judged on.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, delete, select

from accordingto.casebook import judging, loading, standing
from accordingto.casebook.bulk import insert_all
from accordingto.casebook.changes import FIELDS, Change, changes
from accordingto.casebook.loading import InForce
from accordingto.casebook.tables import anchor, current, finding, judgement, kept, reading, report, stands, verdict, version, waits
from accordingto.records import PEOPLE, Claim, Finding, Incident, Side, short_id

UNCERTAIN = (-1.0, 2.0)
"""The evidence between which two incidents that were kept apart may well be one: linking joins from 1, so that a little more would have
done; what a report or a person tells apart counts as 2 and more."""
MOST_NAMED = 2
"""Origins of a side that the words name."""
AT_ONCE = 400
"""Names in one question to the database."""
V = TypeVar("V")
Kind = Literal["finding", "check", "link", "version", "orphan"]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that waits."""

    kind: Kind
    key: str
    owner: str
    """The incident, report or judgement with which it comes and goes; empty for what is on the whole."""
    incident: str | None
    about: tuple[str, ...]
    says: str
    settles: int


@dataclass(frozen=True, slots=True)
class Touched:
    """Whose items are to be made again."""

    incidents: Mapping[str, Incident | None]
    """None where it has ended."""
    reports: Sequence[str]
    judgements: Sequence[int]
    on_whole: bool
    """Whether checks on no one incident say something else."""


def renew(connection: Connection, touched: Touched, entry: int, *, whole: bool = False) -> None:
    """Put what waits with these now in the place of what waited with them; what has not changed waits since when it did."""
    owners = [*touched.incidents, *touched.reports, *(f"j-{number}" for number in touched.judgements), *([""] if touched.on_whole else [])]
    since: dict[tuple[str, str], int] = {}
    for some in [None] if whole else _portions(owners):
        such = [] if some is None else [waits.c.owner.in_(some)]
        since.update({(row.key, row.says): row.entry for row in connection.execute(select(waits).where(*such))})
        connection.execute(delete(waits).where(*such))
    due = {one.key: one for one in _due(connection, touched)}
    rows = [
        {
            "key": one.key,
            "kind": one.kind,
            "owner": one.owner,
            "incident": one.incident,
            "about": json.dumps(one.about),
            "says": one.says,
            "settles": one.settles,
            "entry": since.get((one.key, one.says), entry),
        }
        for _, one in sorted(due.items())
    ]
    insert_all(connection, waits, rows)


def _due(connection: Connection, touched: Touched) -> Iterator[Due]:
    if touched.on_whole:  # nobody decides about tallies: these wait as long as they fail
        yield from _checks(connection, None, None)
    for id_, one in touched.incidents.items():
        if one is not None:
            yield from _findings(one)
            yield from _checks(connection, id_, one)
            yield from _links(connection, one)
    for name in touched.reports:
        yield from _version(connection, name)
    for number in touched.judgements:
        yield from _orphan(connection, number)


def _findings(one: Incident) -> Iterator[Due]:
    """Disputes in which nobody has a say yet: the reports that answer, for people each counted the more the wider the dispute."""
    for found in one.findings:
        if found.status == "disputed" and not found.judged:
            key = f"{one.id} {found.question} {found.group or ''}".rstrip()
            yield Due("finding", key, one.id, one.id, found.claims, _sides_in_words(found), settled_by(found))


def settled_by(found: Finding) -> int:
    """How much a decision on a dispute would settle: an answer for each claim in it, of people one more each time its width doubles."""
    told = [side for side in found.sides if side.low is not None and side.stance == "asserted"]
    if found.question not in PEOPLE or not told:
        return len(found.claims)
    ends = [end for side in told for end in (side.low, side.high) if end is not None]
    return len(found.claims) * max(1, (max(ends) - min(ends)).bit_length())


def _sides_in_words(found: Finding) -> str:
    sides = " against ".join(_side_in_words(side) for side in found.sides if side.stance != "unknown")
    group = f" ({found.group})" if found.group and found.group != "all" else ""
    return f"{found.question}{group}: {sides}"


def _side_in_words(side: Side) -> str:
    says = side.value or ("" if side.low is None else f"{side.low}" if side.low == side.high else f"{side.low}–{side.high or 'more'}")
    who = ", ".join(side.origins[:MOST_NAMED]) + (f" and {len(side.origins) - MOST_NAMED} more" if len(side.origins) > MOST_NAMED else "")
    return " ".join(part for part in ("not" if side.stance == "denied" else "", says or "so", f"({who})" if who else "") if part)


def _checks(connection: Connection, of: str | None, one: Incident | None) -> Iterator[Due]:
    """Checks that fail, on what nobody has decided about: the answers to the questions that they touch."""
    rows = connection.execute(select(verdict).where(verdict.c.verdict == "fails", verdict.c.incident == of)).all()
    told = [(row, tuple(json.loads(row.about))) for row in rows]
    judged = _judged(connection, [name for _, about in told for name in about])
    for row, about in told:
        if judged.isdisjoint(about):
            hanging = {
                claim for found in (one.findings if one else ()) if not set(found.claims).isdisjoint(about) for claim in found.claims
            }
            key = short_id("check", of, row.rule, *about)
            yield Due("check", key, of or "", of, about, row.says, len(hanging) or len(about))


def _judged(connection: Connection, names: Sequence[str]) -> set[str]:
    """Which of these claims somebody has accepted, rejected or corrected, and holds to it."""
    undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
    wanted = select(anchor.c.id).join(judgement, judgement.c.number == anchor.c.judgement)
    wanted = wanted.where(judgement.c.kind.in_(("accept", "reject", "correct")), judgement.c.number.not_in(undone))
    return {id_ for some in _portions(names) for id_ in connection.scalars(wanted.where(anchor.c.id.in_(some)))}


def _links(connection: Connection, one: Incident) -> Iterator[Due]:
    """Incidents that were kept apart and may well be one: the findings that both have, which would be one."""
    for other, reasons in _near(connection, one.id):
        if one.id < other and (shared := _shared(connection, one, other)):
            yield Due("link", f"{one.id} {other}", one.id, one.id, (one.id, other), "; ".join(reasons), shared)


def near(connection: Connection, id_: str) -> list[str]:
    """The incidents that one may well be one with."""
    return [other for other, _ in _near(connection, id_)]


def _near(connection: Connection, id_: str) -> Iterator[tuple[str, Sequence[str]]]:
    accounts = standing.accounts_of(connection, id_)
    alike = _on_shelf(connection, "alike", accounts[:1])
    rows = {group: reasons for told in alike.values() for group, (score, reasons) in told.items() if UNCERTAIN[0] <= score < UNCERTAIN[1]}
    if not rows:
        return
    apart = {other for others in _on_shelf(connection, "apart", accounts).values() for other in others}
    told_apart = set(standing.addressed(connection, sorted(apart)).values()) if apart else set()
    for group, other in sorted(standing.addressed(connection, sorted(rows)).items()):
        if other != id_ and other not in told_apart:
            yield other, rows[group]


def _on_shelf(connection: Connection, shelf: str, keys: Sequence[str]) -> dict[str, Any]:
    wanted = select(kept.c.key, kept.c.value).where(kept.c.shelf == shelf)
    return {row.key: json.loads(row.value) for some in _portions(keys) for row in connection.execute(wanted.where(kept.c.key.in_(some)))}


def _shared(connection: Connection, one: Incident, other: str) -> int:
    rows = connection.execute(
        select(finding.c.question, finding.c.group).join(current, current.c.incident == finding.c.incident).where(current.c.id == other)
    )
    return len({(found.question, found.group) for found in one.findings} & {(row.question, row.group) for row in rows})


def _version(connection: Connection, name: str) -> Iterator[Due]:
    """A newer version that answers otherwise than the one before, as long as nobody has judged anything in it."""
    rows = connection.execute(
        select(version.c.number, version.c.ordinal, version.c.report, report.c.key)
        .join(report, report.c.number == version.c.report)
        .where(report.c.id == name)
        .order_by(version.c.ordinal)
    ).all()
    if len(rows) < 2 or connection.scalar(select(anchor.c.judgement).where(anchor.c.version == rows[-1].number).limit(1)) is not None:
        return
    before, after = (_last_reading(connection, row.report, row.number) for row in rows[-2:])
    if before is None or after is None:
        return
    told = loading.reading_of(connection, after)
    changed = [one for one in changes(loading.reading_of(connection, before), told) if one.question not in FIELDS]
    if not changed:
        return
    claims = [claim for one in changed for claim in one.after if isinstance(claim, Claim)]
    of = connection.scalar(select(stands.c.incident).where(stands.c.account == claims[0].incident)) if claims else None
    says = f"version {rows[-1].ordinal} of {rows[-1].key}: " + "; ".join(map(_change_in_words, changed))
    about = (name, *dict.fromkeys(claim.id for claim in claims))
    yield Due("version", name, name, of, about, says, sum(max(len(one.before), len(one.after)) for one in changed))


def _last_reading(connection: Connection, of: int, number: int) -> InForce | None:
    newest = select(reading.c.number).where(reading.c.version == number, reading.c.report == of).order_by(reading.c.number.desc()).limit(1)
    found = connection.scalar(newest)
    return None if found is None else InForce(of, number, found)


def _change_in_words(one: Change) -> str:
    old, new = (
        ", ".join(dict.fromkeys(claim if isinstance(claim, str) else claim.quote for claim in some)) or "nothing"
        for some in (one.before, one.after)
    )
    return f"{one.question}: {old} → {new}"


def _orphan(connection: Connection, number: int) -> Iterator[Due]:
    """A judgement in force on words that no reading tells of any more: as many answers as stretches of text it has lost."""
    if lost := judging.lost(connection, number):
        quotes = "; ".join(f"“{one.quote}”" for one in lost)
        says = f"what it is about is not told any more: {quotes}"
        yield Due("orphan", f"j-{number}", f"j-{number}", None, (f"j-{number}", *(one.named for one in lost)), says, len(lost))


def touched(
    connection: Connection, incidents: Iterable[Incident], others: Set[str | None], alike: Iterable[str], since: int, *, whole: bool
) -> Touched:
    """What has to be looked at again: incidents as they became, ``others`` that ended or were checked again, None where all were, groups
    whose look-alikes are others now, each with those it may be one with, and reports and judgements after an entry of the log."""
    told: dict[str, Incident | None] = {one.id: one for one in incidents}
    if not whole:
        named = {*(one for one in others if one is not None), *standing.addressed(connection, sorted(alike)).values()}
        for id_ in sorted(named.union(*(near(connection, one) for one in {*told, *named})) - told.keys()):
            stood = connection.scalar(select(current.c.id).where(current.c.id == id_))
            told[id_] = standing.incident_of(connection, id_)[0] if stood else None
    return Touched(told, *_since(connection, 0 if whole else since), on_whole=whole or None in others)


def _since(connection: Connection, entry: int) -> tuple[list[str], list[int]]:
    """Reports that have versions and were read or judged after an entry of the log; judgements that came or may have lost their words."""
    read = set(connection.scalars(select(reading.c.report).where(reading.c.entry > entry)))
    judged = judgement.c.entry > entry
    made = set(connection.scalars(select(judgement.c.number).where(judged)))
    made |= set(connection.scalars(select(judgement.c.undoes).where(judged, judgement.c.undoes.is_not(None))))
    on = select(anchor.c.judgement, version.c.report).join(version, version.c.number == anchor.c.version)
    for row in connection.execute(on).all():
        if row.judgement in made:
            read.add(row.report)
        elif row.report in read:
            made.add(row.judgement)
    newer = select(report.c.id).join(version, version.c.report == report.c.number).where(version.c.ordinal > 1)
    ids = {id_ for some in _portions(sorted(read)) for id_ in connection.scalars(newer.where(report.c.number.in_(some)))}
    return sorted(ids), sorted(made)


def _portions(some: Sequence[V]) -> Iterator[Sequence[V]]:
    return (some[at : at + AT_ONCE] for at in range(0, len(some), AT_ONCE))
