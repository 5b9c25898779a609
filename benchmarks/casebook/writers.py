"""Writers in processes of their own, which may be killed at any moment: each thing that one says it kept is kept."""

import multiprocessing
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from accordingto.casebook import Added, Casebook, Placed
from accordingto.pipeline import add
from accordingto.records import Reading
from benchmarks.casebook.warm import READ, SETTINGS

Tell = Callable[[str, str], None]
"""Told what a writer is about to do, or has done, and with what."""


class Telling(Casebook):
    """A casebook that tells what it is about to keep, and what it has kept."""

    tell: Tell

    def add(self, placed: Placed, made: Reading, own_ids: Mapping[str, str], by: str) -> Added | None:
        """Keep a report, and say so."""
        self.tell("keeping", placed.report.key)
        added = super().add(placed, made, own_ids, by)
        if added:
            self.tell("kept", placed.report.key)
        return added


def adding(where: str, source: str, name: str, tell: Tell) -> None:
    """Add all the reports of a file that are not there yet."""
    with Telling.open(where) as casebook:
        casebook.tell = tell
        add(casebook, [source], SETTINGS, name, reader=READ)


def started(write: Callable[..., None], *arguments: object) -> tuple[BaseProcess, Connection]:
    """A process in which that writer is at work, and what it tells."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["benchmarks.casebook.warm"])
    hear, speak = server.Pipe(duplex=False)
    process = server.Process(target=_telling, args=(write, arguments, speak))
    process.start()
    speak.close()
    return process, hear


def _telling(write: Callable[..., None], arguments: tuple[object, ...], speak: Connection) -> None:
    def tell(what: str, of: str) -> None:
        with suppress(BrokenPipeError):
            speak.send((what, of))

    write(*arguments, tell)
