"""Slips of the pen: a digit too many, a day that had not come, words put in two mouths."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from accordingto.records import PEOPLE, Check, Claim, Incident, Quotation
from accordingto.values.days import days_of
from accordingto.values.names import alike
from accordingto.weighing import figures
from accordingto.weighing.checks.wording import listed, quoted
from accordingto.weighing.evidence import Evidence

LEAST = 3
"""Below this, a figure ten times another is as likely a part of it."""
ZONES = timedelta(days=1)
"""How much later than the day of publication a day may be elsewhere."""
SAME_WORDS = 6
"""Words of a quotation that two people will not both have said."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO_COME = re.compile(
    r"\b(?:scheduled|trial|hearing|court|due|set for|until|will|next|upcoming|anniversary|expected|expires?|deadline|planned)\b",
    re.IGNORECASE,
)


def digits_slip(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """A figure that is ten times, or a tenth of, what others give for the same may have a digit too many or too few."""
    asked: dict[tuple[str, str], dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in evidence.of_incident.get(incident.id, ()):
        if claim.question in PEOPLE and claim.stance == "asserted" and _is_count(claim):
            asked[claim.question, claim.group or "all"][claim.low or 0].append(claim)
    for (question, _), counts in sorted(asked.items()):
        for low in sorted(counts):
            if low >= LEAST and 10 * low in counts:
                yield from _slip(evidence, question, counts[low], counts[10 * low])


def _is_count(claim: Claim) -> bool:
    return claim.low is not None and claim.low == claim.high and not figures.is_part(claim) and not claim.part_of


def _slip(evidence: Evidence, question: str, few: Sequence[Claim], many: Sequence[Claim]) -> Iterator[Check]:
    """Who stands alone against others is likely to have slipped; one against one can't be told."""
    small, large = ({(c.origin.name or c.outlet) for c in told} for told in (few, many))
    if {c.report for c in few} & {c.report for c in many} or small & large:
        return
    who = [listed(sorted({evidence.outlet(c.report) for c in told})) for told in (many, few)]
    says = f"{many[0].low:,} {question} ({who[0]}) is ten times the {few[0].low:,} ({who[1]}): a digit too many, or too few?"
    alone = min(len(small), len(large)) == 1 < max(len(small), len(large))
    yield Check("digits-slip", "fails" if alone else "can't tell", (*(c.id for c in many), *(c.id for c in few)), says)


def told_after_it_happened(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """No report can tell what happened after it came out: a date, or the day of publication, is wrong; said once a report and incident."""
    late: dict[str, list[tuple[date, Claim]]] = defaultdict(list)
    for claim in evidence.of_incident.get(incident.id, ()):
        if claim.question == "when" and claim.stance == "asserted" and (day := _too_late(evidence, claim)):
            late[claim.report].append((day, claim))
    for report in sorted(late):
        told = sorted(late[report], key=lambda one: (one[0], one[1].id), reverse=True)
        day, claim = told[0]
        more = f" ({len(told) - 1} more such dates)" if len(told) > 1 else ""
        says = (
            f"{quoted(claim.quote)} is {day}{more}, but {evidence.outlet(report)} came out on {evidence.published(report)}:"
            " the text was changed since, or one of the two is wrong"
        )
        yield Check("told-after-it-happened", "fails", (report, *(c.id for _, c in told)), says)


def _too_late(evidence: Evidence, claim: Claim) -> date | None:
    """The claim's day, where the report gives it with its year, as past, and came out before."""
    published, day = days_of(evidence.published(claim.report)), days_of(claim.value or "")
    if not published or not published.last or not day or not day.first or not day.exact or day.first <= published.last + ZONES:
        return None
    ahead = _TO_COME.search(claim.sentence.text if claim.sentence else claim.quote)
    return day.first if _YEAR.search(claim.quote) and not ahead else None


def one_speaker(evidence: Evidence) -> Iterator[Check]:
    """The same words can't be two people's; spoken of only where two full names are given."""
    said: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in evidence.quotations:
        words = re.sub(r"\W+", " ", quotation.quote).casefold().split()
        if len(words) >= SAME_WORDS and _is_name(quotation.speaker):
            said[" ".join(words)].append(quotation)
    for _, found in sorted(said.items()):
        first = found[0]
        for other in found[1:]:
            if not alike(first.speaker, other.speaker):
                yield _two_mouths(evidence, first, other)
                break


def _is_name(speaker: str) -> bool:
    """A person's full name: two capitalised words and nothing else."""
    return bool(re.fullmatch(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z][\w.'’-]*){1,3}", speaker))


def _two_mouths(evidence: Evidence, one: Quotation, other: Quotation) -> Check:
    told = [f"{quotation.speaker}’s in {evidence.outlet(quotation.report)}" for quotation in (one, other)]
    return Check("one-speaker", "fails", (one.report, other.report), f"{quoted(one.quote)} is {told[0]} and {told[1]}")
