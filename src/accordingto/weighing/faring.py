"""How each origin's answers fared: said again by others later, replaced by its own later word, stood against by others.

Later is by the day or time of publication, as far as both reports tell it. Sums of groups are nobody's answer and are not counted.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from accordingto.records import COUNTS, Carried, Claim, Finding, Report
from accordingto.weighing import figures
from accordingto.weighing.updates import is_before


def fared(
    carried: Sequence[Carried], findings: Sequence[Finding], claims: Sequence[Claim], reports: Mapping[str, Report]
) -> tuple[Carried, ...]:
    """The same origins with the numbers of their answers that were confirmed, corrected and contradicted."""
    names = {claim: told.name for told in carried for claim in told.claims}
    by_id = {claim.id: claim for claim in claims}
    plain = [found for found in findings if not found.derived]

    def count(which: Callable[[Finding], Iterator[str]]) -> Counter[str]:
        return Counter(names[claim] for claim in {claim for found in plain for claim in which(found)} if claim in names)

    confirmed = count(lambda found: _confirmed(found, names, by_id, reports))
    corrected = count(lambda found: (one.claim for one in found.history if names.get(one.claim) == names.get(one.by)))
    contradicted = count(lambda found: _contradicted(found, names))
    return tuple(
        replace(told, confirmed=confirmed[told.name], corrected=corrected[told.name], contradicted=contradicted[told.name])
        for told in carried
    )


def _confirmed(found: Finding, names: Mapping[str, str], by_id: Mapping[str, Claim], reports: Mapping[str, Report]) -> Iterator[str]:
    """Answers on whose side another origin stands with a later report; of asserted answers and denials alike."""

    def published(claim: str) -> str:
        report = reports.get(by_id[claim].report)
        return report.published if report else ""

    for side in _with_repeats(found, names, by_id):
        for claim in side:
            if any(names[other] != names[claim] and is_before(published(claim), published(other)) for other in side):
                yield claim


def _with_repeats(found: Finding, names: Mapping[str, str], by_id: Mapping[str, Claim]) -> Iterator[list[str]]:
    """The sides that say something, each with what its origins had said just so before: of a figure said again the last alone stands."""
    standing = {claim for side in found.sides for claim in side.claims} | {one.claim for one in found.history}
    left = [claim for claim in found.claims if claim not in standing and claim in names and claim in by_id]
    for side in found.sides:
        if side.stance == "unknown":
            continue
        told = [claim for claim in side.claims if claim in names and claim in by_id]
        said = {(names[claim], figures.bounds(by_id[claim])) for claim in told} if found.question in COUNTS else set()
        yield told + [claim for claim in left if (names[claim], figures.bounds(by_id[claim])) in said]


def _contradicted(found: Finding, names: Mapping[str, str]) -> Iterator[str]:
    """Answers against which another side of a dispute stands that is not their own origin's alone; what is denied, and its denials."""
    for side in found.sides:
        others = {origin for other in found.sides if other is not side and other.stance == "asserted" for origin in other.origins}
        if found.status == "disputed" and side.stance == "asserted":
            yield from (claim for claim in side.claims if others - {names.get(claim, "")})
    for denial in found.denials:
        denied = [claim for claim in denial.denies if names.get(claim) != names.get(denial.claim)]
        yield from denied
        yield from [denial.claim] if denied else []
