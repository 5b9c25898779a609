"""What rules over the whole say when a few incidents have become others: of the rest what lies in the reach of a tally is looked at."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial

from accordingto.casebook import Casebook
from accordingto.records import Check, Incident, Tally
from accordingto.values.reach import Reach, reach_of
from accordingto.weighing import Evidence, News, checks_of_whole_renewed, touched


def of_whole(casebook: Casebook, weighed: Evidence, stood: Sequence[Check], named: Sequence[str], fresh: Set[str]) -> list[Check]:
    """What they say now instead of what ``stood``.

    Readings of ``fresh`` reports came in force; the ``named`` incidents have become what the evidence has of them, or are no more.
    """
    before = {one.id: one for one in casebook.stood(named)}
    after = {id_: weighed.incidents[id_] for id_ in named if id_ in weighed.incidents}
    turned = [id_ for id_ in named if before.get(id_) != after.get(id_)]
    news = News(fresh, [one for id_ in turned for one in (before.get(id_), after.get(id_)) if one])
    tallies = touched(weighed, news)
    others = {one.id: one for one in _in_reach(casebook, weighed, tallies) if one.id not in named}
    return checks_of_whole_renewed(stood, replace(weighed, incidents=others | after), news, tallies)


def _in_reach(casebook: Casebook, evidence: Evidence, tallies: Iterable[Tally]) -> Iterator[Incident]:
    """The incidents in the area and time of any of these tallies, as they stand."""
    areas: dict[str, dict[str, Reach]] = {}
    for tally in tallies:
        if reach := reach_of(tally, evidence.published(tally.report)):
            areas.setdefault(tally.period, {})[tally.scope] = reach
    for period, some in areas.items():
        first, _, last = period.partition("/")
        yield from casebook.outlines(first.strip("."), last.strip("."), partial(_lies_in_any, tuple(some.values())))


def _lies_in_any(areas: Sequence[Reach], name: str, country: str) -> bool:
    return any(one.holds_place(name, country) for one in areas)
