"""Predictions in the shapes that the scorers take.

    python -m benchmarks.predict record IN.jsonl OUT        one record of the rows' reports
    python -m benchmarks.predict times IN.jsonl OUT         rows {"id", "times"}
    python -m benchmarks.predict places IN.jsonl OUT        rows {"id", "places"}
    python -m benchmarks.predict attribution IN.jsonl OUT   rows {"id", "quotes"}

Rows of reports have key, outlet, title, published, url, language and text; the others id and text, for times also published.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from accordingto.pipeline import build
from accordingto.records import Record
from accordingto.settings import Settings
from accordingto.views.record import record_json

Row = dict[str, Any]
NOT_ANNOTATED = ("target", "weapon")
"""The guide behind the accounts' gold asks for neither question, so that a right answer to one would count as wrong."""


def predict_record(source: str) -> bytes:
    """``record.json`` of all the reports, without the claims that no gold was made for."""
    record = build([source], Settings())
    for refusal in record.refusals:
        print(f"refused: {refusal.source}: {refusal.reason}", file=sys.stderr)
    return record_json(_annotated(record))


def predict_rows(layer: str, source: str) -> Iterator[str]:
    """One line of JSON a row, from the layer's own module beside this one."""
    predict: Callable[[Iterable[Row]], Iterable[Row]] = import_module(f"benchmarks.{layer}").predict
    with open(source, encoding="utf-8") as lines:
        for row in predict(json.loads(line) for line in lines if line.strip()):
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _annotated(record: Record) -> Record:
    kept = tuple(claim for claim in record.claims if claim.question not in NOT_ANNOTATED)
    incidents = (replace(i, findings=tuple(f for f in i.findings if f.question not in NOT_ANNOTATED)) for i in record.incidents)
    return replace(record, claims=kept, incidents=tuple(incidents))


def main(arguments: list[str]) -> None:
    """Predict one kind of thing for one file."""
    if len(arguments) != 3 or arguments[0] not in ("record", "times", "places", "attribution"):
        sys.exit(__doc__)
    layer, source, out = arguments
    target = Path(out) / "record.json" if Path(out).is_dir() else Path(out)
    if layer == "record":
        target.write_bytes(predict_record(source))
    else:
        with target.open("w", encoding="utf-8") as written:
            written.writelines(predict_rows(layer, source))


if __name__ == "__main__":
    main(sys.argv[1:])
