"""What was done about people and what they come in with: who, what, when and from where."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from accordingto.web.people.tables import audit
from accordingto.web.store import Store

PAGE = 100


@dataclass(frozen=True, slots=True)
class Done:
    """One line of it."""

    number: int
    at: int
    who: str
    """As whom somebody came or wanted to, as they wrote it."""
    what: str
    about: str
    address: str
    """From which they asked; empty for the command line."""


class Audit:
    """Only ever added to."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, connection: Connection, who: str, what: str, about: str = "", address: str = "") -> None:
        """Add a line, kept together with what it tells of."""
        connection.execute(insert(audit).values(at=self._store.now(), who=who, what=what, about=about, address=address))

    def last(self, before: int = 0, most: int = PAGE) -> list[Done]:
        """The newest first; ``before`` a line's number, those older than it."""
        wanted = select(audit).order_by(audit.c.number.desc()).limit(most)
        if before:
            wanted = wanted.where(audit.c.number < before)
        with self._store.looking() as connection:
            return [Done(*row) for row in connection.execute(wanted)]
