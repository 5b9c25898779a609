"""One-time codes (TOTP, RFC 6238), and codes for the day that the telephone is lost."""

import secrets
from datetime import UTC, datetime

import pyotp
import segno
from sqlalchemy import Connection, delete, insert, select, update

from accordingto.web.people.auditing import Audit
from accordingto.web.people.keys import digest
from accordingto.web.people.tables import person, recovery
from accordingto.web.refusing import Unacceptable
from accordingto.web.store import Store

STEP = 30
"""Seconds for which a code is shown; the one before it and the one after are taken too, for clocks that differ."""
OFFERED = 900
"""Seconds within which a key that was shown can be turned on."""
RECOVERIES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is taken for another."""


class Codes:
    """Of those who come with a code besides their password."""

    def __init__(self, store: Store, audit: Audit) -> None:
        self._store, self._audit = store, audit
        self._offered: dict[int, tuple[str, int]] = {}

    def offer(self, session: int) -> str:
        """A new key, to be turned on in that session alone: whoever finds one open, and lacks the password, can bring none of theirs."""
        secret, now = pyotp.random_base32(), self._store.now()
        kept = {one: told for one, told in self._offered.items() if told[1] > now}
        self._offered = kept | {session: (secret, now + OFFERED)}
        return secret

    def offers(self, session: int, secret: str) -> bool:
        """Whether that key can still be turned on there."""
        offered, until = self._offered.get(session, ("", 0))
        return offered == secret != "" and until > self._store.now()

    def turn_on(self, whose: int, session: int, secret: str, code: str, by: str) -> list[str]:
        """From now on a code is asked for; gives codes for an emergency, which are shown this once."""
        if not self.offers(session, secret):
            raise Unacceptable("this key was shown too long ago, or somewhere else: begin again")
        if (step := self._step_of(secret, code)) is None:
            raise Unacceptable("the code does not fit: it changes every half minute, and both clocks must be right")
        given = ["-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4)) for _ in range(RECOVERIES)]
        self._offered.pop(session, None)
        with self._store.writing() as connection:
            connection.execute(update(person).where(person.c.id == whose).values(secret=secret, step=step))
            connection.execute(delete(recovery).where(recovery.c.person == whose))
            connection.execute(insert(recovery), [{"person": whose, "digest": digest(one)} for one in given])
            self._audit.note(connection, by, "turned on one-time codes")
        return given

    def turn_off(self, whose: int, by: str) -> None:
        """From now on none is asked for."""
        with self._store.writing() as connection:
            connection.execute(update(person).where(person.c.id == whose).values(secret=None, step=0))
            connection.execute(delete(recovery).where(recovery.c.person == whose))
            name = connection.scalar(select(person.c.name).where(person.c.id == whose))
            self._audit.note(connection, by, "turned off the one-time codes of", str(name))

    def takes(self, connection: Connection, whose: int, code: str) -> bool:
        """Whether it is one of theirs that was not taken before; from then on it was. Of whoever uses none, any is."""
        found = connection.execute(select(person.c.secret, person.c.step).where(person.c.id == whose)).one()
        if found.secret is None:
            return True
        step = self._step_of(found.secret, code)
        if step is not None:
            return step > found.step and bool(
                connection.execute(update(person).where(person.c.id == whose, person.c.step < step).values(step=step)).rowcount
            )
        told = digest(code.strip().casefold())
        return bool(connection.execute(delete(recovery).where(recovery.c.person == whose, recovery.c.digest == told)).rowcount)

    def left(self, whose: int) -> int:
        """How many codes for an emergency they have left."""
        with self._store.looking() as connection:
            return len(connection.execute(select(recovery.c.digest).where(recovery.c.person == whose)).all())

    def _step_of(self, secret: str, code: str) -> int | None:
        now, told = self._store.now() // STEP, "".join(code.split())
        made = pyotp.TOTP(secret)
        fits = [step for step in (now - 1, now, now + 1) if secrets.compare_digest(_code(made, step).encode(), told.encode())]
        return fits[-1] if fits else None


def address_of(secret: str, name: str) -> str:
    """What a telephone takes the key from."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Accordingto")


def picture_of(address: str) -> str:
    """The same for its camera: a picture that stands in a page by itself."""
    return str(segno.make(address, error="m").svg_data_uri(scale=5, light="#fff", dark="#000"))


def _code(made: pyotp.TOTP, step: int) -> str:
    return made.at(datetime.fromtimestamp(step * STEP, UTC))
