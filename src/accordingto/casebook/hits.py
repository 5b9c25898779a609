"""What was found for words, kept as long as little of it has changed: a common word stands in thousands of texts, and people ask again."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import numpy as np
from sqlalchemy import Connection, func, select, union

from accordingto.casebook.asking import FTS5, Phrase, written
from accordingto.casebook.queries import matching
from accordingto.casebook.roll import Numbers, Roll, numbers_of
from accordingto.casebook.tables import findable, incident, reading, report

MOST = 100
"""Questions whose answers are kept; of a casebook of 100,000 reports the largest takes 250 kB."""
FEW = 200
"""Changes after which an answer is made over; after more it is asked for anew."""
Groups = tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    till: int
    erased: int
    read: int
    """The last reading that there was."""
    numbers: Numbers


class Hits:
    """The numbers of all that has certain words, shared by all who read one casebook at the same time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def of(self, connection: Connection, roll: Roll, groups: Groups) -> Numbers:
        """Those at the moment of this transaction."""
        question = written(groups, FTS5)
        read = connection.scalar(select(func.coalesce(func.max(reading.c.number), 0))) or 0
        with self._lock:
            known = self._kept.get(question)
        numbers = None if known is None or known.erased != roll.erased else _made_over(connection, known, roll.till, read, groups)
        if numbers is None:
            numbers = numbers_of(connection, matching(connection, groups))
        with self._lock:
            self._kept[question] = _Kept(roll.till, roll.erased, read, numbers)
            self._kept.move_to_end(question)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return numbers


def _made_over(connection: Connection, known: _Kept, till: int, read: int, groups: Groups) -> Numbers | None:
    """What is known with all that has become another since asked for again; none where that is too much, or lies before it."""
    if (known.till, known.read) == (till, read):
        return known.numbers
    if known.till > till or known.read > read:
        return None
    turned = select(incident.c.id).where(incident.c.number > known.till)
    came = select(report.c.id).join(reading, reading.c.report == report.c.number).where(reading.c.number > known.read)
    changed = numbers_of(connection, select(findable.c.number).where(findable.c.id.in_(union(turned, came).subquery().select())))
    if len(changed) > FEW:
        return None
    wanted = matching(connection, groups)
    (number,) = wanted.selected_columns
    now = numbers_of(connection, wanted.where(number.in_(changed.tolist())))
    return np.union1d(np.setdiff1d(known.numbers, changed, assume_unique=True), now)
