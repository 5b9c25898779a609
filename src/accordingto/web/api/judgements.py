"""People's decisions: what one would change, the decision, and taking it back."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import Field

from accordingto.casebook import Event
from accordingto.pipeline.deciding import Effect, Undoing, decide, suppose
from accordingto.records import Comparator, Judgement, JudgementKind
from accordingto.web.api.answers import PAGED, TAGGED, Limit, one, page, page_of, told
from accordingto.web.api.cursors import Cursor, cursor_after, place_of
from accordingto.web.api.nouns import model_of
from accordingto.web.api.once import AtMostOnce
from accordingto.web.api.sending import Count, Id, Line, Reason, Sent, Words
from accordingto.web.asking import InCasebook, Reader, Reviewer

router = APIRouter(tags=["judgements"])
OVERTAKEN: dict[int | str, dict[str, Any]] = {
    412: {"description": "An incident changed since it was seen; `changed` says which. Nothing was kept."}
}
Seen = Annotated[dict[Line, Line], Field(max_length=200, description="The ETag, without its quotes, under which each incident was seen.")]
_WHAT = "What it is about, by ids: two accounts or incidents, one claim, an incident and its accounts; a stretch as `report:start-end`."


@dataclass(frozen=True, slots=True)
class _Before:
    """An entry of the log before which a list goes on."""

    entry: int


class Decision(Sent):
    """What somebody decides, with a reason."""

    kind: JudgementKind
    about: list[Line] = Field(min_length=1, max_length=200, description=_WHAT)
    reason: Reason
    low: Count | None = Field(None, description="Of a correction: what it puts in the place of the claim's own.")
    high: Count | None = Field(None, description="Null where it is open above.")
    comparator: Comparator | None = None
    value: Words | None = None
    seen: Seen = Field(default_factory=dict)

    def judgement(self, by: str) -> Judgement:
        """As the casebook takes it."""
        return Judgement(self.kind, tuple(self.about), by, "", self.reason, self.low, self.high, self.comparator, self.value)


class Withdrawal(Sent):
    """That a decision is to hold no more, with a reason."""

    reason: Reason
    seen: Seen = Field(default_factory=dict)


@router.get(
    "/judgements",
    operation_id="list_judgements",
    summary="What people decided and undid, the last first",
    response_model=page_of(Event),
    responses=PAGED,
)
def judgements(request: Request, casebook: InCasebook, person: Reader, cursor: Cursor = "", limit: Limit = 50) -> Response:
    """Each with whether it holds now, and who decided it."""
    before = place_of(request, cursor, _Before)
    found = casebook.decisions(before.entry if before else None, limit)
    return page(request, found, cursor_after(request, _Before(found[-1].entry)) if len(found) == limit else None)


@router.get("/judgements/{id}", operation_id="get_judgement", summary="One judgement", response_model=model_of(Event), responses=TAGGED)
def judgement(request: Request, id: Id, casebook: InCasebook, person: Reader) -> Response:
    """As it was made, and whether it holds now."""
    return one(request, casebook.decision(id))


@router.post("/judgements", operation_id="decide", summary="Decide", status_code=201, response_model=model_of(Event), responses=OVERTAKEN)
def judge(request: Request, decision: Decision, casebook: InCasebook, person: Reviewer, once: AtMostOnce) -> Response:
    """Append a judgement under your name, and work out what it changes."""

    def make() -> Response:
        made = decide(casebook, decision.judgement(person.name), decision.seen)
        return told(casebook.decision(made.id), 201, Location=f"{request.url.path}/{made.id}")

    return once(decision.model_dump_json().encode(), make)


@router.post("/previews", operation_id="preview_judgement", summary="What a decision would change", response_model=model_of(Effect))
def preview(decision: Decision, casebook: InCasebook, person: Reviewer) -> Response:
    """Found out by taking it and taking all of it back: nothing is kept."""
    return told(suppose(casebook, decision.judgement(person.name)))


@router.post(
    "/judgements/{id}/undo",
    operation_id="undo_judgement",
    summary="Take a decision back",
    response_model=model_of(Event),
    responses=OVERTAKEN,
)
def undo(id: Id, withdrawal: Withdrawal, casebook: InCasebook, person: Reviewer, once: AtMostOnce) -> Response:
    """Append that it holds no more; that it was made stays on record."""

    def make() -> Response:
        decide(casebook, Undoing(id, person.name, withdrawal.reason), withdrawal.seen)
        return told(casebook.decision(id))

    return once(withdrawal.model_dump_json().encode(), make)


@router.post(
    "/judgements/{id}/undo/preview",
    operation_id="preview_undo",
    summary="What taking a decision back would change",
    response_model=model_of(Effect),
)
def preview_undo(id: Id, withdrawal: Withdrawal, casebook: InCasebook, person: Reviewer) -> Response:
    """Found out by doing so and taking all of it back: nothing is kept."""
    return told(suppose(casebook, Undoing(id, person.name, withdrawal.reason)))
