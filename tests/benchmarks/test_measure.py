"""Measuring says what it found where the document has room for it."""

from pathlib import Path

import pytest

from benchmarks.dev_sets import SETS, Figure, Measured, _after
from benchmarks.measure import BEGIN, END, put_into, report
from benchmarks.raqqa import guessed_years

SAID = "question  P R F1\nkilled   50.0  25.0   33.3  1/2/4\nALL   60.0 30.0 40.0  3/5/10\norigin 90.0  origin-where-named 80.5  group 1.0"


@pytest.mark.parametrize(
    ("word", "nth", "number"),
    [("killed", 3, "33.3"), ("ALL", 1, "60.0"), ("origin-where-named", 1, "80.5"), ("origin", 1, "90.0"), ("injured", 1, "none")],
)
def test_numbers_are_read_from_the_scorers_lines(word: str, nth: int, number: str) -> None:
    assert _after(word, nth, SAID) == number


def test_figures_stand_beside_their_bars_and_go_where_the_document_marks_their_place(tmp_path: Path) -> None:
    lines = "\n".join(report([Measured("accounts", 46, 2.0, (Figure("claims F1", "40.0", "38", "readers 86.4"),), SAID)]))
    assert "| accounts | claims F1 | 40.0 | 38 | readers 86.4 |" in lines
    assert "| accounts | 46 | 2.0 | 23.0 |" in lines and SAID in lines and "our stories" in lines
    document = tmp_path / "accuracy.md"
    document.write_text(f"# Before\n\n{BEGIN}\nold\n{END}\n\nAfter\n", "utf-8")
    put_into(document, lines)
    assert document.read_text("utf-8") == f"# Before\n\n{BEGIN}\n{lines}\n{END}\n\nAfter\n"


def test_a_document_without_room_is_left_alone(tmp_path: Path) -> None:
    document = tmp_path / "accuracy.md"
    document.write_text("no room", "utf-8")
    with pytest.raises(SystemExit, match="has no lines"):
        put_into(document, "figures")
    assert document.read_text("utf-8") == "no room"


def test_our_own_document_has_room() -> None:
    said = (Path(__file__).parents[2] / "docs" / "accuracy.md").read_text("utf-8")
    assert said.count(BEGIN) == said.count(END) == 1 and said.index(BEGIN) < said.index(END)
    assert all(name.partition("-")[0] in said for name in SETS)


def test_a_year_that_no_report_names_is_a_guess() -> None:
    claims = [{"report": "r", "question": "when", "value": value} for value in ("2015-11-17", "2014-08", "XXXX-11-17", None)]
    record = {"reports": [{"id": "r", "key": "a"}], "claims": claims}
    assert guessed_years(record, {"a": "Since August 2014"}) == ["2015-11-17"]
