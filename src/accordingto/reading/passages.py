"""The blocks of a text, and what each is on the page: headline, body, somebody else's headline, caption, furniture."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from accordingto.reading.furniture import LONGEST_LINE, ends_sentence, kind_of_line, opens_list
from accordingto.reading.layers import Passage, PassageKind, trimmed
from accordingto.reading.sentences import mostly_raised
from accordingto.records import Report, Span

MOST_LINES = 5_000
"""No article has as many; what follows them is read as one stretch of body."""
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ITEM = re.compile(r"(?:[-–—•*·+>#|×]|\(?\d{1,3}[.)]\s|\[?\d{1,2}[:.h]\d\d|\d{4} ?(?:GMT|UTC|Z|hrs)\b|@\w)")
_DATELINE = re.compile(r"(?:[A-Z][A-Z.'’ -]{2,40}|[A-Z][\w.'’ ,-]{2,60}\([\w .'’-]{2,40}\))\s?(?:,[^.]{0,40})?(?:[-–—]{1,2}\s|\([A-Z])")
_CLOCK = r"\d{1,2}:\d\d ?(?:[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?"
_STAMP = re.compile(rf"\w{{3,9}}\.? \d{{1,2}}(?:, \d{{4}})?,? (?:at )?{_CLOCK}|\d{{1,2}} (?:minutes?|hours?|days?) ago")
_CLIP = re.compile(r"(\d{1,2}):(\d\d) \S")
_BYLINE = re.compile(r"(?:by|from):? (?:our|the|a|staff|[A-Z]\w+)\b|(?:last )?(?:updated|posted|published|created|issued)\b", re.IGNORECASE)
_NO_HEADLINE = re.compile(r"[^\W\d_A-Z]{3}[.!?] [^a-z]|https?://|pic\.twitter|[@#]\w")
_LINKING = frozenset(
    {"in", "on", "at", "to", "for", "by", "with", "from", "after", "before", "over", "as"}
    | {"amid", "against", "near", "into", "during", "is", "are", "was", "were"}
)


@dataclass(frozen=True, slots=True)
class _Block(Span):
    line: str
    """Its text on one line; only the first and last of a long one."""
    apart: bool
    """A blank line stands before it."""

    @property
    def words(self) -> list[str]:
        """Its words, parted at white space."""
        return self.line.split()


def find_passages(report: Report) -> tuple[Passage, ...]:
    """Every block of the report's text in order: all that is not white space lies in one, and none overlap."""
    blocks = _blocks(report.text)
    kinds: list[PassageKind | None] = [kind_of_line(block.line) for block in blocks]
    for mark in (_mark_captions_above, _mark_announced, _mark_title_runs, _mark_stamped, _mark_clips, _mark_tail):
        mark(blocks, kinds)
    _mark_headline(blocks, kinds, report.title[: 2 * LONGEST_LINE])
    return tuple(Passage(b.start, b.end, kind or "body") for b, kind in zip(blocks, kinds, strict=True))


def _blocks(text: str) -> list[_Block]:
    lines = list(_lines(text))
    if _is_hard_wrapped(text, lines):
        lines = list(_joined(text, lines))
    blocks, before = [], 0
    for line in lines:
        blocks.append(_Block(line.start, line.end, _shown(line.of(text)), _is_gap(text, before, line.start)))
        before = line.end
    return blocks


def _lines(text: str) -> Iterator[Span]:
    for number, match in enumerate(_LINE.finditer(text)):
        end = match.end() if number < MOST_LINES else len(text)
        if line := trimmed(text, match.start(), end):
            yield line
        if number == MOST_LINES:
            return


def _shown(block: str) -> str:
    """A block on one line; of a long one enough to tell that it is long, and how it begins and ends."""
    if len(block) > 4 * LONGEST_LINE:
        block = f"{block[: 2 * LONGEST_LINE]} {block[-2 * LONGEST_LINE :]}"
    return " ".join(block.split())


def _is_gap(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, end) > 1 or text.count("\r", start, end) > 1 or start == 0


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether line ends are only where the paper ended: most lines are of one width and run on in lower case."""
    pairs = [(a, b) for a, b in pairwise(lines) if not _is_gap(text, a.end, b.start)]
    runs_on = sum(1 for a, b in pairs if 50 <= a.end - a.start <= 105 and text[b.start].islower() and not ends_sentence(a.of(text)[-4:]))
    return runs_on >= 3 and 5 * runs_on >= 2 * len(pairs) and max(a.end - a.start for a in lines) <= 120


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """Paragraphs of hard-wrapped lines: one ends at a blank line, before an item, and after a line that stops well short."""
    width = sorted(line.end - line.start for line in lines)[-max(1, len(lines) // 4)]
    start, before = lines[0].start, lines[0]
    for line in lines[1:]:
        short = before.end - before.start < 0.7 * width and not text[line.start].islower()
        if _is_gap(text, before.end, line.start) or short or _ITEM.match(text, line.start):
            yield Span(start, before.end)
            start = line.start
        before = line
    yield Span(start, before.end)


def _is_paragraph(block: _Block) -> bool:
    """Whether a block reads as running text."""
    return len(block.line) > LONGEST_LINE or (ends_sentence(block.line) and len(block.words) >= 8)


def _is_like_headline(block: _Block) -> bool:
    words = len(block.words)
    return (
        4 <= words <= 25
        and len(block.line) <= 180
        and not ends_sentence(block.line)
        and not _ITEM.match(block.line)
        and not _NO_HEADLINE.search(block.line)
    )


def _is_title_cased(block: _Block) -> bool:
    """Whether a line is a headline by its capitals: "Second Blast Hits Market In Port Town", but no list of names."""
    long = [word for word in block.words if len(word) >= 4 and word[0].isalpha()]
    linked = any(word.lower() in _LINKING for word in block.words)
    return len(block.words) >= 6 and linked and mostly_raised(long) and not block.line.isupper()


def _mark_captions_above(blocks: list[_Block], kinds: list[PassageKind | None]) -> None:
    """The short label of a picture, on the line right above its credited caption."""
    for at in range(1, len(blocks) - 1):
        above, credited = blocks[at], blocks[at + 1]
        labels = len(above.words) <= 10 and not ends_sentence(above.line) and not _ITEM.match(above.line) and above.apart
        if kinds[at] is None and kinds[at + 1] == "caption" and labels and not credited.apart:
            kinds[at] = "caption"


def _mark_announced(blocks: list[_Block], kinds: list[PassageKind | None]) -> None:
    """Lists of other stories under a line that announces them."""
    listing = told = False
    for at, block in enumerate(blocks):
        told = told or _is_paragraph(block)  # before any paragraph, "Latest news" opens the post itself
        following = at + 1 < len(blocks) and _is_like_headline(blocks[at + 1])
        if told and opens_list(block.line) and (following or kinds[at] == "furniture"):
            kinds[at], listing = "furniture", True
        elif listing and kinds[at] is None and _is_like_headline(block):
            kinds[at] = "related headline"
        else:
            listing = listing and kinds[at] == "furniture"


def _mark_title_runs(blocks: list[_Block], kinds: list[PassageKind | None]) -> None:
    """Two or more headlines in a row inside or after the text are other stories'."""
    first = next((at for at, block in enumerate(blocks) if _is_paragraph(block)), len(blocks))
    for run in _runs(
        range(first, len(blocks)), lambda at: kinds[at] is None and _is_like_headline(blocks[at]) and _is_title_cased(blocks[at])
    ):
        if len(run) >= 2:
            _set(kinds, run, "related headline")


def _mark_stamped(blocks: list[_Block], kinds: list[PassageKind | None]) -> None:
    """Headlines that each have the hour of their posting under them, and headlines cut off with dots, are a site's list."""
    last = max((at for at, block in enumerate(blocks) if _is_paragraph(block)), default=len(blocks))
    tail = range(last + 1, len(blocks))
    stamped = [at for at in tail[:-1] if _is_like_headline(blocks[at]) and _STAMP.fullmatch(blocks[at + 1].line)]
    if len(stamped) >= 2:
        _set(kinds, stamped, "related headline")
        _set(kinds, [at + 1 for at in stamped], "furniture")
    cut = [at for at in tail if blocks[at].line.endswith(("…", "...")) and _is_like_headline(blocks[at])]
    if len(cut) >= 2:
        _set(
            kinds,
            [at for at in tail if cut[0] <= at <= cut[-1] and kinds[at] is None and _is_like_headline(blocks[at])],
            "related headline",
        )


def _mark_clips(blocks: list[_Block], kinds: list[PassageKind | None]) -> None:
    """A list of videos with their lengths; in a live blog the times only rise or only fall."""
    for run in _runs(range(len(blocks)), lambda at: _CLIP.match(blocks[at].line) is not None and not ends_sentence(blocks[at].line)):
        times = [60 * int(m.group(1)) + int(m.group(2)) for at in run if (m := _CLIP.match(blocks[at].line))]
        if len(times) >= 3 and max(times) < 600 and times not in (sorted(times), sorted(times, reverse=True)):
            _set(kinds, run, "related headline")


def _mark_tail(blocks: list[_Block], kinds: list[PassageKind | None]) -> None:
    """Five or more lines of a word or two after the text are a site's menu."""
    last = max((at for at, block in enumerate(blocks) if _is_paragraph(block)), default=len(blocks))
    for run in _runs(range(last + 1, len(blocks)), lambda at: _is_menu_item(blocks[at])):
        if len(run) >= 5:
            _set(kinds, [at for at in run if kinds[at] is None], "furniture")


def _is_menu_item(block: _Block) -> bool:
    return (
        len(block.words) <= 3 and not ends_sentence(block.line) and not any(c.isdigit() for c in block.line) and not _ITEM.match(block.line)
    )


def _mark_headline(blocks: list[_Block], kinds: list[PassageKind | None], title: str) -> None:
    """The report's own headline: what stands before the first paragraph, and reads as its title or as one."""
    first = next((at for at, block in enumerate(blocks) if kinds[at] is None and _is_paragraph(block)), 0)
    named = False
    for at in range(first):
        block = blocks[at]
        if kinds[at] in (None, "related headline") and (_is_title(block.line, title) or _is_own_headline(block, title, again=named)):
            kinds[at], named = "headline", True
        elif kinds[at] is None and len(block.words) > 3 and not _BYLINE.match(block.line):
            return


def _is_title(line: str, title: str) -> bool:
    """Whether a line is the title, or the title is the line with the site's name behind it."""
    one, other = _letters(line), _letters(title)
    return len(one) >= 12 and bool(other) and (other.startswith(one) or one == other)


def _is_own_headline(block: _Block, title: str, again: bool) -> bool:
    if len(block.words) > 30 or len(block.line) > 250 or ends_sentence(block.line.rstrip("?!\"'”’")):
        return False
    if any(pattern.match(block.line) for pattern in (_ITEM, _DATELINE, _BYLINE, _STAMP)) or _NO_HEADLINE.search(block.line):
        return False
    if block.line.isupper() or _is_title_cased(block):
        return True
    # In plain sentence case it must say something of what the title says, where there is one to compare.
    return not again and len(block.words) >= 4 and (not title or bool(_content_words(block.line) & _content_words(title)))


def _content_words(line: str) -> set[str]:
    return {word.casefold()[:6] for word in re.findall(r"\w{4,}", line[:LONGEST_LINE])}


def _letters(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalnum())


def _runs(places: range, holds: Callable[[int], bool]) -> Iterator[list[int]]:
    """The longest stretches of neighbouring places of which something holds."""
    run: list[int] = []
    for at in places:
        if holds(at):
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _set(kinds: list[PassageKind | None], places: list[int], kind: PassageKind) -> None:
    for at in places:
        kinds[at] = kind
