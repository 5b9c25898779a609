"""What is handed in: files, a text, an address; and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, File, Form, Header, Path, Request, Response, UploadFile
from fastapi.routing import APIRoute
from pydantic import Field

from accordingto.web.adding import MOST_FILES, Addition, Handed
from accordingto.web.api.answers import PAGED, TAGGED, Limit, one, page, page_of, told
from accordingto.web.api.cursors import Cursor, cursor_after, place_of
from accordingto.web.api.nouns import model_of
from accordingto.web.api.once import AtMostOnce
from accordingto.web.api.sending import MOST, Line
from accordingto.web.asking import Adder, AtDesk
from accordingto.web.telling import of_addition


class _Form(APIRoute):
    sent_as = "multipart/form-data"


router = APIRouter(prefix="/additions", tags=["additions"], route_class=_Form)
Number = Annotated[int, Path(ge=1, le=MOST)]
_LONGEST = 1_000_000
Text = Annotated[str, Field(max_length=_LONGEST, pattern=r"^[^\x00]*$")]


@dataclass(frozen=True, slots=True)
class _Before:
    """An addition before which a list goes on."""

    number: int


@router.get("", operation_id="list_additions", summary="What was handed in", response_model=page_of(Addition), responses=PAGED)
def additions(request: Request, at: AtDesk, person: Adder, cursor: Cursor = "", limit: Limit = 50) -> Response:
    """The newest first."""
    before = place_of(request, cursor, _Before)
    found = at.additions.last(limit, before.number if before else 0)
    return page(request, found, cursor_after(request, _Before(found[-1].number)) if len(found) == limit else None)


@router.post("", operation_id="add_reports", summary="Hand in reports", status_code=202, response_model=model_of(Addition))
def add(
    request: Request,
    at: AtDesk,
    person: Adder,
    once: AtMostOnce,
    files: Annotated[list[UploadFile], File(max_length=MOST_FILES, description="Text, Markdown, HTML, JSON or JSON lines.")] = [],  # noqa: B006
    text: Annotated[Text, Form(description="A report's words; a longer one goes as a file.")] = "",
    address: Annotated[Line, Form(description="Of a page on the public internet, which the desk fetches.")] = "",
    title: Annotated[Line, Form(description="Of a single report.")] = "",
    outlet: Annotated[Line, Form(description="Of every report in it, whatever stands there.")] = "",
    published: Annotated[Line, Form(description="The day, ISO 8601.")] = "",
    url: Annotated[Line, Form(description="The address of a single report that is handed in as a file or text.")] = "",
) -> Response:
    """They are read one after another; `Location` is where to ask how far it is."""
    fields = {"title": title, "outlet": outlet, "published": published, "url": url}
    handed = Handed([(one.filename or "a file", one.file) for one in files], text, address, fields)

    def make() -> Response:
        made = at.clerk.take(person.name, handed)
        return told(made, 202, Location=f"{request.url.path}/{made.number}")

    return once(_digest(files, [text, address, *fields.values()]), make)


@router.get("/{number}", operation_id="get_addition", summary="What became of it", response_model=model_of(Addition), responses=TAGGED)
def addition(request: Request, number: Number, at: AtDesk, person: Adder) -> Response:
    """Source by source; `state` is `done`, `failed` or `stopped` in the end."""
    return one(request, at.additions.get(number))


@router.get(
    "/{number}/events",
    operation_id="get_addition_events",
    summary="Each step of it as it is made",
    response_class=Response,
    responses={200: {"content": {"text/event-stream": {}}}},
)
def events(number: Number, at: AtDesk, person: Adder, last_event_id: Annotated[str, Header(max_length=40)] = "") -> Response:
    """Server-sent events: `progress`, and in the end `finished`."""
    at.additions.get(number)
    return of_addition(at.additions, number, at.bell, last_event_id, may=lambda: at.people.still_lets_in(person))


def _digest(files: Sequence[UploadFile], fields: Sequence[str]) -> bytes:
    """Of all that was sent, in the order that it was."""
    said = sha256("\0".join([*fields, *(sent.filename or "" for sent in files)]).encode("utf-8", "backslashreplace"))
    for sent in files:
        while data := sent.file.read(1 << 20):
            said.update(data)
        sent.file.seek(0)
    return said.digest()
