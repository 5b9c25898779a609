"""Who works at the desk: accounts, sessions, tokens, and what each may do."""

from accordingto.web.people.person import ROLES, Person, Role

__all__ = ["ROLES", "Person", "Role"]
