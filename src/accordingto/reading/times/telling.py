"""What every reader of a form needs: writing a draft, and telling what is to come from what has been."""

from collections.abc import Callable

from accordingto.reading.times.drafts import Draft, Kind, Told
from accordingto.reading.times.lexicon import DAYTIMES
from accordingto.reading.times.points import Point
from accordingto.reading.times.slashes import Order
from accordingto.reading.times.thread import Thread

Reader = Callable[[Told, Thread, Order], list[Draft]]

_TO_COME = frozenset(("will", "shall", "scheduled", "due", "upcoming", "planned", "deadline", "plans", "expected"))
UNIT_OF = {"yearword": "year", "monthword": "month", "hourword": "hour", "decadeword": "decade"}
_ABOUT = frozenset(("about", "around", "approximately", "circa", "~"))


def draft_of(told: Told, timex: str, edtf: str = "", point: Point | None = None, kind: Kind = "DATE", tail: str = "") -> Draft:
    """A time that covers the whole form."""
    return Draft(told.found.first, told.found.last, kind, timex, edtf, point or Point(), tail)


def to_come(told: Told) -> bool:
    """Whether a word shortly before, in the same sentence, says that it is still to come."""
    at, home = told.found.first, told.passage.sentence_of(told.found.first)
    return any(told.passage.value(i) in _TO_COME and told.passage.sentence_of(i) == home for i in range(max(0, at - 8), at))


def dated(told: Told, thread: Thread, point: Point) -> list[Draft]:
    """A date told: the thread goes on from it; "about" makes it approximate."""
    if not point.named:
        return []
    thread.tell(point, calendar=told.found.form == "date")
    tail = tail_of(told)
    edtf = point.edtf()
    about = told.found.parts.get("mod") and told.words("mod")[0].kind == "approx"
    before = told.before in _ABOUT
    if (about or before) and "T" not in edtf:
        edtf = roughly(edtf, point)
    return [draft_of(told, point.timex() + (f"T{tail}" if tail else ""), edtf, point, tail=tail)]


def roughly(edtf: str, point: Point) -> str:
    """The value as approximate; as it is where EDTF has no mark for that: a weekday, a season, a day or month without its year."""
    unmarked = not edtf or point.weekday is not None or point.season or point.year is None
    return edtf if unmarked else f"{edtf}~"


def tail_of(told: Told) -> str:
    """TIMEX3 letters for the part of the day that the form names."""
    for word in told.values("daytime"):
        if word in DAYTIMES:
            return DAYTIMES[word]
    return ""


def interval_of(first: Point, second: Point) -> str:
    """EDTF from one day to another; the first weekday alone where no dates are known."""
    if not first.named or first.weekday is not None or not second.named:
        return first.edtf() if first.weekday is None else ""
    return f"{first.edtf()}/{second.edtf()}"
