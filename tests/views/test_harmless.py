"""Strangers' text on a screen: nothing in it acts, everything else stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.views.harmless import harmless


@pytest.mark.parametrize(
    ("text", "shown", "why"),
    [
        ("Raqqa", "Raqqa", "plain text stays"),
        ("الرقة و‌ها", "الرقة و‌ها", "joiners belong to the script"),
        ("שלום\u200f!", "שלום\u200f!", "a direction mark turns nothing around"),
        ("a\x1b[31mred", "a�[31mred", "an escape sequence loses its escape"),
        ("a\x9b2Jb", "a�2Jb", "so does its one-byte form"),
        ("one\ntwo\r\tthree\u2028four", "one two  three four", "one line"),
        ("exe\u202egpj", "exe�gpj", "an override is seen, not obeyed"),
        ("a\u2066b\u2069c", "a�b�c", "nor are isolates"),
        ("x\U000e0041\U000e007f", "x��", "hidden tag characters"),
        ("\ud800", "�", "half a surrogate pair"),
        ("[bold]x[/bold]", "[bold]x[/bold]", "markup is the business of whoever reads markup"),
    ],
)
def test_harmless(text: str, shown: str, why: str) -> None:
    assert harmless(text) == shown, why


@given(st.text(alphabet=st.characters(codec=None)))
def test_is_one_line_that_prints_and_is_done_once(text: str) -> None:
    once = harmless(text)
    assert harmless(once) == once
    assert len(once) == len(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", once)
