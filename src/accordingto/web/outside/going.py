"""One question to one server outside: at the IP address that was checked, within a time and a size."""

import ssl
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import httpcore

from accordingto import __version__
from accordingto.web.outside.addresses import Address, Resolver, Unreachable, by_system, is_public

SECONDS = 20.0
"""For all of it, from the first packet to the last byte."""
AGENT = f"accordingto/{__version__}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    """By their names in small letters; of several alike the last."""
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class WayOut:
    """The way to servers on the public internet: no proxy, no cookies, no redirects, no second look at a name."""

    also: frozenset[str] = frozenset()
    """Servers (host:port) that may be asked though they are not public, or at another port: whoever runs the desk vouches for them."""
    resolve: Resolver = by_system
    seconds: float = SECONDS
    tls: ssl.SSLContext | None = None

    def ask(
        self, address: Address, method: str, headers: Mapping[str, str], body: bytes = b"", largest: int = 65_536, whole: bool = True
    ) -> Answer:
        """The answer at that address; raises Unreachable where none comes. Not ``whole``: of its body no more than ``largest`` is read."""
        until = _Until(monotonic() + self.seconds)
        ways = _Ways(self._ways_to(address), until)
        told = {"Host": address.authority, "User-Agent": AGENT, "Connection": "close", **headers}
        if body:
            told["Content-Length"] = str(len(body))
        url = httpcore.URL(scheme=address.scheme.encode(), host=address.host.encode(), port=address.port, target=address.target.encode())
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self.tls, max_connections=1, network_backend=ways) as pool,
                pool.stream(method, url, headers=list(told.items()), content=body or None) as answer,
            ):
                said = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
                return Answer(answer.status, said, _body(answer.iter_stream(), address, largest, whole))
        except httpcore.TimeoutException:
            raise Unreachable(f"{address.host} took longer than {self.seconds:g} seconds.") from None
        except (httpcore.NetworkError, OSError) as error:
            raise Unreachable(_why_not(address, error)) from None
        except httpcore.ProtocolError:
            raise Unreachable(f"What {address.host} answered is no HTTP, or broke off.") from None

    def _ways_to(self, address: Address) -> Sequence[str]:
        """Its IP addresses, each of them checked: they alone are connected to, whatever the name may mean a moment later."""
        found = self.resolve(address.host, address.port)
        if not found:
            raise Unreachable(f"No server is called {address.host}.")
        if address.server not in self.also and not all(map(is_public, found)):
            raise Unreachable(f"{address.host} is no server on the public internet; the desk goes to no other.")
        return found


def _body(parts: Iterable[bytes], address: Address, largest: int, whole: bool) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > largest:
            if whole:
                raise Unreachable(f"What {address.host} sends has more than {largest:,} bytes; that is not read.")
            break
    return bytes(body[:largest])


def _why_not(address: Address, error: Exception) -> str:
    if "CERTIFICATE" in str(error).upper():
        return f"The certificate of {address.host} is not valid for it."
    return f"{address.host} can’t be reached, or broke off."


class _Until:
    """A moment by which all must be done, however slowly each byte drips."""

    def __init__(self, moment: float) -> None:
        self._moment = moment

    def left(self) -> float:
        left = self._moment - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long")
        return left


class _Ways(httpcore.NetworkBackend):
    """Connects to the IP addresses that were checked and asks nobody again what the name means; TLS still goes by the name."""

    def __init__(self, addresses: Sequence[str], until: _Until) -> None:
        self._addresses, self._until, self._by = addresses, until, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        for number, ip in enumerate(self._addresses, 1):
            try:
                return _Timed(self._by.connect_tcp(ip, port, self._until.left(), local_address, socket_options), self._until)
            except httpcore.ConnectError:
                if number == len(self._addresses):
                    raise
        raise httpcore.ConnectError("it has no address")


class _Timed(httpcore.NetworkStream):
    """A stream each of whose steps ends with the whole."""

    def __init__(self, stream: httpcore.NetworkStream, until: _Until) -> None:
        self._stream, self._until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._until.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._until.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._until.left()), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
