"""Webhooks: addresses of other programs that are told what happens."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from accordingto.web.outside import Address
from accordingto.web.people.auditing import Audit
from accordingto.web.refusing import Absent, Unacceptable
from accordingto.web.store import Store
from accordingto.web.telling.happenings import KINDS, TEST, Happening, Kind
from accordingto.web.telling.tables import delivery, hook

MOST = 20
BOTH_FOR = 24 * 3600
"""Seconds for which a secret signs beside the one that came in its place."""
KEPT = 30 * 24 * 3600
"""Seconds for which a delivery that was made or given up stands in the list."""


@dataclass(frozen=True, slots=True)
class Hook:
    """One of them, without its secret."""

    number: int
    url: str
    kinds: tuple[Kind, ...]
    by: str
    at: int
    active: bool
    given_up: int
    """Deliveries in a row that were given up."""
    note: str
    """Why it was switched off, where nobody did."""
    two_secrets_until: int | None
    """Till when the secret before signs too."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One telling of one happening to one of them."""

    number: int
    event: str
    kind: str
    at: int
    state: str
    tries: int
    status: int | None
    """What was answered at last."""
    fault: str
    """Why nothing was, where nothing was."""
    tried: int | None
    due: int


class Hooks:
    """All that are registered, and what is to be delivered to them."""

    def __init__(self, store: Store, audit: Audit, also: frozenset[str] = frozenset()) -> None:
        self._store, self._audit, self._also = store, audit, also

    def add(self, url: str, kinds: Iterable[str], by: str) -> tuple[Hook, str]:
        """A new one, and the secret that signs what it is told, which nobody is shown again."""
        address = str(Address.of(url, ("https",), self._also))
        wanted, secret = _kinds(kinds), _fresh()
        with self._store.writing() as connection:
            if (connection.scalar(select(func.count()).select_from(hook)) or 0) >= MOST:
                raise Unacceptable(f"There are {MOST} webhooks: remove one first.")
            row = {"url": address, "kinds": " ".join(wanted), "secret": secret, "by": by, "at": self._store.now()}
            number = connection.execute(insert(hook).values(row).returning(hook.c.number)).scalar_one()
            self._audit.note(connection, by, "added a webhook", address)
        return self.get(number), secret

    def all(self) -> list[Hook]:
        """In the order that they were added."""
        with self._store.looking() as connection:
            return [self._of(row) for row in connection.execute(select(hook).order_by(hook.c.number))]

    def get(self, number: int) -> Hook:
        """The one of that number; raises Absent where there is none."""
        with self._store.looking() as connection:
            return self._of(_row(connection, number))

    def renew(self, number: int, by: str) -> str:
        """Another secret; the one before signs beside it for a day."""
        secret = _fresh()
        with self._store.writing() as connection:
            row = _row(connection, number)
            told = {"secret": secret, "former": row.secret, "former_until": self._store.now() + BOTH_FOR}
            connection.execute(update(hook).where(hook.c.number == number).values(told))
            self._audit.note(connection, by, "renewed the secret of a webhook", row.url)
        return secret

    def switch(self, number: int, on: bool, by: str) -> Hook:
        """On or off. What happens while it is off it is never told; what waited by then is dropped."""
        with self._store.writing() as connection:
            row = _row(connection, number)
            connection.execute(update(hook).where(hook.c.number == number).values(active=on, given_up=0, note=""))
            if not on:
                drop_waiting(connection, number)
            self._audit.note(connection, by, f"switched a webhook {'on' if on else 'off'}", row.url)
        return self.get(number)

    def remove(self, number: int, by: str) -> None:
        """It is told nothing any more."""
        with self._store.writing() as connection:
            row = _row(connection, number)
            connection.execute(delete(delivery).where(delivery.c.hook == number))
            connection.execute(delete(hook).where(hook.c.number == number))
            self._audit.note(connection, by, "removed a webhook", row.url)

    def test(self, number: int, by: str) -> None:
        """Tell it something that means nothing, as all else is told."""
        now = self._store.now()
        with self._store.writing() as connection:
            _row(connection, number)
            happening = Happening(f"test-{now}-{secrets.token_hex(4)}", TEST, {"by": by})
            queue(connection, [happening], now, only=number)

    def deliveries(self, number: int, most: int = 50, before: int = 0) -> list[Delivery]:
        """Of one of them, the newest first."""
        wanted = select(delivery).where(delivery.c.hook == number).order_by(delivery.c.number.desc()).limit(most)
        with self._store.looking() as connection:
            _row(connection, number)
            rows = connection.execute(wanted.where(delivery.c.number < before) if before else wanted)
            names = Delivery.__dataclass_fields__
            return [Delivery(**{name: getattr(row, name) for name in names}) for row in rows]

    def any_active(self) -> bool:
        """Whether anybody is to be told anything."""
        with self._store.looking() as connection:
            return connection.scalar(select(hook.c.number).where(hook.c.active).limit(1)) is not None

    def _of(self, row: Row[Any]) -> Hook:
        both = row.former_until if row.former and row.former_until > self._store.now() else None
        kinds = tuple(kind for kind in KINDS if kind in row.kinds.split())
        return Hook(row.number, row.url, kinds, row.by, row.at, row.active, row.given_up, row.note, both)


def queue(connection: Connection, happenings: Iterable[Happening], now: int, only: int = 0) -> None:
    """Each is to be told to every webhook that wants its kind; or to one alone."""
    rows = connection.execute(select(hook.c.number, hook.c.kinds).where(hook.c.number == only if only else hook.c.active)).all()
    made = [
        {"hook": row.number, "event": one.id, "kind": one.kind, "body": one.body(now), "at": now, "state": "waiting", "due": now}
        for one in happenings
        for row in rows
        if only or one.kind in row.kinds.split()
    ]
    if made:
        connection.execute(insert(delivery), made)
    connection.execute(delete(delivery).where(delivery.c.state != "waiting", delivery.c.at < now - KEPT))


def drop_waiting(connection: Connection, number: int) -> None:
    """What waits for a webhook is given up."""
    of = (delivery.c.hook == number, delivery.c.state == "waiting")
    connection.execute(update(delivery).where(*of).values(state="given up", body="", fault="the webhook was switched off"))


def _row(connection: Connection, number: int) -> Row[Any]:
    row = connection.execute(select(hook).where(hook.c.number == number)).first()
    if row is None:
        raise Absent("there is no such webhook")
    return row


def _kinds(told: Iterable[str]) -> tuple[Kind, ...]:
    asked = set(told)
    if not asked or asked - set(KINDS):
        raise Unacceptable(f"A webhook is told of some of: {', '.join(KINDS)}.")
    return tuple(kind for kind in KINDS if kind in asked)


def _fresh() -> str:
    return "whsec_" + secrets.token_urlsafe(32)
