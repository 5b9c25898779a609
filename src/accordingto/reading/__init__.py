"""Report → Reading: what one report claims, according to whom, about which incident."""

from accordingto.reading.reader import read

__all__ = ["read"]
