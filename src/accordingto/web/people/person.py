"""A person at the desk, and what they may do."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may: read; add reports and decide; erase, and see to people, tokens and webhooks of others."""

Scope = Literal["read", "decide", "add", "manage"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""What a token may be good for; never for more than its owner's role."""
OF_ROLE: dict[Role, tuple[Scope, ...]] = {"reader": SCOPES[:1], "reviewer": SCOPES[:3], "admin": SCOPES}


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks."""

    name: str
    """Under which their decisions stand."""
    role: Role
    id: int = 0
    """0 for the one person of a desk without accounts."""
    token: int = 0
    """The number of the token by which a program asks in their name; 0 for a browser."""
    scopes: frozenset[Scope] = frozenset(SCOPES)
    """What that token is good for; all of it for a browser."""
    session: int = 0
    """The number of the session in which they ask; 0 where there is none."""

    def may(self, role: Role) -> bool:
        """Whether they may do what that role may."""
        return ROLES.index(self.role) >= ROLES.index(role)
