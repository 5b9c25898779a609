"""What somebody decides, from the fields of a form, with a sentence for whatever is missing."""

from typing import Literal, get_args

from pydantic import BaseModel

from accordingto.casebook import Casebook
from accordingto.errors import Unjudgeable
from accordingto.pipeline.deciding import Step, Undoing, corrected_to, words_of
from accordingto.records import COUNTS, Claim, Judgement, JudgementKind
from accordingto.web.deciding import LARGEST, LONGEST
from accordingto.web.refusing import Unacceptable

KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
UNDO: Literal["undo"] = "undo"
ON_CLAIMS = ("accept", "reject", "correct", "move")
ON_TWO = ("same", "not same")


class Fields(BaseModel):
    """The fields of the form, as they were typed; all of them may stand in an address, too."""

    kind: str = ""
    about: list[str] = []
    reason: str = ""
    low: str = ""
    high: str = ""
    open_above: str = ""
    value: str = ""
    quote: str = ""
    """The words of the report on which a correction rests."""
    start: str = ""
    end: str = ""
    """Where they stand, if they were selected there."""
    find: str = ""
    """By what another incident is looked for."""
    seen: list[str] = []
    """Stamps under which incidents were seen, as ``incident:stamp``."""

    @property
    def named(self) -> tuple[str, ...]:
        """What it is about."""
        return tuple(dict.fromkeys(one.strip() for one in self.about if one.strip()))

    @property
    def stamps(self) -> dict[str, str]:
        """The stamp of each incident that was seen."""
        return {incident: stamp for incident, _, stamp in (one.partition(":") for one in self.seen)}


def step_of(fields: Fields, casebook: Casebook, by: str) -> Step:
    """The decision; raises Unacceptable for one that lacks something."""
    kind, about = kind_of(fields), fields.named
    reason = fields.reason.strip()
    if not reason:
        raise Unacceptable("say why: the reason is kept and shown with the decision")
    if len(reason) > LONGEST or len(fields.value) > LONGEST or "\0" in reason + fields.value:
        raise Unacceptable(f"reasons and values are no longer than {LONGEST:,} characters")
    if kind == UNDO:
        return Undoing(about[0], by, reason)
    if kind in ON_TWO and len(about) != 2:
        raise Unacceptable("choose the other incident")
    if kind == "split" and len(about) < 2:
        raise Unacceptable("tick the reports that tell of another event")
    made = Judgement(kind, about, by, "", reason)
    try:
        return _corrected(made, fields, casebook) if kind == "correct" else made
    except Unjudgeable as fault:
        raise Unacceptable(str(fault)) from fault


def kind_of(fields: Fields) -> JudgementKind | Literal["undo"]:
    """What kind of decision it is; raises Unacceptable for none, or one about nothing."""
    kind = next((one for one in (*KINDS, UNDO) if one == fields.kind), None)
    if kind is None:
        raise Unacceptable(f"nobody can decide {fields.kind[:40]!r}")
    if not fields.named:
        raise Unacceptable("a decision is about something: begin at an incident, a report or a decision")
    return kind


def _corrected(made: Judgement, fields: Fields, casebook: Casebook) -> Judgement:
    claim = casebook.claim(made.about[0])
    about = made.about[:1] + ((rests,) if (rests := _words(fields, casebook, claim)) else ())
    if claim.question not in COUNTS:
        if not fields.value.strip():
            raise Unacceptable("say what the answer should be")
        return Judgement(made.kind, about, made.by, "", made.reason, value=fields.value.strip())
    low, high = corrected_to(_number(fields.low), _number(fields.high), open_above=bool(fields.open_above))
    return Judgement(made.kind, about, made.by, "", made.reason, low, high)


def _number(told: str) -> int | None:
    told = told.strip().replace(",", "")
    if not told:
        return None
    if not (told.isascii() and told.isdigit() and len(told) < 11 and int(told) <= LARGEST):
        raise Unacceptable(f"a figure is a whole number from 0 to {LARGEST:,}, not {told[:40]!r}")
    return int(told)


def _words(fields: Fields, casebook: Casebook, claim: Claim) -> str:
    """The stretch of the claim's own report where the words stand; empty where none are named."""
    quote = fields.quote.replace("\r\n", "\n").strip()
    if not quote:
        return ""
    text = casebook.text(claim.report)
    if fields.start.isdecimal() and fields.end.isdecimal() and len(fields.start + fields.end) < 18:
        start, end = int(fields.start), int(fields.end)
        if text[start:end].strip() and " ".join(text[start:end].split()) == " ".join(quote.split()):
            return f"{claim.report}:{start}-{end}"
    return words_of(casebook, claim.id, quote)
