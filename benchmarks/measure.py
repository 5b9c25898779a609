"""Score everything that there is a dev set for, and print the tables of docs/accuracy.md and docs/performance.md.

    python -m benchmarks.measure BENCH [SET …]

BENCH is the folder that holds score.py and the sets; without a SET all are measured.
"""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

COLLECTIONS = {
    "airwars-gaza": {"figures": "gold.jsonl"},
    "gva": {"linking": "gold.jsonl", "figures": "figures.jsonl"},
    "airwars-syria": {"linking": "gold.jsonl", "figures": "figures.jsonl"},
}
"""One record of all the reports, scored in one way or two."""
LAYERS = {"times": "wikiwars-train.jsonl", "places": "lgl-even.jsonl", "attribution": "polnear-dev.jsonl"}
SETS = ("accounts", *COLLECTIONS, *LAYERS)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the scorer says of one set, and how long the predictions took."""

    name: str
    rows: int
    seconds: float
    said: str


def measure(name: str, bench: Path, scratch: Path) -> Measured:
    """Predict one set from nothing and score it."""
    started = time.monotonic()
    if name == "accounts":
        bundles = sorted((bench / name).glob("*.jsonl"))
        predicted = _merged([_predict("record", bundle, scratch / f"{bundle.stem}.json") for bundle in bundles], scratch / "accounts.json")
        seconds = time.monotonic() - started
        said = _score(bench, "claims", predicted, *(bundle.with_suffix(".gold.json") for bundle in bundles))
        return Measured(name, sum(map(_lines, bundles)), seconds, said)
    source = bench / name / LAYERS.get(name, "reports.jsonl")
    predicted = _predict(name if name in LAYERS else "record", source, scratch / f"{name}.json")
    seconds = time.monotonic() - started
    scores = COLLECTIONS.get(name, {name: source.name})
    said = "".join(_score(bench, kind, predicted, bench / name / gold) for kind, gold in scores.items())
    return Measured(name, _lines(source), seconds, said)


def _predict(layer: str, source: Path, out: Path) -> Path:
    subprocess.run([sys.executable, "-m", "benchmarks.predict", layer, str(source), str(out)], check=True)
    return out


def _merged(records: list[Path], out: Path) -> Path:
    """Claims are scored in one go over records that were made one a bundle; ids don't clash, they come from the texts."""
    read = [json.loads(record.read_text("utf-8")) for record in records]
    both = {kind: [row for record in read for row in record[kind]] for kind in ("reports", "claims")}
    out.write_text(json.dumps(both), "utf-8")
    return out


def _score(bench: Path, kind: str, *files: Path) -> str:
    command = [sys.executable, str(bench / "score.py"), kind, *map(str, files)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def main(arguments: list[str]) -> None:
    """Print each set's scores as the scorer words them, then how long each took."""
    if not arguments or set(arguments[1:]) - set(SETS):
        sys.exit(f"{__doc__}\nSets: {', '.join(SETS)}")
    bench = Path(arguments[0])
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in arguments[1:] or SETS:
            found.append(measured := measure(name, bench, Path(scratch)))
            print(f"### {name}\n\n```\n{measured.said.rstrip()}\n```\n", flush=True)
    print("| set | rows | seconds | rows a second |\n| --- | ---: | ---: | ---: |")
    for one in found:
        print(f"| {one.name} | {one.rows:,} | {one.seconds:.1f} | {one.rows / one.seconds:.1f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
