"""The lines of all incidents as columns in memory, where a list of 100,000 is narrowed, counted and drawn in a few milliseconds."""

from dataclasses import dataclass
from threading import Lock
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, Text, cast, func, literal, select

from accordingto.casebook.lines import STATUSES
from accordingto.casebook.tables import erasure, findable, incident, line, told_in

Lines = NDArray[np.void]
"""Some of the roll's lines, in its order."""
Numbers = NDArray[np.int64]
_DAYS, _POINT, _WORDS = ("first", "last"), ("latitude", "longitude"), ("type", "grade")
_COUNTS = ("number", "reports", "killed_low", "killed_high", *STATUSES.values())
_KIND = np.dtype([
    ("row", "i4"), *((name, "i4") for name in _DAYS), ("spot", "i8"), *((name, "f8") for name in _POINT),
    *((name, "i2") for name in _WORDS), *((name, "i8") for name in _COUNTS),
])  # fmt: skip
_TELLING = np.dtype([("incident", "i4"), ("report", "i4")])


@dataclass(frozen=True, slots=True)
class Roll:
    """All incidents that stand at one moment."""

    till: int
    """The last row of their history."""
    erased: int
    """How many reports had been erased."""
    lines: Lines
    """By first day and number. Days are numbers, 20151115; they and spots are 0 where nobody knows; ``row`` is that of its history."""
    telling: Lines
    """Which incident is told in which report, by their numbers among what can be found."""
    codes: dict[str, int]
    """Of types and grades, the number that stands for each in a line; only ever added to."""
    room: int
    """More than any number that a line has, or a report that tells of one."""

    @classmethod
    def of(cls, till: int, erased: int, lines: Lines, telling: Lines, codes: dict[str, int]) -> Self:
        """With as much room as these lines take."""
        most = max(int(numbers.max(initial=0)) for numbers in (lines["number"], telling["report"]))
        return cls(till, erased, lines, telling, codes, most + 1)

    def code(self, value: str) -> int:
        """The number that stands for a type or grade; one that no line has where no incident is of it."""
        return self.codes.get(value, -1)


class Rolls:
    """The roll as it was last called, shared by all who read one casebook at the same time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._called: list[Roll] = []

    def at(self, connection: Connection) -> Roll:
        """The roll at the moment of this transaction: the one before with what has changed since, or read anew."""
        till, erased = connection.execute(
            select(
                select(func.coalesce(func.max(incident.c.number), 0)).scalar_subquery(),
                select(func.count()).select_from(erasure).scalar_subquery(),
            )
        ).one()
        with self._lock:
            for known in self._called:
                if (known.till, known.erased) == (till, erased):
                    return known
            before = next((known for known in self._called if known.till < till and known.erased == erased), None)
            made = _renewed(connection, before, till) if before else _read(connection, till, erased)
            # one that looks at the moment before this, because it began earlier, finds that one still
            self._called = sorted([*self._called, made], key=lambda one: (one.erased, one.till))[:-3:-1]
            return made


def day_number(day: str) -> int:
    """An ISO 8601 day as a line has it."""
    return int(day.replace("-", "") or 0)


def order_of(lines: Lines) -> Numbers:
    """What the roll is sorted by, as one number a line."""
    order: Numbers = lines["first"].astype(np.int64) << 32 | lines["number"]
    return order


def numbers_of(connection: Connection, wanted: Select[Any]) -> Numbers:
    """What a statement of one column of numbers gives, however many they are."""
    (told,) = _together(connection, wanted)
    return np.fromstring(told or "", np.int64, sep=",")


def _together(connection: Connection, wanted: Select[Any]) -> list[str | None]:
    """Each column of what a statement gives as one text: it takes a tenth of the time, and of the memory, of as many rows."""
    of = wanted.subquery()
    (row,) = connection.execute(select(*(func.aggregate_strings(cast(column, Text), ",") for column in of.c)))
    return list(row)


def _read(connection: Connection, till: int, erased: int) -> Roll:
    codes: dict[str, int] = {}
    lines = _lines(connection, codes)
    return Roll.of(till, erased, lines[np.argsort(order_of(lines))], _telling(connection), codes)


def _renewed(connection: Connection, before: Roll, till: int) -> Roll:
    """The roll with all incidents that have become another since taken out and put in again."""
    turned = select(incident.c.id).where(incident.c.number > before.till)
    stood = select(func.max(incident.c.number)).where(incident.c.id.in_(turned), incident.c.number <= before.till).group_by(incident.c.id)
    gone = np.isin(before.lines["row"], numbers_of(connection, stood))
    came = _lines(connection, before.codes, findable.c.id.in_(turned))
    left = before.lines[~gone]
    came = came[np.argsort(order_of(came))]
    lines = np.insert(left, np.searchsorted(order_of(left), order_of(came)), came)
    others = before.telling[~np.isin(before.telling["incident"], before.lines["number"][gone])]
    now = select(findable.c.number).where(findable.c.id.in_(turned))
    telling = np.concatenate([others, _telling(connection, told_in.c.incident.in_(now))])
    return Roll.of(till, before.erased, lines, telling, before.codes)


def _lines(connection: Connection, codes: dict[str, int], *such: ColumnElement[bool]) -> Lines:
    days = (literal("0") + func.replace(line.c[name], "-", "") for name in _DAYS)
    point = (func.coalesce(cast(line.c[name], Text), "nan") for name in _POINT)
    columns = (findable.c.incident, *days, func.coalesce(line.c.spot, 0), *point, *(line.c[name] for name in (*_WORDS, *_COUNTS)))
    told = _together(connection, select(*columns).join(findable, findable.c.number == line.c.number).where(*such))
    if told[0] is None:
        return np.zeros(0, _KIND)
    made = np.zeros(told[0].count(",") + 1, _KIND)
    for name, column in zip(_KIND.names or (), told, strict=True):
        if name in _WORDS:
            made[name] = [codes.setdefault(word, len(codes)) for word in (column or "").split(",")]
        else:
            made[name] = np.fromstring(column or "", np.float64 if name in _POINT else np.int64, sep=",")
    return made


def _telling(connection: Connection, *such: ColumnElement[bool]) -> Lines:
    told = [np.fromstring(each or "", np.int64, sep=",") for each in _together(connection, select(told_in).where(*such))]
    made = np.zeros(len(told[0]), _TELLING)
    made["incident"], made["report"] = told
    return made
