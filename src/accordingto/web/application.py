"""The desk as an ASGI application: pages, API, and what stands before both."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.types import ASGIApp, Scope

from accordingto import __version__
from accordingto.errors import AccordingtoError
from accordingto.web import api, pages
from accordingto.web.asking import Needs, person
from accordingto.web.desk import Desk
from accordingto.web.guarding import HERE, SAFE, Bodies, Headers, Hosts, Names, Refuse, Uploads, Visits
from accordingto.web.refusing import NotSignedIn

ABREAST = 5
"""Requests that are worked on at a time; the others wait in line: twenty that take turns are all as slow as the last of twenty in line."""
LARGER = {"/add": 300_000_000, f"{api.PREFIX}/additions": 300_000_000}
"""Bytes of a request where whole archives are handed in."""


def application(desk: Desk) -> FastAPI:
    """All of it, on this desk, which it closes when it ends."""

    @asynccontextmanager
    async def open_till_the_end(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = ABREAST
        desk.start()
        yield
        desk.close()

    app = FastAPI(title="Accordingto", version=__version__, openapi_url=None, docs_url=None, redoc_url=None, lifespan=open_till_the_end)
    app.state.desk = desk
    app.mount(api.PREFIX, api.application(desk), "api")
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", pages.static, "static")
    app.add_exception_handler(AccordingtoError, _refused)
    for kind in pages.FAULTS:
        app.add_exception_handler(kind, _told_of(kind))

    def refuse(scope: Scope, error: AccordingtoError) -> ASGIApp:
        scope["app"] = app
        return _answer(Request(scope), error)

    _guard(app, desk, refuse)
    return app


def _told_of(kind: type[Exception]) -> Callable[[Request, Exception], Awaitable[Response]]:
    """A page, or of the API a problem: a line break in an address keeps it from the API itself."""

    async def told(request: Request, error: Exception) -> Response:
        faults: Mapping[Any, Any] = api.FAULTS if request.url.path.startswith(f"{api.PREFIX}/") else pages.FAULTS
        answer: Response = await faults[kind](request, error)
        return answer

    return told


def _guard(app: FastAPI, desk: Desk, refuse: Refuse) -> None:
    """What stands before it, the innermost first."""
    house, adder = desk.house, Needs("reviewer", "add")
    anywhere = house.host in ("0.0.0.0", "::")
    here = {house.host, f"[{house.host}]", *(HERE if house.local or anywhere else ())}
    names = Names(frozenset(name.casefold() for name in house.names), frozenset(here), house.port, anywhere)
    app.add_middleware(Uploads, refuse=refuse, where=tuple(LARGER), look=lambda scope: adder.allow(person(desk, Request(scope))))
    app.add_middleware(Visits, refuse=refuse)
    app.add_middleware(Bodies, refuse=refuse, larger=LARGER)
    app.add_middleware(Hosts, refuse=refuse, names=names, direct=house.local)
    app.add_middleware(Headers)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, AccordingtoError)
    return _answer(request, error)


def _answer(request: Request, error: AccordingtoError) -> Response:
    """A sentence, as a page or as a problem; to whoever looks for a page without being signed in, the way in."""
    if request.url.path.startswith(f"{api.PREFIX}/"):
        return api.problem(request, error)
    if isinstance(error, NotSignedIn) and request.method in SAFE:
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?to={quote(wanted, safe='')}", 303)
    answer = pages.refusal(request, error)
    answer.headers.update(getattr(error, "headers", {}))
    return answer
