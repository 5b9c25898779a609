"""Fit the sieve for the shipped network: python -m training.sieve DATA

Reads the stories of ``held/`` and the real reports that training never saw, takes a candidate for right where an annotated claim of its
report and question overlaps it and has its value, and fits a logistic regression with a ridge to each family of questions.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.learned.settling import candidates_of
from accordingto.reading.learned.sieve import FAMILIES, Candidate, Sieve, features, repeats
from accordingto.reading.learned.values import sighted
from accordingto.reading.model.encoder import answer
from accordingto.reading.model.pieces import WEIGHTS
from accordingto.reading.reader import by_rules
from accordingto.records import Claim, Report
from benchmarks.gold import Row, gold_of, stories_in
from benchmarks.scoring import same_answer as agrees
from training.real import real_stories

HERE = Path(__file__).parent
RIDGE = 4.0
"""Weight of the squared weights against the sum of log losses; 16 did no better on the dev stories."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report's candidates in order, and its annotated claims."""

    candidates: list[Candidate]
    gold: list[Row]


def told_in(stories: Iterable[Row]) -> Iterator[Told]:
    """Every report of some stories."""
    for story in stories:
        gold = gold_of(story)["claims"]
        for row in story["reports"]:
            yield told_of(row, [claim for claim in gold if claim["doc_id"] == row["key"]])


def told_of(row: Row, gold: list[Row]) -> Told:
    """One report with its gold."""
    key, text, title, outlet, published = (str(row.get(name) or "") for name in ("key", "text", "title", "outlet", "published"))
    report = Report(id=key, key=key, text=text, title=title, outlet=outlet, published=published)
    layers, tallies, story, claims = by_rules(report)
    seen = sighted(layers, tallies, answer(text, title))
    found, groups = candidates_of(seen, story, claims)
    placed = [replace(found[n], incident=group) for n, group in groups.items() if n < len(found)]
    return Told(placed, gold)


def right_ones(told: Told) -> set[int]:
    """The candidates that the annotation holds, each annotated claim once: the longest overlap first, then the first in the text."""
    pairs = []
    for n, candidate in enumerate(told.candidates):
        claim = candidate.claim
        row = {"question": claim.question, "low": claim.low, "high": claim.high, "value": claim.value}
        for m, gold in enumerate(told.gold):
            overlap = min(gold["end"], claim.end) - max(gold["start"], claim.start)
            if overlap > 0 and gold["question"] == claim.question and agrees(gold, row):
                pairs.append((candidate.ruled is False, -overlap, n, m))
    right: set[int] = set()
    taken: set[int] = set()
    for _, _, n, m in sorted(pairs):
        if n not in right and m not in taken:
            right.add(n)
            taken.add(m)
    return right


def fitted(reports: list[Told]) -> Sieve:
    """The weights under which right candidates are likely and wrong ones are not."""
    rows: dict[str, list[tuple[dict[str, float], bool]]] = defaultdict(list)
    for told in reports:
        right = right_ones(told)
        stood: dict[tuple[int, str], list[Claim]] = defaultdict(list)
        for n, candidate in enumerate(told.candidates):
            before = stood[candidate.incident, candidate.claim.question]
            if repeats(candidate.claim, before):
                continue
            rows[FAMILIES[candidate.claim.question]].append((features(candidate, before), n in right))
            if n in right:
                before.append(candidate.claim)
    return Sieve({family: _logistic(found) for family, found in rows.items()})


def _logistic(rows: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Newton's method on the penalised log likelihood."""
    names = list(rows[0][0])
    x = np.array([[row[name] for name in names] for row, _ in rows])
    y = np.array([right for _, right in rows], dtype=np.float64)
    w = np.zeros(len(names))
    ridge = RIDGE * np.diag([0.01 if name == "always" else 1.0 for name in names])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        gradient: NDArray[np.float64] = x.T @ (y - p) - ridge @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        w = w + np.linalg.solve(hessian, gradient)
    return {name: round(float(value), 4) for name, value in zip(names, w, strict=True)}


def main() -> None:
    """Fit and write sieve.json beside the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder that training/README.md describes")
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    sieve = fitted([*told_in(stories_in(HERE / "held")), *told_in(real_stories(given.data, "sieve"))])
    (given.to / "sieve.json").write_text(json.dumps(sieve.weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
