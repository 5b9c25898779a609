"""One browser from one request to the next: its cookie, and the proof that a change was asked for on a page of ours.

A token stands in every form, in a field ``csrf`` that is its first, or in the header X-CSRF; it follows from the cookie, which no
script and no other site can read. `asking` knows what a browser is signed in as by the same cookie.
"""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accordingto.errors import AccordingtoError
from accordingto.web.guarding.answering import Refuse
from accordingto.web.refusing import CrossSite

FIELD = "csrf"
HEADER = "x-csrf"
SAFE = ("GET", "HEAD", "OPTIONS")
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
_PEEKED = 2048
"""Bytes within which the token stands in a form: it is the first field."""
_PLAIN = re.compile(rb"csrf=([A-Za-z0-9_-]{43})(?:&|$)")
_PARTED = re.compile(rb'--[^\r\n]{1,100}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n([A-Za-z0-9_-]{43})\r\n--', re.IGNORECASE)


class Visit:
    """What a browser comes with, and is to come with from now on."""

    def __init__(self, key: str = "") -> None:
        self.key = key
        self.came = key

    @property
    def csrf(self) -> str:
        """The token of its forms."""
        return token_of(self.key or self.begin())

    def begin(self) -> str:
        """A new key: whoever knew the old one knows nothing."""
        self.key = secrets.token_urlsafe(32)
        return self.key

    def end(self) -> None:
        """It comes with nothing any more."""
        self.key = ""


def token_of(key: str) -> str:
    """The token that follows from a cookie's key, and from which the key does not."""
    made = hmac.digest(key.encode(), b"csrf", hashlib.sha256)
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def cookie_name(scope: Scope) -> str:
    """Where it is encrypted, one that no other host can set; else one by port, which browsers do not tell apart by themselves."""
    return "__Host-accordingto" if scope["scheme"] == "https" else f"accordingto-{(scope.get('server') or ('', 0))[1]}"


class Visits:
    """Puts the visit at ``request.state.visit``, and turns away what another site may have asked for."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self.app, self.refuse = app, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["headers"] = _unquoted(scope["headers"])
        headers, name = Headers(scope=scope), cookie_name(scope)
        key = cookie_of(headers, name)
        visit = Visit(key if _KEY.fullmatch(key) else "")
        scope.setdefault("state", {})["visit"] = visit
        try:
            if scope["method"] not in SAFE and not _shows_token(headers):
                receive = await _asked_here(scope, headers, receive, visit)
        except AccordingtoError as error:
            await self.refuse(scope, error)(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and visit.key != visit.came:
                MutableHeaders(scope=message).append("Set-Cookie", _cookie(name, visit.key, scope["scheme"] == "https"))
            await send(message)

        await self.app(scope, receive, told)


def cookie_of(headers: Headers, name: str) -> str:
    """What a browser comes with under that name, as it stands; empty where there is nothing."""
    each = (one.strip().partition("=") for cookies in headers.getlist("cookie") for one in cookies.split(";"))
    return next((value for called, _, value in each if called == name), "")


def _unquoted(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers without cookies in quotes: none is ours, and the framework takes ten seconds to unquote one of 60 kB (CVE-2024-7592)."""
    return [(name, b";".join(one for one in said.split(b";") if b'"' not in one) if name == b"cookie" else said) for name, said in headers]


def _shows_token(headers: Headers) -> bool:
    """Whether a program asks: no page makes a browser send this, while a name and password it may send by itself (Basic)."""
    return headers.get("authorization", "").casefold().startswith("bearer ")


def _cookie(name: str, key: str, encrypted: bool) -> str:
    ends = "" if key else "; Max-Age=0"
    return f"{name}={key}; Path=/; HttpOnly; SameSite=Strict{'; Secure' if encrypted else ''}{ends}"


async def _asked_here(scope: Scope, headers: Headers, receive: Receive, visit: Visit) -> Receive:
    """The request's body once more; raises CrossSite where it may not be from a page of ours."""
    origin, fetched = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is None and fetched is None and not visit.came and scope["path"].startswith("/api/"):
        return receive  # a browser sends at least one of them: this is a program, which nobody leads astray
    if fetched not in (None, "same-origin", "none") or origin not in (None, f"{scope['scheme']}://{headers.get('host')}"):
        raise CrossSite("another site asked for this, not a page of this desk")
    given = headers.get(HEADER, "").encode()
    if not given and visit.came:
        given, receive = await _peeked(headers.get("content-type", ""), receive)
    if not visit.came or not hmac.compare_digest(given, token_of(visit.came).encode()):
        raise CrossSite("this form is not from your present visit: go back, load the page again, and send it once more")
    return receive


async def _peeked(content_type: str, receive: Receive) -> tuple[bytes, Receive]:
    """The token in the first field of a form, and the body as if nobody had looked."""
    shape = _PARTED if content_type.startswith("multipart/form-data") else _PLAIN
    if not content_type.startswith(("multipart/form-data", "application/x-www-form-urlencoded")):
        return b"", receive
    messages: list[Message] = []
    begin = b""
    while len(begin) < _PEEKED:
        messages.append(message := await receive())
        begin += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body"):
            break

    async def again() -> Message:
        return messages.pop(0) if messages else await receive()

    found = shape.match(begin)
    return (found[1] if found else b""), again
