"""What waits for a decision, what it would settle first."""

from typing import Any, get_args

from fastapi import APIRouter, Request, Response

from accordingto.casebook.waits import Kind
from accordingto.web.asking import InCasebook, Reader
from accordingto.web.pages.cases import Cases
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.turning import after_of, pages
from accordingto.web.refusing import Unacceptable

router = APIRouter()

AT_A_TIME = 8
"""Things on a page: each is shown with its quotes, for which its incident is loaded whole."""
KINDS: dict[str, str] = {
    "finding": "Disputed findings",
    "check": "Failing checks",
    "link": "Uncertain links",
    "version": "New versions",
    "orphan": "Orphaned decisions",
}


@router.get("/queue")
def listed(request: Request, casebook: InCasebook, person: Reader, kind: str = "", after: str = "") -> Response:
    """A page of what waits, of one kind or of all."""
    if kind and kind not in get_args(Kind):
        raise Unacceptable(f"“kind” is to be one of {', '.join(get_args(Kind))}, not {kind[:40]!r}")
    with casebook.looking():  # what waits and what it is about are of one moment
        page = casebook.waiting(kind, after_of(after), AT_A_TIME)
        cases = Cases(casebook)
        told: dict[str, Any] = {"cases": [cases.of(item) for item in page.items]}
        told["totals"] = {one: page.totals.get(one, 0) for one in KINDS}
    return shown(request, "queue.html", person=person, kind=kind, kinds=KINDS, pages=pages("/queue", after, page.after, kind=kind), **told)
