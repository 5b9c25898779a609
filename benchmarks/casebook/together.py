"""Many writers at once: what each was told is kept, is kept, and all comes to what one writer would have made of it in the same order."""

import io
import json
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import count
from random import Random

from sqlalchemy import Connection, Row, select

from accordingto.casebook import Casebook
from accordingto.casebook.reports import received_of
from accordingto.casebook.tables import anchor, judgement, log, version
from accordingto.errors import UnknownJudged
from accordingto.intake import receive
from accordingto.linking.naming import own_id
from accordingto.pipeline import add
from accordingto.records import Judgement, Reading, Report
from benchmarks.casebook import sound
from benchmarks.casebook.invented import report
from benchmarks.casebook.killed import differences
from benchmarks.casebook.warm import READ, SETTINGS
from benchmarks.casebook.writers import Tell, started

SHARED = 12
"""Reports that all writers add, in versions of their own, beside those that only one of them has."""
OWN = 100_000
"""Numbers of reports that one writer has to itself."""


def working(where: str, number: int, seconds: float, tell: Tell) -> None:
    """Add reports and judge claims for so long, telling of each that it is kept."""
    chance, until, name = Random(number), time.monotonic() + seconds, f"writer {number}"
    with Casebook.open(where) as casebook:
        for own in count(OWN * number):
            told = report(own) if chance.random() < 0.7 else _shared(chance)
            taken = add(casebook, ["-"], SETTINGS, name, io.BytesIO(json.dumps(told).encode()), reader=READ)
            for added in taken.added:
                tell("report", name)
                if chance.random() < 0.5:
                    _judge(casebook, added.report, name, chance, tell)
            if time.monotonic() > until:
                return


def _shared(chance: Random) -> dict[str, str]:
    told = report(chance.randrange(SHARED))
    return told | {"text": f"{told['text']} Revised {chance.randrange(100)} times."}


def _judge(casebook: Casebook, of: str, name: str, chance: Random, tell: Tell) -> None:
    claims = [claim.id for reading in casebook.readings([of]) for account in reading.accounts for claim in account.claims]
    with suppress(UnknownJudged):  # another writer's version may have come in between
        made = casebook.judge(Judgement("reject", (chance.choice(claims or ["none"]),), name, reason="seen twice"))
        tell("judgement", name)
        if chance.random() < 0.2:
            casebook.undo(made.id, name, "seen once")
            tell("judgement", name)


def together(where: str, writers: int, seconds: float) -> tuple[int, list[str]]:
    """Entries that so many writers made at once, and what is wrong with them; the casebook is new."""
    Casebook.create(where).close()
    at_work = [started(working, where, number, seconds) for number in range(1, writers + 1)]
    told: Counter[tuple[str, str]] = Counter()
    faults = []
    for process, hear in at_work:
        with suppress(EOFError):
            while True:
                told[hear.recv()] += 1
        process.join()
        faults += [f"a writer failed: {process.exitcode}"] if process.exitcode else []
    with Casebook.open(where) as casebook, casebook.looking() as connection:
        there = Counter((row.kind, row.author) for row in connection.execute(select(log.c.kind, log.c.author)))
        faults += [
            f"{kind} by {name}: {told[kind, name]} told, {there[kind, name]} there" for kind, name in (told - there) + (there - told)
        ]
    with Casebook.open(where) as casebook:
        return casebook.head(), faults + list(sound.broken(casebook)) + list(casebook.faults())


def in_order(where: str, alone: str) -> list[str]:
    """In what a casebook differs from one in which one writer does the same, entry by entry."""
    with Casebook.open(where) as made, Casebook.create(alone) as again, made.looking() as connection:
        for entry in connection.execute(select(log).order_by(log.c.number)).all():
            if entry.kind == "report":
                placed = again.place(_came(connection, entry.number))
                reading = READ(placed.report)
                again.add(placed, reading, _own_ids(reading), entry.author)
            else:
                _judge_again(connection, again, entry)
    return differences(where, alone)


def _came(connection: Connection, entry: int) -> Report:
    """A report as it came in."""
    row = connection.execute(select(version.c.number, version.c.source).where(version.c.entry == entry)).one()
    (one,) = receive(["-"], SETTINGS, io.BytesIO(received_of(connection, row.number) or b""))
    assert isinstance(one, Report)
    return replace(one, source=row.source)


def _own_ids(reading: Reading) -> dict[str, str]:
    return {account.id: own_id(account) for account in reading.accounts}


def _judge_again(connection: Connection, again: Casebook, entry: Row[tuple[object, ...]]) -> None:
    row = connection.execute(select(judgement).where(judgement.c.entry == entry.number)).one()
    if row.undoes:
        again.undo(f"j-{row.undoes}", entry.author, row.reason)
        return
    about = tuple(connection.scalars(select(anchor.c.named).where(anchor.c.judgement == row.number).order_by(anchor.c.ordinal)))
    again.judge(Judgement(row.kind, about, entry.author, reason=row.reason))
