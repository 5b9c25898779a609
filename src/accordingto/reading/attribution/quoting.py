"""Clauses in which one tells what another said: "was quoted as saying", "Reuters quoted police as saying"."""

from accordingto.reading.attribution.adjuncts import skip_adjuncts
from accordingto.reading.attribution.frame import Frame, left_content, low_at, zone_of
from accordingto.reading.attribution.phrase_after import right_phrase
from accordingto.reading.attribution.phrase_before import left_phrase
from accordingto.reading.attribution.phrases import Range, Row, is_boundary
from accordingto.reading.attribution.verbs import (
    group_start,
    subject_of,
)


def quoted_as(row: Row, start: int, i: int, subject: Range | None) -> Frame | None:
    """ "X was quoted by Y as saying": X knows, Y relays."""
    after, relayer = i + 1, None
    if low_at(row, after) == "by" and (relayer := right_phrase(row, after + 1)):
        after = relayer[1]
    if low_at(row, after) != "as" or subject is None:
        return None
    cue_end = after + 2
    after, _ = skip_adjuncts(row, cue_end)
    if low_at(row, after) == "by" and (relayer := right_phrase(row, after + 1)):
        return Frame("quoting", (start, cue_end), subject, left=left_content(row, subject[0]), zone=subject[0], relayer=relayer)
    left = left_content(row, subject[0])
    if after >= len(row) or row[after].text in ".,":
        return Frame("quoting", (start, cue_end), subject, left=left, zone=left or subject[0], relayer=relayer) if left else None
    return Frame("quoting", (start, cue_end), subject, right=after, zone=zone_of(row, subject[0], False, start), relayer=relayer)


QUOTES = frozenset({"quoted", "quotes", "quote", "cited", "cites", "quoting", "citing"})


def quotes_somebody(row: Row, i: int) -> Frame | None:
    """ "Reuters quoted police as saying …"."""
    if row[i].low not in QUOTES:
        return None
    if row[i].low in ("quoted", "cited") and low_at(row, i + 1) in ("by", "as"):
        start = group_start(row, i)
        return quoted_as(row, start, i, left_phrase(row, start))
    marker = next(
        (j for j in range(i + 2, min(len(row) - 1, i + 30)) if row[j].low == "as" and row[j + 1].low in ("saying", "having", "telling")),
        None,
    )
    if marker is None or any(is_boundary(t) for t in row[i:marker]):
        return None
    start = group_start(row, i)
    relayer, shared = (None, True) if row[i].low.endswith("ing") else subject_of(row, start, [])
    begin = relayer[0] if relayer else start
    source = (i + 1, marker)
    left = left_content(row, begin)
    right, _ = skip_adjuncts(row, marker + 2)
    if right >= len(row) or row[right].text in ".!?":
        return (
            Frame("quoting", (start, marker + 2), source, left=left, zone=left or begin, relayer=relayer, shared=shared) if left else None
        )
    if row[right].text in ",:":
        right += 1
    return (
        Frame(
            "quoting",
            (start, marker + 2),
            source,
            left=left,
            right=right,
            zone=left or zone_of(row, begin, False, start),
            relayer=relayer,
            shared=shared,
        )
        if right < len(row)
        else None
    )
