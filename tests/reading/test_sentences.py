import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.layers import Passage
from accordingto.reading.sentences import WINDOW, find_sentences
from tests.growth import assert_in_line


def sentences(text: str) -> list[str]:
    found = find_sentences(text, (Passage(0, len(text), "body"),))
    return [s.of(text) for s in found]


def test_a_block_longer_than_a_window_is_cut_where_its_sentences_end() -> None:
    told = ["The bus left at nine.", "“It was full.”", "Two shells fell near the bridge, a driver said.", "Nobody came until noon!"]
    assert sentences(" ".join(told * 500)) == told * 500


def test_a_sentence_without_end_is_cut_between_words() -> None:
    found = sentences("shells " * WINDOW)
    assert len(found) > 1
    assert set(" ".join(found).split()) == {"shells"}


@given(st.text(alphabet="ab. \n“”\"'A", max_size=60), st.integers(1, 600))
def test_nothing_is_lost_at_a_window_s_end(piece: str, times: int) -> None:
    text = piece * times
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["“a ", "“word word. ", "‘A b. ", '" He said so. ', "(a. ", "a.m. EST ", " "])
def test_time_grows_with_length(piece: str) -> None:
    assert_in_line(sentences, lambda size: (piece * size)[:size], 20_000)
