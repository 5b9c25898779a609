"""All that the desk knows of people, each part under its name."""

from dataclasses import dataclass
from typing import Self

from argon2 import PasswordHasher

from accordingto.web.people.accounts import Accounts
from accordingto.web.people.arriving import Arrivals
from accordingto.web.people.auditing import Audit
from accordingto.web.people.codes import Codes
from accordingto.web.people.door import Door
from accordingto.web.people.invitations import Invitations
from accordingto.web.people.passwords import Passwords
from accordingto.web.people.person import Person
from accordingto.web.people.sessions import Sessions
from accordingto.web.people.throttling import Throttle
from accordingto.web.people.tokens import Tokens
from accordingto.web.store import Store


@dataclass(frozen=True, slots=True)
class People:
    """The parts, on one store."""

    audit: Audit
    accounts: Accounts
    sessions: Sessions
    tokens: Tokens
    codes: Codes
    invitations: Invitations
    door: Door
    arrivals: Arrivals

    def still_lets_in(self, asking: Person) -> bool:
        """Whether somebody would be let in as they were when they asked; to ask this is no use of their session or token."""
        if asking.token:
            return self.tokens.still(asking.token) == asking
        if asking.session:
            return self.sessions.still(asking.session) == asking
        return not self.accounts.any()

    @classmethod
    def of(cls, store: Store, hasher: PasswordHasher | None = None) -> Self:
        """Those of this store; passwords are hashed as argon2-cffi has it by default."""
        audit, passwords = Audit(store), Passwords(hasher or PasswordHasher())
        accounts, sessions, codes = Accounts(store, audit, passwords), Sessions(store, audit), Codes(store, audit)
        return cls(
            audit,
            accounts,
            sessions,
            Tokens(store, audit),
            codes,
            Invitations(store, audit, accounts),
            Door(store, audit, passwords, codes, sessions, Throttle(store)),
            Arrivals(store, audit, accounts, sessions),
        )
