"""What stands between quotation marks, and whose words it is said to be; the texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.layers import Layers, Passage
from accordingto.reading.quotations import find_quotations, find_quoted, is_speech, is_title
from tests.growth import assert_in_line
from tests.reading.attributing import layers_of

MARKS = "“”„\"«»‘’'"


def quoted(text: str) -> list[str]:
    """What stands between marks, paragraph by paragraph."""
    return [q.of(text) for q in layers_of(text).quoted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We ran to the river,” he said.", ["We ran to the river,"], id="curly"),
        pytest.param('She said: "Nobody came to help us."', ["Nobody came to help us."], id="straight"),
        pytest.param("He said: «The bridge is gone.»", ["The bridge is gone."], id="guillemets"),
        pytest.param("„Die Brücke fiel“, she wrote.", ["Die Brücke fiel"], id="low opening mark"),
        pytest.param("''They fired twice,'' the baker said.", ["They fired twice,"], id="doubled single marks"),
        pytest.param("‘They fired twice,’ the baker said.", ["They fired twice,"], id="single curly"),
        pytest.param("'They fired twice,' the baker said.", ["They fired twice,"], id="single straight"),
        pytest.param("The baker's son and the neighbours' dog ran; it's over.", [], id="apostrophes"),
        pytest.param("In the winter of '93 they didn't stay.", [], id="a year's two digits"),
        pytest.param("The “River Front” said so.", ["River Front"], id="a name in marks"),
        pytest.param("“He told me 'go home' and left,” she said.", ["He told me 'go home' and left,"], id="one inside another"),
        pytest.param("“One,” he said. “Two.”", ["One,", "Two."], id="cut in two"),
        pytest.param('A 5" shell and a 6" shell fell.', [], id="inches"),
        pytest.param("He said “stop and left. Then nothing.", [], id="opened inside a sentence and never closed"),
        pytest.param(
            "“We saw it all.\n\nThe town was quiet on Friday.", ["We saw it all."], id="unclosed, does not swallow the next paragraph"
        ),
        pytest.param("“It fell, he said. “Then we ran,” she said.", ["Then we ran,"], id="a second opening drops the first"),
        pytest.param("(“All safe.”)", ["All safe."], id="in brackets"),
    ],
)
def test_quoted(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_long_quotation_opens_each_paragraph_anew_and_closes_once() -> None:
    text = "“First we heard the planes.\n\n“Then the roof came down.\n\n“That is all,” she said."
    found = layers_of(text).quoted
    assert [(q.of(text), q.continues) for q in found] == [
        ("First we heard the planes.", True),
        ("Then the roof came down.", True),
        ("That is all,", False),
    ]


@pytest.mark.parametrize(
    ("text", "speech", "title"),
    [
        ("“Islamic Dawn”", False, True),
        ("“act of war”", False, False),
        ("“The Harbour Is Being Watched,”", False, True),
        ("“we want to see what happens”", True, False),
        ("“So write four,”", True, False),
    ],
)
def test_names_are_told_from_speech(text: str, speech: bool, title: bool) -> None:
    (one,) = find_quoted(text, (Passage(0, len(text), "body"),))
    assert (is_speech(text, one), is_title(text, one)) == (speech, title)


def spoken(text: str, outlet: str = "") -> list[tuple[str, str, tuple[str, ...]]]:
    """Quotation, speaker and who passed it on."""
    return [(q.quote, q.speaker, q.via) for q in find_quotations(layers_of(text, outlet, read=True))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We ran to the river,” said Ana Holt, a baker.", [("We ran to the river,", "Ana Holt", ())], id="speaker after"),
        pytest.param("Ana Holt said: “We ran to the river.”", [("We ran to the river.", "Ana Holt", ())], id="speaker before"),
        pytest.param(
            "“We ran to the river,” Mayor Ana Holt said. “It was on fire by then.”",
            [("We ran to the river,", "Ana Holt", ()), ("It was on fire by then.", "Ana Holt", ())],
            id="the next quotation goes on",
        ),
        pytest.param(
            "Mayor Ana Holt spoke of a “grave day”.\n\n“We ran to the river,” Holt told Ferry Radio.",
            [("We ran to the river,", "Ana Holt", ("Ferry Radio",))],
            id="surname alone, and a listener that passes it on",
        ),
        pytest.param(
            "Survivors say the men shouted, “This is for the river people,” according to The Delta Times.",
            [("This is for the river people,", "Survivors", ("The Delta Times",))],
            id="second hand",
        ),
        pytest.param("They painted “closed until the end of May” on the wall.", [], id="no speaker, no quotation"),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert spoken(text) == expected


@given(st.text(alphabet=st.sampled_from(MARKS + "ab .,\n"), max_size=120))
def test_quoted_spans_lie_inside_in_order_and_apart(text: str) -> None:
    layers = layers_of(text)
    ends = [0, *(q.end for q in layers.quoted)]
    for q, before in zip(layers.quoted, ends, strict=False):
        assert before <= q.start < q.end <= len(text)
        assert any(p.holds(q) for p in layers.passages)


@pytest.mark.parametrize("piece", ['"', "“", "”", "'a 'b ", "« a » ", "“”\"'", "''"])
def test_marks_without_end_take_linear_time(piece: str) -> None:
    assert_in_line(lambda text: find_quoted(text, (Passage(0, len(text), "body"),)), lambda size: (piece * size)[:size], 25_000)


def test_many_quotations_take_linear_time() -> None:
    def quoting(size: int) -> Layers:
        return layers_of("“We saw it all there,” he said. " * size, read=True)

    assert_in_line(find_quotations, quoting, 750)
