"""The casebook: what is added to it, and what is had back from it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine

from accordingto import __version__
from accordingto.casebook import (
    checking,
    copying,
    erasing,
    indexing,
    judging,
    listing,
    loading,
    moving,
    origins,
    reported,
    shelves,
    standing,
    sums,
    totals,
    tracing,
    turning,
    waiting,
    waits,
)
from accordingto.casebook.hits import Hits
from accordingto.casebook.judging import Decided, Held
from accordingto.casebook.listing import Overview, Page, Period, Spot
from accordingto.casebook.log import Entry, head
from accordingto.casebook.moving import Moves
from accordingto.casebook.opening import Waiting, create, faults_told, looking, opened, shown, supposing, writing
from accordingto.casebook.origins import Origins, OriginTold
from accordingto.casebook.packing import packed
from accordingto.casebook.readings import claim_rows, rest_of, tally_rows
from accordingto.casebook.reported import Told
from accordingto.casebook.reports import Placed, add_version, place, text_of
from accordingto.casebook.roll import Roll, Rolls
from accordingto.casebook.searching import Found, Query, place_named, search
from accordingto.casebook.standing import Fills, Worked
from accordingto.casebook.sums import Checks, Nth, Tallies
from accordingto.casebook.tables import account, claim, reading, tally
from accordingto.casebook.totals import Running
from accordingto.casebook.tracing import Event
from accordingto.casebook.turning import Turned
from accordingto.casebook.waiting import After, Queue
from accordingto.records import Account, Check, Claim, Incident, Judgement, Reading, Report, Tally, Verdict


@dataclass(frozen=True, slots=True)
class Added:
    """A report that is kept now."""

    entry: int
    report: str
    version: int
    """The first is 1; a later one took the place of another."""


@dataclass(frozen=True, slots=True)
class Stands:
    """What a working out begins from."""

    worked: Worked
    head: int
    """The last entry of the log."""
    reports: int
    reports_then: int
    """How many there are, and were when incidents were worked out last."""
    erased: bool
    """Whether a report was erased since."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the statements come to."""

    incidents: Sequence[Incident]
    claims: Mapping[str, Sequence[Claim]]
    """By incident, as they were weighed."""
    accounts: Mapping[str, str]
    """The incident of each of these incidents' accounts."""
    verdicts: Sequence[tuple[str | None, Check]]
    """Each with the incident that it is on; none where it is on the whole."""
    ended: Sequence[str] = ()
    gone: Sequence[str] = ()
    """Accounts that no reading in force tells of any more."""
    renewed: Sequence[str | None] = ()
    """Incidents whose verdicts these take the place of; None where they do so of those on the whole."""
    moves: Moves = field(default_factory=dict)
    """What people moved, by report."""
    kept: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """What linking keeps, by shelf and key."""
    whole: bool = True
    """Whether these are all the incidents there are; what ended or is gone is then found out by itself."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a casebook holds, as it was last worked out."""

    worked: Worked
    readings: Sequence[Reading]
    """Those in force, by the report's id."""
    incidents: Sequence[Incident]
    completed: Mapping[str, Fills]
    stands: Mapping[str, str]
    checks: Sequence[Check]
    judgements: Sequence[Judgement]

    def claims_of(self, reading: Reading) -> Iterator[Claim]:
        """A reading's claims as they are weighed, each of its incident."""
        for told in reading.accounts:
            if of := self.stands.get(told.id):
                yield from (standing.completed(one, of, self.completed) for one in told.claims)

    def incidents_of(self, accounts: Iterable[Account]) -> tuple[str, ...]:
        """The incidents of these accounts, in their order."""
        return tuple(dict.fromkeys(self.stands[one.id] for one in accounts if one.id in self.stands))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all have in common who use one casebook at the same time."""

    rolls: Rolls = field(default_factory=Rolls)
    hits: Hits = field(default_factory=Hits)
    working_out: AbstractContextManager[object] = field(default_factory=RLock)


class Casebook:
    """Reports, readings and judgements, kept for good; every verb is one transaction, and what it returns from is kept."""

    def __init__(self, engine: Engine, waiting: Waiting | None = None, shared: "_Shared | None" = None) -> None:
        self.engine, self._waiting, self._shared = engine, waiting, shared or _Shared()
        self._moment: Connection | None = None
        self._turn: Connection | None = None

    @classmethod
    def create(cls, where: str, waiting: Waiting | None = None) -> Self:
        """A new casebook at a path or address; the empty name is one in memory."""
        return cls(create(where), waiting)

    @classmethod
    def open(cls, where: str, waiting: Waiting | None = None, connections: int = 1) -> Self:
        """The casebook that is there; ``connections`` to a server are kept open."""
        return cls(opened(where, connections), waiting)

    def beside(self) -> Self:
        """The same casebook for somebody else at the same time: a `Casebook` is one thread's alone."""
        return type(self)(self.engine, self._waiting, self._shared)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    @property
    def lasts(self) -> bool:
        """Whether it is there when the program has ended."""
        return bool(self.url.database or self.url.host)

    @cached_property
    def url(self) -> URL:
        """Where it is."""
        return self.engine.url

    @property
    def name(self) -> str:
        """How it is called in a sentence."""
        return shown(self.url)

    @contextmanager
    def working_out(self) -> Iterator[None]:
        """Nobody else in this program works incidents out meanwhile: of two who do so at once, one does it for nothing. To be entered
        before `writing`."""
        with self._shared.working_out:
            yield

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer's transaction; within another, the same."""
        if self._turn is not None:
            yield self._turn
            return
        with faults_told(self.url), writing(self.engine, self._waiting) as connection, self._own(connection):
            yield connection

    @contextmanager
    def supposing(self) -> Iterator[None]:
        """A writer's transaction in which all goes its way, of which nothing is kept in the end."""
        with faults_told(self.url), supposing(self.engine, self._waiting) as connection, self._own(connection):
            yield

    @contextmanager
    def _own(self, connection: Connection) -> Iterator[None]:
        """Let all that is written and looked at meanwhile be of one transaction."""
        moment, self._moment, self._turn = self._moment, connection, connection
        try:
            yield
        finally:
            self._moment, self._turn = moment, None

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A reader's transaction, of one moment; within another, of the same."""
        if self._moment is not None:
            yield self._moment
            return
        with faults_told(self.url), looking(self.engine) as connection:
            self._moment = connection
            try:
                yield connection
            finally:
                self._moment = None

    def _known(self, connection: Connection) -> tuple[Roll, Hits]:
        """The incidents that stand, and what was found before; what is only supposed is nothing for others to see."""
        shared = self._shared if self._turn is None else _Shared()
        return shared.rolls.at(connection), shared.hits

    @classmethod
    def restore(cls, path: str, where: str, waiting: Waiting | None = None) -> Self:
        """A casebook made of a backup, at a new path or in an empty database, and found to be sound."""
        copying.restore(path, where, waiting)
        return cls.open(where, waiting)

    def back_up(self, path: str) -> None:
        """Write all of it, as it is at this moment, into one new file."""
        with faults_told(self.url):
            copying.back_up(self.engine, path)

    def faults(self) -> Iterator[str]:
        """What is not as it was kept, in sentences; nothing is repaired."""
        with self.looking() as connection:
            yield from checking.faults(connection)

    def place(self, came: Report) -> Placed:
        """What a report that came in is here; it is read under the id that this gives it."""
        with self.looking() as connection:
            return place(connection, came)

    def add(self, placed: Placed, made: Reading, own_ids: Mapping[str, str], by: str) -> Added | None:
        """Keep a report with its reading; None where the casebook has changed so that it must be placed and read again.

        ``own_ids``: by account, the id that an incident has of it.
        """
        with self.writing() as connection:
            if place(connection, placed.report) != placed:
                return None
            entry = Entry(connection, "report", by)
            report, version = add_version(connection, entry, placed)
            _add_reading(connection, entry, (report, version), placed.report, made, own_ids)
            entry.close()
            if self.lasts:  # nobody searches what is gone when the program ends
                indexing.put_report(connection, placed.report.id)
            return Added(entry.number, placed.report.id, placed.ordinal)

    def read_again(self, read: Report, made: Reading, own_ids: Mapping[str, str], by: str) -> int | None:
        """Keep another reading of a report, which is in force from now on; None where a newer version has come, or it was erased."""
        with self.writing() as connection:
            found = loading.in_force(connection, read.id)
            told = loading.report_of(connection, found.version, with_text=True) if found else None
            if found is None or told is None or told.sha256 != read.sha256 or told.text != read.text:
                return None
            entry = Entry(connection, "reading", by)
            _add_reading(connection, entry, (found.report, found.version), told, made, own_ids)
            entry.close()
            indexing.put_report(connection, read.id)
            return entry.number

    def search(self, query: Query) -> Found:
        """A page of the reports and incidents that answer."""
        with self.looking() as connection:
            return search(connection, query)

    def place_named(self, name: str) -> tuple[float, float] | None:
        """Latitude and longitude of the place of that name that most incidents are put at."""
        with self.looking() as connection:
            return place_named(connection, name)

    def judge(self, judgement: Judgement) -> Judgement:
        """Append a judgement, held to the stretches of text that it is about; gives it with its id."""
        with self.writing() as connection:
            return judging.append(connection, judgement)

    def erase(self, report: str, by: str, reason: str) -> list[str]:
        """Blank every word of a report, named by id or key, and of any that was received as the same bytes.

        Gives the ids of the erased, none where it was erased before. Incidents are to be worked out again afterwards.
        """
        with self.writing() as connection:
            erased = erasing.erase(connection, report, by, reason)
        self.wipe()
        return erased

    def wipe(self) -> None:
        """Leave no trace in the file of what was blanked or replaced."""
        with faults_told(self.url):
            erasing.wipe(self.engine)

    def undo(self, judgement: str, by: str, reason: str) -> Judgement:
        """Append that a judgement is not to hold any more."""
        with self.writing() as connection:
            return judging.undo(connection, judgement, by, reason)

    def stamp(self, incident: str | Incident) -> str:
        """What changes whenever an incident does, or what people decided about it; by its id, one that led to it, or as it is."""
        with self.looking() as connection:
            return tracing.stamp(connection, incident)

    def turns(self, since: int) -> list[tuple[Incident | None, Incident | None]]:
        """What incidents were up to a row of their history, and are now, where that is another; none where one begins or ends."""
        with self.looking() as connection:
            return standing.turns(connection, since)

    def moment(self) -> tuple[int, list[Check]]:
        """How far the history of incidents goes, and what the checks say."""
        with self.looking() as connection:
            return standing.last_row(connection), standing.verdicts(connection)

    def standing(self) -> Stands:
        """How far incidents have been worked out, and what has come since."""
        with self.looking() as connection:
            now = standing.worked(connection)
            return Stands(
                now, head(connection)[0], *loading.reports_till(connection, now.entry), loading.erased_since(connection, now.entry)
            )

    def born(self) -> dict[str, tuple[int, str]]:
        """By account in force, the id that an incident has of it, and when that id was first given."""
        with self.looking() as connection:
            return moving.numbers(connection) | loading.born(connection)

    def addressed(self) -> dict[str, str]:
        """By account, the incident that it stands under."""
        with self.looking() as connection:
            return standing.addressed(connection)

    def former(self) -> dict[str, tuple[str, ...]]:
        """By account, the incidents that it stood under before."""
        with self.looking() as connection:
            return shelves.whole(connection, "former")

    def taken(self) -> dict[str, int]:
        """By report, the number of its reading in force."""
        with self.looking() as connection:
            return {report: which.reading for report, which in loading.by_report(connection)}

    def fresh(self, before: Worked, moves: Moves) -> dict[str, tuple[Reading, int]]:
        """By report, the readings that came in force since, or in which other claims are moved now, with their numbers."""
        with self.looking() as connection:
            stood = moving.stood(connection)
            new = dict(loading.by_report(connection, before.entry))
            for report in sorted({*moves, *stood} - new.keys()):
                if moves.get(report, []) != stood.get(report, []) and (which := loading.in_force(connection, report)):
                    new[report] = which
            return {
                name: (moving.with_moves(loading.reading_of(connection, one), moves.get(name, ())), one.reading)
                for name, one in new.items()
            }

    def judged(self, before: Worked) -> list[str]:
        """The incidents that judgements since are about, or the undoing of some."""
        with self.looking() as connection:
            return judging.incidents_since(connection, before.entry)

    def tallies(self, named: Collection[str] | None = None) -> list[Tally]:
        """All tallies in force, or those of these ids, without the sentences that they stand in."""
        with self.looking() as connection:
            return [one for one, _ in loading.tallies(connection, named)]

    def told_tallies(self) -> list[tuple[Tally, Report]]:
        """The same, each with its report, of which no text is told."""
        with self.looking() as connection:
            return loading.tallies(connection)

    def text(self, report: str) -> str:
        """A report's text; empty where it was erased."""
        with self.looking() as connection:
            which = loading.in_force(connection, report)
            return (text_of(connection, which.version) if which else "") or ""

    def bare(self, reports: Iterable[str]) -> list[Report]:
        """These reports in their last version, without their texts."""
        with self.looking() as connection:
            return [loading.report_of(connection, which.version) for which in loading.in_force_of(connection, sorted(reports))]

    def stood(self, incidents: Iterable[str]) -> list[Incident]:
        """Those of these incidents that stand, as they do."""
        with self.looking() as connection:
            return [found[0] for id_ in incidents if (found := standing.standing_as(connection, id_))]

    def outlines(self, first: str, last: str, within: Callable[[str, str], bool]) -> list[Incident]:
        """The incidents from one day to another, ISO 8601, whose place and country are ``within``: when and where they were and what their
        findings come to, and no more of them; an empty day is open."""
        with self.looking() as connection:
            return standing.outlines(connection, first, last, within)

    def checks_on_whole(self) -> list[Check]:
        """What the checks say of no one incident."""
        with self.looking() as connection:
            return standing.verdicts_on_whole(connection)

    def stand(self, before: Stands, now: Worked, made: Standing) -> bool:
        """Put what the statements come to in the place of what they came to before; False where another did so meanwhile."""
        with self.writing() as connection:
            if standing.worked(connection) != before.worked:
                return False
            ended, gone = made.ended, made.gone
            if made.whole:
                stood = standing.addressed(connection)
                ended = sorted(set(stood.values()) - {incident.id for incident in made.incidents})
                gone = sorted(stood.keys() - made.accounts.keys())
            standing.end(connection, now.entry, ended)
            standing.put(connection, now.entry, made.incidents, made.claims)
            standing.address(connection, made.accounts, gone)
            moving.stand(connection, made.moves)
            standing.judge(connection, made.verdicts, None if made.whole else made.renewed)
            shelves.write(connection, made.kept, anew=made.whole)
            if self.lasts:
                alike = [key for shelf, key in made.kept if shelf == "alike"]
                others = {*made.renewed, *ended}
                touched = waits.touched(connection, made.incidents, others, alike, before.worked.entry, whole=made.whole)
                waits.renew(connection, touched, now.entry, whole=made.whole)
            standing.stand(connection, now)
            return True

    def whole(self) -> Whole:
        """All of it, as it was last worked out."""
        with self.looking() as connection:
            read = list(moving.readings_of(connection, loading.all_in_force(connection)))
            judged = [held.judgement for held in judging.held(connection)]
            return _whole(connection, list(standing.all_incidents(connection)), read, standing.verdicts(connection), judged)

    def part(self, name: str) -> Whole:
        """One incident with its reports, texts and checks, then its look-alikes; by its id, one that led to it, or the beginning of one."""
        with self.looking() as connection:
            told = [standing.incident_called(connection, name)]
            told += [standing.incident_of(connection, apart.incident) for apart in told[0][0].apart]
            found = loading.in_force_of(connection, told[0][0].reports)
            read = list(moving.readings_of(connection, found, with_text=True))
            return _whole(connection, told, read, standing.verdicts(connection, told[0][0].id), [])

    def summaries(self) -> Sequence[Mapping[str, Any]]:
        """A line for each incident: id, label, type, day, place, grade; by day."""
        with self.looking() as connection:
            return [dict(row) for row in standing.summaries(connection)]

    def incidents(self, query: Query) -> Page:
        """A page of the incidents that answer, the newest first."""
        with self.looking() as connection:
            return listing.page(connection, *self._known(connection), query)

    def overview(self, query: Query) -> Overview:
        """The same, with what `over_time` and `over_places` tell of all that answer."""
        with self.looking() as connection:
            return listing.overview(connection, *self._known(connection), query)

    def over_time(self, query: Query) -> tuple[Period, ...]:
        """How many incidents answer by day, month or year, whichever gives no more than 60."""
        with self.looking() as connection:
            return listing.over_time(connection, *self._known(connection), query)

    def over_places(self, query: Query) -> tuple[Spot, ...]:
        """How many incidents answer by place, the 200 with the most."""
        with self.looking() as connection:
            return listing.over_places(connection, *self._known(connection), query)

    def waiting(self, kind: str = "", after: After | None = None, limit: int = 50) -> Queue:
        """A page of what waits for somebody's decision, what settles most first."""
        with self.looking() as connection:
            return waiting.waiting(connection, kind, after, limit)

    def origins(self, words: str = "", after: After | None = None, limit: int = 50) -> Origins:
        """A page of those who are said to know, those with the most claims first."""
        with self.looking() as connection:
            return origins.origins(connection, words, after, limit)

    def origin(self, name: str, after: After | None = None, limit: int = 50) -> OriginTold:
        """One of them with the incidents that it speaks of."""
        with self.looking() as connection:
            return origins.told(connection, name, after, limit)

    def totals(self) -> tuple[Running, ...]:
        """Running totals beside the sums of the incidents of their time and area."""
        with self.looking() as connection:
            return totals.totals(connection)

    def report(self, name: str) -> Told:
        """One report, by its id or key, with all that it is read to say and what of it was not understood."""
        with self.looking() as connection:
            return reported.told(connection, name)

    def history(self, name: str) -> list[Event]:
        """All that had a part in an incident, a report or a claim, the first first."""
        with self.looking() as connection:
            return tracing.of(connection, name)

    def last(self, most: int) -> list[Event]:
        """What was added last, the last first."""
        with self.looking() as connection:
            return tracing.last(connection, most)

    def since(self, entry: int, most: int) -> list[Event]:
        """What was added after an entry of the log, the first first."""
        with self.looking() as connection:
            return tracing.since(connection, entry, most)

    def decisions(self, before: int | None, most: int) -> list[Event]:
        """What people decided and undid, the last first; before an entry of the log."""
        with self.looking() as connection:
            return tracing.decisions(connection, before, most)

    def decision(self, judgement: str) -> Event:
        """A judgement and how it stands now."""
        with self.looking() as connection:
            return tracing.decision(connection, judgement)

    def claim(self, name: str) -> Claim:
        """A claim of a reading in force, of its incident; by its id."""
        with self.looking() as connection:
            return reported.claim_called(connection, name)

    def counted(self) -> Mapping[str, int]:
        """How many there are of each: reports, versions, claims, incidents, judgements in force and orphaned."""
        with self.looking() as connection:
            return loading.counted(connection) | {"orphaned": sum(bool(held.orphaned) for held in judging.held(connection))}

    def judgements(self) -> list[Held]:
        """All that are in force, each about what it is about now, or orphaned."""
        with self.looking() as connection:
            return judging.held(connection)

    def decided(self) -> Decided:
        """All that people decided and that holds, with what follows for readings, for linking and for weighing."""
        with self.looking() as connection:
            return judging.decided(connection)

    def head(self) -> int:
        """The number of the log's last entry."""
        with self.looking() as connection:
            return head(connection)[0]

    def last_turn(self) -> int:
        """The number of the last turn that an incident took."""
        with self.looking() as connection:
            return turning.last_turn(connection)

    def turned(self, after: int, most: int) -> list[Turned]:
        """What incidents have become after the turn of that number, the first first."""
        with self.looking() as connection:
            return turning.turned(connection, after, most)

    def weighed_since(self, turn: int, entry: int) -> set[str]:
        """The incidents that took a turn after that one, or that judgements after that entry of the log are about."""
        with self.looking() as connection:
            return turning.turned_since(connection, turn) | set(judging.incidents_since(connection, entry))

    def failing(self, incidents: Collection[str] | None = None) -> list[tuple[str | None, Check]]:
        """The checks that fail on these incidents, or on all, each with its incident; those on the whole, with none, in either case."""
        with self.looking() as connection:
            return turning.failing(connection, incidents)

    def checks_told(self, verdict: Verdict | None, after: Nth | None, limit: int) -> Checks:
        """A page of what the rules say, that of one kind or all."""
        with self.looking() as connection:
            return sums.checks(connection, verdict, after, limit)

    def tallies_told(self, after: Nth | None, limit: int) -> Tallies:
        """A page of the tallies in force."""
        with self.looking() as connection:
            return sums.tallies(connection, after, limit)

    def erased(self, after: int = 0) -> list[str]:
        """Ids of the reports that were erased after that entry of the log."""
        with self.looking() as connection:
            return turning.erased(connection, after)

    def telling_of(self, reports: Sequence[str]) -> list[tuple[str, str]]:
        """Ids and labels of the incidents that any of these reports tells of."""
        with self.looking() as connection:
            return turning.telling_of(connection, reports)

    def reports(self) -> Iterator[Report]:
        """Every report in its last version, with its text (empty where erased), in the order that they came."""
        with self.looking() as connection:
            for found in loading.all_in_force(connection):
                yield loading.report_of(connection, found.version, with_text=True)

    def readings(self, reports: Iterable[str] | None = None, moves: Moves | None = None) -> Iterator[Reading]:
        """The readings in force of these reports, or of all, in the order that they were made; with claims where they were moved when
        incidents were worked out last, or by these ``moves``."""
        with self.looking() as connection:
            found = loading.all_in_force(connection) if reports is None else [f for r in reports if (f := loading.in_force(connection, r))]
            if moves is None:
                yield from moving.readings_of(connection, found)
                return
            yield from (
                moving.with_moves(made, moves.get(made.report.id, ())) for one in found if (made := loading.reading_of(connection, one))
            )


def _whole(connection: Connection, told: Sequence[tuple[Incident, Mapping[str, Fills]]], read: Sequence[Reading], *said: Any) -> Whole:
    return Whole(
        worked=standing.worked(connection),
        readings=sorted(read, key=lambda reading: reading.report.id),
        incidents=[incident for incident, _ in told],
        completed={of: fills for _, some in told for of, fills in some.items()},
        stands=standing.addressed(connection, [account.id for reading in read for account in reading.accounts]),
        checks=said[0],
        judgements=said[1],
    )


def _add_reading(
    connection: Connection, entry: Entry, where: tuple[int, int], told: Report, made: Reading, own_ids: Mapping[str, str]
) -> None:
    report, version = where
    taken = loading.inherited(connection, told.id, made)
    number = entry.row(
        reading,
        report=report,
        version=version,
        reader=made.report.reader,
        program=__version__,
        rest=packed(rest_of(made), told.text.encode()),
    )
    for ordinal, one in enumerate(made.accounts):
        incident = taken.get(one.id) or loading.unused(connection, own_ids[one.id], number)
        entry.row(account, reading=number, ordinal=ordinal, id=one.id, incident=incident)
    for table, rows in ((claim, claim_rows(made)), (tally, tally_rows(made))):
        for row in rows:
            entry.row(table, reading=number, **row)
