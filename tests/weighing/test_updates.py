"""First reports, updates and corrections of one origin."""

import pytest

from tests.builders import report, told
from tests.weighing.weighed import Said, claims_of, finding_of, incident_of

MONDAY = report("monday", "Morning Post", "2021-03-01", incidents=("i-1",))
WEDNESDAY = report("wednesday", "Evening Sun", "2021-03-03", incidents=("i-1",))
UNDATED = report("undated", "The Herald", incidents=("i-1",))


def said(of: str, figure: int, who: str, sentence: str, quote: str) -> Said:
    return {"mon": MONDAY, "wed": WEDNESDAY, "undated": UNDATED}[of], told("killed", figure, who, sentence=sentence, quote=quote)


@pytest.mark.parametrize(
    ("claims", "low", "high", "history", "why"),
    [
        (
            [
                said("mon", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
                said("wed", 9, "police", "Police corrected the toll to nine dead.", "nine dead"),
            ],
            9,
            9,
            ["12 → 9, corrected 3 March 2021"],
            "a correction downwards",
        ),
        (
            [
                said("mon", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
                said("wed", 15, "police", "The death toll has risen to 15, police said.", "death toll has risen to 15"),
            ],
            15,
            15,
            ["12 → 15, risen 3 March 2021"],
            "the toll rises",
        ),
        (
            [
                said("mon", 12, "police", "Police initially said 12 people died.", "12 people died"),
                said("mon", 9, "police", "Police now put the dead at nine.", "nine"),
            ],
            9,
            9,
            ["12 → 9, changed in the same report"],
            "one report tells what was said first, though it is more",
        ),
        (
            [
                said("mon", 12, "police", "Police raised the toll to 12, up from 7.", "12"),
                said("mon", 7, "police", "Police raised the toll to 12, up from 7.", "7"),
            ],
            12,
            12,
            ["7 → 12, risen in the same report"],
            "up from",
        ),
        (
            [
                said("mon", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
                said("mon", 3, "police", "Police said three were found dead in a yard.", "three were found dead"),
            ],
            12,
            12,
            [],
            "a part is no change",
        ),
        (
            [
                said("mon", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
                said("wed", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
            ],
            12,
            12,
            [],
            "said again",
        ),
        (
            [
                said("undated", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
                said("wed", 9, "police", "Police said nine were killed.", "nine were killed"),
            ],
            9,
            12,
            [],
            "nobody knows which came first",
        ),
        (
            [
                said("mon", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
                said("wed", 9, "medics", "Medics corrected the toll to nine dead.", "nine dead"),
            ],
            9,
            12,
            [],
            "nobody corrects another",
        ),
        (
            [said("mon", 12, "police", "Police initially said 12 people died.", "12 people died")],
            12,
            12,
            [],
            "what was said first stands while nothing else is told",
        ),
    ],
)
def test_updates(claims: list[Said], low: int, high: int, history: list[str], why: str) -> None:
    found = finding_of(incident_of(*claims), "killed")
    assert (found.low, found.high, [update.says for update in found.history]) == (low, high, history), why


def test_history_names_the_origin_and_both_claims() -> None:
    told_twice = [
        said("mon", 12, "police", "Police said 12 people were killed.", "12 people were killed"),
        said("wed", 9, "police", "Police revised the toll to nine dead.", "nine dead"),
    ]
    first, second = claims_of(told_twice)
    (update,) = finding_of(incident_of(*told_twice), "killed").history
    assert (update.origin, update.claim, update.by) == ("police", first.id, second.id)
    assert set(finding_of(incident_of(*told_twice), "killed").claims) == {first.id, second.id}, "what was replaced is kept"


def test_cue_words_are_looked_for_in_linear_time() -> None:
    flood = "initially earlier said first reports up from now brought the to " * 2_000
    flooded = said("mon", 12, "police", flood + "12 died.", "12 died")
    assert finding_of(incident_of(flooded), "killed").low == 12
