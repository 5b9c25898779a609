"""Which claims are missed and which are wrong: a sample to sort by cause, for docs/accuracy.md.

python -m benchmarks.misses BENCH/accounts [HOW_MANY]
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.predict import predict_record
from benchmarks.scoring import score_claims

Row = dict[str, Any]


def misses(folder: Path) -> tuple[list[str], list[str]]:
    """One line each for every claim that was missed, and for every one that was found and is wrong."""
    missed, wrong = [], []
    for bundle in sorted(folder.glob("*.jsonl")):
        record, gold = json.loads(predict_record(str(bundle))), json.loads(bundle.with_suffix(".gold.json").read_text("utf-8"))
        texts = {row["key"]: row["text"] for row in map(json.loads, bundle.read_text("utf-8").splitlines())}
        keys = {report["id"]: report["key"] for report in record["reports"]}
        matched = score_claims(record, gold).matched
        right = {found["id"] for _, found in matched}
        known = {(one["doc_id"], one["question"], one["start"], one["quote"], one["low"], one["value"]) for one, _ in matched}
        left = [c for c in gold["claims"] if (c["doc_id"], c["question"], c["start"], c["quote"], c["low"], c["value"]) not in known]
        extra = [{**c, "doc_id": keys[c["report"]]} for c in record["claims"] if c["id"] not in right]
        missed += [f"{_shown(bundle.stem, c, texts)}\n    found there: {'; '.join(_rivals(c, extra)) or 'nothing'}" for c in left]
        wrong += [_shown(bundle.stem, c, texts) for c in extra]
    return missed, wrong


def _shown(bundle: str, claim: Row, texts: dict[str, str]) -> str:
    text, start, end = texts[claim["doc_id"]], claim["start"], claim["end"]
    around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}".replace("\n", " ")
    return f"{bundle} {claim['question']} {_answer(claim)} {claim['incident']}: {around}"


def _answer(claim: Row) -> str:
    return claim["value"] or f"{claim['group'] or ''} {claim['low']}–{claim['high']} {claim['stance']}".strip()


def _rivals(gold: Row, extra: list[Row]) -> Iterator[str]:
    same = (c for c in extra if c["doc_id"] == gold["doc_id"] and c["question"] == gold["question"])
    return (f"{_answer(c)} “{c['quote']}”" for c in same if c["start"] < gold["end"] + 40 and gold["start"] - 40 < c["end"])


def main(arguments: list[str]) -> None:
    """Print a sample that is the same each time."""
    if not arguments:
        sys.exit(__doc__)
    chance, many = random.Random(2015), int(arguments[1]) if len(arguments) > 1 else 50
    for title, rows in zip(("missed", "wrong"), misses(Path(arguments[0])), strict=True):
        print(f"## {title}: {min(many, len(rows))} of {len(rows)}\n", *chance.sample(rows, min(many, len(rows))), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
