"""All that the desk knows of people, each part under its name."""

from dataclasses import dataclass
from typing import Self

from argon2 import PasswordHasher

from accordingto.web.people.accounts import Accounts
from accordingto.web.people.auditing import Audit
from accordingto.web.people.passwords import Passwords
from accordingto.web.people.sessions import Sessions
from accordingto.web.people.tokens import Tokens
from accordingto.web.store import Store


@dataclass(frozen=True, slots=True)
class People:
    """The parts, on one store."""

    audit: Audit
    accounts: Accounts
    sessions: Sessions
    tokens: Tokens

    @classmethod
    def of(cls, store: Store, hasher: PasswordHasher | None = None) -> Self:
        """Those of this store; passwords are hashed as argon2-cffi has it by default."""
        audit = Audit(store)
        passwords = Passwords(hasher or PasswordHasher())
        return cls(audit, Accounts(store, audit, passwords), Sessions(store, audit), Tokens(store, audit))
