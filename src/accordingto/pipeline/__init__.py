"""The whole story on one screen: reports come in, are read and kept; incidents are linked and weighed; one record goes out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import BinaryIO

from accordingto import __version__
from accordingto.casebook import IN_MEMORY, Added, Casebook, Change, Placed, Whole, Worked
from accordingto.intake import Given, receive
from accordingto.linking.naming import own_id, told_first
from accordingto.pipeline.working import anew, must_be_whole, since
from accordingto.reading.abreast import read_abreast
from accordingto.reading.readers import Reader, reader_named
from accordingto.records import Reading, Record, Refusal, Report
from accordingto.settings import Settings
from accordingto.values.known import own_list
from accordingto.weighing import DEFAULT, policy_named

__all__ = ["Known", "Taken", "add", "build", "check_ways", "read_again", "reader_named", "record_in", "record_of", "work_out"]

Progress = Callable[[int, str], None]
"""Told after each source: how many so far, and which."""
Places = dict[tuple[str, str], Placed]
"""Where reports that are being read belong, by id and hash: two versions of one report may be among them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the casebook had already."""

    report: str
    """Its id."""
    key: str


@dataclass(slots=True)
class Taken:
    """What became of the sources that came in."""

    added: list[Added] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    renewed: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    """By key of a report that is a new version, what it says otherwise."""


def build(
    sources: Iterable[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> Record:
    """One record of all the reports that the sources hold; what can't be read stands in it as a refusal.

    A ``reader`` made ready before (`reader_named`) spares its loading now; without one the settings' reader is loaded.
    """
    check_ways(settings)  # before anything is read: a slip in the user's list is told at once
    with Casebook.create(IN_MEMORY) as casebook:
        taken = add(casebook, sources, settings, "", stdin, progress, reader)
        work_out(casebook, settings)
        return replace(record_of(casebook), refusals=tuple(taken.refusals))


def add(
    casebook: Casebook,
    sources: Iterable[str | Given],
    settings: Settings,
    by: str,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> Taken:
    """Read the reports that are new here and keep each with its reading; each that is told as added is kept, whatever comes then."""
    read, taken = reader or reader_named(settings), Taken()
    places: Places = {}
    told = count(1)
    for came, outcome in read_abreast(read, _placed(casebook, receive(sources, settings, stdin), places, taken)):
        if isinstance(came, Report) and isinstance(outcome, Reading):
            _keep(casebook, places.pop((came.id, came.sha256)), outcome, read, by, taken)
        elif isinstance(outcome, Refusal):
            taken.refusals.append(outcome)
        if progress:
            progress(next(told), came.key if isinstance(came, Report) else came.source)
    return taken


def _placed(casebook: Casebook, received: Iterable[Report | Refusal], places: Places, taken: Taken) -> Iterator[Report | Refusal]:
    """What is to be read, each report under the id that it has in the casebook."""
    for one in received:
        if isinstance(one, Refusal):
            yield one
            continue
        place = casebook.place(one)
        which = (place.report.id, place.report.sha256)
        if place.known or which in places:  # the very same may lie twice among the sources
            taken.known.append(Known(place.report.id, place.report.key))
        else:
            places[which] = place
            yield place.report


def _keep(casebook: Casebook, place: Placed, reading: Reading, read: Reader, by: str, taken: Taken) -> None:
    """Keep a report; where another writer was quicker with one like it, it is placed and read again."""
    while (added := casebook.add(place, reading, _own_ids(reading), by)) is None:
        place = casebook.place(place.report)
        if place.known:
            taken.known.append(Known(place.report.id, place.report.key))
            return
        reading = read(place.report)
    taken.added.append(added)
    if added.version > 1:
        taken.renewed[place.report.key] = casebook.history(added.report)[-1].changes


def _own_ids(reading: Reading) -> dict[str, str]:
    return {account.id: own_id(account) for account in reading.accounts}


def read_again(casebook: Casebook, settings: Settings, by: str, progress: Progress | None = None) -> list[Refusal]:
    """Read every report again, with this reader; earlier readings stay, judgements move along."""
    read, refusals = reader_named(settings), []
    for number, (report, outcome) in enumerate(read_abreast(read, casebook.reports()), 1):
        if isinstance(outcome, Refusal):
            refusals.append(outcome)
        elif isinstance(report, Report):
            casebook.read_again(report, outcome, _own_ids(outcome), by)
        if progress:
            progress(number, report.key if isinstance(report, Report) else report.source)
    return refusals


def check_ways(settings: Settings) -> None:
    """Raise at once what would be wrong with the settings' policy or list of origins when incidents are weighed."""
    policy_named(settings.policy or DEFAULT)
    if settings.origins:
        own_list(settings.origins)


def work_out(casebook: Casebook, settings: Settings | None = None) -> None:
    """Link and weigh what has come in since the last time, so that incidents are those of all that is kept."""
    with casebook.working_out():
        while True:
            with casebook.looking():  # all of one moment, whatever others add
                standing = casebook.standing()
                wanted = _wanted(settings or Settings(), standing.worked, standing.head)
                if standing.worked == wanted:
                    return
                made = anew(casebook, wanted) if must_be_whole(standing, wanted) else since(casebook, standing, wanted)
            if casebook.stand(standing, wanted, made):
                return


def _wanted(settings: Settings, before: Worked, head: int) -> Worked:
    """How incidents are to be worked out: as the settings say, else as before."""
    policy = policy_named(settings.policy or before.policy or DEFAULT)
    return Worked(head, __version__, policy.name, own_list(settings.origins) if settings.origins else before.origins)


def record_of(casebook: Casebook, incident: str = "") -> Record:
    """All that the casebook holds, as it was last worked out; or one incident with its reports, its look-alikes last."""
    return record_in(casebook.part(incident) if incident else casebook.whole())


def record_in(whole: Whole) -> Record:
    """What of a casebook was loaded, as a record."""
    claims = tuple(claim for reading in whole.readings for claim in whole.claims_of(reading))
    return Record(
        version=__version__,
        reports=tuple(replace(reading.report, incidents=whole.incidents_of(told_first(reading))) for reading in whole.readings),
        incidents=tuple(whole.incidents),
        claims=claims,
        quotations=tuple(quotation for reading in whole.readings for quotation in reading.quotations),
        tallies=tuple(tally for reading in whole.readings for tally in reading.tallies),
        checks=tuple(whole.checks),
        policy=whole.worked.policy,
        judgements=tuple(whole.judgements),
    )
