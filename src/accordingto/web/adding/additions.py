"""What became of what was handed in: kept, so that whoever comes back, or after a restart, finds it."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from sqlalchemy import Row, insert, select, update

from accordingto.intake.lines import one_line
from accordingto.pipeline import Known
from accordingto.records import Refusal
from accordingto.values.plain import Misfit, noun_of, plain
from accordingto.web.adding.tables import addition
from accordingto.web.refusing import Absent
from accordingto.web.store import Store

State = Literal["queued", "fetching", "reading", "linking", "done", "failed", "stopped"]
STATES: tuple[State, ...] = get_args(State)
ENDED: tuple[State, ...] = ("done", "failed", "stopped")
QUIET = 60
"""Seconds without a beat after which nobody is at work on it any more."""
STOPPED = "The desk was stopped while this was at work. What had been read by then is kept; hand it in again, and that is passed over."
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Came:
    """A report that is in the casebook now."""

    report: str
    """Its id."""
    key: str
    version: int
    """The first is 1."""
    changed: str = ""
    """What a newer version says otherwise than the one before, in words."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a text or an address, and what came of it."""

    name: str
    done: bool = False
    so_far: int = 0
    """Reports read of it while it is at work."""
    added: tuple[Came, ...] = ()
    known: tuple[Known, ...] = ()
    refused: tuple[Refusal, ...] = ()
    more: int = 0
    """Of reports and refusals that are not listed here, because they are so many."""


@dataclass(frozen=True, slots=True)
class Touched:
    """An incident that the added reports tell of."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What somebody handed in at one time."""

    number: int
    by: str
    at: int
    """Seconds since 1970."""
    state: State
    sources: tuple[Source, ...]
    incidents: tuple[Touched, ...]
    note: str
    """Why it failed, where it did."""
    ended: int | None
    step: int
    """Grows with each change."""

    @property
    def finished(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state in ENDED

    @property
    def says(self) -> str:
        """How it stands, in a sentence."""
        now = next((n for n, one in enumerate(self.sources, 1) if not one.done), len(self.sources))
        one = self.sources[now - 1]
        of = f"{now} of {len(self.sources)}" if len(self.sources) > 1 else ""
        if self.state == "queued":
            return "It waits for its turn."
        if self.state in ("fetching", "reading"):
            so_far = f", {one.so_far:,} reports so far" if one.so_far > 1 else ""
            return f"{self.state.capitalize()} {of}{': ' if of else ''}{one_line(one.name, 80)}{so_far}."
        if self.state == "linking":
            return "Linking and weighing what came in."
        return self.note or f"Done: {self.sums}."

    @property
    def sums(self) -> str:
        """How many were added, were known, were refused."""
        counts = {
            "added": sum(came.version == 1 for one in self.sources for came in one.added),
            "new versions": sum(came.version > 1 for one in self.sources for came in one.added),
            "known already": sum(len(one.known) for one in self.sources),
            "refused": sum(len(one.refused) for one in self.sources),
            "more": sum(one.more for one in self.sources),
        }
        return ", ".join(f"{many:,} {name}" for name, many in counts.items() if many) or "nothing came of it"


class Additions:
    """All that was handed in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, by: str, names: Sequence[str]) -> Addition:
        """A new one that waits for its turn."""
        now = self._store.now()
        sources = _told([Source(one_line(name, _LONGEST)) for name in names])
        row = {"by": by, "at": now, "state": "queued", "sources": sources, "incidents": "[]", "note": "", "beat": now, "step": 0}
        with self._store.writing() as connection:
            number = connection.execute(insert(addition).values(row).returning(addition.c.number)).scalar_one()
        return self.get(number)

    def get(self, number: int) -> Addition:
        """The one of that number; raises Absent where there is none."""
        with self._store.looking() as connection:
            row = connection.execute(select(addition).where(addition.c.number == number)).first()
        if row is None:
            raise Absent("nothing was handed in under this number")
        return self._of(row)

    def last(self, most: int = 20, before: int = 0) -> list[Addition]:
        """The newest first; ``before`` a number, those older than it."""
        wanted = select(addition).order_by(addition.c.number.desc()).limit(most)
        with self._store.looking() as connection:
            return [self._of(row) for row in connection.execute(wanted.where(addition.c.number < before) if before else wanted)]

    def tell(self, one: Addition) -> Addition:
        """Keep how it stands now."""
        now = self._store.now()
        told = replace(one, step=one.step + 1, ended=now if one.finished else None)
        row: dict[str, Any] = {"state": told.state, "note": told.note, "ended": told.ended, "beat": now, "step": told.step}
        row |= {"sources": _told(told.sources), "incidents": _told(told.incidents)}
        with self._store.writing() as connection:
            connection.execute(update(addition).where(addition.c.number == one.number).values(row))
        return told

    def beat(self, numbers: Sequence[int]) -> None:
        """These are still at work or wait their turn."""
        with self._store.writing() as connection:
            connection.execute(update(addition).where(addition.c.number.in_(numbers)).values(beat=self._store.now()))

    def forget(self, reports: Sequence[str]) -> None:
        """Of reports that were erased no name, key or word is kept: what they came in with is told as erased."""
        for report in reports:
            with self._store.writing() as connection:
                found = connection.execute(select(addition).where(addition.c.sources.contains(f'"{report}"', autoescape=True))).all()
                for row in found:
                    sources = _told([_without(one, report) for one in _read(Source, row.sources)])
                    connection.execute(update(addition).where(addition.c.number == row.number).values(sources=sources))

    def _of(self, row: Row[Any]) -> Addition:
        state, note, ended, step = row.state, row.note, row.ended, row.step
        if state not in ENDED and row.beat < self._store.now() - QUIET:
            state, note, ended, step = "stopped", STOPPED, row.beat, step + 1
        sources = _read(Source, row.sources)
        return Addition(row.number, row.by, row.at, state, sources, _read(Touched, row.incidents), note, ended, step)


def _without(source: Source, report: str) -> Source:
    """The source as it is told when one of its reports was erased."""
    if report not in {*(one.report for one in source.added), *(one.report for one in source.known)}:
        return source
    added = tuple(Came(report, "erased", came.version) if came.report == report else came for came in source.added)
    known = tuple(Known(report, "erased") if one.report == report else one for one in source.known)
    return Source("erased", source.done, source.so_far, added, known, (), source.more + len(source.refused))


def _told(nouns: Sequence[Any]) -> str:
    return json.dumps([plain(one) for one in nouns], ensure_ascii=True)


def _read(noun: Any, told: str) -> tuple[Any, ...]:
    with suppress(Misfit, ValueError):
        return tuple(noun_of(noun, one) for one in json.loads(told))
    return ()  # of a version that wrote it otherwise: that something was handed in is still told
