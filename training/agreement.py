"""How far two readers agree: python -m training.agreement

Scores the second readings in ``second/`` against the first, as a record is scored against gold.
"""

import json
from pathlib import Path

from benchmarks.gold import Row, gold_of, stories_in
from benchmarks.scoring import ClaimScores, Hits, score_claims, score_tallies

HERE = Path(__file__).parent


def as_record(story: Row) -> Row:
    """A reading in the shape of a record, so that the scorer takes it for one."""
    placed = gold_of(story)

    def rows(name: str) -> list[Row]:
        return [row | {"report": row["doc_id"], "origin": {"name": row.get("origin") or ""}} for row in placed[name]]

    reports = [{"id": report["key"], "key": report["key"]} for report in story["reports"]]
    return {"reports": reports, "claims": rows("claims"), "tallies": rows("tallies")}


def agreement(first: Path, second: Path) -> tuple[ClaimScores, Hits]:
    """Of all stories that both folders hold."""
    claims, tallies = ClaimScores(), Hits()
    for story in stories_in(second):
        gold = _told_apart(gold_of(json.loads((first / f"{story['story']}.json").read_text("utf-8"))), story["story"])
        record = _told_apart(as_record(story), story["story"])
        claims += score_claims(record, gold)
        tallies += score_tallies(record, gold)
    return claims, tallies


def _told_apart(reading: Row, story: str) -> Row:
    """Its incidents under names that no other story uses."""
    return reading | {"claims": [claim | {"incident": f"{story} {claim['incident']}"} for claim in reading["claims"]]}


def main() -> None:
    """Print a figure a question."""
    claims, tallies = agreement(HERE / "stories", HERE / "second")
    for question, hits in sorted(claims.questions.items(), key=lambda item: -item[1].gold):
        print(f"{question:10} {hits.f1:5.1f}  {hits.right} of {hits.gold} and {hits.found}")
    print(f"claims F1 {claims.all.f1:.1f}  origin where named {claims.named_origins:.1f}  group {claims.groups:.1f}")
    print(f"incidents B³ {claims.incidents:.1f}  tallies F1 {tallies.f1:.1f}")


if __name__ == "__main__":
    main()
