"""Parts against wholes: tallies by area, and groups of victims within all victims."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from accordingto.records import Check, Claim, Incident, Tally
from accordingto.values.names import words_of
from accordingto.weighing import figures
from accordingto.weighing.checks.wording import listed, one_sentence
from accordingto.weighing.evidence import Evidence

ARMS = frozenset({"force", "army", "military", "air", "aircraft", "government", "navy", "armed"})
"""Words that turn a state into its arm: "United States forces" act for the United States."""
_AND = re.compile(r",|\band\b|&|/")


def parts_within_whole(evidence: Evidence) -> Iterator[Check]:
    """The parts of a total can't make more than the total."""
    by_report: dict[str, list[Tally]] = defaultdict(list)
    for tally in evidence.tallies:
        if tally.low is not None:
            by_report[tally.report].append(tally)
    for report in sorted(by_report):
        for whole in by_report[report]:
            parts = _parts(whole, by_report[report])
            if parts and whole.high is not None:
                yield _sum(whole, parts, by_report[report])


def _parts(whole: Tally, tallies: Sequence[Tally]) -> list[Tally]:
    """One tally for each area of the whole, of the same actor and kind; named as a part, or told by its scope."""
    areas = _areas(whole.scope)
    found: dict[frozenset[str], Tally] = {}
    for tally in tallies:
        named = tally.part_of == whole.id
        inside = len(areas) > 1 and _areas(tally.scope) < areas and _same_count(tally, whole)
        if tally.id != whole.id and (named or inside):
            found.setdefault(_areas(tally.scope), tally)
    return [tally for areas, tally in found.items() if not any(areas < other for other in found)]


def _same_count(one: Tally, other: Tally) -> bool:
    mine, theirs = words_of(one.actor), words_of(other.actor)
    return words_of(one.what) == words_of(other.what) and bool(mine) and (mine == theirs or mine - ARMS == theirs - ARMS != frozenset())


def _areas(scope: str) -> frozenset[str]:
    return frozenset(" ".join(sorted(words_of(part))) for part in _AND.split(scope) if words_of(part))


def _sum(whole: Tally, parts: Sequence[Tally], tallies: Sequence[Tally]) -> Check:
    total = sum(part.low or 0 for part in parts)
    given = listed([f"{part.low or 0:,} in {part.scope}" if part.scope else f"{part.low or 0:,}" for part in parts])
    makes = f"{given} make {total:,}" if len(parts) > 1 else given
    area = whole.scope if not _areas(whole.scope) else "both" if len(_areas(whole.scope)) == 2 else whole.scope
    whose = f"for {_the(whole.actor)}" if whole.actor else f"for all {whole.what}"
    told = f"the {_figure(whole)} given {whose}" + (f" in {area}" if area else "")
    about = (whole.id, *(part.id for part in parts))
    if whole.high is not None and total > whole.high:
        return Check("parts-within-whole", "fails", about, f"{makes}, more than {told}{_would_fit(total, whole, tallies)}")
    return Check("parts-within-whole", "holds", about, f"{makes}, within {told}")


def _would_fit(total: int, whole: Tally, tallies: Sequence[Tally]) -> str:
    """Another total of the same scope that the sum would fit: perhaps the parts are parts of that."""
    for tally in tallies:
        same = tally.id != whole.id and tally.actor and words_of(tally.what) == words_of(whole.what)
        if (
            same
            and _areas(tally.scope) == _areas(whole.scope)
            and (tally.low or 0) <= total
            and (tally.high is None or total <= tally.high)
        ):
            return f"; {total:,} would fit the {_figure(tally)} given for {_the(tally.actor)}"
    return ""


def _figure(tally: Tally) -> str:
    return figures.in_words(tally.low or 0, tally.high, tally.comparator)


def _the(actor: str) -> str:
    plain = re.match(r"(?:the\s|united states\b|united kingdom\b|u\.?s\.?\b)", actor, re.IGNORECASE)
    needs = re.match(r"united|u\.?s\.?\b|.*\b(?:coalition|army|force|forces|military|government|ministry)$", actor, re.IGNORECASE)
    return actor if plain and actor.lower().startswith("the ") else f"the {actor}" if needs else actor


def parts_of_claims(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """There can't be more children, women or soldiers among the victims than victims; spoken of only where it fails."""
    claims = evidence.of_incident.get(incident.id, ())
    by_id = {claim.id: claim for claim in claims}
    for part in claims:
        whole = by_id.get(part.part_of or "") or _whole(part, claims)
        if whole and part.low is not None and whole.high is not None and part.low > whole.high:
            says = (
                f"{part.low:,} {part.question} ({part.group or 'part'}) is more than the {whole.high:,} {part.question}"
                f" ({whole.group or 'all'}) that {evidence.outlet(part.report)} gives as the whole"
            )
            yield Check("parts-within-whole", "fails", (part.id, whole.id), says)


def _whole(part: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The highest figure for all victims in the same sentence and from the same origin, where the claim is of a group of them."""
    if part.group in (None, "all") or part.stance != "asserted" or not part.explicit:
        return None
    same = [
        c
        for c in claims
        if (c.report, c.question, c.origin, c.stance) == (part.report, part.question, part.origin, "asserted")
        and c.group in (None, "all")
        and c.low is not None
        and c.explicit
        and one_sentence(c, part)
    ]
    if any(c.high is None for c in same):
        return None
    return max(same, key=lambda c: (c.high or 0, c.id), default=None)
