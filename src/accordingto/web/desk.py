"""What lives as long as the desk is open: the casebook, the people, and how it was started."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self

from argon2 import PasswordHasher

from accordingto.casebook import Casebook
from accordingto.settings import Settings
from accordingto.web.people import People
from accordingto.web.store import Store

CONNECTIONS = 8
"""To a PostgreSQL that are kept open: as many requests as two cores work on at a time, and a few that wait."""


@dataclass(frozen=True, slots=True)
class House:
    """How the desk was started."""

    where: str
    """Path or address of the casebook."""
    host: str = "127.0.0.1"
    port: int = 8000
    author: str = ""
    """Who decides where nobody needs an account."""
    settings: Settings = field(default_factory=Settings)
    names: tuple[str, ...] = ()
    """Under which it is known elsewhere: desk.example.org, with a port where that is not its own."""
    certificate: str = ""
    """Files with its TLS certificate and the key of that; empty where none is shown."""
    key: str = ""
    behind: tuple[str, ...] = ()
    """Addresses of proxies whose word on who asks is taken."""

    @property
    def local(self) -> bool:
        """Whether nobody but those at this machine can reach it."""
        return not self.names and not self.behind and (self.host == "localhost" or _is_loopback(self.host))


class Desk:
    """One casebook and whoever works on it; shared by all requests, so that nothing in it belongs to one of them."""

    def __init__(self, house: House, casebook: Casebook, store: Store, people: People) -> None:
        self.house, self._casebook, self.store, self.people = house, casebook, store, people

    @classmethod
    def open(cls, house: House, hasher: PasswordHasher | None = None) -> Self:
        """The desk on the casebook that is there; raises UnreadableCasebook where there is none."""
        casebook = Casebook.open(house.where, connections=CONNECTIONS)
        store = Store.open(house.where, CONNECTIONS)
        return cls(house, casebook, store, People.of(store, hasher))

    @property
    def needs_no_account(self) -> bool:
        """Whether whoever is at this machine is the one person of this desk."""
        return self.house.local and not self.people.accounts.any()

    def close(self) -> None:
        """Let everything go."""
        self._casebook.close()
        self.store.close()

    @contextmanager
    def casebook(self) -> Iterator[Casebook]:
        """The casebook for one request alone: its moments are nobody else's."""
        yield self._casebook.beside()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
