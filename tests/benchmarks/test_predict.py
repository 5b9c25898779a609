"""Predictions have the shapes that scorers take."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROWS = [
    {
        "key": "one",
        "id": "one",
        "outlet": "The Wire",
        "published": "2024-05-07",
        "text": "Two bakers were killed in Aleppo on Monday, police said.",
    },
    {
        "key": "two",
        "id": "two",
        "outlet": "The Post",
        "published": "2024-05-07",
        "text": "A rocket hit a bakery in Aleppo on Monday, a nurse said.",
    },
]


def predict(layer: str, tmp_path: Path) -> Path:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    subprocess.run([sys.executable, "-m", "benchmarks.predict", layer, str(source), str(out)], check=True)
    return out


def test_a_record_of_all_rows_without_what_the_guide_leaves_out(tmp_path: Path) -> None:
    record = json.loads(predict("record", tmp_path).read_text("utf-8"))
    assert [report["key"] for report in record["reports"]] == ["one", "two"]
    asked = {claim["question"] for claim in record["claims"]}
    assert "where" in asked
    assert not asked & {"target", "weapon"}
    texts = {report["id"]: row["text"] for report, row in zip(record["reports"], ROWS, strict=True)}
    assert all(texts[claim["report"]][claim["start"] : claim["end"]] == claim["quote"] for claim in record["claims"])


@pytest.mark.parametrize(("layer", "field"), [("times", "times"), ("places", "places"), ("attribution", "quotes")])
def test_a_row_for_each_row(tmp_path: Path, layer: str, field: str) -> None:
    rows = [json.loads(line) for line in predict(layer, tmp_path).read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["one", "two"]
    assert all(row[field] for row in rows)


def test_says_how_where_it_is_not_told_what() -> None:
    said = subprocess.run([sys.executable, "-m", "benchmarks.predict", "moods", "a", "b"], capture_output=True, text=True)
    assert said.returncode == 1 and "python -m benchmarks.predict record" in said.stderr
