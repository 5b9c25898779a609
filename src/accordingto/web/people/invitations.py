"""Invitations: an address at which somebody chooses a password of their own."""

from sqlalchemy import Connection, delete, insert, select

from accordingto.web.people.accounts import Account, Accounts
from accordingto.web.people.auditing import Audit
from accordingto.web.people.keys import digest, fresh
from accordingto.web.people.tables import invitation
from accordingto.web.refusing import Absent
from accordingto.web.store import Store

GOOD_FOR = 72 * 3600
"""Seconds."""


class Invitations:
    """Those that are open; of each key only what it comes to is kept."""

    def __init__(self, store: Store, audit: Audit, accounts: Accounts) -> None:
        self._store, self._audit, self._accounts = store, audit, accounts

    def make(self, whose: int, by: str) -> str:
        """The key of a new one, which takes the place of any that they had."""
        name, key = self._accounts.one(whose).name, fresh()
        with self._store.writing() as connection:
            connection.execute(delete(invitation).where(invitation.c.person == whose))
            connection.execute(insert(invitation).values(digest=digest(key), person=whose, until=self._store.now() + GOOD_FOR))
            self._audit.note(connection, by, "invited", name)
        return key

    def whose(self, key: str) -> Account:
        """Who is invited; raises Absent where it was used, or is too old."""
        with self._store.looking() as connection:
            return self._accounts.one(self._of(connection, key))

    def take(self, key: str, password: str) -> Account:
        """They come in by this password from now on, and the invitation is used."""
        account = self.whose(key)
        kept = self._accounts.kept(password, account.name)
        with self._store.writing() as connection:
            whose = self._of(connection, key)
            self._accounts.put_password(connection, whose, kept, account.name)
        return account

    def _of(self, connection: Connection, key: str) -> int:
        wanted = select(invitation.c.person).where(invitation.c.digest == digest(key), invitation.c.until > self._store.now())
        found = connection.scalar(wanted)
        if found is None:
            raise Absent("this invitation was used, or is too old: ask an admin for another")
        return int(found)
