"""What a running total counts: which question incident by incident, over which days, and which incidents lie in it."""

import re
from dataclasses import dataclass
from datetime import date

from accordingto.records import Tally
from accordingto.values.days import days_of
from accordingto.values.names import alike, words_of

_COUNTED = {"killed": "killed", "dead": "killed", "deaths": "killed", "injured": "injured", "wounded": "injured"}
"""What a tally counts, and the question that counts it incident by incident; homicides are fewer than all who are killed."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The question, days, area and actor of a tally."""

    question: str
    first: date
    until: date
    scope: str
    actor: str

    def holds_day(self, when: str) -> bool:
        """Whether all days that an EDTF value may mean lie in it."""
        days = days_of(when)
        return bool(days and days.first and days.last and self.first <= days.first and days.last <= self.until)

    def holds_place(self, name: str, country: str) -> bool:
        """Whether a place lies in its area, as far as names tell."""
        return words_of(self.scope) <= words_of(f"{name} {country}")

    def holds_actor(self, actor: str) -> bool:
        """Whether it counts what this actor does."""
        return not self.actor or alike(self.actor, actor)


def reach_of(tally: Tally, published: str) -> Reach | None:
    """A tally's reach; ``published`` is its report's day. None where it names no area or beginning, or counts what no incident does."""
    question = next((_COUNTED[word] for word in tally.what.casefold().split() if word in _COUNTED), "")
    begin, until = days_of(tally.period.partition("/")[0]), days_of(until_of(tally, published))
    if not question or not is_proper(tally.scope) or not begin or not until or not begin.first or not until.last:
        return None
    return Reach(question, begin.first, until.last, tally.scope, tally.actor)


def is_proper(scope: str) -> bool:
    """Whether an area is named, so that two tallies of it count the same."""
    return bool(re.search(r"(?<![.\w])[A-Z]", scope))


def until_of(tally: Tally, published: str) -> str:
    """The day up to which it counts: its period's end, else the day its report came out."""
    _, slash, end = tally.period.partition("/")
    return end[:10] if slash and end not in ("", "..") and not end.startswith("X") else published[:10]
