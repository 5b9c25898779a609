"""How far two readers agree: python -m training.agreement [DATA]

Scores the second readings of our stories against the first, as a record is scored against gold; with DATA those of the real reports too.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks.gold import Row, gold_of, stories_in
from benchmarks.scoring import ClaimScores, Hits, score_claims, score_tallies
from training.real import REAL, marked

HERE = Path(__file__).parent


def as_record(story: Row) -> Row:
    """A reading in the shape of a record, so that the scorer takes it for one."""
    placed = gold_of(story)

    def rows(name: str) -> list[Row]:
        return [row | {"report": row["doc_id"], "origin": {"name": row.get("origin") or ""}} for row in placed[name]]

    reports = [{"id": report["key"], "key": report["key"]} for report in story["reports"]]
    return {"reports": reports, "claims": rows("claims"), "tallies": rows("tallies")}


def agreement(first: Iterable[Row], second: Iterable[Row]) -> tuple[ClaimScores, Hits]:
    """Of all stories of the second readings."""
    claims, tallies = ClaimScores(), Hits()
    read_first = {story["story"]: story for story in first}
    for story in second:
        gold = _told_apart(gold_of(read_first[story["story"]]), story["story"])
        record = _told_apart(as_record(story), story["story"])
        claims += score_claims(record, gold)
        tallies += score_tallies(record, gold)
    return claims, tallies


def _told_apart(reading: Row, story: str) -> Row:
    """Its incidents under names that no other story uses."""
    return reading | {"claims": [claim | {"incident": f"{story} {claim['incident']}"} for claim in reading["claims"]]}


def main() -> None:
    """Print a figure a question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="the folder that training/README.md describes")
    data = parser.parse_args().data
    _print("our stories", *agreement(stories_in(HERE / "stories"), stories_in(HERE / "second")))
    if data:
        _print("real reports", *agreement(marked(data, REAL), marked(data, REAL / "second")))


def _print(name: str, claims: ClaimScores, tallies: Hits) -> None:
    print(name)
    for question, hits in sorted(claims.questions.items(), key=lambda item: -item[1].gold):
        print(f"{question:10} {hits.f1:5.1f}  {hits.right} of {hits.gold} and {hits.found}")
    print(f"claims F1 {claims.all.f1:.1f}  origin where named {claims.named_origins:.1f}  group {claims.groups:.1f}")
    print(f"incidents B³ {claims.incidents:.1f}  tallies F1 {tallies.f1:.1f}")


if __name__ == "__main__":
    main()
