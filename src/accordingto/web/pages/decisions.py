"""What people decided, all of it, and one decision."""

from fastapi import APIRouter, Request, Response

from accordingto.web.asking import InCasebook, Reader
from accordingto.web.pages.rendering import shown
from accordingto.web.refusing import Unacceptable

router = APIRouter(prefix="/decisions")
LIMIT = 50


@router.get("")
def listed(request: Request, casebook: InCasebook, person: Reader) -> Response:
    """Who decided what and why, the last first, in force or not."""
    before = request.query_params.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) < 10):
        raise Unacceptable("this page’s address was cut short or changed; begin at the first page")
    found = casebook.decisions(int(before) if before else None, LIMIT + 1)
    pages = {
        "first": "/decisions" if before else "",
        "next": f"/decisions?before={found[LIMIT - 1].entry}" if len(found) > LIMIT else "",
    }
    return shown(request, "decisions.html", person=person, events=found[:LIMIT], pages=pages)


@router.get("/{id}")
def one(request: Request, id: str, casebook: InCasebook, person: Reader) -> Response:
    """One decision, how it stands now, and the words that it was made on."""
    with casebook.looking():
        event = casebook.decision(id)
        held = next((one for one in casebook.judgements() if one.judgement.id == id), None)
    return shown(request, "one_decision.html", person=person, event=event, held=held)
