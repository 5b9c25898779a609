"""Whatever comes in, in whatever order and portions, incidents are those of all that is kept, worked out anew."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.casebook.tables import standing
from accordingto.pipeline.deciding import decide
from accordingto.records import Judgement, Record
from accordingto.settings import Settings
from accordingto.views.record import record_json
from tests.casebook.steps import step

RULES = Settings(reader="rules")
SAID = (
    "An air strike on a market in {town} killed {killed} people on {day}, {who} said. Rescuers searched the rubble until the evening.",
    "{killed} people died and {hurt} were wounded when jets bombed {town} on {day}, according to {who}.",
    "{who} denied that anybody was hurt in the raid on {town} on {day}. Residents spoke of {killed} dead.",
    "Shells fell on {town} on {day}. A hospital counted {killed} dead. It was the second attack on the town in 24 hours.",
    "Air strikes have killed {hurt} people in {town} since January, {who} said. On {day} a strike there killed {killed} people.",
)
TOWNS = ("Idlib", "Aleppo", "Raqqa", "Homs")
WHO = ("the Rescue League", "the interior ministry", "the health directorate", "Karim Aydin, a doctor,")
DAYS = ("Monday", "Tuesday", "2 March", "3 March 2021")


def reports(chance: Random, many: int) -> list[dict[str, str]]:
    """Reports of a few incidents in many words, some of them in two versions."""
    rows = []
    for number, (said, town) in enumerate(product(SAID, TOWNS)):
        figures = {"killed": chance.randint(2, 9), "hurt": chance.randint(10, 14), "who": chance.choice(WHO), "day": chance.choice(DAYS)}
        rows.append(
            {
                "key": f"k{number}",
                "outlet": f"Outlet {number % 5}",
                "published": f"2021-03-0{chance.randint(2, 5)}",
                "text": said.format(town=town, **figures),
            }
        )
    chance.shuffle(rows)
    again = [row | {"text": row["text"].replace(" people", " civilians") + " This story was updated."} for row in rows[:2]]
    return (rows + again)[-many:]


def take_in(casebook: Casebook, folder: Path, rows: list[dict[str, str]]) -> None:
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    pipeline.add(casebook, [str(folder / "in.jsonl")], RULES, "an editor")


def judged(casebook: Casebook, chance: Random) -> None:
    """A judgement on something, or the undoing of one."""
    if chosen := step(casebook, chance):
        decide(casebook, chosen)


def worked_out_anew(casebook: Casebook) -> Record:
    with casebook.writing() as connection:
        connection.execute(delete(standing))
    pipeline.work_out(casebook, RULES)
    return pipeline.record_of(casebook)


def portions(rows: list[dict[str, str]], chance: Random) -> Iterator[list[dict[str, str]]]:
    while rows:
        many = chance.randint(1, 4)
        yield rows[:many]
        rows = rows[many:]


@pytest.mark.parametrize("seed", range(3))
def test_portion_by_portion_it_comes_to_what_all_at_once_comes_to(where: str, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    with Casebook.create(where) as casebook:
        for some in portions(reports(chance, 18), chance):
            take_in(casebook, tmp_path, some)
            pipeline.work_out(casebook, RULES)
            judged(casebook, chance)
        piece_by_piece = pipeline.record_of(casebook)
        assert len(piece_by_piece.incidents) > 4 and piece_by_piece.judgements
        assert record_json(piece_by_piece) == record_json(worked_out_anew(casebook))
        assert list(casebook.faults()) == []


def test_both_databases_come_to_the_same_record(tmp_path: Path, addresses: object) -> None:
    assert callable(addresses)
    told = []
    for kind in ("sqlite", "postgresql"):
        chance = Random(7)
        with Casebook.create(addresses(kind)) as casebook:
            for some in portions(reports(chance, 12), chance):
                take_in(casebook, tmp_path, some)
            pipeline.work_out(casebook, RULES)
            told.append(record_json(pipeline.record_of(casebook)))
    assert told[0] == told[1]


def test_an_incident_keeps_its_id_and_old_ids_lead_to_where_it_went(casebook: Casebook, tmp_path: Path) -> None:
    rows = reports(Random(1), 14)
    take_in(casebook, tmp_path, rows[:9])
    pipeline.work_out(casebook, RULES)
    before = pipeline.record_of(casebook).incidents
    take_in(casebook, tmp_path, rows[9:])
    one, other = before[0].id, before[-1].id
    made = casebook.judge(Judgement("same", (one, other), "a judge", reason="seen"))
    pipeline.work_out(casebook, RULES)
    merged = pipeline.record_of(casebook, one).incidents[0].id
    assert merged in (one, other) and pipeline.record_of(casebook, other).incidents[0].id == merged
    casebook.undo(made.id, "a judge", "two after all")
    pipeline.work_out(casebook, RULES)
    assert {pipeline.record_of(casebook, name).incidents[0].id for name in (one, other)} == {one, other}
    assert {incident.id for incident in before} <= {i.id for i in pipeline.record_of(casebook).incidents}.union(
        *(i.formerly for i in pipeline.record_of(casebook).incidents)
    )


def test_an_incident_keeps_its_id_when_the_report_that_came_first_comes_in_a_new_version(casebook: Casebook, tmp_path: Path) -> None:
    rows = [
        {"key": who, "outlet": who, "published": "2021-03-03", "text": SAID[0].format(town="Idlib", killed=7, day="Tuesday", who="police")}
        for who in ("first", "second")
    ]
    take_in(casebook, tmp_path, rows)
    pipeline.work_out(casebook, RULES)
    (before,) = pipeline.record_of(casebook).incidents
    take_in(casebook, tmp_path, [rows[0] | {"text": rows[0]["text"] + " The toll may rise."}])
    pipeline.work_out(casebook, RULES)
    (after,) = pipeline.record_of(casebook).incidents
    assert (after.id, len(after.reports)) == (before.id, 2)


def test_two_newer_versions_of_a_report_may_come_at_once(casebook: Casebook, tmp_path: Path) -> None:
    row = {
        "key": "a",
        "outlet": "The Post",
        "url": "https://post.example/a",
        "text": SAID[0].format(town="Idlib", killed=5, day="Monday", who="police"),
    }
    take_in(casebook, tmp_path, [row])
    take_in(casebook, tmp_path, [row | {"text": row["text"] + more} for more in (" Updated.", " Updated again.")])
    assert [event.what for event in casebook.history("a")] == ["report", "version", "version"]
    assert casebook.text(pipeline.record_of(casebook).reports[0].id).endswith("Updated again.")


def test_another_policy_weighs_all_incidents_anew_and_stays(casebook: Casebook, tmp_path: Path) -> None:
    take_in(casebook, tmp_path, reports(Random(2), 12))
    pipeline.work_out(casebook, RULES)
    pipeline.work_out(casebook, Settings(policy="lowest"))
    lowest = pipeline.record_of(casebook)
    assert lowest.policy == "lowest" and any(f.rule.startswith("lowest: ") for i in lowest.incidents for f in i.findings)
    take_in(casebook, tmp_path, reports(Random(3), 3))
    pipeline.work_out(casebook, Settings())
    assert pipeline.record_of(casebook).policy == "lowest"
