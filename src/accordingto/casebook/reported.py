"""One report as it is read: its claims with their incidents, its versions, and what of it was not understood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from accordingto.casebook import loading, moving, standing
from accordingto.casebook.tables import claim, log, reading, report, version
from accordingto.errors import UnknownClaim, UnknownReport
from accordingto.records import Claim, Dropped, Incident, Reading, Report, Span, quoting

_SMALL = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety"
_PEOPLE = re.compile(
    rf"\b(?:\d[\d,.]*|{'|'.join(_SMALL.split())}|dozens|scores|hundreds|thousands)\s+(?:(?!and\b)[\w’'-]+\s+){{0,2}}?"
    r"(?:people|persons?|civilians?|victims?|men|women|children|boys?|girls?|soldiers?|policemen|officers?|fighters?|militants?|residents"
    r"|passengers|students|workers|dead|killed|injured|wounded|missing|arrested|detained|displaced)\b",
    re.IGNORECASE,
)
"""A figure beside a word for people, as far as letters tell: reading has looked closer, and this is what it may have left."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a report that was not understood, or not wholly."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """A report as it was received once."""

    ordinal: int
    at: str
    by: str
    title: str
    published: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """One report, with all that it is read to say."""

    report: Report
    """In its last version, with its text; empty where it was erased."""
    reading: Reading
    claims: tuple[Claim, ...]
    """Each of its incident, in the order of the text."""
    incidents: tuple[Incident, ...]
    """Those that it tells of, the one that it is mainly about first."""
    versions: tuple[Version, ...]
    """The first first."""
    not_understood: tuple[Gap, ...]
    """In the order of the text."""
    dropped: tuple[Dropped, ...]
    """Answers of its reader that it does not bear out, by the reason."""


def told(connection: Connection, name: str) -> Told:
    """A report by its id or key; raises UnknownReport where none is called so."""
    row = connection.execute(select(report.c.number, report.c.id).where((report.c.id == name) | (report.c.key == name)).limit(1)).first()
    which = loading.in_force(connection, row.id) if row else None
    if row is None or which is None:
        raise UnknownReport(f"no report is called {name!r}")
    read = moving.reading_of(connection, which)
    stands = standing.addressed(connection, [account.id for account in read.accounts])
    order = sorted(read.accounts, key=lambda one: (not one.main, one.headline_only, one.id))
    of = {id_: standing.incident_of(connection, id_) for id_ in dict.fromkeys(stands[one.id] for one in order if one.id in stands)}
    fills = {claim: fill for _, some in of.values() for claim, fill in some.items()}
    claims = [
        standing.completed(claim, stands[account.id], fills)
        for account in read.accounts
        if account.id in stands
        for claim in account.claims
    ]
    whole = loading.report_of(connection, which.version, with_text=True)
    gaps = _gaps(whole.text, read, claims)
    return Told(
        report=whole,
        reading=read,
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))),
        incidents=tuple(one for one, _ in of.values()),
        versions=tuple(_versions(connection, row.number)),
        not_understood=tuple(sorted(gaps, key=lambda gap: (gap.start, gap.end, gap.reason))),
        dropped=read.report.dropped,
    )


def claim_called(connection: Connection, name: str) -> Claim:
    """A claim by its id; raises UnknownClaim where no reading in force makes one that is called so."""
    reports = select(report.c.id).join(reading, reading.c.report == report.c.number).join(claim, claim.c.reading == reading.c.number)
    for of in connection.scalars(reports.where(claim.c.id == name).distinct()):
        for one in told(connection, of).claims:
            if one.id == name:
                return one
    raise UnknownClaim(f"no claim is called {name!r}")


def _gaps(text: str, read: Reading, claims: Sequence[Claim]) -> Iterator[Gap]:
    """What was seen and not made an answer of, or one that stays open."""
    unsure = [answer for account in read.accounts for answer in account.unsure]
    for one in unsure:
        yield Gap(one.start, one.end, one.quote, f"perhaps an answer on {one.question}, too unsure to be one")
    for one in claims:
        if one.question == "where" and (one.place is None or one.place.precision == "unresolved"):
            yield Gap(one.start, one.end, one.quote, "which place this is stays open: the gazetteer knows none, or several that fit")
        if one.question == "when" and (one.value or "X").startswith("X"):
            yield Gap(one.start, one.end, one.quote, "which day this is stays open: nothing tells its year or week")
    used = [Span(told.start, told.end) for told in (*claims, *unsure)] + [Span(told.start, told.end) for told in read.tallies]
    for found in _PEOPLE.finditer(text):
        span = Span(*found.span())
        if not any(span.overlaps(one) for one in used):
            yield Gap(span.start, span.end, quoting(text, span), "a figure with a word for people that no answer was made of")


def _versions(connection: Connection, number: int) -> list[Version]:
    rows = connection.execute(
        select(version.c.ordinal, version.c.title, version.c.published, version.c.source, log.c.at, log.c.author)
        .join(log, log.c.number == version.c.entry)
        .where(version.c.report == number)
        .order_by(version.c.ordinal)
    )
    return [Version(row.ordinal, row.at, row.author, row.title, row.published, row.source) for row in rows]
