"""What reports come to by saying nothing: of people hurt and nobody told dead, none is known to have died.

Such a finding is derived. No report states it, so it has no origin, no claim and no side, and it is never called agreed. It is left
out where silence says little: where the incident is told only in passing, and for the injured also where explosive weapons struck,
where many died, or where the number of the dead is open; and where a title speaks of deaths or of wounded that no text counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accordingto.records import Claim, Finding, Report

_OTHER = {"killed": "injured", "injured": "killed"}
_RULES = {
    "killed": "no report tells of a death; those that count the injured name nobody killed",
    "injured": "no report tells of anybody injured; those that count the dead name nobody who lived",
}
_IN_A_TITLE = {
    "killed": re.compile(
        r"\b(?:kill(?:s|ed|ing)|dies|died|dead|deadly(?! weapon)|deaths?|fatal(?:ly|ity|ities)?|homicide(?! detectives?| unit| squad)"
        r"|murder(?:s|ed)?|slain|slaying)\b",
        re.IGNORECASE,
    ),
    "injured": re.compile(r"\b(?:wounded|wounding|wounds(?= \w)|hurts?|injur(?:ed|es|ing))\b", re.IGNORECASE),
}
"""Words of a headline for people killed or hurt, counted or not; "a gunshot wound" may be a dead man's."""
_NOBODY = re.compile(r"\b(?:no|non|not|none|nobody|never|without|attempted|attempt to|nearly|almost)[ -](?:\w+ ){0,2}$", re.IGNORECASE)
"""Before such a word: "no one hurt", "attempted murder"."""
EXPLOSIVE = ("air/drone strike", "shelling", "bombing")
"""Types of incident that hardly ever leave the dead alone, whatever a short report counts."""
MANY = 10
"""Dead from which on somebody will have been hurt as well."""


def nobody_tells(findings: Iterable[Finding], claims: Sequence[Claim], reports: Mapping[str, Report], kind: str) -> Iterator[Finding]:
    """A finding of none for the dead where the injured are counted and no report speaks of any death, and the other way round."""
    asked: dict[str, list[Finding]] = {question: [] for question in _OTHER}
    for finding in findings:
        asked.get(finding.question, []).append(finding)
    mainly = {claim.question for claim in claims if _is_mainly_about(claim, reports)}
    titles = _titles(claims, reports)
    for question, other in _OTHER.items():
        told = [f for f in asked[other] if f.low and f.status in ("agreed", "single origin", "disputed")]
        known = [f for f in asked[question] if f.group == "all" or f.high != 0]  # "no officers were hurt" counts nobody
        if any(_speaks_of(question, title) for title in titles):
            continue
        if told and not known and other in mainly and (question == "killed" or (kind not in EXPLOSIVE and _are_few(told))):
            rule = asked[question][0].rule if asked[question] else _RULES[question]
            yield Finding(question, "all", "open", 0, 0, None, (), (), (), rule=rule, derived=True)


def _titles(claims: Sequence[Claim], reports: Mapping[str, Report]) -> list[str]:
    """The titles of the reports that are mainly about the incident, also of those that a text tells nothing behind."""
    incidents = {claim.incident for claim in claims}
    return [report.title for report in reports.values() if not report.incidents or report.incidents[0] in incidents]


def _speaks_of(question: str, title: str) -> bool:
    return any(not _NOBODY.search(title[: word.start()]) for word in _IN_A_TITLE[question].finditer(title))


def _are_few(killed: Sequence[Finding]) -> bool:
    return all(finding.high is not None and finding.high < MANY for finding in killed)


def _is_mainly_about(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    return claim.stance == "asserted" and (report is None or not report.incidents or report.incidents[0] == claim.incident)
