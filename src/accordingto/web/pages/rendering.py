"""Templates to answers: the desk's own, and those of the page that a build writes."""

from functools import lru_cache
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from accordingto.views.page import environment, script, stylesheet
from accordingto.web.asking import Reader
from accordingto.web.pages import flashing, wording

static = StaticFiles(packages=[(__package__, "static")])


@lru_cache
def _templates() -> Environment:
    own = PackageLoader(__package__, "templates")
    shared = environment()
    assert shared.loader is not None
    made = shared.overlay(loader=ChoiceLoader([own, shared.loader]))
    made.filters = shared.filters | wording.FILTERS
    made.globals = shared.globals | wording.GLOBALS
    return made


def shown(request: Request, template: str, status: int = 200, **told: Any) -> Response:
    """The template as a page; ``told`` is what it tells of."""
    notice = flashing.said(request)
    house = request.app.state.desk.house
    made = _templates().get_template(template).render(request=request, house=house, notice=notice, csrf=lambda: csrf_of(request), **told)
    answer = HTMLResponse(made, status)
    flashing.forget(request, answer)
    return answer


def csrf_of(request: Request) -> Markup:
    """The field that stands first in every form; a script says its value in the header X-CSRF."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(request.state.visit.csrf)


def style() -> Response:
    """The style that the desk shares with the page that a build writes."""
    return Response(stylesheet(), media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})


def behaviour() -> Response:
    """The script that it shares with it."""
    return Response(script(), media_type="text/javascript", headers={"Cache-Control": "public, max-age=3600"})


def keys(request: Request, person: Reader) -> Response:
    """The shortcuts, and the switch that turns them off."""
    return shown(request, "keys.html", person=person)
