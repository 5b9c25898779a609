"""The record itself, its schema, the log to follow it by, and erasing what must not be kept."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field, create_model

from accordingto import __version__
from accordingto.casebook import Event
from accordingto.pipeline import record_of, work_out
from accordingto.records import SCHEMA, Record
from accordingto.views.record import record_pieces, schema_json
from accordingto.web.api.answers import TAGGED, Limit, known, tagged, told, unchanged
from accordingto.web.api.nouns import list_of, model_of
from accordingto.web.api.once import AtMostOnce
from accordingto.web.api.sending import MOST, Id, Line, Reason, Sent
from accordingto.web.asking import Admin, InCasebook, Reader

router = APIRouter(tags=["record"])
_SENDING = 1 << 16
"""Bytes of a record that are sent at a time."""
_SCHEMA: Any = (Literal["accordingto-record/1"], Field(alias="schema"))
RecordFile = create_model("RecordFile", __doc__="What `record.json` holds.", __base__=model_of(Record), schema_=_SCHEMA)


class Log(BaseModel):
    """Entries of the log in their order."""

    items: list_of(Event)  # type: ignore[valid-type]
    since: int = Field(description="The number of the last of these: where to go on from.")
    head: int = Field(description="The number of the log's last entry: where they are the same, there is no more yet.")


class Erasure(Sent):
    """Which report is to be erased, and why."""

    report: Line = Field(min_length=1, description="Its id or key.")
    reason: Reason


class Erased(BaseModel):
    """Reports of which no word is kept any more."""

    reports: list[str] = Field(description="It, and any that was received as the same bytes; none where it was erased before.")


@router.get("/record", operation_id="get_record", summary="The whole record", response_model=RecordFile, responses=TAGGED)
def whole(request: Request, casebook: InCasebook, person: Reader) -> Response:
    """What `record.json` holds, of all that is in the casebook."""
    with casebook.looking():
        worked = casebook.standing().worked
        tag = f"{worked.entry}-{worked.policy}-{__version__}"
        return unchanged(tag) if known(request, tag) else _file(casebook, "", tag)


@router.get("/incidents/{id}/record", operation_id="get_incident_record", summary="The record of one incident", response_model=RecordFile)
def part(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """With its reports, and those that it is kept apart from after it."""
    return _file(casebook, id)


def _file(casebook: InCasebook, incident: str, tag: str = "") -> Response:
    """The record, sent as it is written: the whole of a large casebook is in memory once."""
    pieces = _gathered(record_pieces(record_of(casebook, incident)))
    return StreamingResponse(pieces, media_type="application/json", headers=tagged(tag) if tag else {})


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """In sendings of some size: each goes through a thread."""
    sent = bytearray()
    for piece in pieces:
        sent += piece
        if len(sent) >= _SENDING:
            yield bytes(sent)
            sent.clear()
    yield bytes(sent)


@router.get("/schema", operation_id="get_schema", summary="The JSON Schema of the record", responses=TAGGED)
def schema(request: Request, person: Reader) -> Response:
    """Of `record.json`, by JSON Schema 2020-12."""
    return unchanged(SCHEMA) if known(request, SCHEMA) else Response(schema_json(), media_type="application/json", headers=tagged(SCHEMA))


@router.get("/log", operation_id="list_log", summary="What was added since", response_model=Log)
def log(
    casebook: InCasebook,
    person: Reader,
    since: Annotated[int, Query(ge=0, le=MOST, description="The number of the last entry that you have.")] = 0,
    limit: Limit = 50,
) -> Response:
    """To keep something of your own in step with the casebook: all that was added after an entry, the first first."""
    with casebook.looking():
        found = casebook.since(since, limit)
        return told({"items": found, "since": found[-1].entry if found else since, "head": casebook.head()})


@router.post("/erasures", operation_id="erase_report", summary="Erase a report", status_code=201, response_model=Erased)
def erase(erasure: Erasure, casebook: InCasebook, person: Admin, once: AtMostOnce) -> Response:
    """Blank every word of it for good, and work out incidents without it; that it was there, and why it was erased, stays on record."""

    def make() -> Response:
        erased = casebook.erase(erasure.report, person.name, erasure.reason)
        work_out(casebook)
        return told({"reports": erased}, 201)

    return once(erasure.model_dump_json().encode(), make)
