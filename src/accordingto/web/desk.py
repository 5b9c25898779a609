"""What lives as long as the desk is open: the casebook, the people, and how it was started."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Thread
from typing import Self

from argon2 import PasswordHasher

from accordingto.casebook import Casebook, Query
from accordingto.errors import AccordingtoError
from accordingto.settings import Settings
from accordingto.web.adding import Additions, Clerk
from accordingto.web.charts import Drawer
from accordingto.web.outside import WayOut
from accordingto.web.people import People, Provider
from accordingto.web.store import Store
from accordingto.web.telling import Bell, Hooks, Postman

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
    reach: tuple[str, ...] = ()
    """Servers (host:port) off the public internet from which pages may be had and which webhooks may tell."""

    @property
    def local(self) -> bool:
        """Whether nobody but those at this machine can reach it."""
        return not self.names and not self.behind and (self.host == "localhost" or _is_loopback(self.host))


class Desk:
    """One casebook and whoever works on it; shared by all requests, so that nothing in it belongs to one of them."""

    def __init__(self, house: House, casebook: Casebook, store: Store, people: People) -> None:
        self.house, self._casebook, self.store, self.people = house, casebook, store, people
        self.provider = Provider.of(house.settings.environment)
        self.way = WayOut(frozenset(house.reach))
        self.additions = Additions(store)
        self.clerk = Clerk(self.additions, self.casebook, house.settings, self.way)
        self.hooks = Hooks(store, people.audit, self.way.also)
        self.bell = Bell(self.casebook, store, self.hooks, self.additions)
        self.postman = Postman(store, self.way)
        self.drawer = Drawer()

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

    def start(self) -> None:
        """Begin what goes on by itself: looking what changes, and telling it."""
        self.bell.start()
        self.postman.start()
        Thread(target=self._look_ahead, name="looking ahead", daemon=True).start()

    def close(self) -> None:
        """Let everything go."""
        for worker in (self.bell, self.postman, self.clerk, self.drawer):
            worker.close()
        self._casebook.close()
        self.store.close()

    def _look_ahead(self) -> None:
        """Have the first list made before anybody asks: in a large casebook it takes as long as a hundred later ones."""
        with suppress(AccordingtoError):  # whoever asks is told
            self.beside().incidents(Query(limit=1))

    def beside(self) -> Casebook:
        """The casebook for one request alone: its moments are nobody else's."""
        return self._casebook.beside()

    @contextmanager
    def casebook(self) -> Iterator[Casebook]:
        """The same, for one piece of work."""
        yield self.beside()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
