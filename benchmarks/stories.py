"""Invented stories as gold: how well they are read, by the project's own scorer.

python -m benchmarks.stories score STORIES_DIR                      the figures of all stories together
python -m benchmarks.stories gold STORIES_DIR OUT_DIR               one OUT_DIR/<story>.gold.json and <story>.jsonl a story
python -m benchmarks.stories tallies STORIES_DIR                    recall and precision of the running totals
python -m benchmarks.stories counts REPORTS.jsonl… --out RECORD     a record of the counts alone, before any linking
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path

from accordingto.pipeline import build
from accordingto.reading.counts import find_counts
from accordingto.reading.layers import Layers
from accordingto.reading.story import tell
from accordingto.reading.tallies import find_tallies
from accordingto.records import Claim, Report, Tally
from accordingto.settings import Settings
from accordingto.views.record import record_json
from benchmarks.attribution import predict
from benchmarks.gold import Row, gold_of, located, stories_in
from benchmarks.scoring import ClaimScores, Hits, score_claims, score_spans, score_tallies


@dataclass(frozen=True, slots=True)
class StoryScores:
    """What the reading of some stories is worth: claims and where they belong, running totals, what is put in mouths."""

    claims: ClaimScores = field(default_factory=ClaimScores)
    tallies: Hits = field(default_factory=Hits)
    contents: Hits = field(default_factory=Hits)
    """Characters that an attribution puts in somebody's mouth."""

    def __add__(self, other: "StoryScores") -> "StoryScores":
        return StoryScores(self.claims + other.claims, self.tallies + other.tallies, self.contents + other.contents)

    def figures(self) -> dict[str, float]:
        """Each figure under its name, in percent."""
        claims = self.claims
        by_question = {q: claims.of(q).f1 for q in ("killed", "injured", "when", "where", "actor", "type")}
        return {
            "claims F1": claims.all.f1,
            **{f"{question} F1": f1 for question, f1 in by_question.items()},
            "origin where named": claims.named_origins,
            "group": claims.groups,
            "incidents B³ F1": claims.incidents,
            "tallies recall": self.tallies.recall,
            "tallies precision": self.tallies.precision,
            "attributed contents, overlap F1": self.contents.f1,
        }


def score_story(story: Row) -> StoryScores:
    """Read a story's reports into one record and score it."""
    rows = "".join(json.dumps(report) + "\n" for report in story["reports"])
    record = json.loads(record_json(build(["-"], Settings(), BytesIO(rows.encode()))))
    gold = gold_of(story)
    return StoryScores(score_claims(record, gold), score_tallies(record, gold), _score_contents(story))


def _score_contents(story: Row) -> Hits:
    texts = {report["key"]: report["text"] for report in story["reports"]}
    found = predict({"id": key, "text": text} for key, text in texts.items())
    hits = Hits()
    for row in found:
        text = texts[row["id"]]
        gold = [at for a in story["attributions"] if a["doc_id"] == row["id"] and (at := located(a, text, "content"))]
        hits += score_spans(text, [tuple(span) for quote in row["quotes"] for span in quote["contents"]], gold)[1]
    return hits


def write_gold(stories: Path, out: Path) -> None:
    """Write a gold file and the reports of each story."""
    out.mkdir(parents=True, exist_ok=True)
    for story in stories_in(stories):
        (out / f"{story['story']}.gold.json").write_text(json.dumps(gold_of(story), ensure_ascii=False), encoding="utf-8")
        rows = (json.dumps(r, ensure_ascii=False) + "\n" for r in story["reports"])
        (out / f"{story['story']}.jsonl").write_text("".join(rows), encoding="utf-8")


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


def tallies_of(stories: Path) -> Hits:
    """How many running totals are found with their bounds where they stand, without linking or weighing."""
    hits = Hits()
    for story in stories_in(stories):
        reports = [Report(r["key"], r["key"], r["text"], r["outlet"], r["title"], r["published"]) for r in story["reports"]]
        found = [asdict(tally) for report in reports for tally in find_tallies(layers_of(report))]
        hits += score_tallies({"reports": [{"id": r.id, "key": r.key} for r in reports], "tallies": found}, gold_of(story))
    return hits


def main() -> None:
    """Read the arguments and do as they say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("score", "gold", "tallies", "counts"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("record.json"))
    options = parser.parse_args()
    if options.command == "score":
        scores = sum((score_story(story) for story in stories_in(options.paths[0])), StoryScores())
        for name, figure in scores.figures().items():
            print(f"{name:32} {figure:5.1f}")
    elif options.command == "gold":
        write_gold(options.paths[0], options.paths[1])
    elif options.command == "tallies":
        hits = tallies_of(options.paths[0])
        print(f"tallies matched {hits.right} found {hits.found} gold {hits.gold}: P {hits.precision:.1f} R {hits.recall:.1f}")
    else:
        options.out.write_text(json.dumps(count_record(options.paths), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
