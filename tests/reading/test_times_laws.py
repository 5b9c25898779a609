"""Laws that hold for the times of any text."""

import re

from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accordingto.reading.layers import SentenceSpan, TimeExpression
from accordingto.reading.times import find_times
from accordingto.reading.times.words import words_of

_PIECES = st.sampled_from(
    "on|in|the|Monday|Tue.|May|March|7|31|30|2015|1914|'14|of|,|.|to|and|-|–|at|about|9:30|p.m.|EST|GMT|noon|two|days|weeks|months|ago"
    "|later|after|before|the attack|yesterday|last|next|this|that same|week|year|night|morning|overnight|spring|early|late|mid|end of the"
    "|1990s|century|19th|BC|Christmas|Easter|past|24|hours|every|daily|former|now|12/05/2014|2014-02-30|2014-02-28|29 February|\n|\n\n|ten"
    "|US Eastern Time|local time|between|second|half of|quarter|weekend|0|0000|99|9999|since|until|aged|years old|0425|hrs|h|(|)|“"
    "".split("|")
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map(" ".join), st.text(max_size=120))
_PUBLISHED = st.sampled_from(["", "2016-02-29", "2015-11-16", "2015-11-16T23:30:00Z", "0001-01-01", "9999-12-31", "soon"])
_WEEKDAY = re.compile(r"XXXX-WXX-[1-7](T\d\d:\d\d)?([+-]\d\d:\d\d|Z)?$")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)?$")


def _find(text: str, published: str) -> tuple[TimeExpression, ...]:
    sentences = (SentenceSpan(0, len(text), "body", 0),) if text else ()
    return find_times(text, sentences, published, ())


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _PUBLISHED)
def test_stretches_lie_in_the_text_in_order_and_apart(text: str, published: str) -> None:
    end = 0
    for found in _find(text, published):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        end = found.end
        for other in (found.clause, found.anchor):
            assert other is None or 0 <= other.start < other.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _PUBLISHED)
@example("about May", "")
@example("about spring", "2016-02-29")
def test_edtf_is_edtf(text: str, published: str) -> None:
    for found in _find(text, published):
        if not found.edtf or _WEEKDAY.match(found.edtf):
            continue
        day, clock = found.edtf, _CLOCK.search(found.edtf)
        if clock:
            day = found.edtf[: clock.start()]
            assert int(clock[1]) < 24 and int(clock[2]) < 60
        parse_edtf(day)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_no_year_that_the_text_does_not_name(text: str) -> None:
    named = {int(n) for n in re.findall(r"\d+", text)}
    for found in _find(text, ""):
        for year in re.findall(r"(?<![\d-])(\d{4})(?=-|$|~|/)", found.edtf):
            near = {int(year) + step for step in range(-12, 13)} | {int(year) % 100}
            assert named & near, (text, found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_words_cover_nothing_twice(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end
        end = word.end
