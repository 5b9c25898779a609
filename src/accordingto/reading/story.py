"""Which incidents a report tells of, and which stretch of it speaks of which."""

from dataclasses import dataclass

from accordingto.reading.layers import EventMention, Layers
from accordingto.records import Span, ToldApart


@dataclass(frozen=True, slots=True)
class Told:
    """One incident as this report tells it; ``id`` becomes the account's id."""

    id: str
    type: str
    main: bool
    headline_only: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """The report's incidents, its mentions of them, and the words that keep them apart."""

    accounts: tuple[Told, ...]
    mentions: tuple[EventMention, ...]
    apart: tuple[ToldApart, ...]
    _by_sentence: tuple[tuple[Span, int], ...] = ()

    def about(self, span: Span) -> Told | None:
        """The incident that a stretch speaks of; None where it speaks of none."""
        return self.accounts[0] if self.accounts else None


def tell(layers: Layers) -> Story:
    """Find the report's incidents and say which stretch speaks of which."""
    return Story((Told(f"{layers.report.id}.1", "other", True),), (), ())
