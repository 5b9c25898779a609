"""Who is said to know."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from accordingto.casebook import After, OriginLine, Word
from accordingto.web.api.answers import PAGED, TAGGED, Limit, one, page, page_of
from accordingto.web.api.cursors import Cursor, cursor_after, place_of
from accordingto.web.api.nouns import model_of
from accordingto.web.api.sending import Line
from accordingto.web.asking import InCasebook, Reader

router = APIRouter(prefix="/origins", tags=["origins"])
Name = Annotated[str, Path(min_length=1, max_length=500, pattern=r"^[^\x00]+$", description="As it is shown; a slash in it as %2F.")]


@router.get(
    "",
    operation_id="list_origins",
    summary="Origins, those with the most claims first",
    response_model=page_of(OriginLine, total=True),
    responses=PAGED,
)
def origins(
    request: Request,
    casebook: InCasebook,
    person: Reader,
    q: Annotated[Line, Query(description="Words of the name.")] = "",
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Response:
    """How many reports and incidents have their word, and how often it was later confirmed, corrected or contradicted."""
    found = casebook.origins(q, place_of(request, cursor, After), limit)
    return page(request, found.lines, cursor_after(request, found.after), total=found.total)


@router.get(
    "/{name:path}/words",
    operation_id="list_origin_words",
    summary="What an origin says, by incident",
    response_model=page_of(Word),
    responses=PAGED,
)
def words(request: Request, name: Name, casebook: InCasebook, person: Reader, cursor: Cursor = "", limit: Limit = 50) -> Response:
    """The newest incident first."""
    found = casebook.origin(name, place_of(request, cursor, After), limit)
    return page(request, found.words, cursor_after(request, found.after))


@router.get("/{name:path}", operation_id="get_origin", summary="One origin", response_model=model_of(OriginLine), responses=TAGGED)
def origin(request: Request, name: Name, casebook: InCasebook, person: Reader) -> Response:
    """How much has its word, and how it held."""
    return one(request, casebook.origin(name, None, 1).line)
