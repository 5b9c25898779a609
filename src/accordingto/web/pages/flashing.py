"""A sentence that the next page says: what was done before it was led to."""

import hmac
import secrets
from hashlib import sha256
from urllib.parse import quote, unquote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.types import Receive, Scope, Send

from accordingto.web.guarding import Visit, cookie_of

COOKIE = "notice"
LONGEST = 600
"""Characters of a sentence; a cookie holds four thousand at the most."""
_OURS = secrets.token_bytes(32)
"""What sentences are signed with: a page of another port or host may set cookies for this one, and must not speak on ours."""


def led_to(address: str, sentence: str = "") -> Response:
    """An answer that leads on by GET, to a page that says the sentence."""
    return _Led(address, quote(sentence[:LONGEST], safe=""))


class _Led(RedirectResponse):
    """Signs its sentence for the visit that it is sent to, which may have begun or ended by it."""

    def __init__(self, address: str, told: str) -> None:
        super().__init__(address, 303)
        self.told = told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.told:
            signed = f"{_signature(self.told, scope['state']['visit'].key)}.{self.told}"
            self.set_cookie(COOKIE, signed, max_age=60, httponly=True, samesite="strict")
        await super().__call__(scope, receive, send)


def said(request: Request) -> str:
    """What is to be said on this page; empty where there is nothing, or nothing that was said to this visit."""
    signature, _, told = cookie_of(request.headers, COOKIE).partition(".")
    ours = _signature(told, getattr(request.state, "visit", Visit()).came)  # what is refused at the door has none
    return unquote(told) if hmac.compare_digest(signature.encode(), ours.encode()) else ""


def forget(request: Request, answer: Response) -> None:
    """It was said: no other page says it again."""
    if cookie_of(request.headers, COOKIE):
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")


def _signature(told: str, visit: str) -> str:
    return hmac.new(_OURS, f"{visit} {told}".encode(), sha256).hexdigest()
