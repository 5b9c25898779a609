"""What a new version or reading of a report says otherwise than the one before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.records import Claim, Reading

FIELDS = ("title", "outlet", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class Change:
    """One question that is answered otherwise, or a field of the report that reads otherwise."""

    question: str
    """Or the field's name."""
    group: str | None
    before: tuple[Claim | str, ...]
    after: tuple[Claim | str, ...]


def changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """The fields that changed, then the questions whose claims say something else; what only moved in the text is no change."""
    fields = [(name, getattr(before.report, name), getattr(after.report, name)) for name in FIELDS]
    told = tuple(Change(name, None, (one,), (other,)) for name, one, other in fields if one != other)
    old, new = _asked(before), _asked(after)
    return told + tuple(
        Change(*key, tuple(_but_for(old.get(key, ()), new.get(key, ()))), tuple(_but_for(new.get(key, ()), old.get(key, ()))))
        for key in dict.fromkeys([*old, *new])
        if {_answer(claim) for claim in old.get(key, ())} != {_answer(claim) for claim in new.get(key, ())}
    )


def _asked(reading: Reading) -> dict[tuple[str, str | None], list[Claim]]:
    found: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in (claim for account in reading.accounts for claim in account.claims):
        found[claim.question, claim.group].append(claim)
    return found


def _answer(claim: Claim) -> tuple[object, ...]:
    return claim.low, claim.high, claim.value, claim.stance, claim.origin.name


def _but_for(some: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    """Each answer once that the others don't give."""
    known = {_answer(claim) for claim in others}
    return list({_answer(claim): claim for claim in some if _answer(claim) not in known}.values())
