"""Incidents worked out from all that is kept: all of them anew, or those that something new has touched."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from accordingto.casebook import Casebook, Decided, Shelves, Standing, Stands, Worked
from accordingto.linking import Kept, Linker
from accordingto.pipeline.memory import look_ahead, memory, remember
from accordingto.pipeline.overall import of_whole
from accordingto.records import Check, Incident, Judgement, Report
from accordingto.values.days import days_of
from accordingto.values.imprints import Hashes, imprint_of
from accordingto.values.known import with_list
from accordingto.weighing import Evidence, Ways, checks_of_incidents, checks_of_whole, policy_named, set_phrases, weigh_incidents

Verdicts = list[tuple[str | None, Check]]


def anew(casebook: Casebook, wanted: Worked) -> Standing:
    """All incidents, from all readings."""
    decided = casebook.decided()
    readings = list(casebook.readings(moves=decided.moves))
    kept = Kept(stood=casebook.addressed(), former=casebook.former()) if casebook.lasts else Kept()
    linker = Linker(kept, casebook.born() if casebook.lasts else None)
    linker.judge(_pairs(decided))
    linker.add(readings)
    linked = linker.linked()
    imprints = {report.id: imprint_of(report.text) for report in casebook.reports()}
    tallies = [tally for reading in readings for tally in reading.tallies]
    quotations = [quotation for reading in readings for quotation in reading.quotations]
    evidence = Evidence.of(linked.incidents, linked.claims, linked.reports, tallies, quotations, imprints)
    told = _first([reading.report for reading in readings]) if casebook.lasts else linked.reports
    phrases = set_phrases(told, imprints)
    ways = _ways(decided, wanted)
    incidents = weigh_incidents(evidence, ways, phrases)
    weighed = evidence.weighed(incidents)
    verdicts = [*_of_incidents(incidents, weighed, ways), *((None, check) for check in checks_of_whole(weighed))]
    accounts = {account.id: linked.accounts[account.id] for reading in readings for account in reading.accounts}
    made = Standing(incidents, evidence.of_incident, accounts, verdicts, moves=decided.moves)
    return replace(made, kept=_remembered(casebook, kept, phrases)) if casebook.lasts else made


def since(casebook: Casebook, standing: Stands, wanted: Worked) -> Standing:
    """The incidents that something new has touched; the others stay as they stand."""
    decided = casebook.decided()
    with casebook.looking() as connection:
        shelves = Shelves(connection)
        taken = shelves.plain("taken")
        kept = memory(shelves, taken)
        fresh = casebook.fresh(standing.worked, decided.moves)
        before = {account.id for report in fresh if report in taken for account in kept.readings[report].accounts}
        linker = Linker(kept, shelves.born())
        look_ahead(kept, [reading for reading, _ in fresh.values()])
        linker.add([reading for reading, _ in fresh.values()])
        _hold_to(linker, kept, _pairs(decided))
        linker.tell_again(casebook.judged(standing.worked))
        changes = linker.changes()
        linker.tell_again(_around(kept, changes.incidents))
        whole = linker.changes()
        taken.update({report: number for report, (_, number) in fresh.items()})
        told = {incident.id for incident in whole.incidents}
        counting, read = casebook.told_tallies(), {report.id for report in whole.reports}
        evidence = Evidence.of(
            whole.incidents,
            [claim for claim in whole.claims if claim.incident in told],
            [*whole.reports, *{report.id: report for _, report in counting if report.id not in read}.values()],
            [tally for tally, _ in counting],
            [quotation for report in whole.reports for quotation in kept.readings[report.id].quotations],
            {report.id: imprint_of(casebook.text(report.id)) for report in whole.reports},
        )
        phrases = np.frombuffer(bytes.fromhex(shelves.plain("phrases")[""]), dtype=np.uint64)
        ways = _ways(decided, wanted)
        incidents = weigh_incidents(evidence, ways, phrases)
        weighed = evidence.weighed([*_kept_apart(casebook, evidence, changes.ended), *incidents])
        verdicts = _of_incidents(incidents, weighed, ways)
        renewed = sorted(told.union(changes.ended))
        stood = casebook.checks_on_whole()
        said = of_whole(casebook, weighed, stood, renewed, fresh.keys())
        accounts = {a.id: kept.stood[a.id] for report in read for a in kept.readings[report].accounts}
        return Standing(
            incidents,
            evidence.of_incident,
            accounts,
            verdicts if said == stood else [*verdicts, *((None, check) for check in said)],
            ended=changes.ended,
            gone=sorted(before - accounts.keys()),
            renewed=renewed if said == stood else [*renewed, None],
            moves=decided.moves,
            kept=shelves.written(),
            whole=False,
        )


def _of_incidents(incidents: Iterable[Incident], weighed: Evidence, ways: Ways) -> Verdicts:
    told = checks_of_incidents([incident.id for incident in incidents], weighed, ways)
    return [(of, check) for of, checks in told.items() for check in checks]


def _pairs(decided: Decided) -> list[Judgement]:
    return [pair for one in decided.held for pair in one.pairs()]


def _ways(decided: Decided, wanted: Worked) -> Ways:
    known = with_list(wanted.origins).with_ones(decided.origins)
    return Ways(policy_named(wanted.policy), known, [one.judgement for one in decided.held if one.on_claims])


def _hold_to(linker: Linker, kept: Kept, judgements: Sequence[Judgement]) -> None:
    """Hold to these judgements alone: what was held to before and is not among them, or comes in another order, is undone."""
    before = [Judgement("same" if d.kind == "same" else "not same", d.about, id=d.judgement) for d in kept.decisions if d.kind != "undone"]
    wanted = [Judgement(one.kind, one.about, id=one.id) for one in judgements]
    if wanted[: len(before)] != before:
        for one in before:
            linker.undo(one)
        before = []
    linker.judge(wanted[len(before) :])


def _around(kept: Kept, incidents: Iterable[Incident]) -> set[str]:
    """The incidents that these are kept apart from, and those that the same reports tell of: rules look at them together."""
    near = {apart.incident for incident in incidents for apart in incident.apart}
    reports = {report for incident in incidents for report in incident.reports}
    return near | {kept.stood[account.id] for report in reports for account in kept.readings[report].accounts}


def _kept_apart(casebook: Casebook, evidence: Evidence, ended: Iterable[str]) -> list[Incident]:
    """Other incidents that these are kept apart from, as they stand: rules look at them together."""
    named = {apart.incident for incident in evidence.incidents.values() for apart in incident.apart}
    return casebook.stood(sorted(named.difference(evidence.incidents, ended)))


def _first(readings: Sequence[Report]) -> list[Report]:
    """So many of the reports that came first that what they have in common changes seldom, each about the week it came out in: which
    incidents they tell of changes with every report."""
    many = 1 << (len(readings).bit_length() - 1) if readings else 0
    return [replace(report, incidents=(week,)) for report in readings[:many] if (week := _week(report))]


def _week(report: Report) -> str:
    day = days_of(report.published[:10])
    return f"{day.first.toordinal() // 7}" if day and day.first else ""


def _remembered(casebook: Casebook, kept: Kept, phrases: Hashes) -> dict[tuple[str, str], str | None]:
    """What linking and weighing need for one more report."""
    with casebook.looking() as connection:
        shelves = Shelves(connection, blank=True)
        taken = shelves.plain("taken")
        remember(shelves, taken, kept)
        taken.update(casebook.taken())
        shelves.plain("phrases")[""] = phrases.tobytes().hex()
        return shelves.written()


def must_be_whole(standing: Stands, wanted: Worked) -> bool:
    """Whether all incidents have to be worked out: for the first time, in another way, after an erasure, or with other set phrases."""
    same = replace(standing.worked, entry=0) == replace(wanted, entry=0)
    return not (standing.worked.entry and same) or standing.erased or standing.reports.bit_length() != standing.reports_then.bit_length()
