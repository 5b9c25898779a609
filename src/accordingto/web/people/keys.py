"""Secrets that the desk hands out: it keeps what they come to, never themselves."""

import hashlib
import secrets


def fresh() -> str:
    """A new one, of 256 random bits, that stands in a cookie or an address as it is."""
    return secrets.token_urlsafe(32)


def digest(key: str) -> bytes:
    """What is kept of it: it has too many bits to be guessed from that, so no slow hash is needed."""
    return hashlib.sha256(key.encode()).digest()
