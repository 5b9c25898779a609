"""What a chart shows, and the process that draws it.

The converter holds the interpreter's lock while it draws, a second at first and a tenth of one later, and takes 180 MB with what it
loads (vl-convert 1.9, November 2026). So it works in a process of its own, which begins when a chart is wanted and ends when none is.
"""

import asyncio
import json
import subprocess
import sys
from collections import OrderedDict
from dataclasses import asdict, dataclass
from threading import Lock, Timer
from typing import TypeVar

from accordingto.errors import AccordingtoError
from accordingto.records import short_id

K = TypeVar("K")
V = TypeVar("V")
MOST_KEPT = 200
"""Drawings that are kept for whoever asks next, some ten thousand characters each; and charts with a name."""
IDLE = 120.0
"""Seconds without a wish after which it ends."""
PATIENCE = 30.0
"""Seconds that one drawing may take; the first, on a machine with much to do, took ten."""


class Undrawn(AccordingtoError):
    """A chart that could not be drawn; its numbers stand in the table beside it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was told up to a day, and what the incidents known till then come to."""

    day: str
    """ISO 8601."""
    low: int
    high: int | None
    """None where it is open above."""
    sum_low: int | None
    """None where no incident that is known gives the count."""
    sum_high: int | None
    parts: tuple[int, ...] = ()
    """Low ends of what was told as parts of it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures over time, for one kind of screen."""

    figures: tuple[Figure, ...]
    dark: bool = False
    narrow: bool = False


Figures = tuple[Figure, ...]


class Drawer:
    """Draws one chart at a time; any thread may ask."""

    def __init__(self) -> None:
        self.turns = asyncio.Lock()
        """Whoever waits for a chart waits here, and holds up no thread that others need."""
        self._lock = Lock()
        self._naming = Lock()
        self._named: OrderedDict[str, Figures] = OrderedDict()
        self._kept: OrderedDict[Chart, str] = OrderedDict()
        self._process: subprocess.Popen[str] | None = None
        self._ends: Timer | None = None

    def name(self, figures: Figures) -> str:
        """A name for these figures, which no others have; by it they are known here for a while."""
        name = short_id("chart", figures)
        with self._naming:
            _keep(self._named, name, figures)
        return name

    def named(self, name: str) -> Figures | None:
        """The figures of that name; None where they are not known any more."""
        return self._named.get(name)

    def svg(self, chart: Chart) -> str:
        """The chart as an SVG document; raises Undrawn where it can't be had."""
        with self._lock:
            return _keep(self._kept, chart, self._kept.get(chart) or self._draw(chart))

    @property
    def at_work(self) -> bool:
        """Whether the process is there."""
        return self._process is not None

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _draw(self, chart: Chart) -> str:
        if self._ends:
            self._ends.cancel()
        answer = self._answer(json.dumps(asdict(chart)))
        self._ends = Timer(IDLE, self.close)
        self._ends.daemon = True
        self._ends.start()
        return answer

    def _answer(self, asked: str) -> str:
        process = self._process or self._begin()
        assert process.stdin and process.stdout
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        try:
            process.stdin.write(asked + "\n")
            process.stdin.flush()
            told = process.stdout.readline()
        except OSError:
            told = ""
        finally:
            patience.cancel()
        answer = json.loads(told) if told.endswith("\n") else {"fault": "the process that draws ended"}
        if "svg" in answer:
            return str(answer["svg"])
        self._end()
        raise Undrawn(f"this chart could not be drawn: {answer['fault']}")

    def _begin(self) -> subprocess.Popen[str]:
        # -P: what lies in the folder that the desk was started in is no part of it
        command = [sys.executable, "-P", "-m", "accordingto.web.charts.process"]
        quiet = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(command, text=True, encoding="ascii", **quiet)  # type: ignore[call-overload]
        assert self._process
        return self._process

    def _end(self) -> None:
        if self._ends:
            self._ends.cancel()
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> V:
    """Keep it as the newest; the oldest of too many is let go."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return value
