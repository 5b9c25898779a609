"""Addresses that people name: which of them the desk may go to."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address
from typing import Self

import httpx

from accordingto.web.refusing import Unacceptable

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
_APART_4 = [IPv4Network(net) for net in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4")]
_GLOBAL_6 = IPv6Network("2000::/3")
_APART_6 = [IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]
"""IANA's registries of special-purpose addresses, where Python's releases differ, and what carries an IPv4 address inside: Teredo and
6to4. IPv4-mapped addresses and NAT64 lie outside 2000::/3."""

Resolver = Callable[[str, int], Sequence[str]]
"""A server's name and port to its IP addresses; none where it has none."""


class Unreachable(Unacceptable):
    """An address that the desk does not go to, or that did not answer as it must."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address, taken apart once, so that what was checked is what is asked."""

    scheme: str
    host: str
    port: int
    target: str
    """Path and query."""

    @classmethod
    def of(cls, told: str, schemes: Sequence[str] = ("http", "https"), also: frozenset[str] = frozenset()) -> Self:
        """The address that is told; raises Unreachable for one that nobody could go to, or nobody should. ``also``: host:port allowed."""
        text = told.strip()
        if len(text) > LONGEST or any(ord(c) <= 32 or ord(c) == 127 for c in text):
            raise Unreachable(f"An address has at most {LONGEST:,} characters, and no spaces among them.")
        try:
            url = httpx.URL(text)
            host = url.raw_host.decode("ascii").lower()
        except (httpx.InvalidURL, ValueError):
            raise Unreachable("That is no address of a page: one begins with https:// and has a server’s name after it.") from None
        if url.scheme not in PORTS or not host:
            raise Unreachable("That is no address of a page: one begins with https:// and has a server’s name after it.")
        made = cls(url.scheme, host, url.port or PORTS[url.scheme], url.raw_path.decode("ascii"))
        if made.server not in also:
            made._must_be_usual(schemes)
        if url.userinfo:
            raise Unreachable("The address holds a name or a password; give it without them.")
        return made

    def _must_be_usual(self, schemes: Sequence[str]) -> None:
        if self.scheme not in schemes:
            raise Unreachable(f"Only {' and '.join(schemes)} addresses are gone to, not {self.scheme}.")
        if self.port not in PORTS.values():
            raise Unreachable(f"Only ports 80 and 443 are gone to, not {self.port}.")

    @property
    def server(self) -> str:
        """Host and port."""
        return f"{self.bracketed}:{self.port}"

    @property
    def bracketed(self) -> str:
        """The host as it stands in addresses."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def authority(self) -> str:
        """The host, with the port where it is not the usual one."""
        return self.bracketed if self.port == PORTS[self.scheme] else self.server

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    def joined(self, reference: str) -> str:
        """Where a reference on the page at this address leads; raises Unreachable where it is none."""
        try:
            return str(httpx.URL(str(self)).join(reference).copy_with(fragment=None))
        except (httpx.InvalidURL, ValueError):
            raise Unreachable(f"{self.host} leads on to something that is no address.") from None


def by_system(host: str, port: int) -> Sequence[str]:
    """The IP addresses that the system knows a server by."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(ip: str) -> bool:
    """Whether an IP address is one server's on the public internet: nothing local, shared, reserved, or that carries another inside."""
    try:
        one = ip_address(ip)
    except ValueError:
        return False
    if not one.is_global or one.is_multicast or one.is_reserved or one.is_unspecified:
        return False
    if isinstance(one, IPv4Address):
        return not any(one in net for net in _APART_4)
    return one in _GLOBAL_6 and not one.scope_id and not any(one in net for net in _APART_6)
