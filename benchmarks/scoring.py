"""Scores a record against annotated reports, by the rules that the measuring sets are scored by.

A claim is right where a gold claim of the same report and question overlaps it and has its value; each gold claim is
matched once, the longest overlap first. Origins, groups and incidents are judged over the claims that are right.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from accordingto.records import COUNTS

Row = dict[str, Any]
Pair = tuple[Row, Row]
"""A gold row, and the row that was found for it."""

_SMALL = frozenset(
    "the a an of in at on near and by for to city town province governorate street area district mr mrs forces force".split()
)
_MARKS = " \n\t\"'“”‘’,.;:"


@dataclass(frozen=True, slots=True)
class Hits:
    """How many of the found and of the sought are the same."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """In percent; 0 where nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """In percent; 0 where there was nothing to find."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / (self.found + self.gold) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """How many claims of each question are right, and which."""

    questions: dict[str, Hits] = field(default_factory=dict)
    matched: tuple[Pair, ...] = ()

    def __add__(self, other: "ClaimScores") -> "ClaimScores":
        both = {q: self.of(q) + other.of(q) for q in (*self.questions, *other.questions)}
        return ClaimScores(both, self.matched + other.matched)

    def of(self, question: str) -> Hits:
        """The hits of one question."""
        return self.questions.get(question, Hits())

    @property
    def all(self) -> Hits:
        """Over all questions."""
        return sum(self.questions.values(), Hits())

    @property
    def named_origins(self) -> float:
        """Of the right claims whose origin the gold names, the percentage with that origin."""
        return _percent([alike(gold["origin"], found["origin"]["name"]) for gold, found in self.matched if gold["origin"]])

    @property
    def groups(self) -> float:
        """Of the right claims on people killed and injured, the percentage on the right group."""
        people = [pair for pair in self.matched if pair[0]["question"] in ("killed", "injured")]
        return _percent([(gold["group"] or "all") == (found["group"] or "all") for gold, found in people])

    @property
    def incidents(self) -> float:
        """How purely and wholly the right claims of an incident stand together: B-cubed F1."""
        return b_cubed([((gold["story"], gold["incident"]), found["incident"]) for gold, found in self.matched])


def score_claims(record: Row, story: Row) -> ClaimScores:
    """The record's claims against the story's, over the reports that stand in one of its incidents."""
    found, gold = _by_place(record["claims"], _keys(record)), _by_place(story["claims"])
    reports = {report for incident in story["incidents"] for report in incident["docs"]}
    questions: defaultdict[str, Hits] = defaultdict(Hits)
    matched: list[Pair] = []
    for place in sorted(place for place in gold.keys() | found.keys() if place[0] in reports):
        pairs = _pair_off(gold[place], found[place], same_answer)
        questions[place[1]] += Hits(len(pairs), len(found[place]), len(gold[place]))
        matched += (({**one, "story": story["bundle"]}, other) for one, other in pairs)
    return ClaimScores(dict(questions), tuple(matched))


def score_tallies(record: Row, story: Row) -> Hits:
    """The record's running totals against the story's: right where one overlaps and has the same bounds."""
    found, gold = _by_place(record["tallies"], _keys(record)), _by_place(story["tallies"])
    hits = (Hits(len(_pair_off(gold[p], found[p], _same_bounds)), len(found[p]), len(gold[p])) for p in gold.keys() | found.keys())
    return sum(hits, Hits())


def score_spans(text: str, found: Iterable[tuple[int, int]], gold: Iterable[tuple[int, int]]) -> tuple[Hits, Hits]:
    """Stretches that are the same but for marks at their ends, and characters that lie in both."""
    spans = [{_trimmed(text, *span) for span in part} for part in (found, gold)]
    letters = [{place for span in part for place in range(*span)} for part in spans]
    exact, overlap = (Hits(len(mine & theirs), len(mine), len(theirs)) for mine, theirs in (spans, letters))
    return exact, overlap


def same_answer(gold: Row, found: Row) -> bool:
    """Whether two claims on one question agree in their value."""
    question = gold["question"]
    if question in COUNTS:
        return _same_bounds(gold, found)
    said, read = gold["value"] or "", found["value"] or ""
    if question == "when":
        day = _day(said)
        return bool(day) and _day(read)[: len(day)] == day
    return said.casefold() == read.casefold() if question == "type" else alike(said, read)


def alike(one: str, other: str) -> bool:
    """Whether two names are one inside the other by their content words, or share half of the longer."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return mine == theirs
    return mine <= theirs or theirs <= mine or 2 * len(mine & theirs) >= max(len(mine), len(theirs))


def b_cubed(pairs: Sequence[tuple[object, object]]) -> float:
    """F1, in percent, of items given as (gold cluster, found cluster)."""
    if not pairs:
        return 0.0
    both, gold, found = Counter(pairs), Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    precision = sum(n * n / found[other] for (_, other), n in both.items()) / len(pairs)
    recall = sum(n * n / gold[one] for (one, _), n in both.items()) / len(pairs)
    return 200 * precision * recall / (precision + recall)


def _keys(record: Row) -> dict[str, str]:
    return {report["id"]: report["key"] for report in record["reports"]}


def _by_place(rows: Iterable[Row], keys: dict[str, str] | None = None) -> defaultdict[tuple[str, str], list[Row]]:
    """Rows by report and question, in their order; tallies answer one question alone."""
    sorted_: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        sorted_[keys[row["report"]] if keys else row["doc_id"], row.get("question", "tally")].append(row)
    return sorted_


def _pair_off(gold: list[Row], found: list[Row], same: Callable[[Row, Row], bool]) -> list[Pair]:
    """Rows that overlap and are the same, one to one, the longest overlap first."""
    options = sorted(
        (-shared, mine, theirs)
        for mine, one in enumerate(gold)
        for theirs, other in enumerate(found)
        if (shared := min(one["end"], other["end"]) - max(one["start"], other["start"])) > 0 and same(one, other)
    )
    pairs: dict[int, int] = {}
    for _, mine, theirs in options:
        if mine not in pairs and theirs not in pairs.values():
            pairs[mine] = theirs
    return [(gold[mine], found[theirs]) for mine, theirs in pairs.items()]


def _same_bounds(gold: Row, found: Row) -> bool:
    return (gold["low"], gold["high"]) == (found["low"], found["high"])


def _day(value: str) -> tuple[str, ...]:
    """Year, month and day as far as they are told."""
    told = re.match(r"(-?\d{4}|[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?", value)
    return tuple(part for part in told.groups() if part) if told else ()


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold())) - _SMALL


def _percent(answers: list[bool]) -> float:
    return 100 * sum(answers) / len(answers) if answers else 0.0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip(_MARKS)), end - len(stretch) + len(stretch.rstrip(_MARKS))
