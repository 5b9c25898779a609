"""Refusals as problem details (RFC 9457), FastAPI's own among them."""

import re
from collections.abc import Callable, Coroutine, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from accordingto.errors import AccordingtoError
from accordingto.web.api.nouns import json_of
from accordingto.web.refusing import status_of

MEDIA_TYPE = "application/problem+json"
_LONGEST = 200
"""Characters of what was sent that are said back."""
_SOON = "5"
"""Seconds after which it is worth asking a casebook again that another writer holds."""


class Misfit(BaseModel):
    """One thing that is wrong with what was sent."""

    where: str = Field(
        description="Of a body a JSON pointer (RFC 6901), `#/about/0`; else the parameter's name after where it is, `query/limit`."
    )
    says: str


class Problem(BaseModel):
    """Why a request was refused, in a sentence that says what to do."""

    type: str = Field(description="`about:blank`, or what kind of refusal it is: `urn:accordingto:problem:unknown-incident`.")
    title: str
    status: int
    detail: str
    instance: str = Field(description="What was asked for.")
    errors: list[Misfit] | None = Field(None, description="Of a request that does not fit its description: all that is wrong with it.")
    changed: list[str] | None = Field(
        None, description="Of a decision that others overtook: the incidents that changed since they were seen."
    )


def problem(request: Request, error: AccordingtoError) -> Response:
    """What was refused, and why."""
    name = re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__)
    status = status_of(error)
    told = {"changed": list(getattr(error, "incidents", ()))} if hasattr(error, "incidents") else {}
    kind = f"urn:accordingto:problem:{name.lower().replace(' ', '-')}"
    return _answer(request, status, str(error), kind, name.capitalize(), getattr(error, "headers", {}), **told)


def _answer(
    request: Request,
    status: int,
    detail: str,
    kind: str = "about:blank",
    title: str = "",
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    named = {"type": kind, "title": title or HTTPStatus(status).phrase, "status": status, "detail": detail}
    asked = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": _SOON}}.get(status, {})
    body = json_of(named | {"instance": request.url.path} | more)
    return Response(body, status, {**asked, **(headers or {})}, MEDIA_TYPE)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, AccordingtoError)
    return problem(request, error)


async def _unfit(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [_misfit(one) for one in error.errors()]
    return _answer(
        request,
        422,
        f"the request does not fit: {found[0]['where']}: {found[0]['says']}" if found else "the request does not fit",
        errors=found,
    )


def _misfit(told: Mapping[str, Any]) -> dict[str, str]:
    if told["type"] == "json_invalid":  # its place is a character's: as a pointer it would lead to something else
        return {"where": "#", "says": f"this is no JSON from character {told['loc'][-1]} on: {told['ctx']['error']}"[:_LONGEST]}
    says = told["ctx"]["error"] if told["type"] == "value_error" else told["msg"]  # our own sentence, without pydantic's words before it
    return {"where": _where(told["loc"]), "says": str(says)[:_LONGEST]}


def _where(path: Iterable[str | int]) -> str:
    place, *steps = [str(step)[:_LONGEST].replace("~", "~0").replace("/", "~1") for step in path]
    return "/".join(["#" if place == "body" else place, *steps])


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:  # Starlette tells the methods of the first route alone
        headers["Allow"] = ", ".join(sorted(request.app.methods(request.url.path)))
    says = {404: "there is nothing at this address", 405: "this address does not take that method"}
    if error.__cause__ is not None:  # FastAPI read the body as JSON, and says no more than that it could not
        says[400] = "the body is no text in UTF-8, or nested too deeply"
    return _answer(request, error.status_code, says.get(error.status_code, str(error.detail)), headers=headers)


async def _fault(request: Request, error: Exception) -> Response:
    return _answer(request, 500, "this is a fault of the program; its log says more")


FAULTS: dict[type[Exception], Callable[[Request, Exception], Coroutine[Any, Any, Response]]] = {
    AccordingtoError: _refused,
    RequestValidationError: _unfit,
    HTTPException: _http,
    Exception: _fault,
}
"""What tells of each kind of error."""
