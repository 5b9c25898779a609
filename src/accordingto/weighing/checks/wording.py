"""What rules share: their shape, and how they put lists and quotes into a sentence."""

from collections.abc import Callable, Iterator, Sequence

from accordingto.records import Check, Claim, Incident
from accordingto.weighing.evidence import Evidence

OfIncident = Callable[[Evidence, Incident], Iterator[Check]]
"""A rule over one incident."""
OfWhole = Callable[[Evidence], Iterator[Check]]
"""A rule over tallies, quotations and what incidents come to."""


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def quoted(words: str, most: int = 70) -> str:
    """A quote for a sentence, on one line and cut where it runs on."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= most else f"“{line[: line.rindex(' ', 0, most) if ' ' in line[:most] else most]} …”"


def one_sentence(one: Claim, other: Claim) -> bool:
    """Whether two claims of one report stand in one sentence, or say too little of where they stand."""
    if one.sentence is None or other.sentence is None:
        return one.report == other.report
    return one.report == other.report and one.sentence.overlaps(other.sentence)
