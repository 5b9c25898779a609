"""Texts cut for the network: every word is answered for once, by a window that holds it whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading.model.pieces import WINDOW, batch, cut, windows

WORD = st.sampled_from(["Gunmen", "fired", "at", "3:15", "Al-Bāb", "’", "unputdownableness", "\n", "12,000", "…", "القصف"])
WORDS = st.lists(WORD, max_size=600)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(40, 300))
def test_every_word_belongs_to_one_window_that_holds_it_whole(words: list[str], room: int) -> None:
    pieces = cut(" ".join(words))
    if room < 80 and len(pieces.ids) > room:
        room = 80
    cuts = windows(pieces, room)
    assert [w.own_start for w in cuts[1:]] == [w.own_end for w in cuts[:-1]]
    assert cuts[0].own_start == 0 and cuts[-1].own_end == len(pieces.ids)
    for window in cuts:
        assert window.start <= window.own_start <= window.own_end <= window.end
        assert window.end - window.start <= room
        assert window.own_start in pieces.firsts and window.own_end in pieces.firsts


@given(st.text(max_size=200))
def test_words_stand_where_the_text_has_them(text: str) -> None:
    pieces = cut(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert all(before <= after for before, after in zip(pieces.ends, pieces.starts[1:], strict=False))
    assert len(pieces.shapes) == len(pieces.ids)


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("Two men died.", 0, 3, ["Two"]),
        ("Two men died.", 4, 12, ["men", "died"]),
        ("Two men died.", 5, 6, ["men"]),
        ("Two men died.", 3, 4, []),
    ],
)
def test_the_words_of_a_stretch(text: str, start: int, end: int, words: list[str]) -> None:
    pieces = cut(text)
    first, last = pieces.words_in(start, end)
    assert [text[pieces.starts[n] : pieces.ends[n]] for n in range(first, last)] == words


def test_the_title_stands_before_every_window() -> None:
    made, cuts = batch(cut("Shells fell on the market. " * 200), cut("A market is shelled"))
    assert len(cuts) > 2 and made.ids.shape[1] <= WINDOW
    assert (made.ids[:, : made.offset] == made.ids[0, : made.offset]).all()
    assert (made.segments[:, 1 : made.offset - 1] == 1).all() and made.segments[:, made.offset :].sum() == 0


@pytest.mark.parametrize("word", ["police", "Police", "POLICE", "pOlice", "12", "—", "A"])
def test_how_a_word_is_written_is_told_apart(word: str) -> None:
    others = {"police", "Police", "POLICE", "pOlice", "12", "—", "A"} - {word}
    mine = cut(f"said {word}").shapes[-1]
    assert all(cut(f"said {other}").shapes[-1] != mine for other in others)


def test_an_empty_text_is_one_empty_window() -> None:
    made, cuts = batch(cut(""), cut(""))
    assert len(cuts) == 1 and made.ids.shape == (1, 2) and np.all(made.mask == 1)
