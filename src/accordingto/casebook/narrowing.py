"""Which lines of the roll answer a query: words and names are looked for in the database, all else in the lines."""

from math import pi, sin

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from accordingto.casebook.asking import Asked, Phrase, asked
from accordingto.casebook.hits import Hits
from accordingto.casebook.indexing import ORIGIN, OUTLET
from accordingto.casebook.lines import STATUSES, bit_of
from accordingto.casebook.queries import EARTH, Box, Near, Query, matching, named
from accordingto.casebook.roll import Lines, Roll, day_number, numbers_of
from accordingto.casebook.tables import findable, verdict

Mask = NDArray[np.bool_]
"""Of the numbers among what can be found, whether each is meant."""


def narrowed(connection: Connection, roll: Roll, hits: Hits, query: Query) -> Lines:
    """The lines of the incidents that answer; of words in quotes as far as the index knows: that all of them stand there."""
    lines = roll.lines
    for meant in _sought(connection, roll, hits, query):
        lines = lines[meant[lines["number"]]]
    if query.since:
        lines = lines[lines["last"] >= day_number(query.since.isoformat())]
    if query.until:
        lines = lines[(lines["first"] > 0) & (lines["first"] <= day_number(query.until.isoformat()))]
    if query.type:
        lines = lines[lines["type"] == roll.code(query.type)]
    if query.grade:
        lines = lines[lines["grade"] == roll.code(query.grade)]
    if query.told_by > 1:
        lines = lines[lines["reports"] >= query.told_by]
    if query.status or query.question:
        lines = lines[_answered(lines, query)]
    if query.box:
        lines = lines[_in_box(lines, query.box)]
    if query.near:
        lines = lines[_lies_near(lines, query.near)]
    return lines


def _sought(connection: Connection, roll: Roll, hits: Hits, query: Query) -> list[Mask]:
    """What the database knows."""
    room, masks = roll.room, list[Mask]()
    if query.words:
        masks.append(_Words(connection, roll, hits).answering(asked(query.words)))
    for mark, name in ((OUTLET, query.outlet), (ORIGIN, query.origin)):
        if name:
            masks.append(_mask(room, numbers_of(connection, matching(connection, named(name), mark))))
    if query.failing:
        fails = select(findable.c.number).join(verdict, verdict.c.incident == findable.c.id).where(verdict.c.verdict == "fails")
        masks.append(_mask(room, numbers_of(connection, fails)))
    return masks


class _Words:
    """Asks the index of words; what it tells of reports is told of the incidents that they tell of, too."""

    def __init__(self, connection: Connection, roll: Roll, hits: Hits) -> None:
        self._connection, self._roll, self._hits = connection, roll, hits

    def answering(self, sought: Asked) -> Mask:
        """What answers by its own words, and the incidents in reports that do, unless they are called what must not be there."""
        own = self._fulfilling(sought.groups)
        if sought == sought.without:
            return own
        told = self._roll.telling["incident"][own[self._roll.telling["report"]]]
        return own | (_mask(self._roll.room, told) & self._fulfilling(sought.without.groups))

    def _fulfilling(self, groups: tuple[tuple[Phrase, ...], ...]) -> Mask:
        wanted = Asked(groups).wanted
        found = self._having(wanted) if wanted else np.ones(self._roll.room, bool)
        for group in groups:
            if group not in wanted:
                found = found & np.logical_or.reduce([self._either(phrase) for phrase in group])
        return found

    def _either(self, phrase: Phrase) -> Mask:
        if not phrase.unwanted:
            return self._having(((phrase,),))
        if len(phrase.terms) > 1:
            return np.ones(self._roll.room, bool)  # its words may stand there in another order
        return ~self._having(((phrase,),))

    def _having(self, groups: tuple[tuple[Phrase, ...], ...]) -> Mask:
        return _mask(self._roll.room, self._hits.of(self._connection, self._roll, groups))


def _mask(room: int, numbers: NDArray[np.integer]) -> Mask:
    meant = np.zeros(room, bool)
    meant[numbers[numbers < room]] = True  # a report that no incident is told in yet has a number beyond
    return meant


def _answered(lines: Lines, query: Query) -> Mask:
    bit = bit_of(query.question) if query.question else -1
    columns = [STATUSES[query.status]] if query.status else [*STATUSES.values()]
    answered: Mask = np.logical_or.reduce([lines[column] & bit != 0 for column in columns])
    return answered


def _in_box(lines: Lines, box: Box) -> Mask:
    latitude, east, west = lines["latitude"], lines["longitude"] <= box.east, lines["longitude"] >= box.west
    return (latitude >= box.south) & (latitude <= box.north) & ((east & west) if box.west <= box.east else (east | west))


def _lies_near(lines: Lines, near: Near) -> Mask:
    """By the haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984)."""
    here, there = np.radians([near.latitude, near.longitude]), (np.radians(lines["latitude"]), np.radians(lines["longitude"]))
    across = np.sin((there[0] - here[0]) / 2) ** 2 + np.cos(here[0]) * np.cos(there[0]) * np.sin((there[1] - here[1]) / 2) ** 2
    reach: Mask = across <= sin(min(near.kilometres / EARTH, pi) / 2) ** 2
    return reach
