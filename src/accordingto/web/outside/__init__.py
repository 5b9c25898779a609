"""The one way out of the desk: to addresses that people name, on the public internet, and nowhere near the desk itself."""

from accordingto.web.outside.addresses import Address, Unreachable, by_system, is_public
from accordingto.web.outside.going import Answer, WayOut

__all__ = ["Address", "Answer", "Unreachable", "WayOut", "by_system", "is_public"]
