"""The desk as an ASGI application: pages, API, and what stands before both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response

from accordingto import __version__
from accordingto.errors import AccordingtoError
from accordingto.web import api, pages
from accordingto.web.desk import Desk
from accordingto.web.guarding import Headers


def application(desk: Desk) -> FastAPI:
    """All of it, on this desk, which it closes when it ends."""

    @asynccontextmanager
    async def open_till_the_end(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(title="Accordingto", version=__version__, openapi_url=None, docs_url=None, redoc_url=None, lifespan=open_till_the_end)
    app.state.desk = desk
    app.mount(api.PREFIX, api.application(desk), "api")
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", pages.static, "static")
    app.add_exception_handler(AccordingtoError, _refused)
    app.add_middleware(Headers)
    return app


async def _refused(request: Request, error: Exception) -> Response:
    """A sentence, as a page or as a problem."""
    assert isinstance(error, AccordingtoError)
    told = api.problem if request.url.path.startswith(f"{api.PREFIX}/") else pages.refusal
    return told(request, error)
