"""Times told by an event: "two days after the attacks on Paris"."""

from accordingto.reading.times.drafts import Draft, Passage
from accordingto.records import Span

_LONGEST = 14
_ENDS_A_NAME = frozenset(
    [
        "which",
        "who",
        "that",
        "whom",
        "whose",
        "when",
        "where",
        "while",
        "because",
        "although",
        "but",
        "and",
        "or",
        "as",
        "if",
        "than",
        "so",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "did",
        "does",
        "do",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "said",
        "says",
        "told",
        "killed",
        "left",
        "wounded",
        "injured",
        "struck",
        "began",
        "took",
        "came",
        "went",
        "made",
        "hit",
        "claimed",
        "happened",
        "occurred",
        "for",
        "with",
        "by",
        "from",
        "after",
        "before",
        "since",
        "until",
        "during",
        "amid",
        "against",
        "into",
        "through",
        "despite",
    ]
)
_SUBJECTS = frozenset(["he", "she", "they", "it", "we", "i", "you", "police", "officials", "authorities"])
_ENDS_A_CLAUSE = frozenset(["which", "who", "that", "when", "where", "while", "but", "and", "as", "said", "says", "told", "according"])


def settle_events(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """Give "two days after" the event it counts from, and its day where that event's day stands beside it."""
    kept = []
    for number, draft in enumerate(drafts):
        if draft.waits != "event":
            kept.append(draft)
            continue
        after = drafts[number + 1] if number + 1 < len(drafts) else None
        before = drafts[number - 1] if number else None
        _settle(draft, after, passage)
        if (
            before is not None
            and not draft.edtf
            and draft.anchor is not None
            and before.point.told_to_the_day
            and draft.first - before.last <= 1
        ):
            draft.point, draft.edtf = before.point, before.point.edtf()
        kept.append(draft)
    return kept


def _settle(draft: Draft, after: Draft | None, passage: Passage) -> None:
    end = _end_of_event(draft.last, after.first if after else len(passage.words), passage)
    near = after if after is not None and after.first - max(end, draft.last) <= 1 and after.point.told_to_the_day else None
    if draft.days_after is not None and near is not None:
        point = near.point.moved(draft.days_after)
        if point.named:
            draft.point, draft.edtf, draft.kind = point, point.edtf(), "DATE"
            draft.timex = point.timex()
            draft.clause = Span(passage.words[draft.first].start, passage.words[near.last - 1].end)
    if end > draft.last:
        draft.anchor = Span(passage.words[draft.last].start, passage.words[end - 1].end)
        if draft.days_after is not None and not draft.edtf:
            draft.kind, draft.timex = "DATE", "XXXX-XX-XX"
        first = draft.first
        while first > 0 and passage.value(first - 1) in ("just", "only", "barely"):
            first -= 1
        draft.clause = Span(passage.words[first].start, draft.anchor.end)
    elif draft.anchor is None and near is None:
        draft.days_after = None
    if draft.anchor is not None and passage.value(draft.last) not in _SUBJECTS:
        draft.last = end
    else:
        draft.last -= 1


def _end_of_event(first: int, limit: int, passage: Passage) -> int:
    """Where the event's name ends: at a mark, a relative pronoun, a verb that is one beyond doubt, or the next time."""
    if passage.kind(first) in ("comma", "stop", "gap", "open", "close", "mark") or first >= limit:
        return first
    stops = _ENDS_A_CLAUSE if passage.value(first) in _SUBJECTS else _ENDS_A_NAME
    at = first
    while at < min(limit, first + _LONGEST, len(passage.words)):
        kind, value = passage.kind(at), passage.value(at)
        if kind in ("comma", "stop", "gap", "open", "close", "long_dash") or (at > first and value in stops):
            break
        if kind == "mark" and value not in ("'", "’"):
            break
        at += 1
    while at > first and passage.value(at - 1) in ("on", "in", "at", "the", "of", "a", "to", "early", "late", "near"):
        at -= 1
    return at
