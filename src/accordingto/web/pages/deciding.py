"""Decisions: one form for all of them, what would change, and the doing."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response

from accordingto.casebook import Casebook
from accordingto.errors import AccordingtoError, Overtaken, UnknownIncident
from accordingto.pipeline.deciding import Effect, changed_since, decide, stamps_of, suppose
from accordingto.records import COUNTS
from accordingto.web.asking import InCasebook, Reviewer
from accordingto.web.pages.flashing import led_to
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.steps import ON_CLAIMS, UNDO, Fields, step_of
from accordingto.web.pages.subjects import Subject, subject_of
from accordingto.web.pages.wording import finding_lines
from accordingto.web.refusing import Unacceptable

router = APIRouter(prefix="/decide")
_MOST_SHOWN = 60
"""Incidents that change, each of which is shown; of more, the others are counted."""
_LATELY = 6
"""Entries of an incident's history that are shown to whoever was overtaken."""


@router.get("")
def asked(request: Request, casebook: InCasebook, person: Reviewer, fields: Annotated[Fields, Query()]) -> Response:
    """The form: what it is about, in its words, and what is to be said of it."""
    with casebook.looking():
        subject = subject_of(fields, casebook)
        seen = _stamps(casebook, subject)
    return _form(request, person, fields, subject, seen)


@router.post("")
def answered(
    request: Request, casebook: InCasebook, person: Reviewer, fields: Annotated[Fields, Form()], do: Annotated[str, Form()] = ""
) -> Response:
    """What would change; and with ``do``, the doing."""
    subject = subject_of(fields, casebook)
    try:
        step = step_of(fields, casebook, person.name)
    except Unacceptable as fault:
        return _form(request, person, fields, subject, fields.stamps, fault)
    if changed := changed_since(casebook, fields.stamps):
        return _overtaken(request, person, casebook, fields, subject, changed)
    if do != "it":
        try:
            effect = suppose(casebook, step)
        except Overtaken:
            raise
        except AccordingtoError as fault:
            return _form(request, person, fields, subject, fields.stamps, fault)
        return _preview(request, person, fields, subject, effect)
    try:
        made = decide(casebook, step, fields.stamps)
    except Overtaken:
        return _overtaken(request, person, casebook, fields, subject, changed_since(casebook, fields.stamps))
    name = fields.named[0] if fields.kind == UNDO else made.id
    return led_to(f"{_home(casebook, fields, subject)}?done={name}")


def _form(
    request: Request, person: Any, fields: Fields, subject: Subject, seen: dict[str, str], fault: AccordingtoError | None = None
) -> Response:
    counted = bool(subject.claim and subject.claim.question in COUNTS)
    told = {"fields": fields, "subject": subject, "seen": seen, "counted": counted, "fault": str(fault) if fault else ""}
    return shown(request, "decide.html", 422 if fault else 200, person=person, **told)


def _preview(request: Request, person: Any, fields: Fields, subject: Subject, effect: Effect) -> Response:
    turns = [(turn, finding_lines(turn.before, turn.after)) for turn in effect.turns[:_MOST_SHOWN]]
    more = len(effect.turns) - len(turns)
    return shown(request, "decide_preview.html", person=person, fields=fields, subject=subject, effect=effect, turns=turns, more=more)


def _overtaken(request: Request, person: Any, casebook: Casebook, fields: Fields, subject: Subject, changed: list[str]) -> Response:
    """What others did since, beside what was to be done; both are looked at before it can be done again."""
    lately = {}
    for one in changed:
        try:
            lately[one] = casebook.history(one)[-_LATELY:][::-1]
        except UnknownIncident:
            lately[one] = []
    seen = _stamps(casebook, subject)
    return shown(request, "decide_overtaken.html", 412, person=person, fields=fields, subject=subject, lately=lately, seen=seen)


def _stamps(casebook: Casebook, subject: Subject) -> dict[str, str]:
    return stamps_of(casebook, [one.id for one in subject.incidents])


def _home(casebook: Casebook, fields: Fields, subject: Subject) -> str:
    """The incident that it was about, as it is now; what has none any more leads to the decision."""
    try:
        if fields.kind in ON_CLAIMS:
            return f"/incidents/{casebook.claim(fields.named[0]).incident}"
        if subject.incidents:
            return f"/incidents/{casebook.part(subject.incidents[0].id).incidents[0].id}"
    except AccordingtoError:
        pass
    return subject.home if subject.claim else "/decisions"
