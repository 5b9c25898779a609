"""Who works at the desk: accounts, sessions, tokens, and what each may do."""

from accordingto.web.people.accounts import Account
from accordingto.web.people.auditing import Done
from accordingto.web.people.codes import address_of, picture_of
from accordingto.web.people.door import Browser
from accordingto.web.people.keys import fresh
from accordingto.web.people.people import People
from accordingto.web.people.person import OF_ROLE, ROLES, SCOPES, Person, Role, Scope
from accordingto.web.people.provider import Provider
from accordingto.web.people.sessions import Session
from accordingto.web.people.tokens import Token

__all__ = [
    "OF_ROLE",
    "ROLES",
    "SCOPES",
    "Account",
    "Browser",
    "Done",
    "People",
    "Person",
    "Provider",
    "Role",
    "Scope",
    "Session",
    "Token",
    "address_of",
    "fresh",
    "picture_of",
]
