"""The tables: what was said and decided, which is only ever added to, and what it comes to, which can be made again.

The migrations in ``migrations/`` make them; a test holds the two to each other. The views for people are in `guards`.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from accordingto.casebook.hashing import seal

Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Sorted and compared by code points on either database, as Python does."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _entry() -> Column[int]:
    return Column("entry", ForeignKey("log.number"), nullable=False, index=True)


def _sealed(context: Any) -> bytes:
    return seal(context.get_current_parameters())


def _seal() -> Column[bytes]:
    """Of rows that no entry of the log answers for: by it `checking` sees a slip of the disk."""
    return Column("seal", LargeBinary(8), nullable=False, default=_sealed)


def _said() -> tuple[Column[Any], ...]:
    """Who said what a report tells, and where it stands there."""
    named = (Column(name, Text) for name in ("origin", "kind", "via"))
    return (*named, *_counts("start", "end"), Column("quote", Text, nullable=False))


def _counts(*names: str) -> Iterator[Column[int]]:
    return (Column(name, Integer, nullable=False) for name in names)


log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    CheckConstraint("kind in ('report', 'reading', 'judgement', 'erasure')", name="kind"),
)
"""One row for each thing added; ``digest`` is of what was added, ``hash`` of the digest and the row before."""

content = Table(
    "content",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _entry(),
    Column("sha256", LargeBinary(32), nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary),
)
"""Bytes as they were received, by their hash, deflated. No ``packed``: erased."""

report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _entry(),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False, unique=True),
)
"""A published text whatever its versions."""

version = Table(
    "version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("report.number"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    _entry(),
    Column("received", ForeignKey("content.number"), nullable=False, index=True),
    Column("text", LargeBinary),
    Column("text_sha256", LargeBinary(32), nullable=False),
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("url", Text, nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("source", Text, nullable=False),
    UniqueConstraint("report", "ordinal"),
)
"""A report as it was received once, with where from; ``text`` is deflated with the bytes received at hand."""

reading = Table(
    "reading",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("report.number"), nullable=False),
    Column("version", ForeignKey("version.number"), nullable=False),
    _entry(),
    Column("reader", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("rest", LargeBinary),
    Index(None, "report", "number"),
)
"""What one reader found in one version; the last of a report is in force. ``rest`` is what is not in rows, packed with the text: mentions,
quotations, context."""

account = Table(
    "account",
    metadata,
    Column("reading", ForeignKey("reading.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    Column("incident", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""What the reading tells of one incident; ``incident`` is the id that an incident has of it, ``number`` its place in the order of all."""

claim = Table(
    "claim",
    metadata,
    Column("reading", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("account", Integer, nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("group", Text),
    Column("low", Integer),
    Column("high", Integer),
    Column("comparator", Text),
    Column("value", Text),
    Column("implied", Boolean),
    Column("stance", Text),
    *_said(),
    ForeignKeyConstraint(["reading", "account"], ["account.reading", "account.ordinal"]),
    sqlite_with_rowid=False,
)
"""One answer; what is nearly always the same is empty: exactly, asserted, explicit, the outlet's own voice."""

tally = Table(
    "tally",
    metadata,
    Column("reading", ForeignKey("reading.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("part_of", Text),
    Column("low", Integer),
    Column("high", Integer),
    Column("comparator", Text, nullable=False),
    *_said(),
    sqlite_with_rowid=False,
)
"""A running total that a reading found; the columns are those of a claim."""

judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _entry(),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("comparator", Text),
    Column("value", Text),
    Column("undoes", ForeignKey("judgement.number"), unique=True),
    CheckConstraint(
        "kind in ('same', 'not same', 'move', 'split', 'one origin', 'accept', 'reject', 'correct', 'note', 'undo')", name="kind"
    ),
)
"""A person's decision; one that undoes another names it."""

anchor = Table(
    "anchor",
    metadata,
    Column("judgement", ForeignKey("judgement.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("side", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("named", Text, nullable=False),
    Column("version", ForeignKey("version.number")),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
    Column("question", Text),
    Column("group", Text),
    sqlite_with_rowid=False,
)
"""What a judgement is about, one or two sides of it: the id of the claim or account, as what it was named (its own id or its
incident's), and the stretch of text by which it is found again. An origin is its name alone, as ``quote``, without a version."""

destination = Table(
    "destination",
    metadata,
    Column("judgement", ForeignKey("judgement.number"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False, unique=True),
    Column("report", ForeignKey("report.number"), nullable=False),
    Column("account", Text, nullable=False, index=True),
    Column("incident", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""The account under which a moved claim comes where its report tells nothing else of that incident; the columns are those of an account."""

erasure = Table(
    "erasure",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _entry(),
    Column("report", ForeignKey("report.number"), nullable=False),
    Column("reason", Text, nullable=False),
)
"""A decision to blank a report's text and all names and words that stand in it; one decision may be about several of the same bytes."""

blanked = Table(
    "blanked",
    metadata,
    Column("erasure", ForeignKey("erasure.number"), primary_key=True),
    Column("touched", ForeignKey("log.number"), primary_key=True),
    Column("digest", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)
"""The digest of what an erasure has left of an earlier entry; from then on it counts in the place of the log's."""

STATEMENTS = (log, content, report, version, reading, account, claim, tally, judgement, anchor, destination, erasure, blanked)
"""What was said and decided: only ever added to, save what an erasure blanks."""

standing = Table(
    "standing",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("entry", Integer, nullable=False),
    Column("program", Text, nullable=False),
    Column("policy", Text, nullable=False),
    Column("origins", Text, nullable=False),
    _seal(),
    CheckConstraint("one = 1", name="one"),
)
"""Up to which entry of the log what follows has been worked out, and how; ``origins`` is the team's own list."""

incident = Table(
    "incident",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    _entry(),
    Column("ended", Boolean, nullable=False),
    Column("label", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("grade", Text, nullable=False),
    Column("whole", LargeBinary),
    Column("sha256", LargeBinary(32), nullable=False),
    _seal(),
    Index(None, "id", "number"),
)
"""An incident as it stood from one entry of the log to its next row; ``whole`` is all of it as JSON, deflated."""

current = Table(
    "current",
    metadata,
    Column("id", Text, primary_key=True),
    Column("incident", ForeignKey("incident.number"), nullable=False, unique=True),
    Column("day", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""The last row of each incident that has not ended."""

finding = Table(
    "finding",
    metadata,
    Column("incident", ForeignKey("incident.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("group", Text),
    Column("status", Text, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("value", Text),
    Column("origins", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What the claims on one question of an incident came to, in the words of the record; an ended incident has none."""

stands = Table(
    "stands",
    metadata,
    Column("account", Text, primary_key=True),
    Column("incident", Text, nullable=False, index=True),
    _seal(),
    sqlite_with_rowid=False,
)
"""The incident of each account that is in force."""

moved = Table(
    "moved",
    metadata,
    Column("reading", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("account", Text, nullable=False),
    Column("type", Text, nullable=False),
    _seal(),
    ForeignKeyConstraint(["reading", "ordinal"], ["claim.reading", "claim.ordinal"]),
    sqlite_with_rowid=False,
)
"""The claims that people moved, each with the account that it is of now; ``type`` is that of an account which its reading lacks."""

verdict = Table(
    "verdict",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("incident", Text, index=True),
    Column("rule", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("says", Text, nullable=False),
    _seal(),
    Index(None, "verdict", "incident"),
)
"""What the checks say now; without an incident, of the whole."""

kept = Table(
    "kept",
    metadata,
    Column("shelf", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    _seal(),
    sqlite_with_rowid=False,
)
"""What linking keeps from one report to the next, by shelf."""

findable = Table(
    "findable",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    Column("version", ForeignKey("version.number")),
    Column("reading", ForeignKey("reading.number")),
    Column("incident", ForeignKey("incident.number")),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("x", Float),
    Column("y", Float),
    Column("z", Float),
    Column("words", Text),
    CheckConstraint("kind in ('report', 'incident')", name="kind"),
)
"""What search finds, by the numbers of its words: reports as they were last received and read, incidents as they stand. ``first`` and
``last`` are the days that it may be of; x, y, z the place as a point of a ball of radius 1, so that a distance needs no more than
arithmetic. An incident's words are kept as they are indexed; a report's follow from its text."""

told_in = Table(
    "told_in",
    metadata,
    Column("incident", ForeignKey("findable.number"), primary_key=True),
    Column("report", ForeignKey("findable.number"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""The reports that tell of an incident, both by their numbers among what can be found."""

line = Table(
    "line",
    metadata,
    Column("first", Text, primary_key=True),
    Column("number", ForeignKey("findable.number"), primary_key=True, unique=True),
    Column("last", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("grade", Text, nullable=False),
    *_counts("reports", "killed_low", "killed_high"),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("spot", BigInteger),
    *_counts("agreed", "single", "disputed", "denied", "open"),
    sqlite_with_rowid=False,
)
"""What lists of incidents are narrowed by and count, by day, each under its number among what can be found; `spot` is a number that
those of one place share, none where it has no point; the last five tell by bits which questions a finding of that status answers."""

carried = Table(
    "carried",
    metadata,
    Column("incident", ForeignKey("findable.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("also", Text, nullable=False),
    Column("reports", Text, nullable=False),
    *_counts("claims", "confirmed", "corrected", "contradicted"),
    Column("first", Text, nullable=False),
    Index(None, "name", "first", "incident"),
    sqlite_with_rowid=False,
)
"""Each origin of an incident that stands: what it is called there, the reports that carry its word, how many answers it gives."""

called = Table(
    "called",
    metadata,
    Column("what", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    CheckConstraint("what in ('kind', 'also', 'report')", name="what"),
    sqlite_with_rowid=False,
)
"""Of how many incidents an origin is of a kind, is called otherwise, is carried by a report."""

origin = Table(
    "origin",
    metadata,
    Column("name", Text, primary_key=True),
    *_counts("reports", "incidents", "claims", "confirmed", "corrected", "contradicted"),
    Index(None, "claims", "name"),
    sqlite_with_rowid=False,
)
"""Each origin over all incidents that stand."""

waits = Table(
    "waits",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False, index=True),
    Column("incident", Text),
    Column("about", Text, nullable=False),
    Column("says", Text, nullable=False),
    Column("settles", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
    _seal(),
    CheckConstraint("kind in ('finding', 'check', 'link', 'version', 'orphan')", name="kind"),
    Index(None, "settles", "key"),
    Index(None, "kind", "settles", "key"),
    sqlite_with_rowid=False,
)
"""What waits for somebody's decision, since an entry of the log; `owner` is the incident, report or judgement with which it goes."""

DERIVED = (standing, incident, current, finding, stands, moved, verdict, kept, findable, told_in, line, carried, called, origin, waits)
"""What the statements come to: made again where it is not up to date."""
