"""Annotations that stand beside texts kept elsewhere, and messages brought out of capitals."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.gold import Row, gold_of
from training.messages import casing_of, message, recased
from training.real import QUOTES, REAL, lifted, storied

TEXT = "Two guards died at the mill on Monday, police said. “Two guards died,” the mayor repeated."
STORY: Row = {
    "story": "x1-01",
    "source": "ewt:somewhere",
    "reports": [{"key": "x1-01", "outlet": "", "title": "", "published": "", "text": TEXT}],
    "incidents": [{"key": "I1", "label": "the mill", "type": "shooting", "date": "", "place": "", "docs": ["x1-01"]}],
    "claims": [
        {"doc_id": "x1-01", "incident": "I1", "question": "killed", "low": 2, "quote": "Two guards died", "value_quote": "Two",
         "origin": "police", "origin_quote": "police"},
        {"doc_id": "x1-01", "incident": "I1", "question": "killed", "low": 2, "quote": "Two guards died", "value_quote": "Two",
         "origin": "mayor", "origin_quote": "mayor", "occurrence": 1},
    ],
    "mentions": [],
    "attributions": [{"doc_id": "x1-01", "source": "police", "cue": "said", "content": "Two guards died at the mill on Monday"}],
    "tallies": [],
    "links": [],
}  # fmt: skip


def test_marks_without_their_text_are_the_story_again_with_it() -> None:
    marks = lifted(STORY)
    assert "guards" not in json.dumps({**marks, "incidents": []})
    report = {name: value for name, value in STORY["reports"][0].items() if name != "key"}
    back = storied(marks, report)
    assert [(c["start"], c["end"], c["origin"]) for c in gold_of(back)["claims"]] == [(0, 15, "police"), (53, 68, "mayor")]
    assert back["claims"][1]["value_quote"] == "Two"
    assert back["attributions"][0] | {"occurrence": 0} == STORY["attributions"][0] | {"occurrence": 0}


def test_another_text_than_the_annotated_one_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"x1-01: ewt:somewhere .* not the text"):
        storied(lifted(STORY), {"outlet": "", "title": "", "published": "", "text": TEXT.replace("Two", "Six")})


def test_words_of_the_text_in_an_annotators_fields_stay_in_the_text() -> None:
    claim = STORY["claims"][0] | {"question": "where", "value": "two guards died at the mill", "origin": "police"}
    marks = lifted({**STORY, "claims": [claim]})
    (kept,) = marks["claims"]
    assert (kept["value"], kept["origin"]) == ([0, 27], "police")
    report = {name: value for name, value in STORY["reports"][0].items() if name != "key"}
    assert storied(marks, report)["claims"][0]["value"] == "Two guards died at the mill"


def test_no_annotated_words_are_shipped() -> None:
    shipped = list(REAL.rglob("*.json"))
    assert len(shipped) > 300
    for path in shipped:
        marks = json.loads(path.read_text("utf-8"))
        assert "reports" not in marks
        for name, fields in QUOTES.items():
            assert all(not isinstance(row.get(field), str) for row in marks[name] for field in fields if row.get(field)), path


CASING = casing_of(["On Monday the mayor of Oslo and the army met. They said the army bombed nobody in Oslo. The NGO stayed."])


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        ("THE MAYOR OF OSLO MET THE ARMY.", "The mayor of Oslo met the army."),
        ("NOBODY STAYED. THE ARMY MET.", "Nobody stayed. The army met."),
        ("THE ARMY (FMLN) AND COL. RUIZ MET", "The army (FMLN) and Col. Ruiz met"),
        ("HE SAID I BOMBED OSLO", "He said I bombed Oslo"),
        ("THE NGO MET URIBE", "The NGO met Uribe"),
    ],
)
def test_capitals_are_taken_back(shouted: str, said: str) -> None:
    assert recased(shouted, CASING) == said


@given(st.text(alphabet="ABCÉ .,!?()[]'’\n-Ω9", max_size=80))
def test_no_letter_moves(shouted: str) -> None:
    assert len(recased(shouted, CASING)) == len(shouted)


def test_a_message_has_its_agency_and_day() -> None:
    read = message("BOGOTA, 7 MAR 89 (EFE) -- [TEXT] THE ARMY\nMET.\n\n   ALL\nSTAYED.", CASING)
    assert (read["outlet"], read["published"], read["text"]) == ("EFE", "1989-03-07", "The army met.\n\nAll stayed.")
