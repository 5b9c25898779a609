"""Who works at the desk: accounts, sessions, tokens, and what each may do."""

from accordingto.web.people.accounts import Account
from accordingto.web.people.auditing import Done
from accordingto.web.people.people import People
from accordingto.web.people.person import ROLES, SCOPES, Person, Role, Scope
from accordingto.web.people.sessions import Session
from accordingto.web.people.tokens import Token

__all__ = ["ROLES", "SCOPES", "Account", "Done", "People", "Person", "Role", "Scope", "Session", "Token"]
