"""The postman: one thread that delivers to each webhook what waits for it, in order, and again till it is taken or given up."""

import hmac
import logging
from hashlib import sha256
from threading import Event, Thread
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, update

from accordingto.errors import AccordingtoError
from accordingto.web.outside import Address, Unreachable, WayOut
from accordingto.web.store import Store
from accordingto.web.telling.hooks import drop_waiting
from accordingto.web.telling.tables import delivery, hook

AGAIN = (10, 60, 300, 1800, 7200, 21_600, 43_200)
"""Seconds to wait after each failed try; after the last the delivery is given up."""
MOST_GIVEN_UP = 5
"""Deliveries in a row, after which a webhook is switched off."""
IN_HAND = 120
"""Seconds after which a delivery that a desk had in hand when it was killed is taken up by another."""
EVERY = 1.0
_READ = 1024
_IN_ONE_GO = 50

_log = logging.getLogger(__name__)


def signature(secrets: list[str], at: int, body: bytes) -> str:
    """``t=…,v1=…``: the time, and for each secret the HMAC-SHA256 of time, full stop and body, in hex."""
    made = (hmac.digest(secret.encode(), f"{at}.".encode() + body, sha256).hex() for secret in secrets)
    return ",".join([f"t={at}", *(f"v1={one}" for one in made)])


class Postman:
    """Delivers at least once."""

    def __init__(self, store: Store, way: WayOut) -> None:
        self._store, self._way = store, way
        self._closing = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Deliver from now on; once is enough."""
        if self._thread is None:
            self._thread = Thread(target=self._walk, name="postman", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Deliver no more; what waits is delivered by the next desk."""
        self._closing.set()
        if self._thread:
            self._thread.join(self._way.seconds + 5)

    def _walk(self) -> None:
        while not self._closing.wait(EVERY):
            try:
                self.deliver()
            except AccordingtoError as error:
                _log.warning("the postman could not deliver: %s", error)
            except Exception:
                _log.exception("the postman failed")

    def deliver(self) -> None:
        """Try all that is due, each webhook by itself: one that answers nothing keeps none from the others."""
        with self._store.looking() as connection:
            waiting = select(delivery.c.hook).where(delivery.c.state == "waiting", delivery.c.due <= self._store.now()).distinct()
            found = connection.scalars(waiting).all()
        for number in sorted(found):
            for _ in range(_IN_ONE_GO):
                if self._closing.is_set() or not self._deliver_next(number):
                    break

    def _deliver_next(self, number: int) -> bool:
        """Try the first that waits for a webhook; whether it was taken, so that the next may be tried."""
        with self._store.writing() as connection:
            row = _first(connection, number)
            if row is None or row.due > self._store.now():
                return False
            connection.execute(update(delivery).where(delivery.c.number == row.number).values(due=self._store.now() + IN_HAND))
        status, fault = self._try(row)
        with self._store.writing() as connection:
            return self._settle(connection, row, status, fault)

    def _try(self, row: Row[Any]) -> tuple[int | None, str]:
        now, body = self._store.now(), row.body.encode()
        secrets = [row.secret] + ([row.former] if row.former and row.former_until > now else [])
        headers = {
            "Content-Type": "application/json",
            "Accordingto-Event": row.event,
            "Accordingto-Delivery": str(row.number),
            "Accordingto-Signature": signature(secrets, now, body),
        }
        try:
            address = Address.of(row.url, ("https",), self._way.also)
            return self._way.ask(address, "POST", headers, body, _READ, whole=False).status, ""
        except Unreachable as why:
            return None, str(why)

    def _settle(self, connection: Connection, row: Row[Any], status: int | None, fault: str) -> bool:
        now, taken = self._store.now(), status is not None and 200 <= status < 300
        last = row.tries >= len(AGAIN)
        told = {"tries": row.tries + 1, "status": status, "fault": fault, "tried": now}
        told |= {"state": "delivered" if taken else "given up" if last else "waiting"}
        told |= {"body": ""} if taken or last else {"due": now + AGAIN[row.tries]}  # what was said is kept no longer than it is needed
        connection.execute(update(delivery).where(delivery.c.number == row.number, delivery.c.state == "waiting").values(told))
        if taken:
            connection.execute(update(hook).where(hook.c.number == row.hook).values(given_up=0))
        elif last:
            _count_given_up(connection, row.hook)
        return taken


def _first(connection: Connection, number: int) -> Row[Any] | None:
    first = select(func.min(delivery.c.number)).where(delivery.c.hook == number, delivery.c.state == "waiting").scalar_subquery()
    wanted = select(delivery, hook.c.url, hook.c.secret, hook.c.former, hook.c.former_until)
    return connection.execute(wanted.join(hook, and_(hook.c.number == delivery.c.hook)).where(delivery.c.number == first)).first()


def _count_given_up(connection: Connection, number: int) -> None:
    given_up = connection.execute(
        update(hook).where(hook.c.number == number).values(given_up=hook.c.given_up + 1).returning(hook.c.given_up)
    ).scalar_one_or_none()
    if given_up is not None and given_up >= MOST_GIVEN_UP:
        note = f"It was switched off: {given_up} deliveries in a row were given up. Switch it on again when it answers."
        connection.execute(update(hook).where(hook.c.number == number).values(active=False, note=note))
        drop_waiting(connection, number)
