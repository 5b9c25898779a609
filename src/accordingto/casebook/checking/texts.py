"""Whether every text is the one received, and every claim and judgement points at the words that it quotes."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, select

from accordingto.casebook.checking.damage import told
from accordingto.casebook.loading import InForce, reading_of
from accordingto.casebook.packing import unpacked
from accordingto.casebook.reports import text_of
from accordingto.casebook.tables import account, anchor, claim, content, destination, reading, report, version
from accordingto.records import Claim, Mention, Quotation, Reading, Tally


def received(connection: Connection) -> Iterator[str]:
    """The bytes received, by their hash."""
    for number in connection.scalars(select(content.c.number).order_by(content.c.number)).all():
        yield from told(connection, f"what was received as number {number}", _received(connection, number))


def _received(connection: Connection, number: int) -> Iterator[str]:
    row = connection.execute(select(content).where(content.c.number == number)).one()
    data = None if row.packed is None else unpacked(row.packed)
    if data is not None and (sha256(data).digest() != row.sha256 or len(data) != row.size):
        yield f"what was received as number {number} is not what its hash was taken of"


def versions(connection: Connection) -> Iterator[str]:
    """The texts that came out of them, by theirs."""
    wanted = select(version.c.number, version.c.ordinal, report.c.key).join(report, report.c.number == version.c.report)
    for row in connection.execute(wanted.order_by(version.c.number)).all():
        name = f"the text of report {row.key}, version {row.ordinal},"
        yield from told(connection, name, _version(connection, row.number, name))


def _version(connection: Connection, number: int, name: str) -> Iterator[str]:
    text = text_of(connection, number)
    hash_ = connection.scalar(select(version.c.text_sha256).where(version.c.number == number))
    if text is not None and sha256(text.encode()).digest() != hash_:
        yield f"{name} is not the one that its hash was taken of"


def readings(connection: Connection) -> Iterator[str]:
    """What every reading found, at the place in the text that it points at."""
    wanted = select(reading.c.number, reading.c.report, reading.c.version, report.c.key)
    for row in connection.execute(wanted.join(report, report.c.number == reading.c.report).order_by(reading.c.number)).all():
        which = InForce(row.report, row.version, row.number)
        yield from told(connection, f"reading {row.number}, of report {row.key},", _reading(connection, which, row.key))


def _reading(connection: Connection, which: InForce, key: str) -> Iterator[str]:
    text = text_of(connection, which.version)
    if text is None:
        return
    made = reading_of(connection, which)
    for one in _quoting(made):
        if text[one.start : one.end] != one.quote or not one.quote:
            yield f"{one.id}, of report {key}, quotes “{one.quote}”, which does not stand at {one.start}–{one.end} of its text"
    for place in _placed(made):
        if not 0 <= place.start < place.end <= len(text):
            yield f"report {key} has words at {place.start}–{place.end} that its text of {len(text)} characters does not hold"
    ids = connection.scalars(select(account.c.id).where(account.c.reading == which.reading).order_by(account.c.ordinal)).all()
    if list(ids) != [one.id for one in made.accounts]:
        yield f"the accounts of report {key} are not those of its reading"


def _quoting(made: Reading) -> Iterator[Claim | Tally]:
    for one in made.accounts:
        yield from one.claims
    yield from made.tallies


def _placed(made: Reading) -> Iterator[Mention | Quotation]:
    for one in made.accounts:
        yield from one.mentions
    yield from made.quotations


def anchors(connection: Connection) -> Iterator[str]:
    """What judgements are about, at the place in the text that they point at."""
    for row in connection.execute(select(anchor).order_by(anchor.c.judgement, anchor.c.ordinal)).all():
        yield from told(connection, f"what judgement j-{row.judgement} is about", _anchor(connection, row))


def _anchor(connection: Connection, row: Row[Any]) -> Iterator[str]:
    text = None if row.version is None else text_of(connection, row.version)
    if text is not None and text[row.start : row.end] != row.quote:
        yield f"judgement j-{row.judgement} is about “{row.quote}”, which does not stand where it points"
    known = (claim.c.id, account.c.id, destination.c.account)
    if row.version is not None and not any(connection.scalar(select(one).where(one == row.id).limit(1)) for one in known):
        yield f"judgement j-{row.judgement} is about {row.id}, which is not in the casebook"
