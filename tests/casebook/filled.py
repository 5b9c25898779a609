"""A casebook in which every table has rows: two outlets on one strike, one of them in two versions, another strike, a running total,
judgements of which some are undone, a claim that was moved, and a report read twice."""

from pathlib import Path

from sqlalchemy import select

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.casebook.tables import metadata
from accordingto.records import Judgement, Record
from accordingto.settings import Settings
from tests.databases import Moulds

RULES = Settings(reader="rules")
HARBOUR = """---
outlet: The Harbour Wire
title: Market hall hit in Idlib, cobbler among the dead
published: 2021-03-04
url: https://harbour.example/market-hall-hit
---
IDLIB, March 4 - An air strike on a market hall in Idlib killed seven people and wounded 12 others on Wednesday, the Quillbridge
Medical Society said. The cobbler Zebulon Marchetti was among the dead.

"We pulled five children out of the rubble," said Wilhelmina Okonjo, a rescuer.

Air strikes have killed 412 people in Idlib province since January, according to the Quillbridge Medical Society.
"""
LATER = HARBOUR.replace("killed seven people", "killed nine people").replace("five children", "six children")
EVENING = """---
outlet: Evening Ledger
title: Nine die at market in Idlib
published: 2021-03-04
url: https://ledger.example/nine-die
---
Nine people were killed in an air strike on a market in Idlib on Wednesday, the interior ministry said. The army denied that it had
carried out the raid.
"""
MORNING = """---
outlet: Morning Courier
title: Shelling kills four in Aleppo
published: 2021-03-09
---
Shelling killed four people and wounded two in Aleppo on Monday, a hospital said.
"""


def fill(casebook: Casebook, folder: Path) -> Record:
    """Put all of it into an empty casebook; gives what it comes to."""
    for key, text in {"harbour": HARBOUR, "evening": EVENING, "morning": MORNING}.items():
        add(casebook, folder, key, text)
    add(casebook, folder, "harbour", LATER)
    pipeline.work_out(casebook, RULES)
    pipeline.read_again(casebook, RULES, "an editor")
    told = pipeline.record_of(casebook)
    killed = [claim for claim in told.claims if claim.question == "killed"]
    casebook.judge(Judgement("correct", (killed[0].id,), "a judge", reason="counted again", low=8, high=8, comparator="exactly"))
    casebook.judge(Judgement("correct", (_on(told, "where"),), "a judge", reason="by the map", value="Idlib, market hall"))
    undone = casebook.judge(Judgement("reject", (killed[-1].id,), "a judge", reason="another day"))
    casebook.undo(undone.id, "a judge", "the same day after all")
    one, other = told.incidents[:2]
    casebook.judge(Judgement("not same", (one.id, other.id), "a judge", reason="two towns"))
    (wounded,) = (claim for claim in told.claims if claim.low == 12)
    away = next(incident.id for incident in told.incidents if incident.id != wounded.incident)
    casebook.judge(Judgement("move", (wounded.id, away), "a judge", reason="hurt elsewhere"))
    named = casebook.judge(Judgement("one origin", ("interior ministry", "Quillbridge Medical Society"), "a judge", reason="its clinic"))
    casebook.undo(named.id, "a judge", "two houses")
    pipeline.work_out(casebook, RULES)
    return pipeline.record_of(casebook)


def pour_full(moulds: Moulds, where: str, folder: Path) -> None:
    """Put all of it into an empty place, where it is closed."""
    moulds.pour("a full casebook", where, lambda at: _filled(at, folder))


def _filled(where: str, folder: Path) -> None:
    with Casebook.create(where) as made:
        fill(made, folder)


def _on(told: Record, question: str) -> str:
    return next(claim.id for claim in told.claims if claim.question == question)


def add(casebook: Casebook, folder: Path, key: str, text: str) -> pipeline.Taken:
    """Add a report from a file, as the program would."""
    file = folder / f"{key}.md"
    file.write_text(text, "utf-8")
    return pipeline.add(casebook, [str(file)], RULES, "an editor")


def rows(casebook: Casebook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with casebook.looking() as connection:
        ordered = {table.name: select(table).order_by(*table.primary_key) for table in metadata.sorted_tables}
        return {name: [tuple(row) for row in connection.execute(wanted)] for name, wanted in ordered.items()}
