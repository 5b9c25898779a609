"""Too much, too deep, too odd: answered at once with a refusal, while others are served."""

import gzip
import os
import re
import signal
import socket
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

import pytest

from accordingto.web.application import LARGER
from tests.web.attacks.conftest import Room, Visitor
from tests.web.attacks.walking import API

AT_ONCE = 4.0
"""Seconds that no answer may take; on a machine of its own each takes a few hundredths."""
JSON = {"Content-Type": "application/json"}


def raw(room: Room, head: str, body: bytes = b"") -> tuple[int, bytes]:
    """The status of the answer to exactly these bytes, and its beginning; 0 where there is none."""
    parts = urlsplit(room.address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as line:
        told = head.replace("{host}", parts.netloc).replace("\n", "\r\n").encode("latin-1")
        try:
            line.sendall(told + body)
            said = line.recv(65_536)
        except ConnectionError:
            return 0, b""
    return (int(said.split()[1]), said) if said else (0, b"")


@pytest.mark.parametrize(
    ("head", "statuses"),
    [
        pytest.param('GET /sign-in HTTP/1.1\nHost: {host}\nCookie: accordingto-1="' + "\\" * 60_000 + '"\n\n', (200,), id="quoted cookie"),
        pytest.param('GET /sign-in HTTP/1.1\nHost: {host}\nCookie: notice="' + '\\"' * 30_000 + '"\n\n', (200,), id="quoted notice"),
        pytest.param("GET /sign-in HTTP/1.1\nHost: {host}\nCookie: " + "a=b;" * 15_000 + "\n\n", (200,), id="many cookies"),
        pytest.param("GET /sign-in HTTP/1.1\nHost: {host}\n" + "X: y\n" * 12_000 + "\n", (200, 400, 431), id="many headers"),
        pytest.param("GET /sign-in HTTP/1.1\nHost: {host}\nX: " + "y" * 200_000 + "\n\n", (0, 400, 431), id="a long header"),
        pytest.param("GET /" + "a" * 200_000 + " HTTP/1.1\nHost: {host}\n\n", (0, 400, 414), id="a long address"),
        pytest.param("GET /" + "a/" * 25_000 + " HTTP/1.1\nHost: {host}\n\n", (303, 404), id="a deep address"),
        pytest.param("GET /?" + "q=a&" * 12_000 + " HTTP/1.1\nHost: {host}\n\n", (303,), id="many parameters"),
        pytest.param("GET /sign-in HTTP/1.1\nHost: {host}\nAccept-Language: " + "a;q=1," * 9_000 + "\n\n", (200,), id="many languages"),
        pytest.param("GET /api/v1/me HTTP/1.1\nHost: {host}\nAuthorization: Bearer " + "a" * 60_000 + "\n\n", (401,), id="a long token"),
        pytest.param("GET /sign-in HTTP/1.1\nHost: {host}\nIf-None-Match: " + '"a",' * 14_000 + "\n\n", (200,), id="many tags"),
        pytest.param(
            "GET /static/desk.js HTTP/1.1\nHost: {host}\nRange: bytes=" + "0-0," * 14_000 + "\n\n", (200, 206, 400, 416), id="ranges"
        ),
        pytest.param(
            "POST /sign-in HTTP/1.1\nHost: {host}\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n", (400, 403), id="two lengths"
        ),
        pytest.param(
            "POST /sign-in HTTP/1.1\nHost: {host}\nContent-Length: 5\nContent-Length: 6\n\nabcdef", (400,), id="two lengths that differ"
        ),
        pytest.param(
            "POST /sign-in HTTP/1.1\nHost: {host}\nTransfer-Encoding: chunked\n\nFFFFFFFFFFFFFFFFFFFF\n", (0, 400, 403), id="a huge chunk"
        ),
        pytest.param("POST /sign-in HTTP/1.1\nHost: {host}\nContent-Length: 1e9\n\n", (400,), id="a length that is none"),
        pytest.param("GET /sign-in HTTP/1.1\nHost: {host}\nX:\x00y\n\n", (400,), id="a zero byte in a header"),
        pytest.param("GET /sign-in HTTP/1.1\nHost: {host}\nX: a\n b\n\n", (200, 400), id="a folded header"),
        pytest.param("GET /sign-in HTTP/9.9\nHost: {host}\n\n", (200, 400, 505), id="another version"),
        pytest.param("GET http://elsewhere.example/ HTTP/1.1\nHost: {host}\n\n", (303, 400, 404, 421), id="another server in the address"),
        pytest.param("CONNECT elsewhere.example:443 HTTP/1.1\nHost: {host}\n\n", (400, 403, 404, 405), id="as a proxy"),
        pytest.param("TRACE / HTTP/1.1\nHost: {host}\nCookie: a=b\n\n", (403, 405), id="what echoes cookies"),
        pytest.param("PRI * HTTP/2.0\n\nSM\n\n", (400, 421, 505), id="another protocol"),
    ],
)
def test_a_head_that_is_odd(room: Room, head: str, statuses: tuple[int, ...]) -> None:
    begun = monotonic()
    assert raw(room, head)[0] in statuses
    assert monotonic() - begun < AT_ONCE


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"[" * 500_000, id="deep lists"),
        pytest.param(b'{"a":' * 150_000, id="deep objects"),
        pytest.param(b"9" * 900_000, id="a huge number"),
        pytest.param(b'{"kind":"note","about":["i"],"reason":"x","low":' + b"9" * 5000 + b"}", id="a huge number in its place"),
        pytest.param(b'{"kind":"note","about":["i"],"reason":"x","low":1e400}', id="more than a float holds"),
        pytest.param(b'{"kind":"note","about":["i"],"reason":"x","low":NaN}', id="what is no number"),
        pytest.param(b'{"kind":"note","about":' + b"[" + b'"i",' * 200_000 + b'"i"]}', id="many things"),
        pytest.param(b'{"kind":"note","about":{"0":"i"},"reason":"x"}', id="an object for a list"),
        pytest.param(b'{"kind":["note"],"about":["i"],"reason":{"$ne":null}}', id="a condition for a word"),
        pytest.param(b'{"kind":"note","kind":"reject","about":["i"],"reason":"x","reason":true}', id="twice the same field"),
        pytest.param(b'{"__proto__":{"kind":"note"},"constructor":{"prototype":{}}}', id="a prototype"),
        pytest.param(b'{"' + b"a" * 800_000 + b'":1}', id="a long name"),
        pytest.param(b'"\\ud800"', id="half a pair"),
        pytest.param(b"\xff\xfe\x00", id="another encoding"),
        pytest.param(gzip.compress(b"0" * 900_000), id="packed"),
    ],
)
def test_a_body_that_is_odd(reviewer: Visitor, body: bytes) -> None:
    begun = monotonic()
    answer = reviewer.post(f"{API}/judgements", content=body, headers=JSON)
    assert 400 <= answer.status_code < 500
    assert len(answer.content) < 100_000
    assert monotonic() - begun < AT_ONCE


def test_a_packed_body_is_not_unpacked(reviewer: Visitor) -> None:
    bomb = gzip.compress(b'{"a":"' + b"0" * 50_000_000 + b'"}')
    told = reviewer.post(f"{API}/judgements", content=bomb, headers={**JSON, "Content-Encoding": "gzip"})
    assert told.status_code in (400, 415, 422)


WORDS: list[tuple[str, str]] = [
    ("many words", "a " * 28_000),
    ("many words none of which may be there", "-a " * 18_000),
    ("either of many", "a OR " * 11_000),
    ("many phrases", '"a" ' * 6_000),
    ("one phrase of many words", '"' + "a " * 25_000 + '"'),
    ("many beginnings", "a*" * 14_000),
    ("brackets", "(" * 18_000),
    ("marks", '"' * 18_000),
    ("signs of a pattern", "%_" * 9_000),
    ("a long word", "x" * 50_000),
    ("the index's own words", "NEAR(a b) AND title:a OR rowid:1 NOT { a b } ^a + b" * 300),
    ("letters with many marks", "e" + "\u0301" * 9_000),
]


@pytest.mark.parametrize("words", [pytest.param(words, id=what) for what, words in WORDS])
def test_words_that_are_looked_for(reader: Visitor, words: str) -> None:
    for address in ("/", "/reports", "/origins", "/totals", f"{API}/search", f"{API}/origins", f"{API}/incidents"):
        begun = monotonic()
        assert reader.get(address, params={"q": words}).status_code in (200, 422), address
        assert reader.get(address, params={"near": words[:5_000], "origin": words[:5_000]}).status_code in (200, 422), address
        assert monotonic() - begun < 2 * AT_ONCE, address


def test_many_parts_and_fields_are_refused(reviewer: Visitor) -> None:
    token = reviewer.headers["X-CSRF"]
    assert reviewer.post("/add", files=[("files", (f"{n}.txt", b"x")) for n in range(1_100)]).status_code == 400
    assert reviewer.post("/add", files=[("files", (f"{n}.txt", b"x")) for n in range(300)]).status_code == 422
    assert reviewer.post("/decide", data={"csrf": token, **{f"f{n}": "x" for n in range(1_100)}}).status_code == 400
    assert reviewer.post("/decide", data={"csrf": token, "about": ["x"] * 900, "kind": "split", "reason": "x"}).status_code == 404
    parted = b"--x\r\n" + b"X-A: b\r\n" * 50_000 + b'Content-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    begun = monotonic()
    assert reviewer.post("/add", content=parted, headers=kind).status_code in (400, 422)
    assert reviewer.post("/add", content=b"\r\n" * 400_000, headers=kind).status_code in (400, 422)
    assert reviewer.post("/add", content=b"x", headers={"Content-Type": "multipart/form-data; boundary=" + "x" * 5_000}).status_code in (
        400,
        422,
    )
    assert monotonic() - begun < AT_ONCE


@pytest.mark.parametrize("path", LARGER)
def test_of_a_large_upload_nothing_is_taken_from_who_may_not(room: Room, stranger: Visitor, reader: Visitor, path: str) -> None:
    """They are told no before the first byte is asked for: what they send is laid down nowhere."""
    cookies = {who: "; ".join(f"{one.name}={one.value}" for one in who.cookies.jar) for who in (stranger, reader)}
    head = f"POST {path} HTTP/1.1\nHost: {{host}}\nContent-Type: multipart/form-data; boundary=x\nContent-Length: 299000000\n"
    begun = monotonic()
    assert raw(room, f"{head}\n")[0] in (401, 403), "a program with no token"
    for who in (stranger, reader):
        told = f"{head}Cookie: {cookies[who]}\nX-CSRF: {who.headers['X-CSRF']}\nOrigin: {room.address}\n\n"
        assert raw(room, told)[0] in (401, 403)
    assert monotonic() - begun < AT_ONCE


def html(words: str) -> bytes:
    return f"<html><head><title>T</title></head><body><article><p>{words}</p></article></body></html>".encode()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_NINE = [f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)]
ALIASES = f"---\na: &a [x,x,x,x,x,x,x,x,x]\n{''.join(_NINE)}---\nTwo people were killed.".encode()
FILES: list[tuple[str, str, bytes]] = [
    ("an entity that names a file", "a.html", b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + html("&x;")),
    ("an entity bomb", "b.html", f'<!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]>'.encode() + html("&l11;")),
    ("as XHTML", "c.xhtml", f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]>'.encode() + html("&l11;")),
    ("deep elements", "d.html", b"<div>" * 60_000 + b"Two people were killed."),
    ("many attributes", "e.html", b"<p " + b"a=b " * 100_000 + b">Two people were killed.</p>"),
    ("an alias bomb", "f.md", ALIASES),
    ("a constructor", "g.md", b"---\ntitle: !!python/object/apply:os.system ['touch owned']\n---\nTwo people were killed."),
    ("deep front matter", "h.md", b"---\na: " + b"[" * 50_000 + b"\n---\nx"),
    ("deep JSON", "i.json", b'{"text":' * 100_000),
    ("a huge number", "j.json", b'{"text":"x","title":' + b"9" * 100_000 + b"}"),
    ("a gzip bomb", "k.txt.gz", gzip.compress(b"0" * 80_000_000)),
    ("one that calls itself text", "l.txt", gzip.compress(b"0" * 80_000_000)),
    ("a bomb of another kind", "z", zlib.compress(b"0" * 1_000_000)),
    ("a name that leads out", "../../../../tmp/owned.md", b"Two people were killed."),
    ("one for another system", "..\\..\\owned.md", b"Two people were killed."),
    ("a zero byte in a name", "m.md\x00.html", b"Two people were killed."),
    ("a long name", "n" * 2_000 + ".md", b"Two people were killed."),
    ("words without end", "o.txt", b"killed " * 30_000),
    ("digits without end", "p.txt", b"9" * 100_000 + b" people were killed."),
    ("quotes without end", "q.txt", '“‘'.encode() * 15_000),
    ("signs of a link without end", "r.md", b"[" * 20_000 + b"(" * 20_000),
    ("dots without end", "s.txt", b"Mr. " * 10_000),
]  # fmt: skip


def test_files_that_are_bombs_are_read_or_refused_and_no_fault(reviewer: Visitor, room: Room) -> None:
    sent = reviewer.post(f"{API}/additions", files=[("files", (name, data)) for _, name, data in FILES])
    assert sent.status_code == 202, sent.text
    told = waited(reviewer, sent.headers["Location"])
    assert told["state"] == "done", told["note"]
    by_name = dict(zip((what for what, *_ in FILES), told["sources"], strict=True))
    for what in ("a gzip bomb", "one that calls itself text", "a bomb of another kind", "deep JSON"):
        assert by_name[what]["refused"], what
    assert "owned" not in " ".join(one.name for one in room.where.parent.iterdir())
    for report in reviewer.get(f"{API}/reports", params={"limit": 200}).json()["items"]:
        text = reviewer.get(f"{API}/reports/{report['id']}/text").json()["text"]
        assert "root:" not in text, report["title"]
        assert len(text) < 300_000


def waited(asking: Visitor, location: str) -> dict[str, Any]:
    """What became of an addition, once it is finished."""
    begun = monotonic()
    while True:
        told: dict[str, Any] = asking.get(location).json()
        if told["ended"] is not None:
            return told
        assert monotonic() - begun < 60, told
        sleep(0.2)


def test_whoever_hangs_up_before_all_is_said_ends_nobody_else(room: Room, stranger: Visitor) -> None:
    """The command line lets other verbs end by SIGPIPE, when whoever reads them has seen enough; a desk writes to many."""
    os.kill(room.pid, signal.SIGPIPE)
    assert stranger.get("/sign-in").status_code == 200


def test_while_some_drip_others_are_served(room: Room, reader: Visitor) -> None:
    parts = urlsplit(room.address)
    lines = [socket.create_connection((parts.hostname or "", parts.port or 0)) for _ in range(150)]
    try:
        for number, line in enumerate(lines):
            said = "GET / HTTP/1.1\r\n" if number % 2 else f"POST /sign-in HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Length: 900\r\n\r\na"
            line.sendall(said.encode())
        begun = monotonic()
        with ThreadPoolExecutor(4) as several:
            ask: Callable[[int], int] = lambda _: reader.get("/").status_code  # noqa: E731
            assert set(several.map(ask, range(8))) == {200}
        assert monotonic() - begun < 2 * AT_ONCE
    finally:
        for line in lines:
            line.close()


def test_what_is_said_back_holds_nothing_of_the_program(reader: Visitor, room: Room) -> None:
    """No page of an error tells a path, a line of code or a version."""
    for address in ("/nowhere", "/incidents/x", f"{API}/nowhere", f"{API}/incidents/x", "/people", "/?since=x"):
        answer = reader.get(address)
        assert not re.search(r"Traceback|site-packages|File \"|sqlalchemy|sqlite|uvicorn|fastapi|starlette", answer.text, re.IGNORECASE), (
            address
        )
        assert str(room.where) not in answer.text
        assert not {"server", "x-powered-by"} & set(answer.headers)
