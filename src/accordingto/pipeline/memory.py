"""Linking's memory in a casebook: which of its mappings stands on which shelf."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from accordingto.casebook.shelves import Listed, Looked, Shelves
from accordingto.linking.index import keys_of
from accordingto.linking.judging import Decision
from accordingto.linking.kept import Kept
from accordingto.linking.traits import Times, traits_of
from accordingto.records import Incident, Reading
from accordingto.values.plain import noun_of, plain

_SEEN_ELSEWHERE = {
    "readings", "report_of", "counts", "group_of", "members", "names", "stood", "under", "incidents", "decisions", "ahead", "read_ahead"
}  # fmt: skip
"""What stands in other tables, or is written together with another shelf."""


def memory(shelves: Shelves, taken: Looked[int]) -> Kept:
    """What linking kept when incidents were last worked out; ``taken`` has the number of the reading of each report that it took in."""
    sharing, counts = shelves.sharing()
    stood, group_of, members, names, stood_ahead = shelves.stood()
    times, hanging = shelves.of_nouns("times", _times, list), shelves.plain("hanging")
    decisions = shelves.of_nouns("decisions", lambda told: noun_of(Decision, told), plain)
    report_of, readings = shelves.report_of(), shelves.readings(taken, lambda some: counts.ahead(_keys(some)))

    def ahead(accounts: Iterable[str]) -> None:
        named = list(accounts)
        stood_ahead(named)
        times.ahead(named)
        hanging.ahead(known.report for one in named if (known := times.get(one)))

    def read_ahead(accounts: Iterable[str]) -> None:
        named = list(accounts)
        report_of.ahead(named)
        readings.ahead(of for one in named if (of := report_of.get(one)))

    return Kept(
        readings=readings,
        report_of=report_of,
        counts=counts,
        sharing=sharing,
        times=times,
        hanging=hanging,
        partners=shelves.of_accounts("partners"),
        redated=shelves.plain("redated"),
        group_of=group_of,
        members=members,
        beside=shelves.plain("beside"),
        undecided=shelves.plain("undecided"),
        decisions=Listed(decisions, shelves.plain("decided so many")),
        named=shelves.plain("named"),
        decided=shelves.plain("decided"),
        same=shelves.plain("same"),
        apart=shelves.plain("apart"),
        names=names,
        stood=stood,
        former=shelves.plain("former"),
        under={},  # judgements name accounts here, so that nobody asks which accounts an incident ever had
        alike=shelves.of_nouns("alike", lambda told: {other: (score, tuple(why)) for other, (score, why) in told.items()}, dict),
        incidents=shelves.incidents(_bare),
        ahead=ahead,
        read_ahead=read_ahead,
    )


def look_ahead(kept: Kept, readings: Iterable[Reading]) -> None:
    """Look up in one go what linking will ask of reports that are to be taken in."""
    if isinstance(kept.counts, Looked):
        kept.counts.ahead(_keys(readings))


def _keys(readings: Iterable[Reading]) -> set[str]:
    """All that linking will ask of reports that it compares others with: how many share their words, days and places."""
    return {key for reading in readings for account in reading.accounts for key in keys_of(traits_of(reading.report, account))}


def remember(shelves: Shelves, taken: Looked[int], kept: Kept) -> None:
    """Put all that linking kept in plain mappings on the shelves."""
    whole = memory(shelves, taken)
    whole.counts.update(kept.counts)
    whole.decisions.extend(kept.decisions)
    for field in fields(Kept):
        if field.name not in _SEEN_ELSEWHERE:
            getattr(whole, field.name).update(getattr(kept, field.name))


def _times(told: Sequence[Any]) -> Times:
    report, published, stretches, dated, open_, first = told
    return Times(report, published, tuple((begin, end) for begin, end in stretches), dated, open_, first)


def _bare(incident: Incident) -> Incident:
    """An incident as linking shows it, before it is weighed."""
    return replace(incident, label="", when="", where=None, findings=(), origins=(), grade=None)
