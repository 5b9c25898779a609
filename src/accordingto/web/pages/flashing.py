"""A sentence that the next page says: what was done before it was led to."""

from urllib.parse import quote, unquote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from accordingto.web.guarding import cookie_of

COOKIE = "notice"
LONGEST = 600
"""Characters of a sentence; a cookie holds four thousand at the most."""


def led_to(address: str, sentence: str = "") -> Response:
    """An answer that leads on by GET, to a page that says the sentence."""
    answer = RedirectResponse(address, 303)
    if sentence:
        answer.set_cookie(COOKIE, quote(sentence[:LONGEST], safe=""), max_age=60, httponly=True, samesite="strict")
    return answer


def said(request: Request) -> str:
    """What is to be said on this page; empty where there is nothing."""
    return unquote(cookie_of(request.headers, COOKIE))[:LONGEST]


def forget(request: Request, answer: Response) -> None:
    """It was said: no other page says it again."""
    if cookie_of(request.headers, COOKIE):
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
