"""What reports come to by saying nothing: of people hurt and nobody told dead, none is known to have died.

Such a finding is derived. No report states it, so it has no origin, no claim and no side, and it is never called agreed.
"""

from collections.abc import Iterable, Iterator

from accordingto.records import Finding

_OTHER = {"killed": "injured", "injured": "killed"}
_RULES = {
    "killed": "no report tells of a death; those that count the injured name nobody killed",
    "injured": "no report tells of anybody injured; those that count the dead name nobody who lived",
}


def nobody_tells(findings: Iterable[Finding]) -> Iterator[Finding]:
    """A finding of none for the dead where the injured are counted and no report speaks of any death, and the other way round."""
    asked: dict[str, list[Finding]] = {question: [] for question in _OTHER}
    for finding in findings:
        asked.get(finding.question, []).append(finding)
    for question, other in _OTHER.items():
        hurt = any(f.low and f.status in ("agreed", "single origin", "disputed") for f in asked[other])
        known = [f for f in asked[question] if f.group == "all" or not (f.derived and f.high == 0)]
        if hurt and not known:
            rule = asked[question][0].rule if asked[question] else _RULES[question]
            yield Finding(question, "all", "open", 0, 0, None, (), (), (), rule=rule, derived=True)
