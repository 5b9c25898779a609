"""Times told in a text: when, how long, how often."""

from collections import Counter
from collections.abc import Sequence

from accordingto.reading.layers import PlaceName, SentenceSpan, TimeExpression
from accordingto.reading.times.clocks import settle_clocks, widen
from accordingto.reading.times.drafts import Draft, Passage, Told
from accordingto.reading.times.events import settle_events
from accordingto.reading.times.grammar import Found, find_forms
from accordingto.reading.times.readers import READERS
from accordingto.reading.times.slashes import Order, order_of
from accordingto.reading.times.thread import Thread, publication_day
from accordingto.reading.times.words import Word, words_of

_ENGLISH = frozenset("the of and to for by with at from that were was his it said not".split())
_ENOUGH_TO_TELL = 25

__all__ = ["find_times"]


def find_times(text: str, sentences: Sequence[SentenceSpan], published: str, places: Sequence[PlaceName]) -> tuple[TimeExpression, ...]:
    """Every time that an English text tells, in order and never overlapping.

    Where ``published`` is empty nothing is guessed: a weekday stays ``XXXX-WXX-2`` (EDTF has no form for a bare weekday; this is
    the ISO week date with its digits unspecified) and a day without a year ``XXXX-11-17``. A clock is told to the minute, with
    its offset where a zone or a place in its clause gives one.
    """
    words = list(words_of(text))
    if not _english(words):
        return ()
    passage = Passage(text, words, [s.start for s in sentences], [s.paragraph for s in sentences])
    found = find_forms(words)
    thread = _thread_of(words, found, published)
    order = order_of(word.value for word in words if word.kind == "slashed")
    drafts, zones = _tell(passage, found, thread, order)
    settle_clocks(drafts, zones, passage, places, _shared_zone(places))
    drafts = settle_events(drafts, passage)
    widen(drafts, passage, places)
    return tuple(_expression(draft, passage) for draft in drafts)


def _english(words: Sequence[Word]) -> bool:
    """Whether a text of some length is held together by English words; a line or two is given the benefit of the doubt."""
    spoken = [word.value for word in words if word.value[:1].isalpha()]
    if len(spoken) < _ENOUGH_TO_TELL:
        return True
    return sum(map(_ENGLISH.__contains__, spoken)) * 20 >= len(spoken)


def _tell(passage: Passage, found: Sequence[Found], thread: Thread, order: Order) -> tuple[list[Draft], list[tuple[int, int]]]:
    drafts: list[Draft] = []
    zones: list[tuple[int, int]] = []
    for form in found:
        if form.form == "zone":
            zones.append((form.first, form.last))
        elif reader := READERS.get(form.form):
            thread.enter(passage.paragraph_of(form.first))
            drafts += reader(Told(form, passage), thread, order)
    return drafts, zones


def _thread_of(words: Sequence[Word], found: Sequence[Found], published: str) -> Thread:
    """A history tells years over and over, most of them long before its publication, and hardly a weekday; all else is news."""
    day = publication_day(published)
    years = [
        int(word.value) for form in found if form.form in ("date", "pair") for word in words[form.first : form.last] if word.kind == "year"
    ]
    deictic = sum(form.form in ("weekday", "deictic") for form in found)
    old = [year for year in years if day is None or abs(year - day.year) > 1]
    eras = sum(word.kind == "bc" for word in words)
    history = eras >= 3 or (len(old) >= 8 and 2 * len(old) > len(years) and len(old) > 2 * deictic)
    return Thread(day, history, bc=eras >= 3)


def _shared_zone(places: Sequence[PlaceName]) -> str:
    zones = Counter(place.zone for place in places if place.zone and not place.demonym)
    return next(iter(zones)) if len(zones) == 1 else ""


def _expression(draft: Draft, passage: Passage) -> TimeExpression:
    first, last = passage.words[draft.first], passage.words[draft.last - 1]
    kind = (
        "TIME"
        if draft.kind == "DATE" and "T" in draft.timex.removeprefix("PAST_REF").removeprefix("PRESENT_REF").removeprefix("FUTURE_REF")
        else draft.kind
    )
    return TimeExpression(
        first.start, last.end, kind, draft.timex, draft.edtf, days_after=draft.days_after, anchor=draft.anchor, clause=draft.clause
    )
