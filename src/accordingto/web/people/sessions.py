"""Sessions: a browser in which somebody signed in, till they leave, are sent away, or it has been long enough."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, BindParameter, ColumnElement, Connection, Row, Select, bindparam, delete, insert, select, update

from accordingto.web.people.auditing import Audit
from accordingto.web.people.keys import digest
from accordingto.web.people.person import Person
from accordingto.web.people.tables import person, session
from accordingto.web.refusing import Absent
from accordingto.web.store import Store

IDLE = 12 * 3600
"""Seconds without a request after which it ends."""
LONGEST = 7 * 86400
"""Seconds after which it ends in any case."""
NOTED = 60
"""Seconds for which one request is as good as the next: a page's ten requests are not ten writes."""


@dataclass(frozen=True, slots=True)
class Session:
    """One of somebody's."""

    id: int
    since: int
    seen: int
    until: int
    agent: str
    """What the browser calls itself."""
    address: str


class Sessions:
    """All that are open; of each key only what it comes to is kept."""

    def __init__(self, store: Store, audit: Audit) -> None:
        self._store, self._audit = store, audit

    def begin(self, connection: Connection, whose: int, key: str, agent: str, address: str) -> None:
        """One that opens with this key."""
        now = self._store.now()
        connection.execute(delete(session).where(_is_over(now)))
        row = {"person": whose, "digest": digest(key), "since": now, "seen": now, "until": now + LONGEST}
        connection.execute(insert(session).values(row | {"agent": agent[:200], "address": address}))

    def whose(self, key: str) -> Person | None:
        """Who comes with that key; None where nobody does, or does any more."""
        now = self._store.now()
        found = self._open(_BY_KEY, digest=digest(key), now=now)
        if found is None:
            return None
        if now - found.seen >= NOTED:
            with self._store.writing() as connection:
                connection.execute(update(session).where(session.c.id == found.id).values(seen=now))
        return _told(found)

    def still(self, id: int) -> Person | None:
        """Who came in the session of that number, where it is open; to ask this is no use of it."""
        found = self._open(_BY_NUMBER, number=id, now=self._store.now())
        return _told(found) if found else None

    def _open(self, wanted: Select[Any], **told: Any) -> Row[Any] | None:
        with self._store.looking() as connection:
            return connection.execute(wanted, told).one_or_none()

    def of(self, whose: int) -> list[Session]:
        """Somebody's, the last used first."""
        wanted = select(session).where(session.c.person == whose, ~_is_over(self._store.now()))
        with self._store.looking() as connection:
            rows = connection.execute(wanted.order_by(session.c.seen.desc(), session.c.id.desc())).all()
        return [Session(row.id, row.since, row.seen, row.until, row.agent, row.address) for row in rows]

    def end(self, whose: int, id: int, by: str) -> None:
        """One of somebody's ends; raises Absent where they have none of that number."""
        with self._store.writing() as connection:
            if not connection.execute(delete(session).where(session.c.person == whose, session.c.id == id)).rowcount:
                raise Absent("there is no such session any more")
            self._audit.note(connection, by, "ended a session of", _name(connection, whose))

    def end_all(self, whose: int, by: str, but: int = 0) -> None:
        """All of somebody's end, ``but`` one."""
        with self._store.writing() as connection:
            connection.execute(delete(session).where(session.c.person == whose, session.c.id != but))
            self._audit.note(connection, by, "ended all sessions of", _name(connection, whose))


def _told(row: Row[Any]) -> Person:
    return Person(row.name, row.role, row.person, session=row.id)


def _is_over(now: int | BindParameter[int]) -> ColumnElement[bool]:
    return (session.c.until <= now) | (session.c.seen <= now - IDLE)


_OPEN = (
    select(session.c.id, session.c.seen, person.c.id.label("person"), person.c.name, person.c.role)
    .join(person)
    .where(~_is_over(bindparam("now", type_=BigInteger)))
)
_BY_KEY = _OPEN.where(session.c.digest == bindparam("digest"))  # each request asks
_BY_NUMBER = _OPEN.where(session.c.id == bindparam("number"))


def _name(connection: Connection, whose: int) -> str:
    return str(connection.scalar(select(person.c.name).where(person.c.id == whose)) or "")
