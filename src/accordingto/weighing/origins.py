"""Who really stands behind a claim: names that mean one speaker, papers that print one wire story."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.records import Claim, Report
from accordingto.values.names import OFFICES, PLAIN, STATES, same_name, within, words_of

COPIED = 60
"""Characters of a sentence that two outlets will not both have written."""
_PRESS = frozenset({"news", "agency", "newspaper", "daily", "channel", "tv", "television", "radio", "network", "online", "com", "www"})


def display_name(claim: Claim, report: Report | None = None) -> str:
    """The name that a claim's origin is shown under: the outlet's own where it speaks itself."""
    if claim.origin.name:
        return claim.origin.name
    return (claim.via[0] if claim.via else "") or claim.outlet or (report.outlet or report.key if report else "") or "the report"


def same_origin(small: str, large: str) -> bool:
    """Whether the first may be the second under a shorter name: "the defence ministry" and "French Defense Ministry"."""
    if same_name(small, large):
        return True
    a, b = words_of(small) - _PRESS, words_of(large) - _PRESS
    if not a or a <= PLAIN or not within(a, b):
        return False
    if a <= STATES:
        return bool((b - a) & OFFICES)
    return True


@dataclass(frozen=True, slots=True)
class Origins:
    """The speakers of one incident's claims, each under its fullest name."""

    names: Mapping[str, str]
    """By claim id."""

    def of(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The speakers of these claims, each once, in order of appearance."""
        return tuple(dict.fromkeys(self.names[claim.id] for claim in claims))


def origins_of(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Origins:
    """Name the speaker of each claim; a name that could be short for two others stays its own."""
    shown = {claim.id: display_name(claim, reports.get(claim.report)) for claim in claims}
    copies = _copied(claims, shown)
    shown = {claim: copies.get(name, name) for claim, name in shown.items()}
    fullest = _fullest(sorted(set(shown.values())))
    return Origins({claim: fullest[name] for claim, name in shown.items()})


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Each name's fullest form among these."""
    heads = _one_each(names)
    tops = set(heads.values())
    result = {}
    for name in names:
        longer = sorted(top for top in tops if top != heads[name] and same_origin(heads[name], top) and not same_name(heads[name], top))
        longest = [top for top in longer if all(same_origin(other, top) for other in longer)]
        result[name] = longest[0] if len(longest) == 1 else heads[name]
    return result


def _one_each(names: Sequence[str]) -> dict[str, str]:
    """Names that are equal but for spelling or an acronym, under the longest of them."""
    heads: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-len(words_of(n)), -len(n), n)):
        heads[name] = next((head for head in dict.fromkeys(heads.values()) if same_name(name, head)), name)
    return heads


def _copied(claims: Sequence[Claim], shown: Mapping[str, str]) -> dict[str, str]:
    """Outlets that print the same long sentence in their own voice: one story, told once, under the first outlet's name."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if not claim.origin.name and claim.sentence:
            sentence = re.sub(r"\W+", " ", claim.sentence.text).strip().casefold()
            if len(sentence) >= COPIED:
                outlets[sentence].add(shown[claim.id])
    first: dict[str, str] = {}
    for names in sorted(sorted(names) for names in outlets.values() if len(names) > 1):
        head = min(first.get(name, name) for name in names)
        group = {first.get(name, name) for name in names}
        first = {name: head if top in group else top for name, top in first.items()} | dict.fromkeys(names, head)
    return first
