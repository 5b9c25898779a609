"""Tokens: what a program asks with, in the name of whoever made it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, select, update

from accordingto.web.people.auditing import Audit
from accordingto.web.people.keys import digest, fresh
from accordingto.web.people.person import OF_ROLE, SCOPES, Person, Scope
from accordingto.web.people.tables import person, token
from accordingto.web.refusing import Absent, Unacceptable
from accordingto.web.store import Store

PREFIX = "acc_"
"""By which those who search for lost secrets know it."""
SHOWN = len(PREFIX) + 4
LONGEST = 366
"""Days."""
MOST = 50
NOTED = 60


@dataclass(frozen=True, slots=True)
class Token:
    """One of somebody's, without what it is asked with."""

    id: int
    name: str
    """What its owner calls it."""
    begins: str
    scopes: tuple[Scope, ...]
    since: int
    until: int
    seen: int | None
    """When it was last asked with; None where it never was."""


class Tokens:
    """All that were made; of each only what it comes to is kept."""

    def __init__(self, store: Store, audit: Audit) -> None:
        self._store, self._audit = store, audit

    def make(self, owner: Person, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
        """A new one, and what to ask with, which nobody is shown again."""
        if not owner.id:
            raise Unacceptable("on this desk nobody has an account, and programs need no token")
        good_for = _scopes(owner, scopes)
        called = " ".join(name.split())
        if not 1 <= len(called) <= 80 or not called.isprintable():
            raise Unacceptable("a token has a name of 1 to 80 characters, by which you know it again")
        if not 1 <= days <= LONGEST:
            raise Unacceptable(f"a token is good for 1 to {LONGEST} days")
        key, now = PREFIX + fresh(), self._store.now()
        with self._store.writing() as connection:
            connection.execute(delete(token).where(token.c.person == owner.id, token.c.until <= now))
            if (connection.scalar(select(func.count()).select_from(token).where(token.c.person == owner.id)) or 0) >= MOST:
                raise Unacceptable(f"you have {MOST} tokens: revoke one first")
            row = {"person": owner.id, "digest": digest(key), "name": called, "begins": key[:SHOWN], "scopes": " ".join(good_for)}
            row |= {"since": now, "until": now + days * 86400}
            id = connection.execute(insert(token).values(row).returning(token.c.id)).scalar_one()
            self._audit.note(connection, owner.name, "made a token", f"{called} ({', '.join(good_for)})")
        return Token(id, called, key[:SHOWN], good_for, now, now + days * 86400, None), key

    def whose(self, key: str) -> Person | None:
        """In whose name that asks; None where it is nobody's, or not good any more."""
        found = self._in_force(token.c.digest == digest(key)) if key.startswith(PREFIX) else None
        if found is None:
            return None
        now = self._store.now()
        if now - (found.seen or 0) >= NOTED:
            with self._store.writing() as connection:
                connection.execute(update(token).where(token.c.id == found.id).values(seen=now))
        return _told(found)

    def still(self, id: int) -> Person | None:
        """In whose name the token of that number asks, where it is good; to ask this is no use of it."""
        found = self._in_force(token.c.id == id)
        return _told(found) if found else None

    def _in_force(self, which: ColumnElement[bool]) -> Row[Any] | None:
        wanted: Select[Any] = select(token, person.c.name.label("owner"), person.c.role).join(person)
        with self._store.looking() as connection:
            return connection.execute(wanted.where(which, token.c.until > self._store.now())).one_or_none()

    def of(self, owner: int) -> list[Token]:
        """Somebody's, the newest first."""
        wanted = select(token).where(token.c.person == owner, token.c.until > self._store.now()).order_by(token.c.id.desc())
        with self._store.looking() as connection:
            rows = connection.execute(wanted).all()
        return [Token(row.id, row.name, row.begins, tuple(row.scopes.split()), row.since, row.until, row.seen) for row in rows]

    def revoke(self, owner: int, id: int, by: str) -> None:
        """It is good for nothing any more; raises Absent where they have none of that number."""
        with self._store.writing() as connection:
            gone = connection.execute(delete(token).where(token.c.person == owner, token.c.id == id).returning(token.c.name)).scalar()
            if gone is None:
                raise Absent("there is no such token any more")
            self._audit.note(connection, by, "revoked a token", gone)


def _told(row: Row[Any]) -> Person:
    scopes = frozenset(row.scopes.split()) & frozenset(OF_ROLE[row.role])  # they may have had another role when they made it
    return Person(row.owner, row.role, row.person, row.id, cast("frozenset[Scope]", scopes))


def _scopes(owner: Person, wanted: Iterable[str]) -> tuple[Scope, ...]:
    asked = set(wanted)
    if not asked or asked - set(SCOPES):
        raise Unacceptable(f"a token is good for some of: {', '.join(SCOPES)}")
    if more := asked - (set(OF_ROLE[owner.role]) & owner.scopes):
        raise Unacceptable(f"your role, or what you ask with, is not good for: {', '.join(sorted(more))}")
    return tuple(one for one in SCOPES if one in asked)
