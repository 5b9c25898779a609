"""Names that the desk is asked under: a page elsewhere whose name suddenly leads here (DNS rebinding) gets nothing."""

from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from accordingto.web.guarding.answering import Refuse
from accordingto.web.refusing import Misdirected

HERE = ("localhost", "127.0.0.1", "[::1]")
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_PORTS = {"http": 80, "https": 443}


class Hosts:
    """Lets through what asks for one of these names; ``numbers`` for any address in digits too, which no rebinding can lead here.

    Where ``direct``, nothing that came through a proxy: it might let in the world where nobody has to sign in.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse, names: Collection[str], port: int, *, numbers: bool, direct: bool) -> None:
        self.app, self.refuse = app, refuse
        self.names, self.port, self.numbers, self.direct = frozenset(name.casefold() for name in names), port, numbers, direct

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_ours(hosts[0].casefold(), scope["scheme"]):
            error = Misdirected("the desk does not answer under this name; whoever started it gives it names with --name")
            await self.refuse(scope, error)(scope, receive, send)
        elif self.direct and any(name in headers for name in FORWARDED):
            error = Misdirected("this came through a proxy, and on this desk nobody signs in: start it with --behind and accounts")
            await self.refuse(scope, error)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_ours(self, host: str, scheme: str) -> bool:
        name, port = _parted(host)
        if host in self.names:
            return True
        if port not in (str(self.port), "" if self.port == _PORTS[scheme] or name in self.names else None):
            return False
        return name in self.names or (self.numbers and _is_number(name))


def _parted(host: str) -> tuple[str, str]:
    name, parts, port = host.rpartition(":")
    return (name, port) if parts and not host.endswith("]") else (host, "")


def _is_number(name: str) -> bool:
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
