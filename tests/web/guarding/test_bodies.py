"""Bodies that are too large or too slow are cut off, over real sockets."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from accordingto.web.application import LARGER
from accordingto.web.guarding import bodies, heads
from accordingto.web.guarding.visits import token_of

KEY = "k" * 43
"""Of a visit: without one, a body is refused before it is read."""
FORM = f"csrf={token_of(KEY)}&name=".encode()
POST = (
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: accordingto-{port}={key}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n{more}\r\n"
)


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Sockets are no other on the other database."""
    return str(tmp_path / "c.casebook")


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """As patient as a test is."""
    monkeypatch.setattr(bodies, "GRACE", 0.8)
    monkeypatch.setattr(heads, "PATIENCE", 0.8)


@pytest.fixture
def line(opened: str) -> Iterator[socket.socket]:
    """A connection to the desk."""
    parts = urlsplit(opened)
    assert parts.hostname and parts.port
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as made:
        yield made


def ask(line: socket.socket, more: str) -> None:
    host, port = line.getpeername()
    line.sendall(POST.format(host=f"{host}:{port}", port=port, key=KEY, more=more).encode())


def status(line: socket.socket) -> int:
    """Of the answer; 0 where there is none."""
    try:
        said = line.recv(4096)
    except ConnectionError:
        return 0
    return int(said.split()[1]) if said else 0


def test_a_body_that_says_it_is_too_large_is_refused_unread(line: socket.socket) -> None:
    ask(line, f"Content-Length: {bodies.LARGEST + 1}\r\n")
    assert status(line) == 413


def test_a_body_that_does_not_say_how_large_it_is(line: socket.socket) -> None:
    ask(line, "Transfer-Encoding: chunked\r\n")
    line.sendall(f"{len(FORM):x}\r\n".encode() + FORM + b"\r\n")
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    try:
        for _ in range(bodies.LARGEST // 0x10000 + 2):
            line.sendall(piece)
    except ConnectionError:
        pass
    assert status(line) == 413


def test_a_length_that_is_a_lie_is_no_request(line: socket.socket) -> None:
    ask(line, "Content-Length: -5\r\n")
    assert status(line) == 400


def test_a_body_that_drips_in_is_cut_off(line: socket.socket) -> None:
    ask(line, "Content-Length: 900000\r\n")
    begun, drops = time.monotonic(), iter(FORM + b"x" * 1000)
    line.settimeout(0.2)
    while time.monotonic() - begun < 10:
        try:
            line.sendall(bytes([next(drops)]))
            assert status(line) == 408
            break
        except TimeoutError:
            continue
    assert time.monotonic() - begun < 10


def test_a_head_that_drips_in_is_cut_off(line: socket.socket) -> None:
    line.sendall(b"GET / HTTP/1.1\r\n")
    begun = time.monotonic()
    assert line.recv(100) == b""
    assert time.monotonic() - begun < 10


def test_where_archives_are_handed_in_more_is_taken(line: socket.socket) -> None:
    host, port = line.getpeername()
    line.sendall(f"POST /add HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {bodies.LARGEST + 1}\r\n\r\n".encode())
    assert LARGER["/add"] > bodies.LARGEST
    assert status(line) != 413
