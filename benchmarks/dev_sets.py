"""The sets that the project is measured on while it is made: how each is predicted, scored, and what its figures are called."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import raqqa
from benchmarks.names import documents
from benchmarks.names import score as score_names
from benchmarks.predict import merged

Row = dict[str, Any]
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure beside the bar that the project set itself and what others reach on the same data."""

    name: str
    measured: str
    bar: str = ""
    others: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A set's figures, what the scorer printed, and how long the predictions took."""

    name: str
    rows: int
    seconds: float
    figures: tuple[Figure, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the sets and their scorer lie, the two real reports, and where predictions may be put."""

    folder: Path
    reports: Path
    scratch: Path

    def predict(self, kind: str, source: Path, name: str) -> Path:
        """One kind of prediction by a process of its own, so that memory and caches start afresh."""
        out = self.scratch / f"{name}.json"
        subprocess.run([sys.executable, "-m", "benchmarks.predict", kind, str(source), str(out)], check=True)
        return out

    def score(self, kind: str, *files: Path) -> str:
        """What the sets' own scorer prints."""
        command = [sys.executable, str(self.folder / "score.py"), kind, *map(str, files)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def real_reports(bench: Bench) -> Measured:
    """Two real reports behind front matter: outlet and day of publication known."""
    said, seconds, record = _two_reports(bench, "md")
    found = raqqa.facts(record, _json(bench.reports / "gold.json"))
    figures = (
        Figure("claims F1", _after("ALL", 3, said), "95"),
        Figure("origin where named", _after("origin-where-named", 1, said), "95"),
        Figure("incidents B³ F1", _after("F1", 3, _line("incidents", said)), "100"),
        Figure("running totals", found.tallies, "5 of 5"),
        Figure("checks with the gold's verdict", found.checks, "4 of 4"),
        Figure("quotations with speaker and via", found.quotations, "7 of 8"),
    )
    return Measured("raqqa-2015, .md", 2, seconds, figures, said)


def bare_reports(bench: Bench) -> Measured:
    """The same two reports as bare text: nobody says when they came out."""
    said, seconds, record = _two_reports(bench, "txt")
    texts = {path.stem: path.read_text("utf-8") for path in bench.reports.glob("*.txt")}
    guessed = raqqa.guessed_years(record, texts)
    figures = (
        Figure("times with a year that no report names", str(len(guessed)), "0"),
        Figure("the two raids stay apart", "yes" if raqqa.raids_apart(record, _json(bench.reports / "gold.json")) else "no", "yes"),
        Figure("claims F1 (gold days have years)", _after("ALL", 3, said)),
    )
    return Measured("raqqa-2015, .txt", 2, seconds, figures, said)


def _two_reports(bench: Bench, ending: str) -> tuple[str, float, Row]:
    folder = bench.scratch / ending
    folder.mkdir()
    for path in bench.reports.glob(f"*.{ending}"):
        if path.name != "README.md":
            (folder / path.name).write_bytes(path.read_bytes())
    started = time.monotonic()
    predicted = bench.predict("record", folder, f"raqqa-{ending}")
    seconds = time.monotonic() - started
    return bench.score("claims", predicted, bench.reports / "gold.json"), seconds, _json(predicted)


def accounts(bench: Bench) -> Measured:
    """Bundles of reports on look-alike incidents: one record a bundle, scored in one go."""
    bundles = sorted((bench.folder / "accounts").glob("*.jsonl"))
    started = time.monotonic()
    records = [bench.predict("record", bundle, bundle.stem) for bundle in bundles]
    seconds = time.monotonic() - started
    pooled = bench.scratch / "accounts.json"
    pooled.write_bytes(merged(record.read_bytes() for record in records))
    said = bench.score("claims", pooled, *(bundle.with_suffix(".gold.json") for bundle in bundles))
    each = (bench.score("claims", record, bundle.with_suffix(".gold.json")) for record, bundle in zip(records, bundles, strict=True))
    by_bundle = ", ".join(f"{bundle.stem} {_after('ALL', 3, one)}" for bundle, one in zip(bundles, each, strict=True))
    figures = (
        Figure("claims F1", _after("ALL", 3, said), "68", "two careful readers 86.4"),
        Figure("killed F1", _after("killed", 3, said), "80", "the two readers 97.6"),
        Figure("injured F1", _after("injured", 3, said), "76", "the two readers 91.3"),
        Figure("when F1", _after("when", 3, said), "68", "the two readers 89.4"),
        Figure("where F1", _after("where", 3, said), "60", "the two readers 76.4"),
        Figure("actor F1", _after("actor", 3, said), "62", "the two readers 82.4"),
        Figure("type F1", _after("type", 3, said), "65", "the two readers 81.5"),
        Figure("origin where named", _after("origin-where-named", 1, said), "85", "the two readers 95"),
        Figure("stance", _after("stance", 1, said), "97"),
        Figure("incidents B³ F1", _after("F1", 3, _line("incidents", said)), "88"),
    )
    return Measured("accounts", sum(map(_lines, bundles)), seconds, figures, f"{said}claims F1 by bundle: {by_bundle}\n")


def gaza(bench: Bench) -> Measured:
    """Narratives that weigh many sources: a record of each, then one of all."""
    folder = bench.folder / "airwars-gaza"
    started = time.monotonic()
    each = bench.predict("records", folder / "reports.jsonl", "gaza-each")
    seconds = time.monotonic() - started
    alone = bench.score("figures", each, folder / "gold.jsonl")
    together = bench.score("figures", bench.predict("record", folder / "reports.jsonl", "gaza"), folder / "gold.jsonl")
    figures = (
        Figure("killed, exact range, a record each", _exact("killed", alone), "60 %", "numbers near “killed” 20.6 %, commonest 17.6 %"),
        Figure("injured, exact range, a record each", _exact("injured", alone), "60 %"),
        Figure("killed, exact range, one record of all", _exact("killed", together)),
    )
    said = f"a record each\n{alone}one record of all\n{together}"
    return Measured("airwars-gaza", _lines(folder / "reports.jsonl"), seconds, figures, said)


def gva(bench: Bench) -> Measured:
    """US articles on shootings, several to an incident, in one record."""
    linking, figures, rows, seconds = _collection(bench, bench.folder / "gva", "gva")
    shown = (
        Figure("linking B³ F1", _after("F1", 3, _line("B3", linking)), "", "TF-IDF and average linking 85.0, every report alone 75.6"),
        Figure("killed, exact", _exact("killed", figures), "", "a rules system on single articles of another sample 83.7 %"),
        Figure("injured, exact", _exact("injured", figures), "", "the same 74.2 %"),
    )
    return Measured("gva", rows, seconds, shown, linking + figures)


def syria(bench: Bench) -> Measured:
    """The English ones among raw posts and articles on coded incidents."""
    source, folder = bench.folder / "airwars-syria", bench.scratch / "syria"
    folder.mkdir()
    english = {row["key"] for row in _rows(source / "reports.jsonl") if row.get("language") == ENGLISH}
    for name, key in (("reports.jsonl", "key"), ("gold.jsonl", "id"), ("figures.jsonl", "id")):
        kept = (row for row in _rows(source / name) if row[key] in english)
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in kept), "utf-8")
    linking, figures, rows, seconds = _collection(bench, folder, "airwars-syria")
    shown = (
        Figure("linking B³ F1, English reports", _after("F1", 3, _line("B3", linking)), "", "over all languages: TF-IDF 41.8, alone 33.7"),
        Figure("killed, exact, English reports", _exact("killed", figures)),
    )
    return Measured("airwars-syria", rows, seconds, shown, linking + figures)


def _collection(bench: Bench, folder: Path, name: str) -> tuple[str, str, int, float]:
    started = time.monotonic()
    predicted = bench.predict("record", folder / "reports.jsonl", name)
    seconds = time.monotonic() - started
    linking, figures = bench.score("linking", predicted, folder / "gold.jsonl"), bench.score("figures", predicted, folder / "figures.jsonl")
    return linking, figures, _lines(folder / "reports.jsonl"), seconds


def times(bench: Bench) -> Measured:
    """Times with their normalised values."""
    said, rows, seconds = _layer(bench, "times", "wikiwars-train.jsonl")
    figures = tuple(
        Figure(f"{name} F1", f"{float(_after(name, 1, said)):.1f}", bar, f"HeidelTime, on the test half: {reached}")
        for name, bar, reached in (("strict", "88", "85.4"), ("relaxed", "94", "91.5"), ("value", "84", "78.1"))
    )
    return Measured("times", rows, seconds, figures, said)


def places(bench: Bench) -> Measured:
    """Places with their coordinates."""
    said, rows, seconds = _layer(bench, "places", "lgl-even.jsonl")
    figures = (
        Figure("within 161 km, of all places", _after("acc@161", 1, said), "66"),
        Figure("within 161 km, of places found", _after("given", 1, said), "82", "given spans: voting of 20 systems 77.3, CamCoder 60.6"),
        Figure("spans F1", _after("F1", 1, said), "78"),
    )
    return Measured("places", rows, seconds, figures, said)


def attribution(bench: Bench) -> Measured:
    """Who is said to have said what."""
    said, rows, seconds = _layer(bench, "attribution", "polnear-dev.jsonl")
    contents = _line("contents", said).partition("overlap")
    others = "on the test half: GenderGapTracker {}, textacy {}"
    figures = (
        Figure("content, exact F1", _after("F1", 3, contents[0]), "45", others.format("35.0", "28.7")),
        Figure("content, overlap F1", _after("F1", 3, contents[2]), "75", others.format("53.7", "43.1")),
        Figure("source, exact F1", _after("F1", 3, _line("sources", said).partition("overlap")[0]), "60"),
    )
    return Measured("attribution", rows, seconds, figures, said)


def names(bench: Bench) -> Measured:
    """People, organisations and places by name, on the network's own head."""
    source = bench.folder / "train" / "ewt" / "en_ewt-ud-dev.iob2"
    started = time.monotonic()
    hits = score_names(source)
    said = f"names gold {hits.gold} P {hits.precision:.1f} R {hits.recall:.1f} F1 {hits.f1:.1f}\n"
    rows = sum(len(document) for document in documents(source))
    figure = Figure("F1", f"{hits.f1:.1f}", "80", "XLM-R large, on the test half: 86.0")
    return Measured("names", rows, time.monotonic() - started, (figure,), said)


def _layer(bench: Bench, name: str, file: str) -> tuple[str, int, float]:
    source = bench.folder / name / file
    started = time.monotonic()
    predicted = bench.predict(name, source, name)
    seconds = time.monotonic() - started
    return bench.score(name, predicted, source), _lines(source), seconds


SETS: dict[str, Callable[[Bench], Measured]] = {
    "raqqa-md": real_reports,
    "raqqa-txt": bare_reports,
    "accounts": accounts,
    "airwars-gaza": gaza,
    "gva": gva,
    "airwars-syria": syria,
    "times": times,
    "places": places,
    "attribution": attribution,
    "names": names,
}


def _line(first: str, said: str) -> str:
    return next((line for line in said.splitlines() if line.startswith(first)), "")


def _after(word: str, nth: int, said: str) -> str:
    """The nth number after a word: how the scorer's lines are read."""
    told = re.search(rf"(?<!\S){re.escape(word)}((?:\s+-?[\d.]+){{{nth}}})", said)
    return told.group(1).split()[-1] if told else "none"


def _exact(question: str, said: str) -> str:
    told = re.search(r"exact ([\d.]+)%", _line(question, said))
    return f"{told.group(1)} %" if told else "none"


def _json(path: Path) -> Row:
    read: Row = json.loads(path.read_text("utf-8"))
    return read


def _rows(path: Path) -> Iterable[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _lines(path: Path) -> int:
    return sum(1 for _ in _rows(path))
