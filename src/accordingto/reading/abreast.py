"""Many reports read, two at a time where the reader allows it, in the order that they came."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from accordingto.errors import AccordingtoError
from accordingto.reading.readers import Reader, reads_abreast
from accordingto.records import Reading, Refusal, Report

ABREAST = 2
"""Reports of ours read at a time: while the network works on one, which needs no lock, the rules read another."""


def read_abreast(read: Reader, received: Iterable[Report | Refusal]) -> Iterator[tuple[Report | Refusal, Reading | Refusal]]:
    """What came in, in order, each with what became of it; a reader that is not ours is asked for one report at a time."""
    if not reads_abreast(read):
        yield from ((one, _read(read, one) if isinstance(one, Report) else one) for one in received)
        return
    waiting: deque[tuple[Report | Refusal, Future[Reading | Refusal] | Refusal]] = deque()
    with ThreadPoolExecutor(ABREAST) as pool:
        for one in received:
            waiting.append((one, pool.submit(_read, read, one) if isinstance(one, Report) else one))
            if len(waiting) > ABREAST:
                yield _settled(*waiting.popleft())
        while waiting:
            yield _settled(*waiting.popleft())


def _settled(one: Report | Refusal, outcome: Future[Reading | Refusal] | Refusal) -> tuple[Report | Refusal, Reading | Refusal]:
    return one, outcome if isinstance(outcome, Refusal) else outcome.result()


def _read(read: Reader, report: Report) -> Reading | Refusal:
    try:
        reading = read(report)
        return replace(reading, report=replace(reading.report, text="", received=b""))
    except AccordingtoError as error:
        return Refusal(report.key, str(error))
    except Exception as fault:  # a fault of ours on one report must not cost the others theirs; it is told, not hidden
        return Refusal(report.key, f"accordingto failed to read it ({type(fault).__name__}: {fault}); please report this")
