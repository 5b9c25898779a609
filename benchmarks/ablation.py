"""What each head of the network and each layer of rules is worth: python -m benchmarks.ablation BENCH [--into docs/accuracy.md]

Reads our twelve stories and the accounts with one part left out at a time, and prints claims F1 and B³ of a report's own incidents
(before any linking). A head that is left out answers as it would of nothing: a span head marks no word, a link finds nobody.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from accordingto.reading import learned
from accordingto.reading.layers import Layers
from accordingto.reading.learned.values import sighted
from accordingto.reading.model.answers import Answers
from accordingto.reading.model.encoder import answer
from accordingto.reading.model.heads import HEADS, LINKS
from accordingto.reading.reader import by_rules, read_by_rules
from accordingto.reading.story import Story
from accordingto.records import Account, Claim, Report, Tally
from benchmarks.gold import Row, gold_of, stories_in
from benchmarks.measure import put_into
from benchmarks.scoring import ClaimScores, score_claims

ROOT = Path(__file__).parent.parent
MARKS = ("<!-- ablated: begin -->", "<!-- ablated: end -->")
SPANS = {"actor", "where", "when", "type", "target", "weapon", "killed", "injured"}


@dataclass(frozen=True, slots=True)
class Case:
    """A report as the rules and the network each see it, with its gold."""

    report: Report
    layers: Layers
    tallies: tuple[Tally, ...]
    story: Story
    claims: tuple[Claim, ...]
    answers: Answers
    gold: Row


Change = Callable[[Case], Iterable[Account]]


def cases(bundles: Iterable[tuple[list[Row], Row]]) -> Iterator[Case]:
    """Every report of some bundles, read once."""
    for rows, gold in bundles:
        for row in rows:
            key, text, title, outlet, published = (str(row.get(name) or "") for name in ("key", "text", "title", "outlet", "published"))
            report = Report(id=key, key=key, text=text, title=title, outlet=outlet, published=published)
            # a report's own incidents: what another tells of one of them is left to linking
            mine = {**gold, "claims": [{**c, "incident": f"{key} {c['incident']}"} for c in gold["claims"] if c["doc_id"] == key]}
            yield Case(report, *by_rules(report), answer(report.text, report.title), mine)


def accounts_set(bench: Path) -> Iterator[tuple[list[Row], Row]]:
    """The accounts bundles."""
    for path in sorted((bench / "accounts").glob("*.gold.json")):
        rows = path.with_name(path.name.replace(".gold.json", ".jsonl")).read_text("utf-8").splitlines()
        yield [json.loads(row) for row in rows if row.strip()], json.loads(path.read_text("utf-8"))


def stories_set() -> Iterator[tuple[list[Row], Row]]:
    """Our own dev stories."""
    return ((story["reports"], gold_of(story)) for story in stories_in(ROOT / "benchmarks" / "stories"))


def whole(case: Case) -> Iterable[Account]:
    """Nothing left out."""
    return learned.accounts_of(sighted(case.layers, case.tallies, case.answers), case.story, case.claims).accounts


def changes() -> Iterator[tuple[str, Change]]:
    """Each variant with its name."""
    yield "everything", whole
    yield "rules alone", lambda case: read_by_rules(case.report).accounts
    yield "network alone, with the rules' numbers, days and places", lambda case: whole(replace(case, claims=()))
    for question in ("killed", "injured", "when", "where", "actor", "type"):
        yield (
            f"without the rules' {question}",
            lambda case, q=question: whole(  # type: ignore[misc]
                replace(case, claims=tuple(c for c in case.claims if c.question != q))
            ),
        )
    heads = dict.fromkeys(name for name in HEADS if not name.startswith("role:") or name[5:] in SPANS)
    for name in heads:
        yield f"without head {name}", lambda case, n=name: whole(replace(case, answers=muted(case.answers, n)))  # type: ignore[misc]
    for link in LINKS:
        yield f"without link {link}", lambda case, n=link: whole(replace(case, answers=unlinked(case.answers, n)))  # type: ignore[misc]


def muted(answers: Answers, name: str) -> Answers:
    """The answers where one head has nothing to say: outside for spans, no preference for the rest."""
    head = HEADS[name]
    logits = answers.logits.copy()
    logits[:, head.start : head.end] = 0
    if name.startswith(("role:", "part:")) or name in ("mention", "name"):
        logits[:, head.start] = 9
    return Answers(answers.pieces, logits, answers.sides, answers.nobody, answers.windows)


def unlinked(answers: Answers, link: str) -> Answers:
    """The answers where one link finds nobody, and no two stretches alike."""
    sides, nobody = answers.sides.copy(), answers.nobody.copy()
    which = LINKS.index(link)
    sides[:, which], nobody[:, which] = 0, 0
    return Answers(answers.pieces, answers.logits, np.asarray(sides), np.asarray(nobody), answers.windows)


def score(found: Iterable[Account], case: Case, guide_asks: Callable[[str], bool]) -> ClaimScores:
    """One report's figures."""
    claims = [c for account in found for c in account.claims if guide_asks(c.question)]
    rows = [{**{n: getattr(c, n) for n in _FIELDS}, "origin": {"name": c.origin.name}} for c in claims]
    return score_claims({"reports": [{"id": case.report.id, "key": case.report.key}], "claims": rows}, case.gold)


_FIELDS = ("report", "incident", "question", "start", "end", "low", "high", "value", "stance", "group")


def table(bench: Path) -> Iterator[str]:
    """The document's part, line by line."""
    sets = {"our stories": list(cases(stories_set())), "accounts": list(cases(accounts_set(bench)))}
    yield "| variant | " + " | ".join(f"{name}: claims F1 | B³" for name in sets) + " |"
    yield "| --- |" + " ---: | ---: |" * len(sets)
    for name, change in changes():
        cells = []
        for which, mine in sets.items():
            asked = (lambda q: True) if which == "our stories" else (lambda q: q not in ("target", "weapon"))
            total = sum((score(change(case), case, asked) for case in mine), ClaimScores())
            cells.append(f"{total.all.f1:.1f} | {total.incidents:.1f}")
        yield f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    """Print the table, or put it into a document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--into", type=Path)
    given = parser.parse_args()
    lines = "\n".join(table(given.bench))
    print(lines)
    if given.into:
        put_into(given.into, lines, *MARKS)


if __name__ == "__main__":
    main()
