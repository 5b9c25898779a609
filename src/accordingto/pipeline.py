"""The whole story on one screen: reports come in, are read, linked and weighed, and one record goes out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import BinaryIO

from accordingto import __version__
from accordingto.errors import AccordingtoError
from accordingto.intake import receive
from accordingto.linking import link
from accordingto.reading.readers import Reader, reader_named, reads_abreast
from accordingto.records import Reading, Record, Refusal, Report
from accordingto.settings import Settings
from accordingto.values.imprints import Imprint, imprint_of
from accordingto.values.known import known_origins
from accordingto.weighing import Evidence, Ways, policy_named, weigh

__all__ = ["build", "reader_named"]

Progress = Callable[[int, str], None]
"""Told after each source: how many so far, and which."""


def build(
    sources: Iterable[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> Record:
    """One record of all the reports that the sources hold; what can't be read stands in it as a refusal.

    A ``reader`` made ready before (`reader_named`) spares its loading now; without one the settings' reader is loaded.
    """
    known = known_origins(settings.origins)  # before anything is read: a slip in the user's list is told at once
    policy = policy_named(settings.policy)
    read = reader or reader_named(settings)
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    imprints: dict[str, Imprint] = {}
    for number, (received, outcome) in enumerate(_outcomes(read, receive(sources, settings, stdin)), 1):
        if isinstance(outcome, Refusal):
            refusals.append(outcome)
        else:
            readings.append(outcome)
            if isinstance(received, Report):  # the text is let go once it is read
                imprints[outcome.report.id] = imprint_of(received.text)
        if progress:
            progress(number, received.key if isinstance(received, Report) else received.source)
    linked = link(readings)
    tallies = tuple(tally for reading in readings for tally in reading.tallies)
    quotations = tuple(quotation for reading in readings for quotation in reading.quotations)
    evidence = Evidence.of(linked.incidents, linked.claims, linked.reports, tallies, quotations, imprints)
    weighed = weigh(evidence, Ways(policy, known))
    return Record(
        version=__version__,
        reports=linked.reports,
        refusals=tuple(refusals),
        incidents=weighed.incidents,
        claims=linked.claims,
        quotations=quotations,
        tallies=tallies,
        checks=weighed.checks,
        policy=policy.name,
    )


ABREAST = 2
"""Reports of ours read at a time: while the network works on one, which needs no lock, the rules read another."""


def _outcomes(read: Reader, received: Iterable[Report | Refusal]) -> Iterator[tuple[Report | Refusal, Reading | Refusal]]:
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
