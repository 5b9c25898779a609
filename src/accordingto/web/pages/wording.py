"""What pages say of figures, days and decisions, in a reader's words."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from accordingto.casebook import Answer, Event
from accordingto.records import Finding, Judgement
from accordingto.views.casebook import in_words
from accordingto.views.page.shown import anchor, name
from accordingto.views.page.words import asked, came_to, figure, value_in_words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DID = {
    "accept": "accepted a claim",
    "reject": "rejected a claim",
    "correct": "corrected a claim",
    "move": "moved a claim",
    "same": "joined",
    "not same": "kept apart",
    "split": "split an incident",
    "one origin": "took two names for one origin",
    "note": "noted",
}


def moment(at: str) -> str:
    """A time of the log as people write it: "21 Nov 2026, 23:34"; days and what is no time stay as they are."""
    day, _, clock = at.partition("T")
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return at
    told = f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{told}, {clock[:5]} UTC" if clock else told


def known(told: Answer) -> str:
    """The figure that a list shows."""
    if told.low is None and told.high is None:
        return "none" if told.status == "denied" else "no figure"
    return figure(told.low, told.high, "at_most" if told.low is None else None)


def answer(finding: Finding) -> str:
    """A finding in one line: "killed 12–31 (disputed)"."""
    return f"{asked(finding.question, finding.group)} {came_to(finding)} ({finding.status})"


def put(judgement: Judgement) -> str:
    """What a correction puts in the place of the claim's own; empty for other judgements."""
    if judgement.low is None and judgement.high is None:
        return value_in_words("", judgement.value) if judgement.value else ""
    return figure(judgement.low, judgement.high, judgement.comparator)


def linked(id_: str) -> Markup:
    """An id of the record as a link to its page."""
    shown = name(id_)
    address = {"i": f"/incidents/{id_}", "r": f"/reports/{id_}", "c": f"/claims/{id_}", "j": f"/decisions#{id_}"}.get(id_[:1], "")
    return Markup('<a href="{}">{}</a>').format(address, shown) if address and anchor(id_) == id_ else shown


def became(event: Event, before: Event | None) -> list[str]:
    """What an incident was from then on: all of it at first, later what became another."""
    now, was = event.incident, before.incident if before else None
    if now is None:
        return []
    if event.what == "ended":
        return ["became part of another incident"]
    if was is None or was.id != now.id:
        return [now.label, *map(answer, now.findings)]
    told = {(f.question, f.group): answer(f) for f in was.findings}
    new = [] if was.label == now.label else [f"now {now.label}"]
    more = len(now.reports) - len(was.reports)
    new += [f"{abs(more)} {'more' if more > 0 else 'fewer'} {'report' if abs(more) == 1 else 'reports'}"] if more else []
    new += [f"{told.get((f.question, f.group), 'nothing')} → {answer(f)}" for f in now.findings if told.get((f.question, f.group)) != answer(f)]
    new += [f"no more: {told[key]}" for key in told if key not in {(f.question, f.group) for f in now.findings}]
    return new or ["its reasons or origins changed"]


GLOBALS = {"DID": DID}
FILTERS: dict[str, Callable[..., Any]] = {
    "moment": moment,
    "known": known,
    "came_to": came_to,
    "answered": answer,
    "asked": lambda told: asked(told.question, told.group),
    "put": put,
    "changed": in_words,
    "id": linked,
}
