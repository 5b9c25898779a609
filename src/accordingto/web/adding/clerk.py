"""The clerk: one thread that reads what was handed in, one addition after another, while the desk answers."""

import logging
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from tempfile import mkdtemp
from threading import Event, Lock, Thread
from time import monotonic

from accordingto.casebook import Casebook
from accordingto.errors import AccordingtoError
from accordingto.pipeline import Taken, add, reader_named, work_out
from accordingto.reading.readers import Reader
from accordingto.records import Refusal
from accordingto.settings import Settings
from accordingto.views.casebook import in_words
from accordingto.web.adding.additions import STOPPED, Addition, Additions, Came, Source, State, Touched
from accordingto.web.adding.handing import Handed, Waiting
from accordingto.web.outside import WayOut
from accordingto.web.refusing import TooMany

MOST_WAITING = 100
LARGEST_WAITING = 1_000_000_000
"""Additions, and bytes of theirs, that wait on this machine's disk at a time."""
MOST_TOLD = 200
"""Reports of one source that are listed one by one."""
BEAT = 15.0
_TELLING = 0.5
"""Seconds between two words on how far a long file has been read."""

InCasebook = Callable[[], AbstractContextManager[Casebook]]
_log = logging.getLogger(__name__)


class _Closing(Exception):
    """The desk is being closed."""


class Clerk:
    """Takes what is handed in, and reads it in turn."""

    def __init__(self, additions: Additions, casebook: InCasebook, settings: Settings, way: WayOut) -> None:
        self._additions, self._casebook, self._settings, self._way = additions, casebook, settings, way
        self._queue: SimpleQueue[tuple[Addition, list[Waiting], Path] | None] = SimpleQueue()
        self._waiting: dict[int, int] = {}
        self._lock, self._closing = Lock(), Event()
        self._threads: list[Thread] = []
        self._reader: Reader | None = None

    def take(self, by: str, handed: Handed) -> Addition:
        """Lay it down and queue it; raises Unacceptable, or TooMany where too much waits already."""
        handed.check(self._way)
        with self._lock:
            if len(self._waiting) >= MOST_WAITING or sum(self._waiting.values()) > LARGEST_WAITING:
                raise TooMany("The desk is still reading what was handed in before; try again in some minutes.", 60)
        folder = Path(mkdtemp(prefix="accordingto-"))  # of mode 700
        try:
            waiting = handed.stored(folder, self._settings.largest_report)
            made = self._additions.begin(by, handed.names)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        with self._lock:
            self._waiting[made.number] = sum(one.path.stat().st_size for one in waiting if one.path)
            self._begin()
        self._queue.put((made, waiting, folder))
        return made

    def close(self) -> None:
        """Stop after the report that is being read; what waits is told as stopped."""
        self._closing.set()
        self._queue.put(None)
        for thread in self._threads:
            thread.join(30)

    def _begin(self) -> None:
        if not self._threads:
            self._threads = [Thread(target=work, name=f"clerk-{work.__name__}", daemon=True) for work in (self._work, self._beat)]
            for thread in self._threads:
                thread.start()

    def _work(self) -> None:
        while (next_ := self._queue.get()) is not None:
            made, waiting, folder = next_
            self._do(_Work(made, self._additions, self._closing), waiting, folder)
            with self._lock:
                del self._waiting[made.number]

    def _beat(self) -> None:
        while not self._closing.wait(BEAT):
            with self._lock:
                at_work = list(self._waiting)
            if at_work:
                with suppress(AccordingtoError):
                    self._additions.beat(at_work)

    def _do(self, work: "_Work", waiting: Sequence[Waiting], folder: Path) -> None:
        end: tuple[State, str] = ("done", "")
        try:
            self._read(work, waiting)
        except _Closing:
            end = ("stopped", STOPPED)
        except AccordingtoError as error:
            end = ("failed", f"It went no further: {error}.")
        except Exception as fault:  # one addition's fault must not cost those after it theirs
            _log.exception("an addition failed")
            end = ("failed", f"It went no further: accordingto failed ({type(fault).__name__}); please report this.")
        shutil.rmtree(folder, ignore_errors=True)  # before it is told as finished: nothing of it is left then
        work.end(*end)

    def _read(self, work: "_Work", waiting: Sequence[Waiting]) -> None:
        work.go_on()
        with self._casebook() as book:
            self._reader = self._reader or reader_named(self._settings)
            for at, one in enumerate(waiting):
                self._take_in(book, work, at, one)
            if work.reports:
                work.tell("linking")
                work_out(book, self._settings)
                work.touch(book.telling_of(work.reports))

    def _take_in(self, book: Casebook, work: "_Work", at: int, one: Waiting) -> None:
        work.tell("fetching" if one.path is None else "reading")
        try:
            with one.given(self._way, self._settings) as given:
                work.tell("reading")
                taken = add(book, [given], self._settings, work.by, None, work.progress(at), self._reader)
        except AccordingtoError as error:
            work.settle(at, Taken(refusals=[Refusal(one.name, str(error))]), {})
            return
        work.settle(at, taken, {report.id: report.key for report in book.bare({added.report for added in taken.added})})


class _Work:
    """One addition while it is at work."""

    def __init__(self, made: Addition, additions: Additions, closing: Event) -> None:
        self._made, self._additions, self._closing = made, additions, closing
        self.by = made.by
        self.reports: list[str] = []
        """Those that were added, by id."""

    def go_on(self) -> None:
        """Raise where the desk is being closed."""
        if self._closing.is_set():
            raise _Closing

    def tell(self, state: State) -> None:
        """Keep how far it is."""
        self.go_on()
        self._made = self._additions.tell(replace(self._made, state=state))

    def end(self, state: State, note: str) -> None:
        """It is finished, one way or another."""
        with suppress(AccordingtoError):  # where the store is gone, its silence tells
            self._made = self._additions.tell(replace(self._made, state=state, note=note))

    def progress(self, at: int) -> Callable[[int, str], None]:
        """What is told after each report of one source."""
        last = monotonic()

        def told(many: int, _: str) -> None:
            nonlocal last
            self.go_on()
            if monotonic() - last > _TELLING:
                last = monotonic()
                self._put(at, replace(self._made.sources[at], so_far=many))

        return told

    def settle(self, at: int, taken: Taken, keys: dict[str, str]) -> None:
        """Keep what came of one source."""
        self.reports += [one.report for one in taken.added]
        came = [Came(one.report, keys[one.report], one.version, _changed(taken, keys[one.report])) for one in taken.added]
        many = len(came) + len(taken.known) + len(taken.refusals)
        told = Source(
            name=self._made.sources[at].name,
            done=True,
            added=tuple(came[:MOST_TOLD]),
            known=tuple(taken.known[:MOST_TOLD]),
            refused=tuple(taken.refusals[:MOST_TOLD]),
        )
        self._put(at, replace(told, more=many - len(told.added) - len(told.known) - len(told.refused)))

    def touch(self, incidents: Sequence[tuple[str, str]]) -> None:
        """Note the incidents that the added reports tell of."""
        self._made = replace(self._made, incidents=tuple(Touched(*one) for one in incidents[:MOST_TOLD]))

    def _put(self, at: int, source: Source) -> None:
        sources = (*self._made.sources[:at], source, *self._made.sources[at + 1 :])
        self._made = self._additions.tell(replace(self._made, sources=sources))


def _changed(taken: Taken, key: str) -> str:
    return in_words(taken.renewed[key]) if key in taken.renewed else ""
