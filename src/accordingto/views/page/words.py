"""Figures, statuses and counts in a reader's words."""

from collections.abc import Iterable

from accordingto.records import COUNTS, Claim, Comparator, Finding, OriginKind, Stance, Tally
from accordingto.views.page.days import in_short, in_words

_MOST_SIDES = 4
OPEN_TO_MANY = {"at_least": "at least {}", "more_than": "more than {}", "vague": "{} or more"}
COMPARED: dict[Comparator, str] = {
    "exactly": "an exact figure",
    "at_least": "at least this many, the upper end left open",
    "more_than": "more than the figure named, the upper end left open",
    "at_most": "at most this many",
    "about": "about this many",
    "range": "between two figures",
    "vague": "a vague word, read as its least number",
}
STANCES: dict[Stance, str] = {"asserted": "says so", "denied": "denies it", "unknown": "gives no figure"}
KINDS: dict[OriginKind, str] = {
    "outlet": "the outlet’s own voice",
    "agency": "news agency",
    "official": "official",
    "military": "military",
    "armed group": "armed group",
    "monitor": "monitor",
    "medical": "medical",
    "witness": "witness",
    "person": "person",
    "document": "document",
    "unnamed": "not named",
}
STATUSES = {
    "agreed": "two or more origins say what can be true together",
    "single origin": "one origin alone says so, however many outlets print it",
    "disputed": "origins say different things, or one denies what another says; none is preferred",
    "denied": "an origin denies it, and none of these reports has another say so",
    "open": "no report gives a figure or answer; where a 0 stands there, it is derived from that",
}


def figure(low: int | None, high: int | None, comparator: Comparator | None = None) -> str:
    """A figure with its comparator: "at least 12", "4–6", "more than 130"."""
    if low is None and high is None:
        return "no figure"
    if low is None or comparator == "at_most":
        return f"at most {high:,}" if high is not None else f"{low:,}"
    if comparator == "about":
        return f"about {_between(low, high)}"
    if high is None:
        least = low - 1 if comparator == "more_than" and low > 0 else low
        return OPEN_TO_MANY.get(comparator or "at_least", "at least {}").format(f"{least:,}")
    return _between(low, high)


def answer(claim: Claim) -> str:
    """What a claim answers: its figure, its date in words, or its value."""
    if claim.question in COUNTS:
        return figure(claim.low, claim.high, claim.comparator)
    return value_in_words(claim.question, claim.value or (claim.place.name if claim.place else None))


def said(claim: Claim) -> str:
    """What a cell and a drawing say for a claim: its answer, or that it gives none."""
    if claim.stance == "unknown":
        return "gave no figure" if claim.question in COUNTS else "not known"
    if claim.stance == "denied" and claim.low is None and claim.high is None and not claim.value:
        return "denies it"
    return in_short(claim.value) if claim.question == "when" and claim.value else answer(claim)


def value_in_words(question: str, value: str | None) -> str:
    """A value as shown; dates are said in words."""
    if not value:
        return "no answer"
    return in_words(value) if question == "when" else value


def came_to(finding: Finding) -> str:
    """What a finding comes to: its range or value, or what the sides say."""
    if finding.question in COUNTS:
        if finding.derived and not finding.sides and finding.high == 0:
            return "0, told by nobody"
        if finding.low is None and finding.high is None:
            return "none" if finding.status == "denied" else "no figure"
        return figure(finding.low, finding.high, "at_most" if finding.low is None else None)
    if finding.value and finding.status != "disputed":
        return value_in_words(finding.question, finding.value)
    said = list(dict.fromkeys(value_in_words(finding.question, side.value) for side in finding.sides if side.value))
    more = f" / {len(said) - _MOST_SIDES} more" if len(said) > _MOST_SIDES else ""
    return " / ".join(said[:_MOST_SIDES]) + more or "no answer"


def asked(question: str, group: str | None) -> str:
    """The question with its group: "killed, children"."""
    return question if group in (None, "", "all") else f"{question}, {group}"


def rule_in_words(rule: str) -> str:
    """A rule's name without its hyphens."""
    return rule.replace("-", " ")


def tally_figure(tally: Tally) -> str:
    """A tally's figure with its comparator."""
    return figure(tally.low, tally.high, tally.comparator)


def number_of(count: int, one: str, many: str = "") -> str:
    """ "1 outlet", "9 outlets"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    items = list(parts)
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def _between(low: int, high: int | None) -> str:
    return f"{low:,}" if high in (low, None) else f"{low:,}–{high:,}"
