"""The tables of webhooks: who is told what, and what became of each telling."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from accordingto.casebook.tables import Text
from accordingto.web.store.tables import metadata

bell = Table(
    "desk_bell",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
    CheckConstraint("one = 1", name="one"),
)
"""Up to which turn of an incident webhooks have been told; no row while there is no webhook to tell."""

failing = Table("desk_failing", metadata, Column("digest", LargeBinary(32), primary_key=True), Column("incident", Text, index=True))
"""The checks that failed then: one that is not among them fails newly."""

hook = Table(
    "desk_hook",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("former", Text, nullable=False, default=""),
    Column("former_until", BigInteger, nullable=False, default=0),
    Column("by", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("given_up", Integer, nullable=False, default=0),
    Column("note", Text, nullable=False, default=""),
    sqlite_autoincrement=True,
)
"""``kinds`` of events, parted by spaces; ``secret`` as it is, for a signature can't be made of a hash; ``given_up`` how many deliveries in
a row."""

delivery = Table(
    "desk_delivery",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("hook", ForeignKey("desk_hook.number", ondelete="CASCADE"), nullable=False),
    Column("event", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("status", Integer),
    Column("fault", Text, nullable=False, default=""),
    Column("tried", BigInteger),
    UniqueConstraint("hook", "event"),
    Index(None, "state", "hook", "number"),
    CheckConstraint("state in ('waiting', 'delivered', 'given up')", name="state"),
    sqlite_autoincrement=True,
)
"""``body`` is empty when it was delivered or given up. ``due``: not before then; whoever takes one in hand puts it off, so that no other
desk does so at the same time."""
