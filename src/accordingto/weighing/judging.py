"""What people judged of single claims: accepted, rejected, corrected. The claims themselves stay as they were read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from accordingto.records import COUNTS, Claim, Finding, Judgement
from accordingto.weighing import figures

OF_CLAIMS = ("accept", "reject", "correct")
"""Kinds of judgement that weighing hears; of the others linking decides, or nobody."""
ACCEPTED = "what people accepted"
"""The rule of a finding that accepted claims decide."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement that holds on each claim that has one."""

    on: Mapping[str, Judgement]
    """By claim id."""

    @classmethod
    def by(cls, judgements: Iterable[Judgement]) -> "Judged":
        """Of two judgements on one claim the later holds."""
        return cls({judgement.about[0]: judgement for judgement in judgements if judgement.kind in OF_CLAIMS})

    def is_kind(self, claim: str, *kinds: str) -> bool:
        """Whether the judgement that holds on a claim is one of these."""
        judgement = self.on.get(claim)
        return judgement is not None and judgement.kind in kinds

    def heard(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that may decide: those rejected left out, those corrected with what was put in the place of their own."""
        kept = [claim for claim in claims if not self.is_kind(claim.id, "reject")]
        return [_corrected(claim, self.on[claim.id]) if self.is_kind(claim.id, "correct") else claim for claim in kept]

    def rejected(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that decide nothing."""
        return [claim for claim in claims if self.is_kind(claim.id, "reject")]

    def accepted(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that alone decide, where there are any."""
        return [claim for claim in claims if self.is_kind(claim.id, "accept")]

    @property
    def settled(self) -> frozenset[str]:
        """The claims that no longer stand as their reports made them."""
        return frozenset(claim for claim in self.on if self.is_kind(claim, "reject", "correct"))

    def told(self, finding: Finding, by_id: Mapping[str, Claim]) -> Finding:
        """The finding with the judgements that had a say in it, and who made them and why."""
        here = [by_id[claim] for claim in dict.fromkeys(finding.claims) if claim in self.on]
        heard = [claim for claim in here if _has_a_say(claim, self.on[claim.id])]
        if not heard:
            return finding
        words = [finding.rule] if finding.rule else []
        words += dict.fromkeys(_in_words(claim, self.on[claim.id]) for claim in heard)
        return replace(finding, rule="; ".join(words), judged=tuple(dict.fromkeys(self.on[claim.id].id for claim in heard)))


def _corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with a person's figure or value; its own words, which say another, are read for nothing more."""
    bare = replace(claim, explicit=True, quote="", sentence=None, place=None, offset=None)
    counted = claim.question in COUNTS
    given = judgement.low is not None or judgement.high is not None if counted else bool(judgement.value)
    if claim.stance == "unknown" and given:
        bare = replace(bare, stance="asserted")
    if counted:
        return replace(bare, low=judgement.low, high=judgement.high, comparator=judgement.comparator)
    return replace(bare, value=judgement.value)


def _has_a_say(claim: Claim, judgement: Judgement) -> bool:
    """Whether it changes what the claim does; who accepts a denial or a "not known" changes no figure."""
    return judgement.kind != "accept" or tells(claim)


def tells(claim: Claim) -> bool:
    """Whether a claim asserts a figure or a value."""
    return claim.stance == "asserted" and (claim.low is not None if claim.question in COUNTS else bool(claim.value))


def _in_words(claim: Claim, judgement: Judgement) -> str:
    """ "12 rejected by A. Reader: wrong village"."""
    what = f"denial of {_says(claim)}" if claim.stance == "denied" else "“not known”" if claim.stance == "unknown" else _says(claim)
    done = f"corrected to {_says(_corrected(claim, judgement))}" if judgement.kind == "correct" else f"{judgement.kind}ed"
    by = f" by {judgement.by}" if judgement.by else ""
    return f"{what} {done}{by}" + (f": {judgement.reason}" if judgement.reason else "")


def _says(claim: Claim) -> str:
    if claim.question in COUNTS:
        return figures.in_words(claim.low, claim.high, claim.comparator)
    return claim.value or "no value"
