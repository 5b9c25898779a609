"""Running totals, what the rules say, and what waits for somebody's decision."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from accordingto.casebook import After, Item, Running
from accordingto.casebook.waits import Kind
from accordingto.records import Check, Tally, Verdict
from accordingto.web.api.answers import PAGED, Limit, page, page_of, told
from accordingto.web.api.cursors import Cursor, cursor_after, place_of
from accordingto.web.api.nouns import list_of
from accordingto.web.asking import InCasebook, Reader

router = APIRouter()


@dataclass(frozen=True, slots=True)
class _At:
    """An item of a list that is ordered by these words."""

    words: str


@router.get(
    "/tallies",
    tags=["sums"],
    operation_id="list_tallies",
    summary="Running totals over a period and area",
    response_model=page_of(Tally),
    responses=PAGED,
)
def tallies(request: Request, casebook: InCasebook, person: Reader, cursor: Cursor = "", limit: Limit = 50) -> Response:
    """By their ids; without the sentences that they stand in."""
    after = place_of(request, cursor, _At)
    found = sorted((one for one in casebook.tallies() if after is None or one.id > after.words), key=lambda one: one.id)
    return page(request, found[:limit], cursor_after(request, _At(found[limit - 1].id)) if len(found) > limit else None)


@router.get(
    "/totals", tags=["sums"], operation_id="list_totals", summary="Running totals beside sums of incidents", response_model=list_of(Running)
)
def totals(casebook: InCasebook, person: Reader) -> Response:
    """Tallies of one origin that count one thing in one area, as time goes on, each with what the incidents known there come to."""
    return told(casebook.totals())


@router.get(
    "/checks", tags=["sums"], operation_id="list_checks", summary="What the rules say", response_model=page_of(Check), responses=PAGED
)
def checks(
    request: Request, casebook: InCasebook, person: Reader, verdict: Verdict | None = None, cursor: Cursor = "", limit: Limit = 50
) -> Response:
    """Over claims, tallies and incidents, each with a sentence that says why; by rule."""
    after = place_of(request, cursor, _At)
    told = {"\n".join((one.rule, *one.about, one.says)): one for one in casebook.moment()[1] if verdict in (None, one.verdict)}
    rest = sorted(key for key in told if after is None or key > after.words)
    following = cursor_after(request, _At(rest[limit - 1])) if len(rest) > limit else None
    return page(request, [told[key] for key in rest[:limit]], following)


@router.get(
    "/waiting",
    tags=["waiting"],
    operation_id="list_waiting",
    summary="What waits for somebody's decision",
    response_model=page_of(Item, total=True),
    responses=PAGED,
)
def waiting(
    request: Request, casebook: InCasebook, person: Reader, kind: Kind | None = None, cursor: Cursor = "", limit: Limit = 50
) -> Response:
    """What settles most first."""
    found = casebook.waiting(kind or "", place_of(request, cursor, After), limit)
    return page(request, found.items, cursor_after(request, found.after), total=found.total)
