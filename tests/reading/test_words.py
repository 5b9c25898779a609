from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.words import MOST_WORDS, telling_words
from accordingto.records import Span


def test_names_and_numbers_stay_and_common_words_go() -> None:
    text = "Police said two men were shot on Orchard Lane on Tuesday. Deputy Maria Tarrow found 14 casings."
    assert telling_words(text, [Span(0, len(text))]) == ("14", "casings", "deputy", "found", "lane", "maria", "orchard", "shot", "tarrow")


def test_only_the_stretches_given_count() -> None:
    text = "Orchard Lane. Harbour Road."
    assert telling_words(text, [Span(14, len(text))]) == ("harbour", "road")


@given(st.text(), st.integers(0, 50))
def test_at_most_so_many_sorted_and_folded(text: str, start: int) -> None:
    words = telling_words(text * 30, [Span(min(start, len(text)), len(text) * 30)])
    assert len(words) <= MOST_WORDS and list(words) == sorted(set(words))
    assert all(word == word.casefold() for word in words)
