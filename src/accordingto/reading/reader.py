"""One report in, everything found in it out."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from accordingto.reading.layers import Layers
from accordingto.reading.story import Story, tell
from accordingto.records import Claim, Reading, Report

Finder = Callable[[Layers, Story], Iterator[Claim]]

FINDERS: tuple[Finder, ...] = ()


def read(report: Report) -> Reading:
    """Read one report; the reading keeps quotes and sentences, not the whole text."""
    raise NotImplementedError
