"""Real servers on this machine that answer as they are told to, however badly."""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread

Answering = Callable[[str, bytes], Iterable[bytes]]
"""The request's head and body to the bytes that are sent, one after another."""


@dataclass
class Server:
    """One that is listening."""

    port: int
    heads: list[str] = field(default_factory=list)
    """Of the requests that came."""
    bodies: list[bytes] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.name}"


def page(body: bytes = b"A man was killed in Arlo.", kind: str = "text/plain", status: str = "200 OK", **headers: str) -> list[bytes]:
    """A whole answer."""
    told = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.items()) + "\r\n"
    return [head.encode("latin-1") + body]


@contextmanager
def serving(answer: Answering, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that gives these answers till the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])
        Thread(target=_serve, args=(listening, server, answer, tls), daemon=True).start()
        yield server
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def _serve(listening: socket.socket, server: Server, answer: Answering, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            plain, _ = listening.accept()
        except OSError:
            return
        Thread(target=_talk, args=(plain, server, answer, tls), daemon=True).start()


def _talk(plain: socket.socket, server: Server, answer: Answering, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError), plain, tls.wrap_socket(plain, server_side=True) if tls else plain as connection:
        head, body = _asked(connection)
        server.heads.append(head)
        server.bodies.append(body)
        for part in answer(head, body):
            connection.sendall(part)


def _asked(connection: socket.socket) -> tuple[str, bytes]:
    data = b""
    while b"\r\n\r\n" not in data and (more := connection.recv(65_536)):
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length and (more := connection.recv(65_536)):
        body += more
    return head.decode("latin-1"), body
