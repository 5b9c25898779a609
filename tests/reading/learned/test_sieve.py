"""Which answers become claims: the rules' figures always, the rest where enough speaks for it, each once for each origin."""

import math
from typing import Any

import pytest

from accordingto.reading.learned.sieve import AGAIN, DOUBT, LIKELY, Candidate, features, repeats, same_answer, shipped
from accordingto.records import COUNTS, VALUES, Claim, Offset
from tests.builders import claim, told
from tests.builders import report as a_report
from tests.reading.learned.answering import Marks, Said, Takes, answers, sieve, words_of

TEXT = "Nine people died in the raid on Homs, and the mill burned."


def answer(question: str, what: int | tuple[int, int | None] | str | None, said_by: str = "", **more: Any) -> Claim:
    return claim(a_report("one"), "r.1", **told(question, what, said_by, **more))


def candidate(made: Claim, *said: Said, words: str = "Nine people", ruled: bool = True, sure: float = 0.0, incident: int = 0) -> Candidate:
    network = answers(TEXT, *said)
    return Candidate(made, words_of(network, TEXT, words), incident if ruled else -1, ruled, sure, network, incident)


def standing(candidates: list[Candidate], **weights: float) -> list[Claim]:
    return [c.claim for c in sieve(**weights).sifted(candidates)]


NEVER, ALWAYS = -20.0, 20.0


def one_hurt(quote: str) -> Claim:
    return answer("injured", 1, explicit=False, quote=quote)


SAME = [
    (answer("killed", 9), answer("killed", 9), True, "one figure"),
    (answer("killed", 9), answer("killed", (9, None)), False, "nine, and nine at least"),
    (answer("killed", 9), answer("injured", 9), False, "other questions"),
    (answer("killed", 9), answer("killed", 9, stance="denied"), False, "said and denied"),
    (answer("where", "the mill in Arlo"), answer("where", "a mill"), True, "a place and a part of its words"),
    (answer("where", "Arlo village"), answer("where", "Kells village"), False, "a word for any place makes no two places one"),
    (answer("actor", "Northern Front fighters"), answer("actor", "fighters of the Northern Front"), True, "one doer in another order"),
    (answer("actor", "Northern Front fighters"), answer("actor", "Northern police units"), False, "one word of three"),
    (answer("where", "Arlo"), answer("where", "the burned grain mill of Arlo"), True, "a place and a spot in it"),
    (answer("when", "2023-05"), answer("when", "2023-05-09"), True, "a month and its day"),
    (answer("when", "2023-05-09"), answer("when", "2023-05-10"), False, "two days"),
    (answer("when", "2023-05-09"), answer("when", "2023-05-09T21:40"), False, "a day and its hour"),
    (answer("type", "shelling"), answer("type", "Shelling"), True, "capitals are no matter"),
]


@pytest.mark.parametrize(("one", "other", "same", "shows"), SAME, ids=[row[-1] for row in SAME])
def test_one_answer_in_other_words_is_one_answer(one: Claim, other: Claim, same: bool, shows: str) -> None:
    assert same_answer(one, other) is same_answer(other, one) is same, shows


REPEATS = [
    (answer("killed", 9, "police"), answer("killed", 9, "police"), True, "the same origin again"),
    (answer("killed", 9, "police"), answer("killed", 9, "medics"), False, "another origin"),
    (answer("killed", 9, "police"), answer("killed", 9), False, "the outlet itself"),
    (answer("killed", 9), answer("killed", 9, group="children"), False, "another group"),
    (answer("killed", 9), answer("killed", 10), False, "another figure"),
    (answer("where", "Arlo"), answer("where", "the mill in Arlo"), False, "a more exact place"),
    (answer("where", "the mill in Arlo"), answer("where", "Arlo"), True, "a wider place"),
    (answer("target", "mill"), answer("target", "old mill"), True, "a target in more words"),
    (one_hurt("A 19-year-old man was shot"), one_hurt("An 18-year-old man was hit"), False, "another victim"),
    (one_hurt("A 19-year-old man was shot"), one_hurt("The 19-year-old was taken away"), True, "the same victim"),
]


@pytest.mark.parametrize(("before", "now", "repeated", "shows"), REPEATS, ids=[row[-1] for row in REPEATS])
def test_an_answer_repeats_what_its_own_origin_has_said(before: Claim, now: Claim, repeated: bool, shows: str) -> None:
    assert repeats(now, [before]) is repeated, shows
    assert len(standing([candidate(before), candidate(now)], always=ALWAYS)) == 2 - repeated


def test_the_same_answer_on_another_incident_is_a_claim_of_its_own() -> None:
    assert len(standing([candidate(answer("killed", 9)), candidate(answer("killed", 9), incident=1)])) == 2


OWN = [
    (answer("killed", 9), True, True, "a figure of the rules"),
    (answer("strikes", 2), True, True, "a figure of things"),
    (answer("when", None, offset=Offset("r.2", 2)), True, True, "a day that the rules reckon from another event"),
    (answer("when", "2023-05-09"), True, False, "a day that they read"),
    (answer("actor", "Northern Front"), True, False, "a doer that they read"),
    (answer("killed", 9), False, False, "a figure that the network alone points at"),
]


@pytest.mark.parametrize(("made", "ruled", "stands", "shows"), OWN, ids=[row[-1] for row in OWN])
def test_a_rules_figure_stands_whatever_the_network_says(made: Claim, ruled: bool, stands: bool, shows: str) -> None:
    assert bool(standing([candidate(made, ruled=ruled)], always=NEVER)) is stands, shows


def odds(likely: float) -> float:
    return math.log(likely / (1 - likely))


THRESHOLDS = [
    (LIKELY + 0.02, True, True, "likely enough"),
    (LIKELY - 0.02, True, False, "not likely enough"),
    (LIKELY + 0.02, False, False, "likely enough for the rules, but the network alone is doubted"),
]


@pytest.mark.parametrize(("likely", "ruled", "stands", "shows"), THRESHOLDS, ids=[row[-1] for row in THRESHOLDS])
def test_an_answer_stands_where_it_is_likely_right(likely: float, ruled: bool, stands: bool, shows: str) -> None:
    assert bool(standing([candidate(answer("actor", "Northern Front"), ruled=ruled)], always=odds(likely))) is stands, shows


def test_the_network_alone_stands_where_it_is_surer_than_its_doubt() -> None:
    alone = candidate(answer("actor", "Northern Front"), ruled=False)
    assert standing([alone], always=odds(LIKELY) + DOUBT + 0.1) and not standing([alone], always=odds(LIKELY) + DOUBT - 0.1)


def test_an_answer_given_by_another_origin_must_be_likelier() -> None:
    said = [candidate(answer("target", "mill", who)) for who in ("police", "medics")]
    between, above = (odds(p) for p in ((LIKELY + AGAIN) / 2, AGAIN + 0.02))
    assert [c.origin.name for c in standing(said, always=between)] == ["police"]
    assert [c.origin.name for c in standing(said, always=above)] == ["police", "medics"]


def test_what_fell_repeats_nothing() -> None:
    shaky, firm = candidate(answer("target", "mill")), candidate(answer("target", "old mill"), sure=0.9)
    assert standing([shaky, firm], always=-2.0, proposed=4.0) == [firm.claim]


SPEAKS: list[tuple[str, Claim, dict[str, Any], float, str]] = [
    ("network", answer("target", "mill"), {}, 0.0, "a silent network speaks not against the rules"),
    ("network", answer("target", "mill"), {"ruled": False}, odds(0.001), "but against its own"),
    ("network", answer("target", "mill"), {"said": [Marks("role:target", "Nine people", 0.8)]}, odds(0.8), "what it marks it backs"),
    ("network", answer("target", "mill"), {"said": [Marks("role:weapon", "Nine people", 0.8)]}, 0.0, "as another answer it does not"),
    ("both", answer("target", "mill"), {"sure": 0.6}, 1.0, "rules and network make one answer"),
    ("both", answer("target", "mill"), {"sure": 0.6, "ruled": False}, 0.0, "the network alone"),
    ("nowhere", answer("target", "mill"), {"ruled": False}, 1.0, "on no incident of the rules"),
    ("attributed", answer("target", "mill", "police"), {}, 1.0, "somebody is said to say it"),
    ("attributed", answer("target", "mill"), {}, 0.0, "the outlet says it"),
    ("denied", answer("target", "mill", stance="denied"), {}, 1.0, "it is denied"),
    ("open", answer("target", "mill", stance="unknown"), {}, 1.0, "it is left open"),
    ("place", answer("target", "mill"), {"said": [Takes("name", "Nine people", "B-LOC", 0.7)]}, 0.7, "a name of a place"),
    ("did not happen", answer("target", "mill"), {"said": [Takes("happened", "Nine people", "did not", 0.7)]}, 0.7, "it did not happen"),
    ("tally", answer("target", "mill"), {"said": [Marks("role:tally", "Nine people", 0.7)]}, odds(0.7), "a running total"),
    ("source", answer("target", "mill"), {"said": [Marks("part:source", "Nine people", 0.7)]}, 0.7, "in the name of a speaker"),
]


@pytest.mark.parametrize(("name", "made", "how", "value", "shows"), SPEAKS, ids=[f"{row[0]}: {row[-1]}" for row in SPEAKS])
def test_what_speaks_for_and_against_an_answer(name: str, made: Claim, how: dict[str, Any], value: float, shows: str) -> None:
    one = candidate(made, *how.get("said", ()), **{key: way for key, way in how.items() if key != "said"})
    assert features(one, [])[name] == pytest.approx(value, abs=1e-3), shows


def test_what_was_answered_before_speaks_too() -> None:
    before = [answer("target", "mill", "police"), answer("target", "barn")]
    found = features(candidate(answer("target", "mill")), before)
    assert (found["answered"], found["answered more"], found["again"]) == (1, 1, 1)
    found = features(candidate(answer("target", "school")), before[:1])
    assert (found["answered"], found["answered more"], found["again"]) == (1, 0, 0)


@pytest.mark.parametrize("question", [*COUNTS, *VALUES])
@pytest.mark.parametrize("ruled", [True, False])
def test_the_shipped_sieve_judges_every_question(question: str, ruled: bool) -> None:
    what: int | str = 9 if question in COUNTS else "mill"
    assert 0 < shipped().likely(candidate(answer(question, what), ruled=ruled), []) < 1


@pytest.mark.parametrize("question", VALUES)
def test_to_the_shipped_sieve_an_answer_is_likelier_where_the_network_gives_it_too(question: str) -> None:
    alone = candidate(answer(question, "mill"))
    backed = candidate(answer(question, "mill"), Marks(f"role:{question}", "Nine people"), sure=0.9)
    assert shipped().likely(backed, []) > shipped().likely(alone, [])
