"""Near copies: which reports print one story, and which stretches of it stand in another outlet's printing too.

Word shingles are hashed and a fixed part of all hashes is kept as a report's sketch: MinHash scaled to the length of the text
("FracMinHash"), because a paper that prints four paragraphs of forty is a copy by containment and nearly unlike by Jaccard, which is
what plain MinHash with LSH estimates. Sketches only say whom to compare; the comparison itself is exact.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accordingto.records import Claim, Report
from accordingto.values.imprints import SHINGLE, Hashes, Imprint, Places

KEPT = 4
"""One hash in so many is in the sketch."""
LEAST_WORDS = 40
"""Words that two printings share at the least."""
LEAST_SHARE = 0.5
"""Of the shorter of two printings, how much stands in the other. Measured: docs/origins.md."""
PASSAGE = 60
"""Words in a row that make a copy whatever the share: a round-up's part. Statements quoted by several outlets are mostly shorter."""
SET_PHRASES = 3
"""Incidents from which what stands in reports of all of them is a form of words or a page's furniture, and no part of a story."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """One report's words: where each begins and ends, and the hash of each shingle."""

    report: Report
    starts: Places
    ends: Places
    hashes: Hashes
    """0 for a set phrase."""
    usual: Flags
    """For each word, whether it stands in a set phrase."""

    @property
    def own(self) -> int:
        """How many of its words are no set phrases."""
        return len(self.usual) - int(self.usual.sum())

    @property
    def sketch(self) -> Hashes:
        """The hashes that it is looked up by."""
        return np.unique(self.hashes[(self.hashes % KEPT == 0) & (self.hashes > 0)])

    def covered(self, by: Hashes) -> Flags:
        """For each word, whether it stands in a shingle of these, which are sorted."""
        found = np.zeros(len(self.starts), dtype=np.bool_)
        hits = _among(self.hashes, by) & (self.hashes > 0)
        for shift in range(SHINGLE):
            found[shift : shift + len(hits)] |= hits
        return found


def _among(hashes: Hashes, those: Hashes) -> Flags:
    """Which of the hashes are among those, which are sorted."""
    if not len(those):
        return np.zeros(len(hashes), dtype=np.bool_)
    found: Flags = those[np.minimum(np.searchsorted(those, hashes), len(those) - 1)] == hashes
    return found


def printed(report: Report, imprint: Imprint) -> Printed:
    """A report's text as shingles."""
    return Printed(report, imprint.starts, imprint.ends, imprint.hashes, np.zeros(len(imprint.starts), dtype=np.bool_))


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """One text that several reports print, whole or in part, with other headlines, cuts or paragraphs of their own."""

    printings: tuple[Printed, ...]
    """The first to come out first."""
    shared: Hashes
    """Shingles that two outlets or more print."""

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that print it."""
        return tuple(one.report.id for one in self.printings)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one report, seen among the printings of its story."""

    shared: bool
    """Whether another outlet prints it too, word by word."""
    around: float = 0.0
    """How much of its sentence another outlet prints."""
    inserted: bool = False
    """Whether it stands between two stretches that others print, and in none of them itself."""


class Copies:
    """The stories among some reports, and what each report shares with other printings."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.stories = tuple(stories)
        self._of: Mapping[str, tuple[tuple[Story, Printed], ...]] = _by_report(stories)
        self._masks: dict[tuple[int, str], Flags] = {}

    def of(self, report: str) -> tuple[Story, ...]:
        """The stories that a report prints."""
        return tuple(story for story, _ in self._of.get(report, ()))

    def stretch(self, story: Story, claim: Claim) -> Stretch:
        """Whether the words of a claim stand in the story's shared text; every word of the quote must, or it is another figure."""
        one = next(one for one in story.printings if one.report.id == claim.report)
        mask = self._mask(story, one)
        first, last = _words_at(one, claim.start, claim.end)
        if first >= last:
            return Stretch(False)
        start, end = _words_at(one, claim.sentence.start, claim.sentence.end) if claim.sentence else (first, last)
        around = float(mask[start:end].mean())
        if bool(mask[first:last].all()):
            return Stretch(True, around)
        return Stretch(False, around, bool(not around and mask[:start].any() and mask[end:].any()))

    def share(self, story: Story, report: str) -> float:
        """How much of a report's words other outlets print too."""
        one = next(one for one in story.printings if one.report.id == report)
        return float(self._mask(story, one).mean()) if len(one.starts) else 0.0

    def _mask(self, story: Story, one: Printed) -> Flags:
        key = (id(story), one.report.id)
        if key not in self._masks:
            self._masks[key] = one.covered(story.shared)
        return self._masks[key]


def _by_report(stories: Iterable[Story]) -> Mapping[str, tuple[tuple[Story, Printed], ...]]:
    found: dict[str, list[tuple[Story, Printed]]] = defaultdict(list)
    for story in stories:
        for one in story.printings:
            found[one.report.id].append((story, one))
    return {report: tuple(printings) for report, printings in found.items()}


def _words_at(one: Printed, start: int, end: int) -> tuple[int, int]:
    """The words that touch a span, as a slice."""
    return int(np.searchsorted(one.ends, start, "right")), int(np.searchsorted(one.starts, end, "left"))


def copies_among(reports: Iterable[Report], imprints: Mapping[str, Imprint], phrases: Hashes | None = None) -> Copies:
    """The stories that several of these reports print; a report without an imprint prints none.

    ``phrases``: the set phrases of all reports; without them those that these reports show.
    """
    known = [report for report in reports if report.id in imprints]
    if len(known) < 2:
        return Copies([])
    usual = set_phrases(known, imprints) if phrases is None else phrases
    every = [_without(printed(report, imprints[report.id]), usual) for report in known]
    ordered = sorted((one for one in every if len(one.hashes)), key=_first_out)
    groups = [[leader, *followers] for leader, followers in _followed(ordered)]
    return Copies([story for group in groups if (story := _story(group)) is not None])


def _first_out(one: Printed) -> tuple[str, int, str]:
    """The first to come out first; of one day the longest, which the others cut."""
    return one.report.published or "~", -len(one.starts), one.report.id


def set_phrases(reports: Iterable[Report], imprints: Mapping[str, Imprint]) -> Hashes:
    """What reports on several incidents say alike ("anyone with information is asked to call"), as sorted hashes of runs of words."""
    keys: dict[str, list[Hashes]] = defaultdict(list)
    for report in reports:
        if report.id in imprints:
            keys[report.incidents[0] if report.incidents else ""].append(imprints[report.id].hashes)
    if len(keys) < SET_PHRASES:
        return np.empty(0, dtype=np.uint64)
    hashes, counts = np.unique(np.concatenate([np.unique(np.concatenate(told)) for told in keys.values()]), return_counts=True)
    return hashes[counts >= SET_PHRASES]


def _without(one: Printed, phrases: Hashes) -> Printed:
    """The words of set phrases stay where they are and match nothing; they count for no text of its own either."""
    usual = _among(one.hashes, phrases)
    if not usual.any():
        return one
    return Printed(one.report, one.starts, one.ends, np.where(usual, np.uint64(0), one.hashes), one.covered(phrases))


def _followed(ordered: Sequence[Printed]) -> Iterator[tuple[Printed, list[Printed]]]:
    """Each first printing with those that copy it; a round-up that prints two stories follows both."""
    leaders: dict[int, list[Printed]] = {}
    looked_up: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(ordered):
        sketch = one.sketch.tolist()
        met = Counter(leader for kept in sketch for leader in looked_up.get(kept, ()))
        copied = [leader for leader, times in met.items() if times > 1 and are_copies(ordered[leader], one)]
        for leader in copied:
            leaders[leader].append(one)
        if not copied:
            leaders[number] = []
            for kept in sketch:
                looked_up[kept].append(number)
    for leader, followers in leaders.items():
        if followers:
            yield ordered[leader], followers


def are_copies(one: Printed, other: Printed) -> bool:
    """Whether two texts on one incident are one, the shorter for the most part stands in the longer, or they share a passage."""
    if not set(one.report.incidents) & set(other.report.incidents):
        return False
    if other.own < one.own:
        one, other = other, one
    shared = one.covered(np.sort(other.hashes)) & ~one.usual
    words = int(shared.sum())
    return words >= LEAST_WORDS and (words >= LEAST_SHARE * one.own or _longest_run(shared) >= PASSAGE)


def _longest_run(flags: Flags) -> int:
    """How many words in a row are marked."""
    ends = np.flatnonzero(~np.concatenate(([False], flags, [False])))
    return int(np.diff(ends).max()) - 1


def _story(printings: Sequence[Printed]) -> Story | None:
    """The printings as a story, where two outlets print it: an outlet's own second edition is no copy."""
    by_outlet: dict[str, list[Hashes]] = defaultdict(list)
    for one in printings:
        by_outlet[outlet_key(one.report)].append(one.hashes)
    if len(by_outlet) < 2:
        return None
    hashes, counts = np.unique(np.concatenate([np.unique(np.concatenate(own)) for own in by_outlet.values()]), return_counts=True)
    return Story(tuple(printings), hashes[counts > 1])


def outlet_key(report: Report) -> str:
    """What tells one outlet from another; a report that names none is an outlet of its own."""
    name = " ".join(report.outlet.casefold().removeprefix("the ").removeprefix("www.").split())
    return re.sub(r":\d+$", "", name) or report.id
