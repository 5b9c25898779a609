"""Time that grows with the length of what is read and no faster: a ratio, so that a slow or busy machine changes nothing."""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

TIMES = 4
"""How much longer the longer one is: in line the work takes four times as long, with the square sixteen times."""
BOUND = 10
LEAST = 0.02
"""Seconds of processor time below which a ratio says nothing."""


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this process, the better of two runs; without the garbage collector, which walks all that other tests left."""
    took = []
    gc.disable()
    try:
        for _ in range(2):
            began = time.process_time()
            work()
            took.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(took)


def assert_in_line(work: Callable[[Made], object], make: Callable[[int], Made], size: int) -> None:
    """Fail where work on something four times as long takes ten times as long."""
    short, long = make(size), make(TIMES * size)
    work(make(100))  # tables load on first use
    before, after = seconds(lambda: work(short)), seconds(lambda: work(long))
    assert after < BOUND * max(before, LEAST), f"{size}: {before:.3f} s, {TIMES * size}: {after:.3f} s"
