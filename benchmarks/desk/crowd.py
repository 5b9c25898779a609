"""Those who read, and the two programs that write, each on a thread and a connection of its own."""

import time
from random import Random
from threading import Event, Thread
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlencode

from sqlalchemy import select

from accordingto.casebook import Casebook
from accordingto.casebook.tables import current
from benchmarks.casebook.invented import MONITORS, OUTLETS, TOWNS, report
from benchmarks.desk.asking import Asked, Line
from benchmarks.desk.house import Opened

API = "/api/v1"
SEARCHES = 0.4
"""Of the readers' requests; the others are for an incident."""
THINGS = ("market", "mosque", "bus station", "bakery", "checkpoint", "school", "car bomb", "gunmen", "air strike", "shells", "drone strike")
WARM = 5.0
TAKEN_IN = "till it is taken in"
BETWEEN = 1.0
"""Seconds between two looks at whether a report has been taken in."""


class Crowd:
    """All of them, from when this is entered till it is left."""

    def __init__(self, desk: Opened, readers: int, thought: float) -> None:
        self._over = Event()
        self._incidents = _incidents(desk.where)
        self._lines: list[Line] = []
        self._threads = [Thread(target=self._read, args=(self._reader(desk), thought, number)) for number in range(readers)]
        self._threads.append(Thread(target=self._decide, args=(self._line(desk, desk.token()), thought)))
        self._threads.append(Thread(target=self._add, args=(self._line(desk, desk.token()), thought)))

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def warm(self) -> None:
        """Let them begin, till a report has been taken in: what reads it is loaded with the first."""
        while not any(one.what == TAKEN_IN for one in self._lines[-1].asked):
            self.during(WARM)

    def during(self, seconds: float) -> list[Asked]:
        """What they ask meanwhile."""
        before = [len(line.asked) for line in self._lines]
        time.sleep(seconds)
        if not all(thread.is_alive() for thread in self._threads):
            raise SystemExit("somebody of the crowd failed")
        return [one for line, first in zip(self._lines, before, strict=True) for one in line.asked[first:]]

    @staticmethod
    def processor() -> float:
        """Seconds of a processor that all of them have taken so far."""
        return time.process_time()

    def _line(self, desk: Opened, token: str = "") -> Line:
        self._lines.append(Line(desk.port, token))
        return self._lines[-1]

    def _reader(self, desk: Opened) -> Line:
        line = self._line(desk)
        line.sign_in(*desk.reader())
        return line

    def _read(self, line: Line, thought: float, number: int) -> None:
        chance = Random(number)
        while not self._over.wait(thought * chance.uniform(0.5, 1.5)):
            if chance.random() < SEARCHES:
                line.look("search", f"/?{urlencode({'q': _words(chance)})}")
            else:
                line.look("incident", f"/incidents/{quote(chance.choice(self._incidents))}")

    def _decide(self, line: Line, thought: float) -> None:
        chance = Random(time.time_ns())
        while not self._over.wait(thought):
            name = chance.choice(self._incidents)
            claims = line.had(f"{API}/incidents/{quote(name)}/claims")
            killed = [claim for claim in claims if claim["question"] == "killed"]
            if not killed:
                continue
            told = {"kind": "correct", "about": [killed[0]["id"]], "reason": "counted again", "low": chance.randrange(200)}
            line.send("decide", f"{API}/judgements", told)

    def _add(self, line: Line, thought: float) -> None:
        while not self._over.wait(thought):
            told = report(time.time_ns() // 1000)
            began = time.perf_counter()
            made = line.hand_in(f"{API}/additions", {name: told[name] for name in ("text", "title", "outlet", "published", "url")})
            while made["state"] not in ("done", "failed", "stopped") and not self._over.wait(BETWEEN):
                made = line.had(f"{API}/additions/{made['number']}")
            line.asked.append(Asked(TAKEN_IN, time.perf_counter() - began, made["state"] == "done"))


def _incidents(where: str) -> list[str]:
    with Casebook.open(where) as casebook, casebook.looking() as connection:
        return list(connection.scalars(select(current.c.id).order_by(current.c.id)))


def _words(chance: Random) -> str:
    """A town, a thing, or both; every fourth time an outlet or who is said to know, whom one report of six names."""
    if chance.random() < 0.25:
        return chance.choice((*OUTLETS, *MONITORS))
    return " ".join(chance.sample((chance.choice(TOWNS), chance.choice(THINGS)), chance.randrange(1, 3)))
