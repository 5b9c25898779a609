"""What the sets' scorer does not ask of the two real reports: running totals, checks, quotations, and that nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import alike, score_claims, score_tallies

Row = dict[str, Any]
RULES = {"parts-exceed-whole": "parts-within-whole"}
"""The gold names one check by its failing."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Each as "3 of 4"."""

    tallies: str
    checks: str
    quotations: str


def facts(record: Row, gold: Row) -> Facts:
    """How many of the gold's running totals, verdicts and quotations the record has."""
    tallies = score_tallies(record, gold)
    verdicts = {(check["rule"], check["verdict"]) for check in record["checks"]}
    checks = sum((RULES.get(check["key"], check["key"]), check["verdict"]) in verdicts for check in gold["checks"])
    quotations = sum(any(_same(quote, found, record) for found in record["quotes"]) for quote in gold["quotes"])
    return Facts(f"{tallies.right} of {tallies.gold}", f"{checks} of {len(gold['checks'])}", f"{quotations} of {len(gold['quotes'])}")


def _same(gold: Row, found: Row, record: Row) -> bool:
    key = next(report["key"] for report in record["reports"] if report["id"] == found["report"])
    overlaps = key == gold["doc_id"] and gold["start"] < found["end"] and found["start"] < gold["end"]
    same_via = len(gold["via"]) == len(found["via"]) and all(map(alike, gold["via"], found["via"]))
    return overlaps and alike(gold["speaker"], found["speaker"]) and same_via


def guessed_years(record: Row, texts: Mapping[str, str]) -> list[str]:
    """Times of claims whose year stands nowhere in their report."""
    keys = {report["id"]: report["key"] for report in record["reports"]}
    whens = ((claim["value"] or "", texts[keys[claim["report"]]]) for claim in record["claims"] if claim["question"] == "when")
    return [value for value, text in whens if (year := re.match(r"\d{4}", value)) and year.group() not in text]


def raids_apart(record: Row, gold: Row) -> bool:
    """Whether no incident holds right claims of both raids."""
    matched = [(one["incident"], found["incident"]) for one, found in score_claims(record, gold).matched]
    first, second = ({found for raid, found in matched if raid == key} for key in ("first-raid", "second-raid"))
    return bool(first and second) and not first & second
