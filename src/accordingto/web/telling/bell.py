"""The bell: one thread that looks every second whether incidents have become others, whoever made them so, and says which."""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread
from typing import Any, Literal, Self

from sqlalchemy import Connection, delete, insert, select, update

from accordingto.casebook import Casebook, Turned, Worked
from accordingto.errors import AccordingtoError, UnknownIncident
from accordingto.web.adding import Additions
from accordingto.web.store import Store
from accordingto.web.telling.happenings import Happening, digest, fails, happened
from accordingto.web.telling.hooks import Hooks, queue
from accordingto.web.telling.tables import bell, failing

EVERY = 1.0
_BATCH = 200
MOST_MISSED = 500
"""Turns that a page which was away is told of one by one."""

InCasebook = Callable[[], AbstractContextManager[Casebook]]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far somebody has heard: the last turn of an incident, and the last entry of the log."""

    turn: int = 0
    entry: int = 0

    @classmethod
    def of(cls, told: str) -> Self | None:
        """The mark that was written down so; None for anything else."""
        turn, dash, entry = told.partition("-")
        fits = dash and turn.isascii() and entry.isascii() and turn.isdecimal() and entry.isdecimal() and len(told) < 40
        return cls(int(turn), int(entry)) if fits else None

    def __str__(self) -> str:
        return f"{self.turn}-{self.entry}"


@dataclass(frozen=True, slots=True)
class Ring:
    """An incident that is not what it was."""

    incident: str
    what: Literal["now", "new", "changed", "ended", "judged"]
    stamp: str
    """As `Casebook.stamp` gives it now; empty for one that ended."""


class Bell:
    """Knows how far the casebook has come, and tells the pages that are open and the webhooks."""

    def __init__(self, casebook: InCasebook, store: Store, hooks: Hooks, additions: Additions) -> None:
        self._casebook, self._store, self._hooks, self._additions = casebook, store, hooks, additions
        self._closing, self._lock = Event(), Lock()
        self._thread: Thread | None = None
        self._told: _Told | None = None
        self.mark = Mark()
        """How far it has looked."""

    def start(self) -> None:
        """Look from now on; once is enough."""
        with self._lock:
            if self._thread is None:
                self._look()
                self._thread = Thread(target=self._watch, name="bell", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Look no more; whoever listens hears that it is over."""
        self._closing.set()
        if self._thread:
            self._thread.join(10)

    @property
    def over(self) -> bool:
        """Whether the desk is being closed."""
        return self._closing.is_set()

    def look(self) -> None:
        """Look now."""
        with self._lock:
            self._look()

    def now(self, incident: str) -> list[Ring]:
        """How one incident stands; nothing where none is called so."""
        with self._casebook() as book, suppress(UnknownIncident):
            return [Ring(incident, "now", book.stamp(incident))]
        return []

    def since(self, mark: Mark) -> tuple[list[Ring], Mark]:
        """What has come after that mark, and the mark of now; of very much, the last."""
        with self._casebook() as book, book.looking():
            now = Mark(book.last_turn(), book.head())
            turned = book.turned(max(mark.turn, now.turn - MOST_MISSED), MOST_MISSED)
            rung = {turn.id: "ended" if turn.ended else "new" if turn.began else "changed" for turn in turned}
            judged = book.judged(Worked(entry=mark.entry)) if now.entry > mark.entry else []
            told = {**dict.fromkeys(judged, "judged"), **rung}
            return [_ring(book, incident, what) for incident, what in told.items()], now

    def _watch(self) -> None:
        while not self._closing.wait(EVERY):
            try:
                self.look()
            except AccordingtoError as error:  # out of reach for now: what it misses it finds when it looks again
                _log.warning("the bell could not look: %s", error)
            except Exception:
                _log.exception("the bell failed")

    def _look(self) -> None:
        with self._casebook() as book:
            standing = book.standing()
            before, self.mark = self.mark, Mark(book.last_turn(), standing.head)
            if before.entry != self.mark.entry:  # the first time all there are: some were erased while no desk was open
                self._additions.forget(book.erased(before.entry))
            now = _Told(self.mark.turn, standing.worked, self._hooks.any_active())
            if now != self._told:
                self._tell_hooks(book, now)
                self._told = now

    def _tell_hooks(self, book: Casebook, now: "_Told") -> None:
        if not now.active:
            with self._store.writing() as connection:
                connection.execute(delete(bell))
            return
        with self._store.looking() as connection:
            last = connection.scalar(select(bell.c.turn))
        while last is not None and (turned := book.turned(last, _BATCH)):
            self._queue(last, turned)
            last = turned[-1].number
        self._queue_failing(book, last, now)

    def _queue(self, last: int, turned: list[Turned]) -> None:
        """Queue what happened and move on, both or neither; where another desk on the same casebook was quicker, neither."""
        with self._store.writing() as connection:
            moved = connection.execute(update(bell).where(bell.c.turn == last).values(turn=turned[-1].number))
            if moved.rowcount == 1:
                queue(connection, happened(turned), self._store.now())

    def _queue_failing(self, book: Casebook, last: int | None, now: "_Told") -> None:
        """The checks that fail newly; the first time that there is somebody to tell, none is new."""
        with book.looking():
            turn, weighed = book.last_turn(), self._weighed(book, now)
            found = {digest(*one): one for one in book.failing(weighed)}
        with self._store.writing() as connection:
            before = _remembered(connection, weighed)
            if last is None:
                if connection.scalar(select(bell.c.turn)) is None:
                    connection.execute(insert(bell).values(one=1, turn=turn))
            else:
                new: list[Happening] = [fails(turn, *found[one]) for one in found if one not in before]
                queue(connection, new, self._store.now())
            _remember(connection, before, {one: incident for one, (incident, _) in found.items()})

    def _weighed(self, book: Casebook, now: "_Told") -> set[str] | None:
        """The incidents of which the checks may say something else than when it told last; None where all may."""
        told = self._told
        if told is None or not told.active or told.way != now.way:
            return None
        weighed = book.weighed_since(told.turn, told.worked.entry)
        return weighed if len(weighed) <= _BATCH else None


@dataclass(frozen=True, slots=True)
class _Told:
    """Up to where the webhooks were told, and whether there were any."""

    turn: int
    worked: Worked
    active: bool

    @property
    def way(self) -> Worked:
        """How incidents were worked out, by which program and policy: another weighs all of them anew."""
        return replace(self.worked, entry=0)


def _ring(book: Casebook, incident: str, what: Any) -> Ring:
    try:
        return Ring(incident, what, "" if what == "ended" else book.stamp(incident))
    except UnknownIncident:  # ended in the meantime
        return Ring(incident, "ended", "")


def _remembered(connection: Connection, weighed: set[str] | None) -> set[bytes]:
    """The digests of checks that failed before on these incidents and on the whole, or on all."""
    wanted = select(failing.c.digest)
    if weighed is not None:
        wanted = wanted.where(failing.c.incident.is_(None) | failing.c.incident.in_(weighed))
    return set(connection.scalars(wanted))


def _remember(connection: Connection, before: set[bytes], now: Mapping[bytes, str | None]) -> None:
    for gone in before - now.keys():
        connection.execute(delete(failing).where(failing.c.digest == gone))
    if new := [{"digest": one, "incident": incident} for one, incident in now.items() if one not in before]:
        connection.execute(insert(failing), new)
