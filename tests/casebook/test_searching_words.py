"""What counts as one word, and which questions are asked by what is typed."""

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.casebook.asking import FTS5, TSQUERY, asked, written
from accordingto.casebook.folding import fold, stems_of, words_of
from accordingto.casebook.stemming import stem

ENDINGS = (
    "s es ed ing ly ness ful ies ied er ation ational ization iveness ousli y e ee eed sses ment ement ent ll ss bli logi ion ism".split()
)
BEGINNINGS = (
    "kill strik bomb explo relat hop fil univers agre flee conflat tann fall hiss siz activ form decis adopt trad happ sk vibr sens".split()
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strikes", "striking"),  # forms of one English word
        ("civilians", "CIVILIAN"),  # number and case
        ("Łódź", "lodz"),  # accents, and letters that are no accented ones
        ("Saʼada", "Saada"),  # an apostrophe that only some write
        ("the governor's", "governor"),  # a possessive
        ("الغارات", "غارة"),  # the article, and the plural of a feminine noun
        ("والمستشفى", "مستشفي"),  # "and the", alef maqsura for ya
        ("أَحْمَد", "احمد"),  # hamza and short vowels
        ("قـــصف", "قصف"),  # drawn out
        ("مدرسة", "مدرسه"),  # ta marbuta as many type it
        ("١٢ قتيلا", "12 قتيلا"),  # digits of either kind
        ("6,353", "6353"),  # a thousands' comma
        ("ﬁghters", "fighters"),  # a ligature that a PDF leaves
        ("هوی", "هوي"),  # a Persian keyboard's ya
    ],
)
def test_words_that_are_one(one: str, other: str) -> None:
    assert stems_of(one)[-1:] == stems_of(other)[-1:] != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police", "policy"),  # alike, and not one word
        ("1,5", "15"),  # no thousands
        ("كتب", "كلب"),  # another letter
    ],
)
def test_words_that_are_not_one(one: str, other: str) -> None:
    assert stems_of(one) != stems_of(other)


def test_english_stems_are_those_of_the_databases_own_porter() -> None:
    words = sorted({begun + ending for begun in BEGINNINGS for ending in ["", *ENDINGS]})
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'porter ascii')")
    database.execute("CREATE VIRTUAL TABLE listed USING fts5vocab(t, instance)")
    database.executemany("INSERT INTO t(rowid, body) VALUES (?, ?)", enumerate(words))
    told = {words[number]: term for term, number in database.execute("SELECT term, doc FROM listed")}
    database.close()
    assert {word: stem(word) for word in words} == told


@given(st.text())
def test_a_word_folded_twice_is_as_folded_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aB'ِـ أ١,2*\"-"))))
def test_words_are_letters_and_digits_at_their_place_in_the_text(text: str) -> None:
    words = list(words_of(text))
    assert [word.stem for word in words] == stems_of(text)
    for word in words:
        assert word.stem.isalnum() and not re.search("[A-Z]", word.stem)
        assert stems_of(text[word.start : word.end]) == [word.stem]


@pytest.mark.parametrize(
    ("typed", "text", "answers"),
    [
        ("raid homs", "A raid was reported east of Homs.", True),  # every word, in any order
        ("raid homs", "A raid was reported.", False),
        ("raid OR shelling", "Shelling went on.", True),
        ("homs raid OR shelling", "Shelling went on.", False),  # OR joins its neighbours alone
        ("OR raid OR", "A raid.", True),  # nothing to join
        ('"air strike"', "Two air strikes hit it.", True),
        ('"air strike"', "The strike came by air.", False),  # the order counts
        ("air-strike", "Two air strikes hit it.", True),  # joined by a hyphen is in this order
        ("“air strike", "Two air strikes hit it.", True),  # curly, and never closed
        ("raid -drone", "A raid by drones.", False),
        ("raid -drone", "A raid by jets.", True),
        ('-"air strike"', "The strike came by air.", True),
        ("raid OR -drone", "A storm by night.", True),
        ("rock*", "Rockets fell.", True),
        ("rocket", "Rocketry is taught.", False),
        ('"two rock*"', "Two rockets fell.", True),
        ("الغار*", "غارات على المدينة", True),  # begun with its article
        ("deir ez-Zor", "in Deir ez-Zor", True),  # a hyphen inside a word forbids nothing
        ('!!! * - ""', "Anything at all.", True),  # no word, no condition
    ],
)
def test_what_is_typed_and_a_text_that_answers_it_or_not(typed: str, text: str, answers: bool) -> None:
    assert asked(typed).holds(stems_of(text)) is answers


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ab\"-*'\\() OR:&|!"))))
def test_nothing_but_words_and_our_own_signs_comes_into_a_databases_notation(typed: str) -> None:
    groups = tuple(group for group in asked(typed).groups)
    assert re.fullmatch(r'(?:\(+|\)+|"[^\W_]+"\*?| AND | OR )*', written(groups, FTS5))
    assert re.fullmatch(r"(?:\(+|\)+|'[^\W_]+'(?::\*)?| & | \| )*", written(groups, TSQUERY))
