"""Measure on every dev set, and print the figures of docs/accuracy.md with the day and the commit.

    python -m benchmarks.measure BENCH [SET …] [--reports DIR] [--into docs/accuracy.md]

BENCH is the folder that holds score.py and the sets; DIR holds the two real reports (BENCH/../reports/raqqa-2015 unless
told). Without a SET all are measured. --into puts the figures between the two lines of a document that mark their place.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.dev_sets import SETS, Bench, Measured
from benchmarks.gold import stories_in
from benchmarks.stories import StoryScores, score_story

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def report(measured: Iterable[Measured]) -> Iterator[str]:
    """The document's part, line by line: the figures beside their bars, the scorer's own words, the time taken."""
    found = list(measured)
    yield f"Measured on {datetime.now(UTC):%-d %B %Y} at {_commit()}.\n"
    yield "| set | figure | measured | bar | others |\n| --- | --- | ---: | ---: | --- |"
    for one in found:
        for figure in one.figures:
            yield f"| {one.name} | {figure.name} | {figure.measured} | {figure.bar} | {figure.others} |"
    for name, percent in sum(map(score_story, stories_in(ROOT / "benchmarks" / "stories")), StoryScores()).figures().items():
        yield f"| our stories | {name} | {percent:.1f} | | |"
    yield "\nIn the scorer's words, with precision and recall:\n\n```"
    yield from (f"{one.name}\n{one.said.rstrip()}\n" for one in found)
    yield "```\n\n| set | rows | seconds | rows a second |\n| --- | ---: | ---: | ---: |"
    yield from (f"| {one.name} | {one.rows:,} | {one.seconds:.1f} | {one.rows / one.seconds:.1f} |" for one in found)


def _commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True).stdout.strip()

    changed = " with changes not committed" if git("status", "--porcelain", "--", "src", "benchmarks") else ""
    return f"commit {git('rev-parse', '--short', 'HEAD') or 'unknown'}{changed}"


def put_into(document: Path, lines: str, first: str = BEGIN, last: str = END) -> None:
    """Replace what stands between the document's two marking lines."""
    before, begin, rest = document.read_text("utf-8").partition(first)
    _, end, after = rest.partition(last)
    if not begin or not end:
        raise SystemExit(f"{document} has no lines {first} and {last}")
    document.write_text(f"{before}{first}\n{lines}\n{last}{after}", "utf-8")


def main() -> None:
    """Measure what the arguments name, print it, and put it where they say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", metavar="BENCH", type=Path)
    parser.add_argument("sets", metavar="SET", nargs="*", help=", ".join(SETS))
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    if unknown := set(options.sets) - set(SETS):
        parser.error(f"no set is called {', '.join(sorted(unknown))}; there are {', '.join(SETS)}")
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(options.bench, options.reports or options.bench.parent / "reports" / "raqqa-2015", Path(scratch))
        lines = "\n".join(report(SETS[name](bench) for name in options.sets or SETS))
    print(lines)
    if options.into:
        put_into(options.into, lines)


if __name__ == "__main__":
    main()
