"""What lists of incidents are narrowed by and count, kept beside each incident that stands."""

from collections.abc import Mapping, Sequence
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any

from sqlalchemy import Connection, delete

from accordingto.casebook.bulk import insert_all
from accordingto.casebook.indexing import span_of
from accordingto.casebook.tables import line
from accordingto.records import COUNTS, VALUES, Incident, Status

_QUESTIONS = COUNTS + VALUES
STATUSES: Mapping[Status, str] = {
    "agreed": "agreed", "single origin": "single", "disputed": "disputed", "denied": "denied", "open": "open",
}  # fmt: skip
"""The column in which each status has its questions."""
AT_ONCE = 400
"""Numbers in one question to the database."""
Placed = tuple[int, Incident]
"""An incident with its number among what can be found."""


def put(connection: Connection, placed: Sequence[Placed]) -> None:
    """Put what these incidents have become in the place of what they were."""
    forget(connection, [number for number, _ in placed])
    insert_all(connection, line, [row_of(number, one) for number, one in placed])


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take incidents out that are no more."""
    for at in range(0, len(numbers), AT_ONCE):
        connection.execute(delete(line).where(line.c.number.in_(numbers[at : at + AT_ONCE])))


def row_of(number: int, one: Incident) -> dict[str, Any]:
    """What is kept of an incident."""
    first, last = span_of(one.when)
    killed = of_everybody(one.findings, "killed")
    low = (killed.low or 0) if killed else 0
    point = one.where if one.where and one.where.latitude is not None and one.where.longitude is not None else None
    return {
        "first": first,
        "number": number,
        "last": last,
        "type": one.type,
        "grade": one.grade.name if one.grade else "",
        "reports": len(one.reports),
        "killed_low": low,
        "killed_high": low if killed is None or killed.high is None else killed.high,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "spot": _spot(point.name, point.country, point.latitude, point.longitude) if point else None,
        **{column: _bits(one, status) for status, column in STATUSES.items()},
    }


def bit_of(question: str) -> int:
    """The bit that stands for a question; none for what is none."""
    return 1 << _QUESTIONS.index(question) if question in _QUESTIONS else 0


def _bits(one: Incident, status: str) -> int:
    return reduce(or_, (bit_of(found.question) for found in one.findings if found.status == status), 0)


def of_everybody(findings: Sequence[Any], question: str) -> Any:
    """Of findings, or their rows, the one on all the people counted; on the civilians where reports count nobody else."""
    found = {one.group: one for one in findings if one.question == question}
    return found.get("all") or found.get("civilians")


def _spot(*place: object) -> int:
    """A number of a place: two places share one less often than disks fail."""
    return int.from_bytes(sha256("\n".join(map(str, place)).encode()).digest()[:6])
