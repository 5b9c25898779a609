"""Decisions: what one would change, found out by doing it and taking it all back; and the decision itself, unless somebody was faster."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accordingto.casebook import Casebook
from accordingto.errors import Overtaken, Unjudgeable, UnknownIncident
from accordingto.pipeline import work_out
from accordingto.records import Check, Incident, Judgement


@dataclass(frozen=True, slots=True)
class Undoing:
    """That a judgement is to hold no more."""

    judgement: str
    by: str = ""
    reason: str = ""


Step = Judgement | Undoing
"""What somebody may decide."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An incident that becomes another; it begins where nothing was before, and ends where nothing is after."""

    before: Incident | None
    after: Incident | None


@dataclass(frozen=True, slots=True)
class Effect:
    """All that a step changes of what is worked out."""

    turns: tuple[Turn, ...]
    """By the incident's id."""
    checks_gone: tuple[Check, ...] = ()
    checks_new: tuple[Check, ...] = ()


def suppose(casebook: Casebook, step: Step) -> Effect:
    """What a step would change: it is taken, worked out, and all of it taken back."""
    with casebook.working_out():
        work_out(casebook)
        with casebook.supposing():
            work_out(casebook)  # what others added meanwhile is none of its doing
            row, before = casebook.moment()
            _take(casebook, step)
            work_out(casebook)
            _, after = casebook.moment()
            turns = tuple(Turn(was, now) for was, now in casebook.turns(row))
    return Effect(turns, _without(before, after), _without(after, before))


def _without(some: list[Check], others: list[Check]) -> tuple[Check, ...]:
    known = set(others)
    return tuple(check for check in some if check not in known)


def decide(casebook: Casebook, step: Step, seen: Mapping[str, str] | None = None) -> Judgement:
    """Take a step and work out what it changes; raises Overtaken, and does nothing, where an incident has lost the stamp under which it was
    ``seen``."""
    with casebook.working_out():
        work_out(casebook)
        with casebook.writing():
            work_out(casebook)  # stamps are of what is worked out: here nobody can add anything any more
            if changed := changed_since(casebook, seen or {}):
                raise Overtaken(changed)
            made = _take(casebook, step)
        work_out(casebook)
    return made


def stamps_of(casebook: Casebook, incidents: Iterable[str]) -> dict[str, str]:
    """By incident, the stamp that it has now; empty where it is no more."""
    return {incident: _stamp(casebook, incident) for incident in incidents}


def changed_since(casebook: Casebook, seen: Mapping[str, str]) -> list[str]:
    """The incidents that have lost the stamp under which they were ``seen``."""
    now = stamps_of(casebook, seen)
    return [incident for incident, stamp in seen.items() if now[incident] != stamp]


def _stamp(casebook: Casebook, incident: str) -> str:
    try:
        return casebook.stamp(incident)
    except UnknownIncident:
        return ""


def _take(casebook: Casebook, step: Step) -> Judgement:
    if isinstance(step, Undoing):
        return casebook.undo(step.judgement, step.by, step.reason)
    return casebook.judge(step)


def corrected_to(low: int | None, high: int | None, *, open_above: bool) -> tuple[int, int | None]:
    """The ends of the figure that somebody puts in the place of another; raises Unjudgeable where they contradict each other."""
    if low is None:
        raise Unjudgeable("say which figure it should be")
    if high is not None and (high < low or open_above):
        raise Unjudgeable("the upper end is no less than the lower one, and none is given where the figure is open above")
    return low, None if open_above else low if high is None else high


def words_of(casebook: Casebook, claim: str, words: str) -> str:
    """The stretch of a claim's own report where these words stand, as a correction names it; raises Unjudgeable where that is none or
    several."""
    told = casebook.claim(claim)
    text = casebook.text(told.report)
    times = text.count(words) if words else 0
    if times != 1:
        raise Unjudgeable(
            f"“{words[:80]}” stands {f'{times} times' if times else 'nowhere'} in the claim's report; give words that stand there once"
        )
    return f"{told.report}:{text.index(words)}-{text.index(words) + len(words)}"
