"""Coming in by a provider: who is sent there, who comes back, and who of those has an account here."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from accordingto.web.people.accounts import Accounts
from accordingto.web.people.auditing import Audit
from accordingto.web.people.door import Browser
from accordingto.web.people.keys import digest, fresh
from accordingto.web.people.person import ROLES, Role
from accordingto.web.people.provider import Errand, Provider, Vouched
from accordingto.web.people.sessions import Sessions
from accordingto.web.people.tables import arriving, person
from accordingto.web.refusing import NotSignedIn
from accordingto.web.store import Store

GOOD_FOR = 600
"""Seconds that somebody may take at the provider."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Those who are on the way."""

    store: Store
    audit: Audit
    accounts: Accounts
    sessions: Sessions

    def send(self, provider: Provider, back: str, to: str) -> tuple[str, str]:
        """The address to send them to, and the key by which they are known when they are back, to go on to ``to``."""
        address, errand = provider.send(back)
        key, now = fresh(), self.store.now()
        row = {"digest": digest(key), "state": errand.state, "nonce": errand.nonce, "verifier": errand.verifier, "to": to}
        with self.store.writing() as connection:
            connection.execute(delete(arriving).where(arriving.c.until <= now))
            connection.execute(insert(arriving).values(row | {"until": now + GOOD_FOR}))
        return address, key

    def let_in(self, provider: Provider, back: str, key: str, state: str, code: str, browser: Browser) -> str:
        """Open a session for whoever is vouched for; gives where they wanted to go. Raises NotSignedIn."""
        with self.store.writing() as connection:
            gone = delete(arriving).where(arriving.c.digest == digest(key)).returning(*arriving.c)
            sent = connection.execute(gone).one_or_none()
        if sent is None or sent.until <= self.store.now() or sent.state != state:
            raise NotSignedIn("this took too long, or began in another browser: begin again")
        vouched = provider.vouches_for(code, Errand(sent.state, sent.nonce, sent.verifier), back)
        whose = self._known(vouched) or self._entered(vouched)
        if whose is None:
            with self.store.writing() as connection:
                self.audit.note(connection, "somebody", f"could not come in by {provider.name}", address=browser.address)
            raise NotSignedIn(f"{provider.name} knows you, but nobody has entered {vouched.mail or 'you'} here: an admin can")
        with self.store.writing() as connection:
            name = connection.scalar(select(person.c.name).where(person.c.id == whose))
            if name is None:
                raise NotSignedIn("your account was removed")
            self.sessions.begin(connection, whose, browser.key, browser.agent, browser.address)
            self.audit.note(connection, name, f"signed in by {provider.name}", address=browser.address)
        return str(sent.to)

    def _known(self, vouched: Vouched) -> int | None:
        """Whoever came so before; whoever was entered with that address is bound to who they are there from now on."""
        with self.store.writing() as connection:
            whose: int | None = connection.scalar(
                select(person.c.id).where(person.c.issuer == vouched.issuer, person.c.subject == vouched.subject)
            )
            if whose is None and vouched.mail:
                whose = self._bound(connection, vouched)
        if whose is None:
            return None
        if vouched.roles is not None and self.accounts.one(whose).role != (role := _highest(vouched.roles)):
            if role is None:
                return None
            self.accounts.set_role(whose, role, vouched.issuer)
        return whose

    def _bound(self, connection: Connection, vouched: Vouched) -> int | None:
        free = (person.c.mail == vouched.mail.strip().casefold()) & person.c.subject.is_(None)
        to = {"issuer": vouched.issuer, "subject": vouched.subject}
        whose: int | None = connection.scalar(update(person).where(free).values(to).returning(person.c.id))
        if whose is not None:
            self.audit.note(connection, vouched.issuer, "vouched for", vouched.mail)
        return whose

    def _entered(self, vouched: Vouched) -> int | None:
        """A new account, where the claim for roles was agreed on and gives one."""
        role = _highest(vouched.roles or ())
        if role is None:
            return None
        account = self.accounts.add(vouched.name or vouched.mail, role, vouched.issuer)
        with self.store.writing() as connection:
            to = {"issuer": vouched.issuer, "subject": vouched.subject}
            connection.execute(update(person).where(person.c.id == account.id).values(to))
        return account.id


def _highest(roles: tuple[str, ...]) -> Role | None:
    return next((role for role in reversed(ROLES) if role in roles), None)
