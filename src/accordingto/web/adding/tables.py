"""The table of what was handed in at the desk."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from accordingto.casebook.tables import Text
from accordingto.web.store.tables import metadata

addition = Table(
    "desk_addition",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("incidents", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("ended", BigInteger),
    Column("beat", BigInteger, nullable=False),
    Column("step", Integer, nullable=False),
    Index(None, "beat"),
    sqlite_autoincrement=True,
)
"""``sources`` and ``incidents`` are JSON; ``beat`` is when the desk at work on it was last known to be, ``step`` grows with each change.
Of the reports it holds names alone: their bytes are in the casebook or nowhere."""
