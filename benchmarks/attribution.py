"""Who said what: predictions in PolNeAR's terms, and how many origins of the invented stories' claims come out right.

python benchmarks/attribution.py predict ROWS.jsonl       rows {"id", "text"} in, {"id", "quotes": [{cue, sources, contents}]} out
python benchmarks/attribution.py origins STORIES_DIR      share of right origins, where the gold names one and where it does not
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from accordingto.reading.attribution import find_attributions
from accordingto.reading.attribution.spelling import content_words
from accordingto.reading.claims import attribution_of
from accordingto.reading.layers import Layers
from accordingto.reading.passages import find_passages
from accordingto.reading.quotations import find_quoted
from accordingto.reading.sentences import find_sentences
from accordingto.records import Report, Span


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row of spans for each row with an ``id`` and a ``text``."""
    for row in rows:
        layers = layers_of(row["text"])
        yield {
            "id": row["id"],
            "quotes": [
                {
                    "cue": _pair(a.cue) if a.cue else None,
                    "sources": [_pair(a.source)] if a.source else [],
                    "contents": [_pair(c) for c in a.contents],
                }
                for a in find_attributions(layers)
            ],
        }


def layers_of(text: str, outlet: str = "", title: str = "") -> Layers:
    """A text with the layers that attributions rest on."""
    report = Report("r", "r", text, outlet=outlet, title=title)
    passages = find_passages(report)
    return Layers(report, passages, find_sentences(text, passages), find_quoted(text, passages))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def origins(stories: Path) -> Iterator[tuple[str, str]]:
    """Gold origin and read origin of every claim, the value's own words deciding who says it."""
    for path in sorted(stories.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        read = {}
        for report in story["reports"]:
            layers = layers_of(report["text"], report["outlet"], report["title"])
            read[report["key"]] = replace(layers, attributions=find_attributions(layers))
        for claim in story["claims"]:
            layers = read[claim["doc_id"]]
            if (span := _value_span(layers.text, claim)) is not None:
                said = attribution_of(layers, span)
                yield claim["origin"], said.origin.name if said else ""


def _value_span(text: str, claim: dict[str, Any]) -> Span | None:
    start = -1
    for _ in range(claim.get("occurrence", 0) + 1):
        start = text.find(claim["quote"], start + 1)
        if start < 0:
            return None
    value = claim.get("value_quote") or claim["quote"]
    start += max(0, claim["quote"].find(value))
    return Span(start, start + len(value))


def alike(one: str, other: str) -> bool:
    """Whether two names share most of their words: one inside the other, or half of the longer."""
    a, b = content_words(one), content_words(other)
    return a == b if not a or not b else a <= b or b <= a or 2 * len(a & b) >= max(len(a), len(b))


def _print_origins(stories: Path) -> None:
    tally: Counter[tuple[bool, bool]] = Counter((bool(gold), alike(gold, got)) for gold, got in origins(stories))
    for named, label in ((True, "where named"), (False, "own voice")):
        right, all_ = tally[named, True], tally[named, True] + tally[named, False]
        print(f"{label:12} {right} of {all_}: {100 * right / max(1, all_):.1f}")


def main() -> None:
    """Predict or score, as the first argument says."""
    command, path = sys.argv[1], Path(sys.argv[2])
    if command == "origins":
        _print_origins(path)
        return
    with path.open(encoding="utf-8") as lines:
        for prediction in predict(json.loads(line) for line in lines if line.strip()):
            print(json.dumps(prediction))


if __name__ == "__main__":
    main()
