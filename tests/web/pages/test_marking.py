"""A text with its marks: however they overlap, no character is lost, doubled or moved, and each mark is where it says."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from accordingto.web.pages.marking import BLOCK, Kind, Mark, around, blocks

KINDS: tuple[Kind, ...] = ("claim", "tally", "quotation", "unclear")


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text("ab \n\ré“‏שع", min_size=1, max_size=80)) * draw(st.sampled_from([1, 1, 200]))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30), st.sampled_from(KINDS)), max_size=8))
    ends = ((start, min(len(text), start + length), kind) for start, length, kind in spans)
    return text, [Mark(start, end, kind, f"c-{n}", n, "told") for n, (start, end, kind) in enumerate(ends)]


@given(marked())
def test_the_pieces_are_the_text_and_each_mark_covers_its_own(told: tuple[str, list[Mark]]) -> None:
    text, marks = told
    pieces = [piece for block in blocks(text, marks) for piece in block.pieces]
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces)][:-1]
    assert pieces[-1].end == len(text)
    for mark in marks:
        assert "".join(text[p.start : p.end] for p in pieces if mark in p.within) == text[mark.start : mark.end]
        assert [p.start for p in pieces if mark in p.begins] == [mark.start]
        assert [p.end for p in pieces if mark in p.ends] == [mark.end]


@given(marked())
def test_what_is_shown_is_the_text_but_for_what_cannot_be_seen(told: tuple[str, list[Mark]]) -> None:
    text, marks = told
    shown = "".join(piece.words for block in blocks(text, marks) for piece in block.pieces)
    without_labels = re.sub(r'<span class="unseen".*?</span>', "‏", shown)
    assert re.sub("‏+", "‏", unescape(without_labels)) == re.sub("‏+", "‏", text)


def test_a_piece_leads_to_the_shortest_claim_and_a_quotation_leads_only_where_nothing_else_stands() -> None:
    text = "“They killed nine people,” she said."
    words, nine, people = (Mark(0, 26, "quotation", "q-1", 1, ""), Mark(6, 24, "claim", "c-1", 1, ""), Mark(13, 17, "claim", "c-2", 2, ""))
    pieces = [piece for block in blocks(text, [words, nine, people]) for piece in block.pieces]
    assert [(text[p.start : p.end], p.leads.href if p.leads else "") for p in pieces] == [
        ("“They ", "q-1"),
        ("killed ", "c-1"),
        ("nine", "c-2"),
        (" people", "c-1"),
        (",”", "q-1"),
        (" she said.", ""),
    ]


def test_a_long_text_is_cut_at_the_ends_of_lines() -> None:
    text = ("word " * 19 + "\n") * 200
    found = list(blocks(text, []))
    assert len(found) > 3
    assert all(block.pieces[-1].end - block.start <= BLOCK + 96 for block in found)
    assert all(text[block.pieces[-1].end - 1] == "\n" for block in found)


def test_stretches_around_marks_that_touch_are_one() -> None:
    marks = [Mark(100, 110, "claim", "", 1, ""), Mark(150, 160, "claim", "", 2, ""), Mark(900, 910, "claim", "", 3, "")]
    assert around(marks, 1000, 50) == [(50, 210), (850, 960)]
