"""Names that the desk is asked under: a page elsewhere whose name suddenly leads here (DNS rebinding) gets nothing."""

from dataclasses import dataclass
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from accordingto.web.guarding.answering import Refuse
from accordingto.web.refusing import Misdirected

HERE = ("localhost", "127.0.0.1", "[::1]")
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Names:
    """What the desk is called."""

    given: frozenset[str]
    """By whoever started it: as they are, or with its own port."""
    here: frozenset[str]
    """Where it answers by itself, with its own port only."""
    port: int
    numbers: bool
    """Whether any address in digits will do, which no rebinding can lead here."""

    def has(self, host: str, scheme: str) -> bool:
        """Whether a Host header names it."""
        host = host.casefold()
        name, port = _parted(host)
        at_its_port = port == str(self.port) or (not port and self.port == _PORTS[scheme])
        return host in self.given or (at_its_port and (name in self.given | self.here or (self.numbers and _is_number(name))))


class Hosts:
    """Lets through what asks for one of these names.

    Where ``direct``, nothing that came through a proxy: it might let in the world where nobody has to sign in.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse, names: Names, *, direct: bool) -> None:
        self.app, self.refuse, self.names, self.direct = app, refuse, names, direct

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.names.has(hosts[0], scope["scheme"]):
            error = Misdirected("the desk does not answer under this name; whoever started it gives it names with --name")
            await self.refuse(scope, error)(scope, receive, send)
        elif self.direct and any(name in headers for name in FORWARDED):
            error = Misdirected("this came through a proxy, and on this desk nobody signs in: start it with --behind and accounts")
            await self.refuse(scope, error)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _parted(host: str) -> tuple[str, str]:
    name, parts, port = host.rpartition(":")
    return (name, port) if parts and not host.endswith("]") else (host, "")


def _is_number(name: str) -> bool:
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
