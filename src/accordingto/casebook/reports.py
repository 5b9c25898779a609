"""Versions of reports: which text a new one is a version of, how it is kept, and how it is had back."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from accordingto.casebook.log import Entry
from accordingto.casebook.packing import packed, unpacked
from accordingto.casebook.tables import content, report, version
from accordingto.records import Report, short_id
from accordingto.values.imprints import imprint_of

ALIKE = 0.3
"""Share of the shorter text's runs of words that the other has, from which two texts of one address or key are versions of one report."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A report that came in, under the id and key that it has in this casebook."""

    report: Report
    number: int | None
    """Of the report that it is a version of; None for a new one."""
    ordinal: int
    """Of the version that it makes."""
    known: bool
    """Whether the very same has been received before."""


def _writable(came: Report) -> Report:
    """Without what no database holds in its fields: NULs and half characters."""
    names = ("key", "outlet", "title", "published", "url", "language", "source")
    told: dict[str, Any] = {name: getattr(came, name).replace("\0", "\ufffd").encode("utf-8", "replace").decode() for name in names}
    return replace(came, **told)


def place(connection: Connection, came: Report) -> Placed:
    """Find out what a report is here: the same as one that is kept, a new version of it, or a new report."""
    told = _writable(came)
    same = _kept_already(connection, told)
    if same is not None:
        return Placed(replace(told, id=same[1], key=same[2]), same[0], same[3], True)
    for number, id_, key in _candidates(connection, told):
        ordinal, before = _last(connection, number)
        if before is None or _alike(before, told.text):
            return Placed(replace(told, id=id_, key=key), number, ordinal + 1, False)
    key = _free(connection, told.key)
    return Placed(replace(told, id=_free_id(connection, short_id("r", key, told.sha256)), key=key), None, 1, False)


def _kept_already(connection: Connection, told: Report) -> tuple[int, str, str, int] | None:
    """The very same bytes, come out the same way, whatever the file is called now; once erased, however they come."""
    found = connection.execute(
        select(report.c.number, report.c.id, report.c.key, version.c.ordinal, version.c.outlet, version.c.published, content.c.packed)
        .join(version, version.c.report == report.c.number)
        .join(content, content.c.number == version.c.received)
        .where(content.c.sha256 == bytes.fromhex(told.sha256))
        .order_by(version.c.number)
    )
    for row in found:
        if row.packed is None or (row.outlet, row.published) == (told.outlet, told.published):
            return row.number, row.id, row.key, row.ordinal
    return None


def _candidates(connection: Connection, told: Report) -> list[tuple[int, str, str]]:
    """Reports of the same address, then of the same key, each published by the same outlet."""
    wanted = select(report.c.number, report.c.id, report.c.key).join(version, version.c.report == report.c.number)
    wanted = wanted.where(version.c.outlet == told.outlet).order_by(report.c.number).distinct()
    by_url = connection.execute(wanted.where(version.c.url == told.url).limit(20)).all() if told.url else []
    by_key = connection.execute(wanted.where(report.c.key == told.key)).all()
    return [(row.number, row.id, row.key) for row in (*by_url, *by_key)]


def _last(connection: Connection, number: int) -> tuple[int, str | None]:
    """The ordinal and text of a report's last version."""
    row = connection.execute(
        select(version.c.number, version.c.ordinal).where(version.c.report == number).order_by(version.c.ordinal.desc()).limit(1)
    ).one()
    return row.ordinal, text_of(connection, row.number)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    a, b = imprint_of(one).hashes, imprint_of(other).hashes
    shorter = min(len(a), len(b))
    return bool(shorter and len(np.intersect1d(a, b)) >= ALIKE * shorter)


def _free(connection: Connection, key: str) -> str:
    """The key, with a number where another report has it."""
    free, number = key, 1
    while connection.scalar(select(report.c.number).where(report.c.key == free)) is not None:
        number += 1
        free = f"{key}-{number}"
    return free


def _free_id(connection: Connection, id_: str) -> str:
    free, number = id_, 1
    while connection.scalar(select(report.c.number).where(report.c.id == free)) is not None:
        number += 1
        free = short_id("r", id_, number)
    return free


def add_version(connection: Connection, entry: Entry, placed: Placed) -> tuple[int, int]:
    """Keep a version of a report; gives the numbers of the report and of the version."""
    came = placed.report
    number = placed.number or entry.row(report, id=came.id, key=came.key)
    told = {name: getattr(came, name) for name in ("outlet", "title", "published", "url", "language", "source")}
    text = came.text.encode()
    made = entry.row(
        version,
        report=number,
        ordinal=placed.ordinal,
        received=_received(connection, entry, came),
        text=packed(text, came.received),
        text_sha256=sha256(text).digest(),
        **told,
    )
    return number, made


def _received(connection: Connection, entry: Entry, came: Report) -> int:
    """The bytes, kept once whatever came with them."""
    hash_ = sha256(came.received).digest()
    found = connection.scalar(select(content.c.number).where(content.c.sha256 == hash_))
    return found or entry.row(content, sha256=hash_, size=len(came.received), packed=packed(came.received))


def received_of(connection: Connection, number: int) -> bytes | None:
    """The bytes that a version was received as; None where they were erased."""
    found = connection.scalar(
        select(content.c.packed).join(version, version.c.received == content.c.number).where(version.c.number == number)
    )
    return None if found is None else unpacked(found)


def text_of(connection: Connection, number: int) -> str | None:
    """A version's text; None where it was erased."""
    found = connection.scalar(select(version.c.text).where(version.c.number == number))
    return None if found is None else unpacked(found, received_of(connection, number) or b"").decode()
