"""Passwords: long ones, kept as argon2id makes them."""

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from accordingto.web.refusing import Unacceptable

SHORTEST = 12
"""Characters. NIST SP 800-63B: length is what counts, and rules on which characters make passwords worse."""
LONGEST = 1000
AT_A_TIME = 2
"""Each hash takes 64 MiB and tens of milliseconds: a crowd at the door must wait, not take all the memory."""


class Passwords:
    """Makes what is kept of a password, and holds one to it."""

    def __init__(self, hasher: PasswordHasher) -> None:
        self._hasher, self._turns = hasher, BoundedSemaphore(AT_A_TIME)
        self._nobodys = hasher.hash("the password of nobody")

    def kept(self, password: str, name: str) -> str:
        """What is kept of it; raises Unacceptable where it would not do for that person."""
        told = _normal(password)
        if len(told) < SHORTEST:
            raise Unacceptable(f"a password has at least {SHORTEST} characters: several words that you remember do well")
        if len(told) > LONGEST:
            raise Unacceptable(f"a password has at most {LONGEST} characters")
        if told.casefold().replace(" ", "") == _normal(name).casefold().replace(" ", "") or len(set(told)) < 4:
            raise Unacceptable("this password is guessed at once: take one that is not your name, nor a few letters again and again")
        with self._turns:
            return self._hasher.hash(told)

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether it is the one that was kept; for somebody who has none, or is not there, it takes as long and says no."""
        with self._turns:
            try:
                return self._hasher.verify(kept or self._nobodys, _normal(password[: LONGEST + 1])) and kept is not None
            except (Argon2Error, InvalidHashError):
                return False

    def renewed(self, password: str, kept: str) -> str | None:
        """What is to be kept of it instead, where that was made less costly to guess than passwords are by now."""
        if not self._hasher.check_needs_rehash(kept):
            return None
        with self._turns:
            return self._hasher.hash(_normal(password))


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
