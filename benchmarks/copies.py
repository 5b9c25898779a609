"""How many near copies of one story a set of reports holds, and in which outlets.

    python -m benchmarks.copies REPORTS.jsonl GOLD.jsonl [--show 30]

GOLD says which reports tell of one incident: {"id": report key, "incident": …}. The groups are printed to be looked at.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from accordingto.intake import receive
from accordingto.records import Report
from accordingto.settings import Settings
from accordingto.values.imprints import Imprint, imprint_of
from accordingto.weighing.origins import Copies, copies_among


def with_incidents(reports: Path, gold: Path) -> list[Report]:
    """The reports, each with its gold incident; those without one are left out."""
    rows = map(json.loads, gold.read_text("utf-8").splitlines())
    incidents = {row["id"]: str(row["incident"]) for row in rows}
    found = (report for report in receive([str(reports)], Settings()) if isinstance(report, Report))
    return [replace(report, incidents=(incidents[report.key],)) for report in found if report.key in incidents]


def told(copies: Copies, texts: dict[str, str]) -> Iterator[str]:
    """Each story: its printings with how much of each others print, and the beginning of what the second shares."""
    for number, story in enumerate(copies.stories, 1):
        yield f"\n{number}. incident {story.printings[0].report.incidents[0]}"
        for one in story.printings:
            share = copies.share(story, one.report.id)
            yield f"   {share:4.0%} of {len(one.starts):5,} words  {one.report.published[:10]:10}  {one.report.outlet}"
        second = story.printings[1]
        spans = zip(second.starts.tolist(), second.ends.tolist(), second.covered(story.shared).tolist(), strict=True)
        yield "   " + " ".join(texts[second.report.id][start:end] for start, end, shared in spans if shared)[:240]


def main() -> None:
    """Find the copies and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", metavar="REPORTS", type=Path)
    parser.add_argument("gold", metavar="GOLD", type=Path)
    parser.add_argument("--show", metavar="LINES", type=int, default=200, help="lines of groups to print")
    arguments = parser.parse_args()
    reports = with_incidents(arguments.reports, arguments.gold)
    started = time.process_time()
    imprints: dict[str, Imprint] = {report.id: imprint_of(report.text) for report in reports}
    made = time.process_time()
    copies = copies_among(reports, imprints)
    found = time.process_time()
    for line in list(told(copies, {report.id: report.text for report in reports}))[: arguments.show]:
        print(line)
    printings = {report for story in copies.stories for report in story.reports}
    print(f"\n{len(reports):,} reports, {len(copies.stories)} stories that {len(printings)} of them print;")
    print(f"imprints {made - started:.1f} s, copies {found - made:.1f} s of processor time")


if __name__ == "__main__":
    main()
