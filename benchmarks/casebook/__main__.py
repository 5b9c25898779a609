"""How a casebook holds out and what it costs; docs/performance.md shows what this prints.

    python -m benchmarks.casebook killed WHERE                 200 writers killed while they add 2,000 reports
    python -m benchmarks.casebook writers WHERE [--writers 8]  writers at once for five minutes, and one alone in their order
    python -m benchmarks.casebook cost WHERE OTHER             adding and showing with 1,000 and with 100,000 reports
    python -m benchmarks.casebook size WHERE REPORTS           what takes the room, held to the deflated texts

WHERE and OTHER are paths of new files, or addresses of empty PostgreSQL databases. All but ``size`` invent their reports.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.casebook import cost, killed, together


def main() -> None:
    """Run one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("killed", "writers", "cost", "size"))
    parser.add_argument("where", metavar="WHERE")
    parser.add_argument("reports", metavar="OTHER | REPORTS", nargs="*")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        {"killed": _killed, "writers": _writers, "cost": _cost, "size": _size}[options.what](options, Path(scratch))


def _killed(options: argparse.Namespace, folder: Path) -> None:
    source, alone = killed.source_of(folder, 10 * options.kills), str(folder / "alone")
    outcome = killed.killed(options.where, source, options.kills)
    killed.never_killed(alone, source)
    print(f"{outcome.kills} kills: {outcome.undone} reports undone, {outcome.untold} kept and not told; faults: {outcome.faults or 'none'}")
    print(f"beside a casebook whose writer was never killed: {killed.differences(options.where, alone) or 'equal'}")


def _writers(options: argparse.Namespace, folder: Path) -> None:
    entries, faults = together.together(options.where, options.writers, options.seconds)
    print(f"{entries} entries by {options.writers} writers in {options.seconds:.0f} s; faults: {faults or 'none'}", flush=True)
    print(f"beside one writer in the same order: {together.in_order(options.where, str(folder / 'alone')) or 'equal'}")


def _cost(options: argparse.Namespace, folder: Path) -> None:
    print("| reports | ms to add one more | ms to show an incident |\n| ---: | ---: | ---: |")
    for size, adding, showing in cost.growth(options.where, *options.reports):
        print(f"| {size:,} | {1000 * adding:.1f} | {1000 * showing:.1f} |", flush=True)


def _size(options: argparse.Namespace, folder: Path) -> None:
    with cost.kept(options.where, options.reports) as casebook:
        texts, rows = cost.deflated(casebook), cost.room(casebook)
        whole = sum(size for _, size in rows)
        print(f"{texts:,} bytes of deflated texts; {whole:,} bytes in all, {whole / texts:.2f} times as much")
        print("| table or index | bytes | of the texts |\n| --- | ---: | ---: |")
        for name, size in rows:
            print(f"| {name} | {size:,} | {size / texts:.2f} |")


if __name__ == "__main__":
    main()
