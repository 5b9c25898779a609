"""A real HTTP server on loopback that answers as it is told: well, badly, slowly, late, or not at all."""

import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """What came in, and what goes out next; the last reply is given again and again."""

    replies: list[Reply]
    port: int = 0
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def environment(self, **more: object) -> dict[str, str]:
        """The variables that lead to this server, with short waits and no cache."""
        given = {"ADDRESS": self.address, "MODEL": "test-model", "TIMEOUT": 20, "DEADLINE": 60, "WAIT": 0.01, "CACHE": "none"} | more
        return {f"ACCORDINGTO_SERVED_{name}": str(value) for name, value in given.items()}


@contextmanager
def serving(*replies: Reply) -> Iterator[Server]:
    served = Server(list(replies))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            served.paths.append(self.path)
            served.headers.append({name.lower(): value for name, value in self.headers.items()})
            served.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            reply = served.replies.pop(0) if len(served.replies) > 1 else served.replies[0]
            try:
                reply(self)
            except OSError:
                self.close_connection = True  # the client has gone

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        served.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def refused_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
    return port


def sending(status: int, body: bytes, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def saying(content: object, *, tokens: tuple[int, int] | None = (1000, 100), finish: str = "stop", refusal: str | None = None) -> Reply:
    """A chat completion; what is no text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    usage = {"usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}} if tokens else {}
    body = {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": finish}]} | usage
    return sending(200, json.dumps(body).encode(), Content_Type="application/json")


def failing(status: int, message: str = "", **headers: str) -> Reply:
    return sending(status, json.dumps({"error": {"message": message}}).encode(), **headers)


def silent(seconds: float) -> Reply:
    """Says nothing for a while, then closes."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return reply


def trickling(seconds: float) -> Reply:
    """Sends a byte now and then, so that no single wait is long."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for _ in range(int(seconds / 0.05)):
            handler.wfile.write(b" ")
            time.sleep(0.05)
        handler.close_connection = True

    return reply


def hanging_up(handler: BaseHTTPRequestHandler) -> None:
    """Closes the connection without a word."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


# --- answers ---


def claim(question: str, quote: str, words: str, **more: object) -> dict[str, Any]:
    return {
        "question": question,
        "quote": quote,
        "occurrence": 0,
        "words": words,
        "value": None,
        "low": None,
        "high": None,
        "comparator": None,
        "group": None,
        "explicit": True,
        "stance": "asserted",
        "source": None,
        "source_kind": "outlet",
        "via": [],
    } | more


def incident(*claims: object, type: str = "air/drone strike", main: bool = True, mentions: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": type, "main": main, "mentions": [{"quote": m, "occurrence": 0} for m in mentions], "claims": list(claims)}


def answer(*incidents: object) -> dict[str, Any]:
    return {"incidents": list(incidents)}
