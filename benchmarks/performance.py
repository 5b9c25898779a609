"""How fast it reads and what it keeps: time and peak memory of the command, and how both grow with the number of reports.

    python -m benchmarks.performance [REPORTS] [--most 1000]

The reports are the invented stories, and again under other names of places and people as often as it takes, so that
no two of them are the same. REPORTS takes other texts: JSON lines, of which as many are read as there are.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from statistics import median

from benchmarks.gold import stories_in

STORIES = Path(__file__).parent / "stories"
FROM = (8, 4, 2, 1)
"""Parts of the largest number that are measured."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command in a process of its own."""

    seconds: float
    peak_mb: float
    record_mb: float = 0.0


def run(*arguments: str, out: Path | None = None) -> Run:
    """Run the command and wait for it; peak memory is the largest resident set of that process alone."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "accordingto", *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"accordingto {' '.join(arguments)} failed")
    return Run(seconds, _megabytes(used), (out / "record.json").stat().st_size / 1e6 if out else 0.0)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def reports(many: int) -> Iterator[str]:
    """That many lines of reports: the stories, then the stories of another year, and so on."""
    rows = [row for story in stories_in(STORIES) for row in story["reports"]]
    return islice((json.dumps(_another(row, turn)) for turn in count() for row in rows), many)


def _another(row: dict[str, str], turn: int) -> dict[str, str]:
    """The same report told of other years: another day of publication, other years in the text, another key."""
    if not turn:
        return row
    later = str(int(row["published"][:4]) + turn % 60) + row["published"][4:].replace("02-29", "02-28")
    text = re.sub(r"\b(20[012]\d)\b", lambda year: str(int(year[1]) + turn % 60), row["text"])
    return row | {"key": f"{row['key']}-{turn}", "published": later, "text": f"{text}\n\nDispatch {turn}."}


def growth(lines: Iterable[str], most: int, folder: Path) -> Iterator[tuple[int, float, Run]]:
    """Runs over ever more of the lines, with the size of what was read."""
    every = list(islice(lines, most))
    for part in FROM:
        source, out = folder / "reports.jsonl", folder / f"out-{part}"
        some = every[: len(every) // part]
        source.write_text("".join(line.rstrip("\n") + "\n" for line in some), "utf-8")
        yield len(some), source.stat().st_size / 1e6, run("build", str(source), "--out", str(out), out=out)


def main() -> None:
    """Print the tables of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", metavar="REPORTS", type=Path, nargs="?")
    parser.add_argument("--most", type=int, default=1000)
    options = parser.parse_args()
    lines = options.reports.read_text("utf-8").splitlines() if options.reports else reports(options.most)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        helped = [run("--help") for _ in range(7)]
        print("| what | seconds, median of 7 | peak memory, MB |\n| --- | ---: | ---: |")
        print(f"| `accordingto --help` | {median(r.seconds for r in helped):.2f} | {max(r.peak_mb for r in helped):.0f} |")
        (folder / "two.jsonl").write_text("\n".join(reports(2)), "utf-8")
        two = [run("build", str(folder / "two.jsonl"), "--out", str(folder / "two")) for _ in range(7)]
        print(f"| two reports, from file to folder | {median(r.seconds for r in two):.2f} | {max(r.peak_mb for r in two):.0f} |")
        print("\n| reports | MB of text | seconds | reports a second | peak memory, MB | record.json, MB |\n" + "| ---: " * 6 + "|")
        for many, size, one in growth(lines, options.most, folder):
            rate = many / one.seconds
            print(f"| {many:,} | {size:.1f} | {one.seconds:.1f} | {rate:.0f} | {one.peak_mb:.0f} | {one.record_mb:.1f} |", flush=True)


if __name__ == "__main__":
    main()
