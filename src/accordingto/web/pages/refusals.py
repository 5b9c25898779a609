"""The page that says what could not be done, why, and what to do now."""

from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from accordingto.errors import AccordingtoError
from accordingto.web import asking
from accordingto.web.guarding.headers import HEADERS
from accordingto.web.pages.rendering import shown
from accordingto.web.refusing import status_of

_TITLES = {
    401: "Sign in first",
    403: "This is not yours to do",
    404: "There is nothing here",
    405: "This can’t be done here",
    408: "It took too long to arrive",
    409: "Somebody is doing this already",
    412: "Somebody was quicker",
    413: "That is too much at once",
    422: "That can’t be done",
    429: "Too many at once",
    500: "Something broke",
    503: "The casebook can’t be used now",
}
_NOW = {
    401: "Sign in, and what you asked for follows.",
    403: "Ask an admin of this desk for the role that it takes, or go on with what you may do.",
    404: "The address may be mistyped, or what stood there became part of another incident. Search for it, or begin at the list.",
    405: "Go back to the page that you came from, and use its buttons.",
    408: "Send it again, over a steadier line or in smaller parts.",
    409: "Wait a moment, look at what was done, and send it again if it is still wanted.",
    412: "Look at what was done since, then decide again.",
    413: "Send it in smaller parts.",
    422: "Go back, change what the sentence above names, and send it again.",
    429: "Wait a while, then try again.",
    500: "Nothing was half done: what you sent is kept whole or not at all. Go back and look; if it happens again, tell whoever runs this "
    "desk what you did, and when.",
    503: "Wait a moment and load the page again. If that goes on, tell whoever runs this desk.",
}


def refusal(request: Request, error: AccordingtoError) -> Response:
    """What was refused, and why."""
    return refused(request, status_of(error), str(error))


def refused(request: Request, status: int, sentence: str = "", **told: Any) -> Response:
    """The page for a status."""
    title = _TITLES.get(status) or HTTPStatus(status).phrase
    return shown(request, "refusal.html", status, title=title, sentence=sentence, now=_NOW.get(status, ""), **(_whoever(request) | told))


async def unanswered(request: Request, error: Exception) -> Response:
    """What no page answers: an address that is none, or a way to ask that it does not know."""
    assert isinstance(error, HTTPException)
    answer = refused(request, error.status_code)
    answer.headers.update(error.headers or {})
    return answer


async def unreadable(request: Request, error: Exception) -> Response:
    """Fields that are missing, or of another kind than they must be."""
    assert isinstance(error, RequestValidationError)
    told = (f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()[:3])
    return refused(request, 422, "; ".join(told))


async def broken(request: Request, error: Exception) -> Response:
    """A fault of ours; it stands outside of what puts the headers on all other answers."""
    answer = shown(request, "refusal.html", 500, title=_TITLES[500], sentence="", now=_NOW[500])
    answer.headers.update(HEADERS)
    return answer


FAULTS = {HTTPException: unanswered, RequestValidationError: unreadable, Exception: broken}
"""What answers faults that are none of the program's own kinds."""


def _whoever(request: Request) -> dict[str, Any]:
    """Who asks, where anybody knows: the way on is theirs."""
    try:
        return {"person": asking.person(request.app.state.desk, request)}
    except (AccordingtoError, AttributeError):  # not signed in, or refused before anybody looked who it is
        return {}
