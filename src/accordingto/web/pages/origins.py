"""Who says what, and what became of it; never how true it is."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from accordingto.casebook import Casebook, OriginLine, OriginTold, Word
from accordingto.errors import UnknownIncident
from accordingto.pipeline import record_in
from accordingto.records import Carried, Finding, Judgement
from accordingto.views.page.matrix import Answer
from accordingto.views.page.sections import IncidentView, view_of
from accordingto.views.page.sources import folded
from accordingto.views.page.words import asked, came_to, value_in_words
from accordingto.views.page.words import figure as figured
from accordingto.web.asking import InCasebook, Reader
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.turning import after_of, pages

router = APIRouter(prefix="/origins")

AT_A_TIME = 40
INCIDENTS = 10
"""Incidents of one origin on a page: each is shown with its answers."""
_NEAR = 12
"""Names like its own that are offered as another name of it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of its claims something was so of, drawn beside the number."""

    look: str
    word: str
    says: str
    """What the word means."""
    count: int
    width: float
    """In hundredths of all its claims."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an origin answers to one question, and who else says so or otherwise."""

    question: str
    answers: tuple[Answer, ...]
    finding: Finding | None
    came_to: str
    alike: tuple[str, ...]
    """Others who say the same."""
    otherwise: tuple[tuple[str, tuple[str, ...]], ...]
    """What the other sides say, and who."""


@dataclass(frozen=True, slots=True)
class Incidental:
    """One incident that it speaks of."""

    word: Word
    view: IncidentView | None
    """None where the incident has ended since."""
    said: tuple[Said, ...]
    carried: Carried | None


@router.get("")
def listed(request: Request, casebook: InCasebook, person: Reader, q: str = "", after: str = "") -> Response:
    """Those who are said to know, by how much they say."""
    words = q.strip()
    page = casebook.origins(words, after_of(after), AT_A_TIME)
    lines = [(line, bars(line)) for line in page.lines]
    return shown(
        request, "origins.html", person=person, q=words, page=page, lines=lines, pages=pages("/origins", after, page.after, q=words)
    )


@router.get("/one")
def one(request: Request, casebook: InCasebook, person: Reader, name: str = "", after: str = "") -> Response:
    """One of them: what it says of which incident, who else says so, and its other names."""
    with casebook.looking():
        told = casebook.origin(name, after_of(after), INCIDENTS)
        made = [held.judgement for held in casebook.judgements() if _on(held.judgement, told)]
        said = [_incidental(casebook, word, told.line.name) for word in told.words]
        near = [line.name for line in casebook.origins(max(name.split(), key=len, default=""), None, _NEAR).lines if line.name != name]
    turning = pages("/origins/one", after, told.after, name=name)
    return shown(
        request, "origins_one.html", person=person, told=told, bars=bars(told.line), said=said, made=made, near=near, pages=turning
    )


def bars(line: OriginLine) -> tuple[Bar, ...]:
    """What became of what it says, each out of all its claims."""
    most = max(1, line.claims, line.confirmed, line.corrected, line.contradicted)
    counts = (
        ("agreed", "confirmed", "others later said the same", line.confirmed),
        ("single", "corrected", "its own later word replaced it", line.corrected),
        ("disputed", "contradicted", "others say otherwise", line.contradicted),
    )
    return tuple(Bar(look, word, says, count, round(count / most * 100, 1)) for look, word, says, count in counts)


def _on(judgement: Judgement, told: OriginTold) -> bool:
    return judgement.kind == "one origin" and not {told.line.name, *told.line.also}.isdisjoint(judgement.about)


def _incidental(casebook: Casebook, word: Word, name: str) -> Incidental:
    try:
        record = record_in(casebook.part(word.incident))
    except UnknownIncident:
        return Incidental(word, None, (), None)
    view = view_of(record)
    carried = next((one for one in view.matrix.carried if folded(one.name) == folded(name)), None)
    place = next((at for at, column in enumerate(view.matrix.columns) if folded(column.name) == folded(name)), None)
    rows = [row for row in view.matrix.rows if place is not None and row.cells[place]]
    return Incidental(word, view, tuple(_said(row.finding, row.question, row.cells[place or 0], name) for row in rows), carried)


def _said(finding: Finding | None, question: str, answers: tuple[Answer, ...], name: str) -> Said:
    if finding is None:
        return Said(question, answers, None, "", (), ())
    mine = {quoted.claim.id for answer in answers for quoted in answer.claims}
    alike = [other for side in finding.sides if not mine.isdisjoint(side.claims) for other in side.origins if folded(other) != folded(name)]
    otherwise = tuple(
        (_side(finding, side.low, side.high, side.value, side.stance), side.origins)
        for side in finding.sides
        if mine.isdisjoint(side.claims) and side.stance != "unknown"
    )
    return Said(asked(finding.question, finding.group), answers, finding, came_to(finding), tuple(dict.fromkeys(alike)), otherwise)


def _side(finding: Finding, low: int | None, high: int | None, value: str | None, stance: str) -> str:
    says = value_in_words(finding.question, value) if value else figured(low, high)
    if stance != "denied":
        return says
    return "denied" if value is None and low is None else f"not {says}"
