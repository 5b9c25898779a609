"""Deciding: what a decision would change is what it then changes, and nobody decides on what they have not seen."""

from pathlib import Path
from random import Random

import pytest

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.errors import Overtaken, Unjudgeable
from accordingto.pipeline.deciding import Effect, Turn, Undoing, decide, suppose, words_of
from accordingto.records import Judgement
from tests.casebook.filled import RULES, rows
from tests.casebook.steps import step
from tests.casebook.test_working_out import reports, take_in


def what_became(casebook: Casebook) -> tuple[dict[str, object], set[object]]:
    told = pipeline.record_of(casebook)
    return {one.id: one for one in told.incidents}, set(told.checks)


def test_what_a_decision_would_change_is_what_it_changes_and_asking_changes_nothing(where: str, tmp_path: Path) -> None:
    chance = Random(11)
    with Casebook.create(where) as casebook:
        take_in(casebook, tmp_path, reports(chance, 9))
        pipeline.work_out(casebook, RULES)
        effects = []
        for _ in range(8):
            chosen = step(casebook, chance)
            if chosen is None:
                continue
            kept = rows(casebook)
            effect = suppose(casebook, chosen)
            assert rows(casebook) == kept
            incidents, checks = what_became(casebook)
            decide(casebook, chosen)
            incidents_now, checks_now = what_became(casebook)
            pairs = [(incidents.get(id_), incidents_now.get(id_)) for id_ in sorted({*incidents, *incidents_now})]
            assert [(turn.before, turn.after) for turn in effect.turns] == [(one, other) for one, other in pairs if one != other]
            assert (set(effect.checks_gone), set(effect.checks_new)) == (checks - checks_now, checks_now - checks)
            effects.append(effect)
        assert sum(bool(effect.turns) for effect in effects) > 3


def note(incident: str, by: str) -> Judgement:
    return Judgement("note", (incident,), by, reason="seen")


def test_of_two_who_looked_at_one_incident_the_second_is_told_of_the_first(filled: Casebook) -> None:
    one, other = (incident.id for incident in pipeline.record_of(filled).incidents[:2])
    seen = {name: filled.stamp(name) for name in (one, other)}
    decide(filled, note(one, "a judge"), seen)
    before = filled.head()
    with pytest.raises(Overtaken, match=one) as told:
        decide(filled.beside(), note(one, "another judge"), seen)
    assert told.value.incidents == (one,) and filled.head() == before
    decide(filled, note(other, "another judge"), {other: seen[other]})
    decide(filled, note(one, "another judge"), {one: filled.stamp(one)})


def test_who_looked_at_an_incident_that_is_no_more_is_told(filled: Casebook) -> None:
    one, other = (incident.id for incident in pipeline.record_of(filled).incidents[:2])
    seen = {name: filled.stamp(name) for name in (one, other)}
    decide(filled, Judgement("same", (one, other), "a judge", reason="one strike"), seen)
    with pytest.raises(Overtaken):
        decide(filled, note(other, "another judge"), {other: seen[other]})


def test_a_stamp_stays_as_long_as_nothing_is_decided_or_told_anew(filled: Casebook) -> None:
    incidents = pipeline.record_of(filled).incidents
    before = [filled.stamp(one.id) for one in incidents]
    made = decide(filled, note(incidents[0].id, "a judge"))
    assert [filled.stamp(one.id) == stamp for one, stamp in zip(incidents, before, strict=True)] == [False] + [True] * (len(incidents) - 1)
    noted = filled.stamp(incidents[0].id)
    decide(filled, Undoing(made.id, "a judge", "no"))
    assert filled.stamp(incidents[0].id) not in (noted, before[0])


def test_what_is_supposed_may_be_asked_of_while_another_reads(filled: Casebook) -> None:
    one, other = (incident.id for incident in pipeline.record_of(filled).incidents[:2])
    with filled.supposing():
        filled.judge(Judgement("same", (one, other), "a judge"))
        pipeline.work_out(filled)
        assert len(pipeline.record_of(filled).incidents) < len(pipeline.record_of(filled.beside()).incidents)
    assert suppose(filled, note(one, "a judge")) == Effect(())


def test_where_incidents_become_one_the_one_ends_and_the_other_becomes_another(filled: Casebook) -> None:
    one, other = pipeline.record_of(filled).incidents[:2]
    effect = suppose(filled, Judgement("same", (one.id, other.id), "a judge"))
    ended, grown = sorted(effect.turns, key=lambda turn: turn.after is not None)
    assert isinstance(ended, Turn) and ended.after is None and grown.after is not None
    assert set(grown.after.reports) == {*one.reports, *other.reports}
    assert "kept-apart" in [check.rule for check in effect.checks_gone]


def test_words_that_bear_a_correction_out_are_named_by_where_they_stand(filled: Casebook) -> None:
    claim = next(one for one in pipeline.record_of(filled).claims if one.question == "killed")
    name = words_of(filled, claim.id, "cobbler")
    start, _, end = name.rpartition(":")[2].partition("-")
    assert filled.text(claim.report)[int(start) : int(end)] == "cobbler"
    for words in ("baker", "a", ""):
        with pytest.raises(Unjudgeable):
            words_of(filled, claim.id, words)


def test_what_was_decided_on_a_report_stays_in_the_history_of_the_incident_that_it_left(filled: Casebook) -> None:
    told = pipeline.record_of(filled)
    one = max(told.incidents, key=lambda incident: len(incident.reports))
    leaves = one.reports[-1]
    claim = next(claim for claim in told.claims if claim.report == leaves and claim.incident == one.id)
    before = decide(filled, Judgement("accept", (claim.id,), "a judge", reason="seen"))
    decide(filled, Judgement("split", (one.id, filled.report(leaves).reading.accounts[0].id), "a judge", reason="another"))
    goes = filled.claim(claim.id).incident
    stays = next(claim.incident for claim in pipeline.record_of(filled).claims if claim.report == one.reports[0])
    assert stays != goes
    after = decide(filled, Judgement("note", (goes,), "a judge", reason="of the other alone"))
    named = [event.judgement.id for event in filled.history(stays) if event.judgement]
    assert before.id in named and after.id not in named
    assert leaves in [event.report.id for event in filled.history(stays) if event.report]
