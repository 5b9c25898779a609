"""What the network points at, as stretches that a reader would call answers."""

import pytest

from accordingto.reading.learned.proposals import proposals
from tests.reading.learned.answering import Marks, answers

LEAST = 0.3


def proposed(text: str, *marks: Marks) -> list[tuple[str, str]]:
    found = proposals(answers(text, *marks), text, LEAST)
    return [(p.question, p.of(text)) for p in found]


STRETCHES = [
    ("Nine people died.", "killed", ["Nine people"], ["Nine people"], "a stretch as it is marked"),
    ("The home in Arlo burned.", "target", ["The", "home"], ["The home"], "an article before its noun"),
    ("Turkish forces fired.", "actor", ["Turkish", "forces"], ["Turkish forces"], "two words of one doer"),
    ("He lives in Fernwood on the Far South Side.", "where", ["Fernwood", "Far South Side"], ["Fernwood on the Far South Side"], "a chain"),
    ("It hit Arlo, north of Kells.", "where", ["Arlo", "Kells"], ["Arlo, north of Kells"], "a place told by another"),
    ("It hit Arlo and then Kells.", "where", ["Arlo", "Kells"], ["Arlo", "Kells"], "two places in turn"),
    (
        "It hit Arlo, in the northern outskirts of the rural district of Kells.",
        "where",
        ["Arlo", "Kells"],
        ["Arlo", "Kells"],
        "too far off for one breath",
    ),
    ("Rebels, soldiers and police fired.", "actor", ["Rebels", "soldiers"], ["Rebels", "soldiers"], "two doers with a comma between"),
    ("It killed his wife Ana Ruiz.", "killed", ["his wife", "Ana Ruiz"], ["his wife", "Ana Ruiz"], "victims may stand side by side"),
    ("It killed two policemen.", "killed", ["two", "policemen"], ["two policemen"], "a bare number and who they are"),
    ("They shot someone in the yard.", "injured", ["someone in the"], ["someone"], "nothing ends in an article"),
    ("The wound was Arlo’s.", "where", ["Arlo’"], ["Arlo"], "nor in an apostrophe"),
    ("The U.S. struck.", "actor", ["U.S"], ["U.S"], "initials are a name"),
    ("A B52 struck.", "aircraft", ["B52"], ["B52"], "a letter and a number"),
    ("It killed 5.", "killed", ["5"], ["5"], "a number alone"),
]


@pytest.mark.parametrize(("text", "question", "marked", "answered", "shows"), STRETCHES, ids=[row[-1] for row in STRETCHES])
def test_a_proposal_is_the_whole_answer(text: str, question: str, marked: list[str], answered: list[str], shows: str) -> None:
    found = proposed(text, *(Marks(f"role:{question}", words) for words in marked))
    assert found == [(question, words) for words in answered], shows


@pytest.mark.parametrize("word", ["The", "the", "and", "of", "in", "—", "a"])
def test_a_word_that_tells_nothing_is_no_proposal(word: str) -> None:
    assert proposed(f"{word} 9 fell.", Marks("role:killed", word)) == []


def test_what_is_less_likely_than_asked_for_is_not_proposed() -> None:
    marks = [Marks("role:killed", "Nine", 0.2), Marks("role:injured", "four", 0.6)]
    assert proposed("Nine fell, four limped.", *marks) == [("injured", "four")]


def test_proposals_stand_by_question_and_then_by_place() -> None:
    marks = [Marks("role:killed", "two"), Marks("role:injured", "four"), Marks("role:killed", "Nine")]
    assert proposed("Nine fell, four limped, two died later.", *marks) == [("killed", "Nine"), ("killed", "two"), ("injured", "four")]


def test_one_stretch_may_answer_two_questions() -> None:
    marks = [Marks("role:munitions", "shell"), Marks("role:weapon", "shell")]
    assert proposed("A shell fell.", *marks) == [("munitions", "shell"), ("weapon", "shell")]


def test_a_joined_stretch_is_as_sure_as_its_surer_part() -> None:
    text = "Turkish forces fired."
    (joined,) = proposals(answers(text, Marks("role:actor", "Turkish", 0.6), Marks("role:actor", "forces", 0.8)), text, LEAST)
    assert joined.of(text) == "Turkish forces" and joined.sure == pytest.approx(0.8, abs=1e-5)
    assert joined.words == (0, 2)
