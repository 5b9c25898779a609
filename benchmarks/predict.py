"""Predictions in the shapes that the scorers take.

    python -m benchmarks.predict record IN OUT              one record of all reports; IN is JSON lines, a file or a folder
    python -m benchmarks.predict records IN.jsonl OUT       a record of each row by itself, put together in one file
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
from io import BytesIO
from pathlib import Path
from typing import Any

from accordingto.pipeline import build
from accordingto.records import Record
from accordingto.settings import Settings
from accordingto.views.record import record_json

Row = dict[str, Any]
NOT_ANNOTATED = ("target", "weapon")
"""The guide behind the accounts' gold asks for neither question, so that a right answer to one would count as wrong."""
PARTS = ("reports", "incidents", "claims", "quotes", "tallies", "checks")


def predict_record(source: str) -> bytes:
    """``record.json`` of all the reports, without the claims that no gold was made for."""
    return record_json(_annotated(_told(build([source], Settings()))))


def predict_records(source: str) -> bytes:
    """What a record of each row alone holds, one after another: reading is measured by itself, without linking rows."""
    with open(source, "rb") as rows:
        records = [_annotated(_told(build(["-"], Settings(), BytesIO(row)))) for row in rows if row.strip()]
    return merged(map(record_json, records))


def merged(records: Iterable[bytes]) -> bytes:
    """Several records in one file, for scoring in one go; ids don't clash, they come from the texts."""
    read = [json.loads(record) for record in records]
    return json.dumps({part: [row for record in read for row in record[part]] for part in PARTS}, ensure_ascii=False).encode()


def predict_rows(layer: str, source: str) -> Iterator[str]:
    """One line of JSON a row, from the layer's own module beside this one."""
    predict: Callable[[Iterable[Row]], Iterable[Row]] = import_module(f"benchmarks.{layer}").predict
    with open(source, encoding="utf-8") as lines:
        for row in predict(json.loads(line) for line in lines if line.strip()):
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _told(record: Record) -> Record:
    for refusal in record.refusals:
        print(f"refused: {refusal.source}: {refusal.reason}", file=sys.stderr)
    return record


def _annotated(record: Record) -> Record:
    kept = tuple(claim for claim in record.claims if claim.question not in NOT_ANNOTATED)
    incidents = (replace(i, findings=tuple(f for f in i.findings if f.question not in NOT_ANNOTATED)) for i in record.incidents)
    return replace(record, claims=kept, incidents=tuple(incidents))


def main(arguments: list[str]) -> None:
    """Predict one kind of thing for one file."""
    whole = {"record": predict_record, "records": predict_records}
    if len(arguments) != 3 or arguments[0] not in (*whole, "times", "places", "attribution"):
        sys.exit(__doc__)
    layer, source, out = arguments
    target = Path(out) / "record.json" if Path(out).is_dir() else Path(out)
    if layer in whole:
        target.write_bytes(whole[layer](source))
    else:
        with target.open("w", encoding="utf-8") as written:
            written.writelines(predict_rows(layer, source))


if __name__ == "__main__":
    main(sys.argv[1:])
