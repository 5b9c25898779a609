"""What lives as long as the desk is open: the casebook, the people, and how it was started."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from accordingto.casebook import Casebook
from accordingto.settings import Settings
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
    """Who decides where nobody needs an account; empty where people sign in."""
    settings: Settings = field(default_factory=Settings)


class Desk:
    """One casebook and whoever works on it; shared by all requests, so that nothing in it belongs to one of them."""

    def __init__(self, house: House, casebook: Casebook, store: Store) -> None:
        self.house, self._casebook, self.store = house, casebook, store

    @classmethod
    def open(cls, house: House) -> Self:
        """The desk on the casebook that is there; raises UnreadableCasebook where there is none."""
        return cls(house, Casebook.open(house.where, connections=CONNECTIONS), Store.open(house.where, CONNECTIONS))

    def close(self) -> None:
        """Let everything go."""
        self._casebook.close()
        self.store.close()

    @contextmanager
    def casebook(self) -> Iterator[Casebook]:
        """The casebook for one request alone: its moments are nobody else's."""
        yield self._casebook.beside()
