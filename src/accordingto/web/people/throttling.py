"""Attempts to sign in are slowed down by name and by address, and nobody is shut out for good.

Each failure beyond a few doubles the wait, up to a quarter of an hour; a name that nobody has is slowed down like any other. Where
somebody has signed in before, what strangers fail elsewhere under the name does not count: they can't keep its owner out.
"""

from ipaddress import ip_address, ip_network

from sqlalchemy import Connection, delete, insert, select, update

from accordingto.web.people.accounts import folded
from accordingto.web.people.keys import digest
from accordingto.web.people.tables import throttle
from accordingto.web.refusing import TooMany
from accordingto.web.store import Store

FREE = 5
"""Failures under one name after which it takes waiting."""
FREE_BY_ADDRESS = 20
"""The same for an address, behind which a whole office may be."""
LONGEST = 900
"""Seconds of the longest wait."""
FORGOTTEN = 86400
"""Seconds without a failure after which none counts any more."""
KNOWN = 90 * 86400
"""Seconds for which it is known that somebody has signed in from an address."""


class Throttle:
    """Who has failed how often; it outlasts a restart."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def enter(self, name: str, address: str) -> None:
        """Count an attempt as failed till it gets in, so that many at once are as slow; raises TooMany where it must wait."""
        now = self._store.now()
        with self._store.writing() as connection:
            connection.execute(delete(throttle).where(throttle.c.last < now - KNOWN))
            found = {key: _row(connection, key, now) for key in _keys(connection, name, address, now)}
            wait = max(until - now for _, until in found.values())
            if wait > 0:
                raise TooMany(f"too many attempts have failed; the next may be made in {_spelled(wait)}", wait)
            for (key, free), (failures, _) in found.items():
                _put(connection, key, failures + 1, now, now + _delay(failures + 1, free))

    def got_in(self, connection: Connection, name: str, address: str) -> None:
        """It was no failure after all, and those under the name before it don't count any more."""
        now = self._store.now()
        by_name, by_address, known = _named(name, address)
        failures, _ = _row(connection, (by_address, FREE_BY_ADDRESS), now)
        connection.execute(delete(throttle).where(throttle.c.key == by_name))
        _put(connection, by_address, max(failures - 1, 0), now, now)
        _put(connection, known, 0, now, now)


def _named(name: str, address: str) -> tuple[bytes, bytes, bytes]:
    at = _net(address)
    return digest(f"name {folded(name)}"), digest(f"address {at}"), digest(f"known {at} {folded(name)}")


def _net(address: str) -> str:
    """Whoever has one IPv6 address has all of its /64."""
    try:
        told = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((told, 64), strict=False)) if told.version == 6 else address


def _keys(connection: Connection, name: str, address: str, now: int) -> list[tuple[bytes, int]]:
    by_name, by_address, known = _named(name, address)
    is_known = connection.scalar(select(throttle.c.key).where(throttle.c.key == known)) is not None
    return [(by_address, FREE_BY_ADDRESS), (known if is_known else by_name, FREE)]


def _row(connection: Connection, which: tuple[bytes, int], now: int) -> tuple[int, int]:
    row = connection.execute(select(throttle).where(throttle.c.key == which[0])).one_or_none()
    return (0, 0) if row is None or row.last < now - FORGOTTEN else (row.failures, row.until)


def _put(connection: Connection, key: bytes, failures: int, last: int, until: int) -> None:
    row = {"failures": failures, "last": last, "until": until}
    if not connection.execute(update(throttle).where(throttle.c.key == key).values(row)).rowcount:
        connection.execute(insert(throttle).values(row | {"key": key}))


def _delay(failures: int, free: int) -> int:
    return 0 if failures < free else min(2 ** min(failures - free, 30), LONGEST)


def _spelled(seconds: int) -> str:
    if seconds < 120:
        return f"{seconds} second{'s' if seconds != 1 else ''}"
    return f"{-(-seconds // 60)} minutes"
