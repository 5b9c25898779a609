"""The comparison of two accounts: a readable list of features, whose evidence is weighed and added up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accordingto.linking.features.evidence import Evidence, Feature
from accordingto.linking.features.figures import same_figures
from accordingto.linking.features.shared import crowd, same_words
from accordingto.linking.features.what import same_actor, same_people, same_round, same_target, same_type
from accordingto.linking.features.when import numbering, publication, same_day
from accordingto.linking.features.where import same_place
from accordingto.linking.index import Index
from accordingto.linking.traits import Traits

FEATURES: tuple[Feature, ...] = (
    same_day, publication, numbering, same_place, same_type, same_actor, same_target, same_round, same_people, same_figures,
)  # fmt: skip
"""Those that the two accounts alone decide."""
AMONG_OTHERS: tuple[Callable[[Traits, Traits, Index], Iterator[Evidence]], ...] = (same_words, crowd)
"""Those that hang on what other accounts share."""
TELLING = frozenset({
    "place same", "place same spot", "place same name", "place near", "place shared word", "place other spot", "actor same", "target same",
    "people same", "words alike", "words alike, one outlet",
})  # fmt: skip
"""Kinds of evidence that tell one incident from others of its day and type."""
WHEN = ("day ", "published ", "numbered ")
"""How the kinds of evidence begin that tell of time."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that speaks for and against two accounts telling of one incident."""

    one: str
    other: str
    evidence: tuple[Evidence, ...]
    score: float
    """The evidence summed."""
    barred: bool
    """Whether a piece of evidence rules it out; then it stands alone."""

    @property
    def reasons_for(self) -> tuple[str, ...]:
        """The reasons to join, strongest first."""
        return tuple(e.says for e in sorted(self.evidence, key=lambda e: (-e.score, e.says)) if e.score > 0 and e.says)

    @property
    def reasons_against(self) -> tuple[str, ...]:
        """The reasons to keep apart, strongest first."""
        return tuple(e.says for e in sorted(self.evidence, key=lambda e: (e.score, e.says)) if e.score < 0 and e.says)


def compare(one: Traits, other: Traits, index: Index) -> Comparison:
    """Weigh every feature; the same whichever account comes first."""
    return among_others(one, other, alone(one, other), index)


def alone(one: Traits, other: Traits) -> tuple[Evidence, ...]:
    """What the two accounts say by themselves, whoever else tells of anything; up to what rules it out."""
    one, other = (one, other) if one.id < other.id else (other, one)
    found: list[Evidence] = []
    for feature in FEATURES:
        for evidence in feature(one, other):
            if evidence.bars:
                return (evidence,)
            found.append(evidence)
    return tuple(found)


def among_others(one: Traits, other: Traits, known: tuple[Evidence, ...], index: Index) -> Comparison:
    """The whole comparison, what they say by themselves being known."""
    one, other = (one, other) if one.id < other.id else (other, one)
    if known and known[0].bars:
        return Comparison(one.id, other.id, known, known[0].score, True)
    evidence = [*known, *(e for feature in AMONG_OTHERS for e in feature(one, other, index))]
    if not any(e.kind in TELLING for e in evidence):
        evidence.append(Evidence("nothing but the day", "no town, actor, target or name in common"))
    if not any(e.kind.startswith(WHEN) for e in evidence):
        evidence.append(Evidence("nothing of when", "nothing says that they are of one time"))
    evidence.append(Evidence("in all"))
    return Comparison(one.id, other.id, tuple(evidence), sum(e.score for e in evidence), False)
