"""A person's word: it joins what evidence parts, parts what evidence joins, and names incidents, accounts or mentions."""

import pytest

from accordingto.linking import Linker, link
from accordingto.records import Judgement, Reading
from tests.builders import ALEPPO, RAQQA, account, account_id, reading, report, told, where

MORNING, EVENING = report("morning", "Morning Post", "2021-06-09"), report("evening", "Evening Sun", "2021-06-09")
LATER = report("later", "The Later", "2021-06-10")


def raid(of: object, place: object = RAQQA, day: str = "2021-06-08") -> Reading:
    return reading(of, account(of, 1, told("when", day), where(place), told("actor", "the air force")))  # type: ignore[arg-type]


ONE, OTHER = account_id(MORNING, 1), account_id(EVENING, 1)


def test_joins_what_evidence_parts() -> None:
    readings = [raid(MORNING), raid(EVENING, ALEPPO)]
    assert len(link(readings).incidents) == 2
    (incident,) = link(readings, [Judgement("same", (ONE, OTHER))]).incidents
    assert all(joined.reasons[0] == "a person said so" for joined in incident.joined)


def test_parts_what_evidence_joins() -> None:
    readings = [raid(MORNING), raid(EVENING)]
    assert len(link(readings).incidents) == 1
    parted = link(readings, [Judgement("not same", (ONE, OTHER))])
    assert [incident.apart[0].reasons[0] for incident in parted.incidents] == ["a person said so"] * 2


@pytest.mark.parametrize("name", [ONE, f"{MORNING.id}:1000-1002"])
def test_names_an_account_or_a_mention_of_it(name: str) -> None:
    assert len(link([raid(MORNING), raid(EVENING)], [Judgement("not same", (name, OTHER))]).incidents) == 2


def test_names_incidents_by_the_ids_they_had() -> None:
    readings = [raid(MORNING), raid(EVENING, ALEPPO)]
    before = link(readings)
    one, other = (incident.id for incident in before.incidents)
    after = link(readings, [Judgement("same", (one, other))], before=before)
    assert [incident.id for incident in after.incidents] == [next(iter({one, other} - after.moved.keys()))]
    assert list(after.moved.values()) == [(after.incidents[0].id,)]


def test_the_later_of_two_that_contradict_each_other_holds() -> None:
    linker = Linker()
    linker.add([raid(MORNING), raid(EVENING)])
    for same in (False, True, False):
        linker.judge([Judgement("same" if same else "not same", (ONE, OTHER))])
        assert len(linker.linked().incidents) == (1 if same else 2)


def test_waits_for_reports_that_have_not_come_yet() -> None:
    linker = Linker()
    linker.judge([Judgement("not same", (ONE, OTHER))])
    for of in (MORNING, LATER, EVENING):
        linker.add([raid(of)])
    told_by = linker.linked().accounts
    assert told_by[ONE] != told_by[OTHER]
