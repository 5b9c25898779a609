"""What a finder makes before it becomes a claim: a question's answer with the words that hold it."""

from dataclasses import dataclass

from accordingto.records import Comparator, Span, Stance


@dataclass(frozen=True, slots=True)
class Found:
    """A count of one report, not yet tied to an incident or an origin."""

    question: str
    span: Span
    focus: Span
    low: int | None
    high: int | None
    comparator: Comparator | None = "exactly"
    group: str | None = None
    explicit: bool = True
    stance: Stance | None = None
    """None: as the one who is said to say it has it."""
    whole: "Found | None" = None
    """What this is a part of."""
    doubtful: bool = False
    """Those shot: injured, unless the report tells elsewhere what became of them."""
    again: bool = False
    """Of those told before ("the four men"): no new answer where the same figure stands already."""
    condition: bool = False
    """How some fare who were counted before ("two men were taken to hospital"): no answer beside the figure for all."""
    counted: bool = False
    """A sum that a figure has part in ("a guard and his two sons"): it stands as a figure does."""
