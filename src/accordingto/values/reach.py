"""What a running total counts: which question incident by incident, over which days, and which incidents lie in it."""

import re
from dataclasses import dataclass
from datetime import date

from accordingto.records import COUNTS, PEOPLE, Tally
from accordingto.values.days import days_of
from accordingto.values.names import alike, words_of

_COUNTED = {**{one: one for one in COUNTS}, "dead": "killed", "deaths": "killed", "wounded": "injured", "bombs": "munitions"}
"""What a tally counts, and the question that counts it incident by incident; homicides are fewer than all who are killed."""
_EVERYBODY = frozenset({"people", "persons", "all"})
_AND = re.compile(r"\s+and\s+|\s*&\s*")


@dataclass(frozen=True, slots=True)
class Reach:
    """The question, group, days, area and actor of a tally."""

    question: str
    group: str | None
    """Of people, whom it counts; None where it counts none."""
    first: date
    until: date
    scope: str
    actor: str

    def holds_day(self, when: str) -> bool:
        """Whether all days that an EDTF value may mean lie in it."""
        days = days_of(when)
        return bool(days and days.first and days.last and self.first <= days.first and days.last <= self.until)

    def holds_place(self, name: str, country: str) -> bool:
        """Whether a place lies in its area, or in one of several, as far as names tell."""
        place = words_of(f"{name} {country}")
        return any(area <= place for area in map(words_of, _AND.split(self.scope)) if area)

    def holds_actor(self, actor: str) -> bool:
        """Whether it counts what this actor does."""
        return not self.actor or alike(self.actor, actor)


def reach_of(tally: Tally, published: str) -> Reach | None:
    """A tally's reach; ``published`` is its report's day. None where it names no area or beginning, or counts what no incident does."""
    question, group = counted_by(tally.what)
    first, until = first_of(tally), days_of(until_of(tally, published))
    if not question or not is_proper(tally.scope) or not first or not until or not until.last:
        return None
    return Reach(question, group, first, until.last, tally.scope, tally.actor)


def counted_by(what: str) -> tuple[str, str | None]:
    """The question, with the group of people, that counts this incident by incident; an empty one where none does."""
    words = what.casefold().split()
    question = next((_COUNTED[word] for word in words if word in _COUNTED), "")
    if question not in PEOPLE:
        return question, None
    return question, " ".join(word for word in words if word not in _COUNTED and word not in _EVERYBODY) or "all"


def first_of(tally: Tally) -> date | None:
    """The day from which it counts, where it names one."""
    begin = days_of(tally.period.partition("/")[0])
    return begin.first if begin else None


def is_proper(scope: str) -> bool:
    """Whether an area is named, so that two tallies of it count the same."""
    return bool(re.search(r"(?<![.\w])[A-Z]", scope))


def until_of(tally: Tally, published: str) -> str:
    """The day up to which it counts: its period's end, else the day its report came out."""
    _, slash, end = tally.period.partition("/")
    return end[:10] if slash and end not in ("", "..") and not end.startswith("X") else published[:10]
