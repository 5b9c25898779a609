"""What pages say of figures, days and decisions, in a reader's words."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from accordingto.casebook import Answer, Event
from accordingto.records import Finding, Incident, Judgement, Span
from accordingto.views.casebook import in_words
from accordingto.views.page.shown import anchor, link, name, prose
from accordingto.views.page.words import asked, came_to, figure, said, value_in_words

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
    """An id of the record as a link to its page; a stretch of a report leads to the report."""
    of, _, stretch = id_.partition(":")
    address = {"i": f"/incidents/{of}", "r": f"/reports/{of}", "c": f"/claims/{of}", "j": f"/decisions/{of}"}.get(of[:1], "")
    shown = Markup("words of {}").format(name(of)) if stretch else name(of)
    return Markup('<a href="{}">{}</a>').format(address, shown) if address and anchor(of) == of else name(id_)


def became(event: Event, before: Event | None) -> list[str]:
    """What an incident was from then on: all of it at first, later what became another."""
    now, was = event.incident, before.incident if before else None
    if now is None:
        return []
    if event.what == "ended":
        return ["became part of another incident"]
    if was is None or was.id != now.id:
        return [now.label, *map(answer, now.findings)]
    return differences(was, now)


def finding_lines(was: Incident | None, now: Incident | None) -> list[tuple[str, str, str]]:
    """Each finding that is another: what it answers, and what it came to before and after; nothing where there was none."""
    before = {(f.question, f.group): f for f in was.findings} if was else {}
    after = {(f.question, f.group): f for f in now.findings} if now else {}
    return [
        (asked(*key), _stands(before.get(key)), _stands(after.get(key)))
        for key in dict.fromkeys([*before, *after])
        if _stands(before.get(key)) != _stands(after.get(key))
    ]


def _stands(finding: Finding | None) -> str:
    return f"{came_to(finding)} ({finding.status})" if finding else ""


def differences(was: Incident, now: Incident) -> list[str]:
    """What an incident is now that it was not."""
    new = [] if was.label == now.label else [f"now {now.label}"]
    more = len(now.reports) - len(was.reports)
    new += [f"{abs(more)} {'more' if more > 0 else 'fewer'} {'report' if abs(more) == 1 else 'reports'}"] if more else []
    new += [f"{asked_of}: {before or 'nothing'} → {after or 'nothing'}" for asked_of, before, after in finding_lines(was, now)]
    return new or ["its reasons or origins changed"]


def marked(words: str, marks: Sequence[Span]) -> Markup:
    """A stranger's words, those that were meant set off."""
    told, at = Markup(), 0
    for mark in marks:
        told += prose(words[at : mark.start]) + Markup("<mark>{}</mark>").format(prose(mark.of(words)))
        at = mark.end
    return Markup("<bdi>{}</bdi>").format(told + prose(words[at:]))


GLOBALS = {"DID": DID}
FILTERS: dict[str, Callable[..., Any]] = {
    "moment": moment,
    "known": known,
    "came_to": came_to,
    "answered": answer,
    "asked": lambda told: asked(told.question, told.group),
    "put": put,
    "said": said,
    "marked": marked,
    "address": link,
    "changed": in_words,
    "id": linked,
}
