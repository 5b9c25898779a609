"""How far what was said reaches: up to the next speaker, across the cue where it is split."""

from accordingto.reading.attribution.frame import Frame
from accordingto.reading.attribution.lexicon import CONJUNCTIONS
from accordingto.reading.attribution.phrases import Range, Row

_EDGE = frozenset(",;:.—–-•")


def contents_of(row: Row, frames: list[Frame]) -> list[tuple[Range, ...]]:
    """For each frame the stretches of tokens that it attributes; none where it has none of its own."""
    found: list[tuple[Range, ...]] = []
    start = _body_start(row)
    for index, frame in enumerate(frames):
        parts: list[Range] = []
        if frame.left is not None:
            parts.append(_before(row, frames, index, start))
        if frame.right is not None:
            parts.append(_after(row, frames, index))
        found.append(tuple(p for part in parts if (p := _trim(row, part)) and p[0] < p[1]))
    return _hosted(frames, found)


def _hosted(frames: list[Frame], found: list[tuple[Range, ...]]) -> list[tuple[Range, ...]]:
    """ "X said …, citing Y": both stand behind the same words."""
    for index, frame in enumerate(frames):
        if frame.kind == "citing" and frame.right is None:
            found[index] = found[index - 1] if index else found[1] if len(found) > 1 else ()
    return found


def _after(row: Row, frames: list[Frame], index: int) -> Range:
    frame = frames[index]
    assert frame.right is not None
    end = len(row) if frame.stop is None else frame.stop
    citing = frames[index + 1] if index + 1 < len(frames) else None
    if citing and citing.kind == "citing" and citing.source and citing.cue[0] - frame.right <= 1 and citing.source[1] + 1 < len(row):
        # "SANA said, citing a military source, that …"
        return (citing.source[1] + 1, end)
    for later in frames[index + 1 :]:
        if frame.right < later.zone < end and not (later.kind == "according" and later.left is not None and frame.kind == "colon"):
            end = later.zone
            break
        if later.zone <= frame.right and later.cue[0] > frame.right and later.kind == "citing":
            end = min(end, later.cue[0])
            break
    return (frame.right, end)


def _before(row: Row, frames: list[Frame], index: int, start: int) -> Range:
    frame = frames[index]
    assert frame.left is not None
    begin = start
    for earlier in frames[:index]:
        span_end = max(earlier.cue[1], earlier.source[1] if earlier.source else 0)
        if earlier.left is not None and earlier.right is None and earlier.kind != "noun" and span_end < frame.left:
            begin = max(begin, span_end)
        elif frame.kind != "according" and earlier.cue[1] < frame.left:
            split = next(
                (
                    j
                    for j in range(frame.left - 1, earlier.cue[1], -1)
                    if row[j].low in ("but", "while", "whereas", "although") or row[j].text == ";"
                ),
                None,
            )
            if split is not None and split + 2 < frame.left:
                begin = max(begin, split + 1 if row[split].text == ";" else split)
    split = next((j for j in range(frame.left - 1, begin, -1) if row[j].text in (";", "•")), None)
    if split is not None and split + 2 < frame.left:
        begin = split + 1
    return (begin, frame.left)


def _body_start(row: Row) -> int:
    """Past a dateline: "GAO, Mali (Agency) — "."""
    for i in range(1, min(len(row), 14)):
        dash = row[i].text in ("—", "–", "-", "--") and (row[i - 1].text == ")" or all(not t.text[0].islower() for t in row[:i]))
        if row[i].text == "•" or (dash and row[0].text.isupper() and len(row[0].text) > 2):
            return i + 1
    return 0


def _trim(row: Row, part: Range) -> Range:
    start, end = part
    while start < end and (row[start].text in _EDGE or row[start].text in "”)"):
        start += 1
    while end > start and (row[end - 1].text in _EDGE or row[end - 1].low in CONJUNCTIONS or row[end - 1].text in "(“"):
        end -= 1
    return (start, end)
