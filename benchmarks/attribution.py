"""Predictions in PolNeAR's terms: source, cue and content spans of each row's text."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from accordingto.reading.attributions import find_attributions
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


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        for prediction in predict(json.loads(line) for line in lines if line.strip()):
            print(json.dumps(prediction))
