"""Accounts: who may come, and in what role."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from accordingto.web.people.auditing import Audit
from accordingto.web.people.passwords import Passwords
from accordingto.web.people.person import ROLES, Role
from accordingto.web.people.tables import invitation, person, session, token
from accordingto.web.refusing import Absent, Unacceptable
from accordingto.web.store import Store

LONGEST = 64
"""Characters of a name."""
_FIRST = select(person.c.id).limit(1)


@dataclass(frozen=True, slots=True)
class Account:
    """One of those who may come."""

    id: int
    name: str
    role: Role
    since: int
    has_password: bool
    has_codes: bool
    """Whether they are asked for a one-time code."""
    mail: str
    """The address by which a provider's people are known here; empty where none was entered."""
    is_bound: bool
    """Whether the provider has told who that is."""


class Accounts:
    """Those who may come."""

    def __init__(self, store: Store, audit: Audit, passwords: Passwords) -> None:
        self._store, self._audit, self._passwords = store, audit, passwords

    def any(self) -> bool:
        """Whether there is one: from then on everybody signs in."""
        with self._store.looking() as connection:
            return connection.scalar(_FIRST) is not None

    def all(self) -> list[Account]:
        """All of them, by name."""
        with self._store.looking() as connection:
            return [_told(dict(row)) for row in connection.execute(select(person).order_by(person.c.folded)).mappings()]

    def one(self, id: int) -> Account:
        """The one of that number; raises Absent."""
        with self._store.looking() as connection:
            return _told(_row(connection, person.c.id == id))

    def named(self, name: str) -> Account:
        """The one of that name; raises Absent."""
        with self._store.looking() as connection:
            return _told(_row(connection, person.c.folded == folded(name), name))

    def add(self, name: str, role: Role, by: str, mail: str = "", password: str = "") -> Account:
        """One more; raises Unacceptable where the name is taken, or can't be a name, or the password won't do."""
        called, at = _name(name), _mail(mail)
        kept = self.kept(password, called) if password else None
        if role not in ROLES:
            raise Unacceptable(f"a role is one of {', '.join(ROLES)}")
        with self._store.writing() as connection:
            if connection.scalar(select(person.c.id).where(person.c.folded == folded(called))) is not None:
                raise Unacceptable(f"there is a {called} already")
            if at and connection.scalar(select(person.c.id).where(person.c.mail == at)) is not None:
                raise Unacceptable(f"{at} is somebody's already")
            if role != "admin" and connection.scalar(select(func.count()).select_from(person)) == 0:
                raise Unacceptable("the first must be an admin: somebody has to see to the others")
            row = {"name": called, "folded": folded(called), "role": role, "mail": at or None, "password": kept}
            id = connection.execute(insert(person).values(row | {"since": self._store.now()}).returning(person.c.id)).scalar_one()
            self._audit.note(connection, by, "added a person", f"{called}, {role}")
        return self.one(id)

    def set_password(self, id: int, password: str, by: str) -> None:
        """From now on they come in by this one; all their sessions and tokens end."""
        kept = self.kept(password, self.one(id).name)
        with self._store.writing() as connection:
            self.put_password(connection, id, kept, by)

    def kept(self, password: str, name: str) -> str:
        """What is kept of a password; it takes a while, and no transaction should wait for it."""
        return self._passwords.kept(password, name)

    def put_password(self, connection: Connection, id: int, kept: str, by: str) -> None:
        """Put what is kept of a new password in the place of the old, and end all that somebody else may have got by the old one."""
        connection.execute(delete(invitation).where(invitation.c.person == id))
        connection.execute(delete(token).where(token.c.person == id))
        self._change(connection, id, {"password": kept}, by, "set the password of")

    def set_role(self, id: int, role: Role, by: str) -> None:
        """From now on they may do that; all their sessions end."""
        if role not in ROLES:
            raise Unacceptable(f"a role is one of {', '.join(ROLES)}")
        with self._store.writing() as connection:
            if role != "admin":
                _must_not_be_last_admin(connection, id)
            self._change(connection, id, {"role": role}, by, f"made {_article(role)} of")

    def remove(self, id: int, by: str) -> None:
        """They come no more; what they decided stands under their name."""
        with self._store.writing() as connection:
            found = _row(connection, person.c.id == id)
            if connection.scalar(select(func.count()).select_from(person)) != 1:
                _must_not_be_last_admin(connection, id)
            connection.execute(delete(person).where(person.c.id == id))
            self._audit.note(connection, by, "removed a person", found["name"])

    def _change(self, connection: Connection, id: int, to: Mapping[str, object], by: str, what: str) -> None:
        found = _row(connection, person.c.id == id)
        connection.execute(update(person).where(person.c.id == id).values(to))
        connection.execute(delete(session).where(session.c.person == id))
        self._audit.note(connection, by, what, found["name"])


def folded(name: str) -> str:
    """A name as it is compared: two that look alike are one."""
    return " ".join(unicodedata.normalize("NFKC", name.replace("\0", "\ufffd")).casefold().split())  # PostgreSQL keeps no zero byte


def _name(given: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", given).split())
    if not 1 <= len(name) <= LONGEST or any(unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co", "Cs") for letter in name):
        raise Unacceptable(f"a name has 1 to {LONGEST} characters, all of which can be seen")
    return name


def _mail(given: str) -> str:
    mail = given.strip().casefold()
    if mail and (len(mail) > 254 or mail.count("@") != 1 or any(letter.isspace() or not letter.isprintable() for letter in mail)):
        raise Unacceptable("that is no address like name@example.org")
    return mail


def _article(role: Role) -> str:
    return f"an {role}" if role == "admin" else f"a {role}"


def _row(connection: Connection, which: ColumnElement[bool], name: str = "") -> Mapping[str, Any]:
    found = connection.execute(select(person).where(which)).mappings().one_or_none()
    if found is None:
        raise Absent(f"nobody here is called {name}" if name else "there is no such person")
    return dict(found)


def _must_not_be_last_admin(connection: Connection, id: int) -> None:
    admins = connection.scalars(select(person.c.id).where(person.c.role == "admin")).all()
    if list(admins) == [id]:
        raise Unacceptable("they are the last admin: make somebody else one first")


def _told(row: Mapping[str, Any]) -> Account:
    return Account(
        id=row["id"],
        name=row["name"],
        role=row["role"],
        since=row["since"],
        has_password=row["password"] is not None,
        has_codes=row["secret"] is not None,
        mail=row["mail"] or "",
        is_bound=row["subject"] is not None,
    )
