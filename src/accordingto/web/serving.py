"""The desk open for work, till it is stopped."""

import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

import uvicorn
import uvicorn.server

from accordingto.errors import AccordingtoError
from accordingto.web.application import application
from accordingto.web.desk import Desk, House
from accordingto.web.guarding.heads import Heads

MOST = 1000
"""Connections at a time; more are told to come again."""
TURN = 0.002
"""Seconds after which a thread at work lets another have its turn: a page waits for one after each question to the database. Measured: with
Python's own 0.005 the slowest pages beside two who write take one and a half times as long, with a quarter of this twice as long, for
then all who work take turns with each other."""
LEAVE = 3
"""Seconds that pages which still listen have to go when it is stopped."""


class CantOpen(AccordingtoError):
    """A host, port or certificate with which no desk can be opened, or one that may not be so."""


def serve(house: House, told: Callable[[str], None]) -> None:
    """Open the desk and answer at its host and port till it is stopped; ``told`` is called with its address once it does."""
    sys.setswitchinterval(TURN)
    desk = Desk.open(house)
    try:
        _must_be_allowed(desk)
        door = _door(house)
        desk.house = replace(house, port=door.getsockname()[1])
        server = _Server(config_of(desk), lambda: told(address_of(desk.house)), desk.bell.close)
    except BaseException:
        desk.close()
        raise
    with door:
        server.run([door])  # the application closes the desk when it ends
    for number in server.stopped:
        signal.raise_signal(number)


def address_of(house: House) -> str:
    """Where a browser finds it."""
    scheme = "https" if house.certificate else "http"
    if house.names:
        return f"{'https' if house.behind else scheme}://{house.names[0]}/"
    host = f"[{house.host}]" if ":" in house.host else house.host
    return f"{scheme}://{host}:{house.port}/"


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], leaving: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready, self._leaving = ready, leaving
        self.stopped: list[int] = []

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Unlike its parent's, leaves it to whoever opened the desk to say what a stop comes to, once the loop is put away."""
        before = {number: signal.signal(number, self.handle_exit) for number in uvicorn.server.HANDLED_SIGNALS}
        try:
            yield
        finally:
            for number, heeded in before.items():
                signal.signal(number, heeded)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.stopped.append(sig)
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._leaving()  # pages that listen hear that it is over, else they would be waited for
        await super().shutdown(sockets)


def _must_be_allowed(desk: Desk) -> None:
    if not desk.house.local and not desk.people.accounts.any():
        where = desk.house.where if "@" not in desk.house.where else "CASEBOOK"
        raise CantOpen(
            f"at {', '.join(desk.house.names) or desk.house.host} others could reach the desk, and nobody has an account: "
            f"`accordingto people add NAME --role admin --casebook {where}` makes the first. Without one it opens on 127.0.0.1 only"
        )


def _door(house: House) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(house.host, house.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=MOST)
    except OSError as error:
        raise CantOpen(f"the desk can't answer at {house.host}, port {house.port}: {error.strerror or error}") from error


def config_of(desk: Desk) -> uvicorn.Config:
    """How it answers there."""
    house = desk.house
    config = uvicorn.Config(
        application(desk),
        http=Heads,
        ws="none",
        loop="asyncio",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(house.behind),
        forwarded_allow_ips=list(house.behind),
        limit_concurrency=MOST,
        timeout_graceful_shutdown=LEAVE,
        ssl_certfile=house.certificate or None,
        ssl_keyfile=house.key or None,
    )
    try:
        config.load()
    except OSError as error:  # of TLS too
        raise CantOpen(f"certificate {house.certificate} with key {house.key}: {error.strerror or error}") from error
    return config
