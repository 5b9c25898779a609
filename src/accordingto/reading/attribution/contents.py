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
    if citing:
        ahead = min(citing.cue[0], citing.source[0] if citing.source else citing.cue[0])
        semicolon = next((j for j in range(ahead - 1, frame.right, -1) if row[j].text == ";"), None)
        end = end if semicolon is None else min(end, semicolon)
    for later in frames[index + 1 :]:
        if frame.right < later.zone < end and not (later.kind == "according" and later.left is not None and frame.kind == "colon"):
            end = later.zone
            break
        if later.zone <= frame.right and later.cue[0] > frame.right and later.kind == "citing":
            end = min(end, later.cue[0])
            break
    return (frame.right, end)


def _before(row: Row, frames: list[Frame], index: int, start: int) -> Range:
    """From the sentence's start, or from where an earlier speaker has done."""
    frame = frames[index]
    assert frame.left is not None
    begin = start
    for earlier in frames[:index]:
        done = max(earlier.cue[1], earlier.source[1] if earlier.source else 0)
        if earlier.left is not None and earlier.right is None and earlier.kind != "noun" and done < frame.left:
            begin = max(begin, done)
        elif frame.kind != "according" and earlier.cue[1] < frame.left:
            begin = max(begin, _turn(row, earlier.cue[1], frame.left, _TURNS))
        begin = max(begin, _turn(row, max(begin, done), frame.left, _BREAKS))
    return (max(begin, _turn(row, begin, frame.left, frozenset("•"))), frame.left)


_BREAKS = frozenset(";•")
_TURNS = frozenset({"but", "while", "whereas", "although"}) | _BREAKS


def _turn(row: Row, start: int, end: int, words: frozenset[str]) -> int:
    """The last of these words with a clause after it, passed over where it is a mark; 0 where none stands there."""
    at = next((j for j in range(end - 1, start, -1) if row[j].low in words), end)
    return 0 if at + 2 >= end else at + (row[at].low in _BREAKS)


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
