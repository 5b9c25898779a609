"""The tables of people, and of what they come in with."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from accordingto.casebook.tables import Text
from accordingto.web.store.tables import metadata


def _whose() -> Column[int]:
    return Column("person", ForeignKey("desk_person.id", ondelete="CASCADE"), nullable=False, index=True)


def _digest() -> Column[bytes]:
    return Column("digest", LargeBinary(32), nullable=False)


def _moment(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


person = Table(
    "desk_person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("password", Text),
    Column("mail", Text, unique=True),
    Column("issuer", Text),
    Column("subject", Text),
    Column("secret", Text),
    Column("step", BigInteger, nullable=False, default=0),
    _moment("since"),
    CheckConstraint("role in ('reader', 'reviewer', 'admin')", name="role"),
    UniqueConstraint("issuer", "subject"),
    sqlite_autoincrement=True,
)
"""``password`` is argon2id's own text, ``mail`` the address at which their provider knows them, ``issuer`` and ``subject`` who they are
there for good, ``secret`` the key of their one-time codes and ``step`` the time step of the last that was taken.

An id is never given twice: what was somebody's must not become another's."""

session = Table(
    "desk_session",
    metadata,
    Column("id", Integer, primary_key=True),
    _whose(),
    _digest(),
    _moment("since"),
    _moment("seen"),
    _moment("until"),
    Column("agent", Text, nullable=False),
    Column("address", Text, nullable=False),
    UniqueConstraint("digest"),
    sqlite_autoincrement=True,
)

token = Table(
    "desk_token",
    metadata,
    Column("id", Integer, primary_key=True),
    _whose(),
    _digest(),
    Column("name", Text, nullable=False),
    Column("begins", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    _moment("since"),
    _moment("until"),
    Column("seen", BigInteger),
    UniqueConstraint("digest"),
    sqlite_autoincrement=True,
)
"""``begins`` is what its owner knows it by, ``scopes`` are parted by spaces."""

recovery = Table(
    "desk_recovery",
    metadata,
    Column("person", ForeignKey("desk_person.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", LargeBinary(32), primary_key=True),
)
"""The codes that are left of those given out for the day that the telephone is lost."""

invitation = Table("desk_invitation", metadata, Column("digest", LargeBinary(32), primary_key=True), _whose(), _moment("until"))

throttle = Table(
    "desk_throttle",
    metadata,
    Column("key", LargeBinary(32), primary_key=True),
    Column("failures", Integer, nullable=False),
    _moment("last"),
    _moment("until"),
)
"""By what comes in, a name or an address, hashed: what it has failed since it last got in."""

arriving = Table(
    "desk_arriving",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),
    Column("state", Text, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("to", Text, nullable=False),
    _moment("until"),
)
"""Who was sent to the provider and is not back yet."""

audit = Table(
    "desk_audit",
    metadata,
    Column("number", Integer, primary_key=True),
    _moment("at"),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("address", Text, nullable=False),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
