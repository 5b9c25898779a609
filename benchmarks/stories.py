"""Invented stories as gold: turns corpus stories into gold files that the scorer takes, and reads bundles into a record of claims.

python benchmarks/stories.py gold STORIES_DIR OUT_DIR            one OUT_DIR/<story>.gold.json and <story>.jsonl per story
python benchmarks/stories.py tallies STORIES_DIR                 recall and precision of the running totals
python benchmarks/stories.py counts REPORTS.jsonl… --out RECORD  a record of the counts alone, before any linking
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from accordingto.reading.counts import find_counts
from accordingto.reading.layers import Layers
from accordingto.reading.story import tell
from accordingto.reading.tallies import find_tallies
from accordingto.records import Claim, Report, Tally

Row = dict[str, Any]


def located(row: Row, text: str, field: str = "quote") -> tuple[int, int] | None:
    """Where a story's quote stands in its report, by its occurrence; None where it stands nowhere."""
    quote, start = row[field], -1
    for _ in range(row.get("occurrence", 0) + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            return None
    return start, start + len(quote)


def gold_of(story: Row) -> Row:
    """A story in the shape of a gold bundle: every claim, mention and tally with its offsets."""
    texts = {r["key"]: r["text"] for r in story["reports"]}
    placed: Row = {"bundle": story["story"], "incidents": story["incidents"]}
    for name in ("claims", "mentions", "tallies"):
        rows = ((row, located(row, texts[row["doc_id"]])) for row in story.get(name, []))
        placed[name] = [row | {"start": at[0], "end": at[1]} for row, at in rows if at]
    return placed


def write_gold(stories: Path, out: Path) -> None:
    """Write a gold file and the reports of each story."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(stories.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        (out / f"{path.stem}.gold.json").write_text(json.dumps(gold_of(story), ensure_ascii=False), encoding="utf-8")
        rows = (json.dumps(r, ensure_ascii=False) + "\n" for r in story["reports"])
        (out / f"{path.stem}.jsonl").write_text("".join(rows), encoding="utf-8")


def layers_of(report: Report) -> Layers:
    """The layers as the reader lays them."""
    from accordingto.reading.reader import lay

    return lay(report)


def reports_in(path: Path) -> Iterator[Report]:
    """The reports of a bundle file (JSON lines)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        key = row.get("key") or row.get("id") or row.get("doc_id")
        yield Report(key, key, row["text"], row.get("outlet", ""), row.get("title", ""), row.get("published") or "")


def read_counts(report: Report) -> tuple[tuple[Tally, ...], list[Claim]]:
    """The running totals and the counts of one report."""
    layers = layers_of(report)
    tallies = find_tallies(layers)
    return tallies, list(find_counts(layers, tell(layers), tallies))


def count_record(paths: list[Path]) -> Row:
    """A record with nothing but counts and tallies, enough for scoring claims."""
    reports, claims, tallies = [], [], []
    for path in paths:
        for report in reports_in(path):
            reports.append({"id": report.id, "key": report.key, "incidents": []})
            found = read_counts(report)
            tallies += [asdict(t) for t in found[0]]
            claims += [asdict(c) for c in found[1]]
    return {"reports": reports, "incidents": [], "claims": claims, "tallies": tallies}


def score_tallies(stories: Path) -> tuple[int, int, int]:
    """How many tallies are found with their bounds where they stand: matched, found, gold."""
    matched = found = gold = 0
    for path in sorted(stories.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        rows = gold_of(story)["tallies"]
        for row in story["reports"]:
            expected = [t for t in rows if t["doc_id"] == row["key"]]
            got, _ = read_counts(Report(row["key"], row["key"], row["text"], row["outlet"], row["title"], row["published"]))
            gold, found = gold + len(expected), found + len(got)
            for t in got:
                hits = [e for e in expected if _same_tally(t, e)]
                matched += bool(hits)
                if hits:
                    expected.remove(hits[0])
    return matched, found, gold


def _same_tally(got: Tally, expected: Row) -> bool:
    overlaps = got.start < expected["end"] and expected["start"] < got.end
    return overlaps and (got.low, got.high) == (expected["low"], expected["high"])


def main() -> None:
    """Read the arguments and do as they say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("gold", "tallies", "counts"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("record.json"))
    options = parser.parse_args()
    if options.command == "gold":
        write_gold(options.paths[0], options.paths[1])
    elif options.command == "tallies":
        matched, found, gold = score_tallies(options.paths[0])
        print(f"tallies matched {matched} found {found} gold {gold}: P {matched / max(found, 1):.1%} R {matched / max(gold, 1):.1%}")
    else:
        options.out.write_text(json.dumps(count_record(options.paths), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
