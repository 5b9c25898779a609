"""How fast the desk answers under load, and whether its memory grows; docs/performance.md shows what this prints.

    python -m benchmarks.desk load WHERE [--seconds 120]     readers with a second of thought between requests, then without any
    python -m benchmarks.desk soak WHERE [--seconds 600]     the same with thought, and the server's memory minute by minute

WHERE is the path of a casebook or the address of one on PostgreSQL; where there is none, one of 100,000 invented reports is made.
20 people are signed in and read incidents picked at random, or search; one program decides, another adds short reports.
"""

import argparse
from collections.abc import Iterable

from benchmarks.desk.asking import Asked
from benchmarks.desk.crowd import Crowd
from benchmarks.desk.house import Opened, grown

REPORTS = 100_000
THOUGHT = 1.0
MINUTE = 60.0


def main() -> None:
    """Run one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("load", "soak"))
    parser.add_argument("where", metavar="WHERE")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--readers", type=int, default=20)
    options = parser.parse_args()
    grown(options.where, options.reports)
    with Opened(options.where) as desk:
        if options.what == "load":
            for thought in (THOUGHT, 0.0):
                _load(desk, options.readers, thought, options.seconds or 2 * MINUTE)
        else:
            _soak(desk, options.readers, options.seconds or 10 * MINUTE)


def _load(desk: Opened, readers: int, thought: float, seconds: float) -> None:
    with Crowd(desk, readers, thought) as crowd:
        crowd.warm()
        before, own = desk.processor(), crowd.processor()
        asked = crowd.during(seconds)
        server, load = desk.processor() - before, crowd.processor() - own
    print(f"\n{readers} readers, {thought:g} s of thought, {seconds:.0f} s")
    print(f"the server took {server / seconds:.2f} of a processor, those who asked {load / seconds:.2f}\n")
    _print(asked, seconds)


def _soak(desk: Opened, readers: int, seconds: float) -> None:
    asked: list[Asked] = []
    with Crowd(desk, readers, THOUGHT) as crowd:
        crowd.warm()
        print(f"minute 0: {desk.memory():.0f} MB", flush=True)
        for minute in range(1, round(seconds / MINUTE) + 1):
            asked += crowd.during(MINUTE)
            print(f"minute {minute}: {desk.memory():.0f} MB", flush=True)
    _print(asked, seconds)


def _print(asked: Iterable[Asked], seconds: float) -> None:
    by_kind: dict[str, list[Asked]] = {}
    for one in asked:
        by_kind.setdefault(one.what, []).append(one)
    print("| what | times | a second | median, ms | p95, ms | slowest, ms | failed |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for what, some in sorted(by_kind.items()):
        took = sorted(1000 * one.seconds for one in some)
        failed = sum(not one.well for one in some)
        median, p95 = took[len(took) // 2], took[int(0.95 * len(took))]
        print(f"| {what} | {len(took)} | {len(took) / seconds:.1f} | {median:.0f} | {p95:.0f} | {took[-1]:.0f} | {failed} |", flush=True)


if __name__ == "__main__":
    main()
