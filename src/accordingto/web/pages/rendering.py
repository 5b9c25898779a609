"""Templates to answers: the desk's own, and those of the page that a build writes."""

from functools import lru_cache
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import ChoiceLoader, Environment, PackageLoader

from accordingto.errors import AccordingtoError
from accordingto.views.page import environment, stylesheet
from accordingto.web.refusing import status_of

static = StaticFiles(packages=[(__package__, "static")])


@lru_cache
def _templates() -> Environment:
    own = PackageLoader(__package__, "templates")
    shared = environment()
    assert shared.loader is not None
    return shared.overlay(loader=ChoiceLoader([own, shared.loader]))


def shown(request: Request, template: str, status: int = 200, **told: Any) -> Response:
    """The template as a page; ``told`` is what it tells of."""
    made = _templates().get_template(template).render(request=request, house=request.app.state.desk.house, **told)
    return HTMLResponse(made, status)


def refusal(request: Request, error: AccordingtoError) -> Response:
    """The page that says what was refused, and why."""
    return shown(request, "refusal.html", status_of(error), sentence=str(error))


def style() -> Response:
    """The style that the desk shares with the page that a build writes."""
    return Response(stylesheet(), media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})
