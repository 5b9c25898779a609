"""Quotes found again in the report's own letters, and those that are not there."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.served.quoting import NO_WORDS, NOT_ONE, NOT_THERE, TOO_LONG, Quotes, Unsupported
from accordingto.records import Span

TEXT = "Police  said 12 killed,\n\tand “two” were hurt. Police\u00a0said 1,200 fled — 12.5 km away. It’s over; police said no more."


@pytest.mark.parametrize(
    ("quote", "occurrence", "found"),
    [
        ("12 killed", 0, "12 killed"),
        ("12 killed, and", 0, "12 killed,\n\tand"),  # white space is the report's own again
        ('"two" were', 0, "“two” were"),  # a model's marks
        ("fled - 12.5 km", 0, "fled — 12.5 km"),
        ("It's over", 0, "It’s over"),
        ("Police said", 1, "Police  said"),
        ("Police said", 2, "Police\u00a0said"),
        ("  12 killed ", 0, "12 killed"),
        ("12", 0, "12"),  # that of "12.5" is no number of its own
        ("12 killed", 7, "12 killed"),  # the only one, whatever number was given
    ],
)
def test_found(quote: str, occurrence: int, found: str) -> None:
    assert Quotes(TEXT).find(quote, occurrence).of(TEXT) == found


@pytest.mark.parametrize(
    ("quote", "occurrence", "reason"),
    [
        ("13 killed", 0, NOT_THERE),
        ("2 killed", 0, NOT_THERE),  # the end of another number
        ("200 fled", 0, NOT_THERE),
        ("olice said", 1, NOT_THERE),
        ("Police said", 0, NOT_ONE),
        ("Police said", 3, NOT_ONE),
        ("Police said", -1, NOT_ONE),
        ("police said 12", 0, NOT_THERE),  # capitals count
        ("", 0, NOT_THERE),
        (" \n", 0, NOT_THERE),
        ("x" * 5_000, 0, TOO_LONG),
    ],
)
def test_not_found(quote: str, occurrence: int, reason: str) -> None:
    with pytest.raises(Unsupported, match=reason):
        Quotes(TEXT).find(quote, occurrence)


def test_words_are_looked_for_inside_their_quote_alone() -> None:
    quotes = Quotes("Two died. Later two more, two of them boys, died.")
    quote = quotes.find("two more, two of them boys")
    assert [span.start for span in quotes.within("two", quote)] == [16, 26]
    with pytest.raises(Unsupported, match=NO_WORDS):
        quotes.within("Two died", quote)


PIECES = st.lists(st.sampled_from(["a", "b", "12", " ", "  ", "\n", "\u00a0", "“", "”", "’", "–", ".", ",", "é"]), max_size=30).map("".join)


@given(PIECES, st.data())
def test_what_is_found_reads_as_it_was_sought(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    sought = text[start : data.draw(st.integers(start, len(text)))]
    for span in Quotes(text)._all(sought, Span(0, len(text))):
        assert folded(span.of(text)) == folded(sought) and span.of(text) == span.of(text).strip()


@given(PIECES, PIECES, PIECES)
def test_what_stands_between_spaces_is_found_there(before: str, sought: str, after: str) -> None:
    text = f"{before} {sought.strip()}\n{after}"
    there = Span(len(before) + 1, len(before) + 1 + len(sought.strip()))
    assert not sought.strip() or there in Quotes(text)._all(sought, Span(0, len(text))) or overlapping(sought, before)


def folded(text: str) -> str:
    return " ".join(text.split()).translate(str.maketrans("“”’–", '""\'-'))


def overlapping(sought: str, before: str) -> bool:
    """Whether an earlier place may share characters with the one looked for: then the earlier one counts."""
    return bool(set(folded(sought)) & set(folded(before)))


def test_hostile_texts_cost_no_time() -> None:
    before = time.process_time()
    for text in (" " * 100_000, "a" * 100_000, "a " * 50_000, "1," * 50_000, "\n\u00a0 " * 30_000):
        quotes = Quotes(text)
        for quote in ("a", "aa", "1", "b", "a a a"):
            with suppress(Unsupported):
                quotes.find(quote)
    assert time.process_time() - before < 5
