"""Decisions by chance, of every kind, on what a casebook holds."""

from random import Random

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.pipeline.deciding import Step, Undoing
from accordingto.records import Judgement, JudgementKind, Record

KINDS: tuple[JudgementKind, ...] = ("same", "not same", "split", "move", "move", "one origin", "accept", "reject", "correct", "note")


def step(casebook: Casebook, chance: Random) -> Step | None:
    """A judgement on something, or the undoing of one; none where there is nothing of the kind to judge."""
    told = pipeline.record_of(casebook)
    held = [one.judgement.id for one in casebook.judgements()]
    if held and chance.random() < 0.3:
        return Undoing(chance.choice(held), "a judge", "not so")
    kind = chance.choice(KINDS)
    figure = {"low": 1, "high": 1} if kind == "correct" else {}
    about = _about(kind, told, chance)
    return Judgement(kind, about, "a judge", reason="seen", **figure) if about else None  # type: ignore[arg-type]


def _about(kind: JudgementKind, told: Record, chance: Random) -> tuple[str, ...]:
    incidents = told.incidents
    if kind in ("same", "not same"):
        return tuple(one.id for one in chance.sample(incidents, 2)) if len(incidents) > 1 else ()
    if kind == "split":
        large = [one for one in incidents if len(one.reports) > 1]
        one = chance.choice(large) if large else None
        return (one.id, *chance.sample(one.reports, chance.randint(1, len(one.reports) - 1))) if one else ()
    if kind == "move":
        claim = chance.choice(told.claims)
        others = [one.id for one in incidents if one.id != claim.incident]
        return (claim.id, chance.choice(others)) if others and chance.random() < 0.7 else (claim.id,)
    if kind == "one origin":
        names = sorted({name for one in incidents for origin in one.origins for name in (origin.name, *origin.also)})
        return tuple(chance.sample(names, 2))
    if kind == "note":
        return (chance.choice(incidents).id,)
    return (chance.choice([claim.id for claim in told.claims if claim.question == "killed" and claim.low is not None]),)
