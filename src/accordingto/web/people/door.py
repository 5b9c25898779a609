"""Signing in: a password, a code where one is used, and the same no whatever was wrong."""

from dataclasses import dataclass

from sqlalchemy import select, update

from accordingto.web.people.accounts import folded
from accordingto.web.people.auditing import Audit
from accordingto.web.people.codes import Codes
from accordingto.web.people.passwords import Passwords
from accordingto.web.people.sessions import Sessions
from accordingto.web.people.tables import person
from accordingto.web.people.throttling import Throttle
from accordingto.web.refusing import NotSignedIn
from accordingto.web.store import Store

NO = "name, password or code are not right"


@dataclass(frozen=True, slots=True)
class Browser:
    """From what somebody comes."""

    key: str
    """By which it is known from now on."""
    agent: str
    address: str


@dataclass(frozen=True, slots=True)
class Door:
    """Where they come in."""

    store: Store
    audit: Audit
    passwords: Passwords
    codes: Codes
    sessions: Sessions
    throttle: Throttle

    def let_in(self, name: str, password: str, code: str, browser: Browser) -> None:
        """Open a session; raises NotSignedIn, or TooMany where it was tried too often."""
        self.throttle.enter(name, browser.address)
        with self.store.looking() as connection:
            found = connection.execute(select(person).where(person.c.folded == folded(name))).one_or_none()
        kept = found.password if found else None
        fits = self.passwords.fits(password, kept)
        renewed = self.passwords.renewed(password, kept) if fits and kept else None
        with self.store.writing() as connection:
            still = found and connection.scalar(select(person.c.password).where(person.c.id == found.id)) == kept
            if found and fits and still and self.codes.takes(connection, found.id, code):
                if renewed:
                    connection.execute(update(person).where(person.c.id == found.id).values(password=renewed))
                self.throttle.got_in(connection, name, browser.address)
                self.sessions.begin(connection, found.id, browser.key, browser.agent, browser.address)
                self.audit.note(connection, found.name, "signed in", address=browser.address)
                return
            # not as it was typed: some type their password where the name belongs
            self.audit.note(connection, found.name if found else "somebody", "could not sign in", address=browser.address)
        raise NotSignedIn(NO)

    def knows(self, whose: int, name: str, password: str, address: str) -> bool:
        """Whether somebody who is in knows their password; it is guessed no faster here than outside. Raises TooMany."""
        self.throttle.enter(name, address)
        with self.store.looking() as connection:
            kept = connection.scalar(select(person.c.password).where(person.c.id == whose))
        fits = self.passwords.fits(password, kept)
        if fits:
            with self.store.writing() as connection:
                self.throttle.got_in(connection, name, address)
        return fits
