"""Linking measured by itself, and its weights fitted; docs/linking.md shows what this prints.

    python -m benchmarks.linking blocking READINGS GOLD        pairs compared, and true pairs among them
    python -m benchmarks.linking folds READINGS GOLD           B³ with weights that saw none of the incidents they judge
    python -m benchmarks.linking fit READINGS GOLD             the weights, written into weights.tsv for review
    python -m benchmarks.linking cost READINGS                 seconds by number of reports, and of one report more

GOLD holds rows {"id": report key, "incident": …}. READINGS are made once from a set's reports, for reading takes far longer:

    python -m benchmarks.linking read REPORTS.jsonl READINGS
"""

import argparse
import json
import pickle
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import fields, replace
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from accordingto.intake import receive
from accordingto.linking import Kept, Linker, weights
from accordingto.linking.clusters import JOINS, gather
from accordingto.linking.compare import Comparison
from accordingto.linking.comparing import Comparisons
from accordingto.linking.judging import Settled
from accordingto.linking.naming import first_stretch
from accordingto.linking.traits import traits_of
from accordingto.reading.readers import reader_named
from accordingto.records import Reading, Report
from accordingto.settings import Settings
from accordingto.weighing import Evidence, weigh
from benchmarks.weights import fit, pairs

FOLDS = 5
MORE = 15
"""Reports added one at a time to those at hand."""


def read(source: Path, out: Path) -> None:
    """Keep the readings of a set's reports."""
    settings = Settings()
    reader = reader_named(settings)
    found = [reader(report) for report in receive([str(source)], settings) if isinstance(report, Report)]
    out.write_bytes(pickle.dumps(found))


def gold_of(path: Path) -> dict[str, str]:
    """The incident of each report, by its key."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {row["id"]: row["incident"] for row in rows}


def compared(readings: Sequence[Reading]) -> Comparisons:
    """All accounts, ready to be compared with their candidates."""
    told = Comparisons()
    told.add(traits_of(reading.report, account) for reading in readings for account in reading.accounts)
    return told


def blocking(readings: Sequence[Reading], gold: Mapping[str, str]) -> str:
    """How many of all pairs are compared, and how many pairs of one incident are among them."""
    told = compared(readings)
    key_of = {account: traits.report.key for account, traits in told.traits.items()}
    kept = {frozenset((key_of[one], key_of[other])) for one, others in told.kept.partners.items() for other in others}
    by_incident: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(key_of.values())):
        by_incident[gold[key]].append(key)
    true = {frozenset(pair) for keys in by_incident.values() for pair in combinations(keys, 2)}
    some, every = sum(map(len, told.kept.partners.values())) // 2, len(key_of) * (len(key_of) - 1) // 2
    return (
        f"accounts {len(key_of):,} pairs compared {some:,} of {every:,} ({some / every:.2%}) "
        f"true pairs kept {len(true & kept):,} of {len(true):,} ({len(true & kept) / len(true):.2%})"
    )


def _fold(incident: str) -> int:
    return int(sha256(incident.encode()).hexdigest(), 16) % FOLDS


def _comparisons(told: Comparisons) -> Iterator[Comparison]:
    for one in sorted(told.traits):
        yield from (comparison for other, comparison in told.of(one) if one < other)


def _main_accounts(told: Comparisons, gold: Mapping[str, str]) -> dict[str, str]:
    return {t.id: gold[t.report.key] for t in told.traits.values() if t.account.main}


def fitted(readings: Sequence[Reading], gold: Mapping[str, str]) -> dict[str, float]:
    """The weights, by all that is known of which accounts are of one incident."""
    told = compared(readings)
    data = pairs(_comparisons(told), _main_accounts(told, gold), {incident: _fold(incident) for incident in gold.values()})
    return fit(data)


def folds(readings: Sequence[Reading], gold: Mapping[str, str]) -> str:
    """B³ where every pair is weighed by a model that saw neither of its incidents."""
    told = compared(readings)
    data = pairs(_comparisons(told), _main_accounts(told, gold), {incident: _fold(incident) for incident in gold.values()})
    fold_of = {account: _fold(gold[traits.report.key]) for account, traits in told.traits.items()}

    @cache
    def model(unseen: frozenset[int]) -> dict[str, float]:
        return fit(data, ~np.asarray(np.isin(data.folds, list(unseen)).any(axis=1)))

    @cache
    def weighed(comparison: Comparison) -> Comparison:
        by = model(frozenset((fold_of[comparison.one], fold_of[comparison.other])))
        return replace(comparison, score=sum(by[e.kind] * e.amount for e in comparison.evidence))

    edges = ((c.score, c.one, c.other) for c in map(weighed, _comparisons(told)) if c.score >= JOINS and not c.barred)
    accounts = [told.traits[account] for account in sorted(told.traits)]
    groups, _ = gather(accounts, edges, lambda one, other: weighed(told.meet(one, other)), Settled())
    return b_cubed(readings, gold, groups.of)


def b_cubed(readings: Sequence[Reading], gold: Mapping[str, str], group_of: Mapping[str, str]) -> str:
    """Precision, recall and F1 of each report's main incident, and the pairs that are wrongly joined or parted."""
    pairs_of = []
    for reading in readings:
        order = sorted(reading.accounts, key=lambda a: (not a.main, a.headline_only, first_stretch(a), a.id))
        pairs_of.append((gold[reading.report.key], group_of[order[0].id] if order else reading.report.key))
    both, golds, gots = Counter(pairs_of), Counter(g for g, _ in pairs_of), Counter(p for _, p in pairs_of)
    p = sum(n * n / gots[got] for (_, got), n in both.items()) / len(pairs_of)
    r = sum(n * n / golds[told] for (told, _), n in both.items()) / len(pairs_of)
    hit, merged, split = (_pairs(sizes.values()) for sizes in (both, gots, golds))
    return f"B³ P {p:.1%} R {r:.1%} F1 {2 * p * r / (p + r):.1%} false merges {merged - hit} false splits {split - hit}"


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def cost(readings: Sequence[Reading]) -> Iterator[str]:
    """Seconds of processor time to link and weigh ever more reports, and to take in one more."""
    yield "| reports | link, s | weigh, s | one report more, s (median of 15) | the same, begun from what was kept |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    most, more = readings[:-MORE], readings[-MORE:]
    for many in (200, len(most) // 4, len(most) // 2, len(most)):
        some = most[:: len(most) // many][:many]
        started = time.process_time()
        kept = Kept()
        linker = Linker(kept)
        linker.add(some)
        linked = linker.linked()
        linking, started = time.process_time() - started, time.process_time()
        weigh(Evidence.of(linked.incidents, linked.claims, linked.reports, (tally for reading in some for tally in reading.tallies)))
        weighing = time.process_time() - started
        begun_anew, going_on = median(_begun_anew(kept, more)), median(_additions(linker, more))
        yield f"| {len(some):,} | {linking:.1f} | {weighing:.1f} | {going_on:.3f} | {begun_anew:.3f} |"


def _additions(linker: Linker, more: Sequence[Reading]) -> Iterator[float]:
    for reading in more:
        started = time.process_time()
        linker.add([reading])
        linker.linked()
        yield time.process_time() - started


class _Packed(MutableMapping[str, Any]):
    """What was kept, as a casebook gives it: unpacked when first asked for, never gone through."""

    def __init__(self, rows: Mapping[str, bytes]) -> None:
        self._rows = rows
        self._seen: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._seen:
            self._seen[key] = pickle.loads(self._rows[key])
        if self._seen[key] is None:
            raise KeyError(key)
        return self._seen[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._seen[key] = value

    def __delitem__(self, key: str) -> None:
        self._seen[key] = None

    def __iter__(self) -> Iterator[str]:
        raise TypeError("what was kept is looked up, never gone through")

    def __len__(self) -> int:
        raise TypeError("what was kept is looked up, never gone through")


def _begun_anew(kept: Kept, more: Sequence[Reading]) -> Iterator[float]:
    """Each report added by a linker of its own, to which all that was kept is new."""
    shelves = {one.name: getattr(kept, one.name) for one in fields(Kept) if one.name != "decisions"}
    rows = {name: {key: pickle.dumps(value) for key, value in shelf.items()} for name, shelf in shelves.items()}
    for reading in more:
        packed: dict[str, Any] = {name: _Packed(values) for name, values in rows.items()}
        begun = Kept(**packed)
        started = time.process_time()
        linker = Linker(begun)
        linker.add([reading])
        linker.changes()
        yield time.process_time() - started


def write(fresh: Mapping[str, float]) -> None:
    """Put the weights into the file that linking reads, beside those set by hand."""
    path = Path(weights.__file__).with_name("weights.tsv")
    lines = [f"{kind}\t{fresh[kind]}\t{hand}" for kind, _, hand in weights.rows()]
    path.write_text("\n".join(["kind\tweight\tby hand", *lines]) + "\n", "utf-8")


def main() -> None:
    """Print what the first argument asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("read", "blocking", "folds", "fit", "cost"))
    parser.add_argument("source", type=Path)
    parser.add_argument("other", type=Path, nargs="?")
    options = parser.parse_args()
    if options.what == "read":
        read(options.source, options.other)
        return
    readings: list[Reading] = pickle.loads(options.source.read_bytes())
    if options.what == "cost":
        for line in cost(readings):
            print(line, flush=True)
        return
    gold = gold_of(options.other)
    if options.what == "fit":
        write(fitted(readings, gold))
    else:
        print({"blocking": blocking, "folds": folds}[options.what](readings, gold))


if __name__ == "__main__":
    main()
