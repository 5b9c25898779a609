"""The API as an application of its own under the desk's: its refusals are problems, and its description is whole."""

from typing import Any

from fastapi import FastAPI
from starlette.routing import Route

from accordingto import __version__
from accordingto.web.api import additions, filters, incidents, judgements, origins, people, record, reports, sums, webhooks
from accordingto.web.api.describing import PREFIX, description
from accordingto.web.api.heads import Heads
from accordingto.web.api.problems import FAULTS
from accordingto.web.api.sending import OfType
from accordingto.web.desk import Desk

ROUTERS = tuple(room.router for room in (incidents, reports, origins, sums, judgements, record, filters, people, additions, webhooks))


class Api(FastAPI):
    """Describes itself as `description` has it."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if not self.openapi_schema:
            self.openapi_schema = description(self, ROUTERS)
        return self.openapi_schema

    def methods(self, path: str) -> set[str]:
        """What may be done at an address."""
        routes = [route for router in ROUTERS for route in router.routes if isinstance(route, Route)]
        return {method for route in routes if route.path_regex.match(path.removeprefix(PREFIX)) for method in route.methods or ()}


def application(desk: Desk) -> FastAPI:
    """All routes, on this desk."""
    app = Api(
        version=__version__, openapi_url="/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False, dependencies=[OfType]
    )
    app.state.desk = desk
    for kind, told in FAULTS.items():
        app.add_exception_handler(kind, told)
    app.add_middleware(Heads)
    for router in ROUTERS:
        app.include_router(router)
    return app
