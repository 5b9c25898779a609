"""What people's judgements on single claims do to a finding, and what they leave alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.records import Claim, Finding, Incident, Judgement, JudgementKind
from accordingto.weighing import POLICIES, Evidence, Ways, weigh
from tests.builders import ALEPPO, RAQQA, claim, report, told, where
from tests.weighing.weighed import Said, claims_of, finding_of

MORNING = report("morning", "Morning Post", "2021-06-09", incidents=("i-1",))
EVENING = report("evening", "Evening Sun", "2021-06-10", incidents=("i-1",))
HERALD = report("herald", "The Herald", "2021-06-11", incidents=("i-1",))
REPORTS = (MORNING, EVENING, HERALD)
RANGE = POLICIES["range"].rule


def on(claim: Claim, kind: JudgementKind, reason: str = "wrong village", **more: Any) -> Judgement:
    return Judgement(kind, (claim.id,), "A. Reader", "2021-06-12", reason, id=f"j-{kind}-{claim.quote}", **more)


def weighed(claims: Sequence[Claim], judgements: Sequence[Judgement], policy: str = "range") -> Incident:
    bare = Incident("i-1", "", "shooting", "", None, tuple(r.id for r in REPORTS), (), ())
    return weigh(Evidence.of([bare], claims, REPORTS), Ways(POLICIES[policy], judgements=judgements)).incidents[0]


def judged(said: Sequence[Said], judgements: dict[int, tuple[JudgementKind, dict[str, Any]]], policy: str = "range") -> Incident:
    claims = claims_of(said)
    return weighed(claims, [on(claims[number], kind, **more) for number, (kind, more) in judgements.items()], policy)


TWELVE = (MORNING, told("killed", 12, "police"))
FIFTEEN = (EVENING, told("killed", 15, "medics"))
TWENTY = (HERALD, told("killed", 20, "the mayor"))


@pytest.mark.parametrize(
    ("said", "judgements", "figure", "status", "why"),
    [
        ([TWELVE, FIFTEEN], {}, (12, 15), "disputed", "nobody judged"),
        ([TWELVE, FIFTEEN], {1: ("reject", {})}, (12, 12), "single origin", "who is rejected disputes nothing"),
        ([TWELVE], {0: ("reject", {})}, (None, None), "open", "nothing is left to answer by"),
        ([TWELVE, FIFTEEN, TWENTY], {1: ("accept", {})}, (15, 15), "disputed", "the accepted decides, the dispute still shows"),
        ([TWELVE, FIFTEEN, TWENTY], {1: ("accept", {}), 2: ("accept", {})}, (15, 20), "disputed", "two accepted decide together"),
        ([TWELVE, FIFTEEN, TWENTY], {0: ("accept", {}), 2: ("reject", {})}, (12, 12), "disputed", "what is left besides disputes it"),
        ([TWELVE, FIFTEEN], {1: ("correct", {"low": 12, "high": 12})}, (12, 12), "agreed", "a corrected figure may agree"),
        ([TWELVE, FIFTEEN], {1: ("correct", {"low": 13, "high": 14})}, (12, 14), "disputed", "a corrected figure counts as others do"),
        ([TWELVE, FIFTEEN], {0: ("correct", {"low": 14, "comparator": "at_least"})}, (14, 15), "agreed", "corrected to an open figure"),
        (
            [TWELVE, (EVENING, told("killed", 15, "police"))],
            {0: ("accept", {})},
            (12, 12),
            "disputed",
            "an accepted figure stands although its origin has gone on",
        ),
        (
            [TWELVE, (EVENING, told("killed", None, "police", stance="unknown"))],
            {1: ("correct", {"low": 9, "high": 9})},
            (9, 9),
            "single origin",
            "where nothing was read a person gives the figure",
        ),
        (
            [TWELVE, (EVENING, told("killed", None, "the army", stance="denied"))],
            {1: ("reject", {})},
            (12, 12),
            "single origin",
            "no denial",
        ),
        (
            [TWELVE, (EVENING, told("killed", None, "the army", stance="denied"))],
            {1: ("accept", {})},
            (12, 12),
            "disputed",
            "an accepted denial contests as before",
        ),
    ],
)
def test_judgements_and_the_answer(
    said: list[Said],
    judgements: dict[int, tuple[JudgementKind, dict[str, Any]]],
    figure: tuple[int | None, int | None],
    status: str,
    why: str,
) -> None:
    found = finding_of(judged(said, judgements), "killed")
    assert ((found.low, found.high), found.status) == (figure, status), why
    assert set(found.claims) == {c.id for c in claims_of(said)}, "no claim is lost"


@pytest.mark.parametrize(
    ("judgement", "rule"),
    [
        (("reject", {}), f"{RANGE}; 15 rejected by A. Reader: wrong village"),
        (("reject", {"reason": ""}), f"{RANGE}; 15 rejected by A. Reader"),
        (("accept", {"reason": "the list of names"}), "what people accepted; 15 accepted by A. Reader: the list of names"),
        (("correct", {"low": 5, "reason": "misread"}), f"{RANGE}; 15 corrected to at least 5 by A. Reader: misread"),
    ],
)
def test_the_rule_says_who_judged_what_and_why(judgement: tuple[JudgementKind, dict[str, Any]], rule: str) -> None:
    found = finding_of(judged([TWELVE, FIFTEEN], {1: judgement}), "killed")
    assert found.rule == rule
    assert found.judged == (f"j-{judgement[0]}-killed 15",)


def test_a_judgement_without_a_say_is_not_named() -> None:
    denial = (EVENING, told("killed", None, "the army", stance="denied"))
    found = finding_of(judged([TWELVE, denial], {1: ("accept", {})}), "killed")
    assert (found.judged, found.rule) == ((), RANGE)


def test_of_two_judgements_on_one_claim_the_later_holds() -> None:
    claims = claims_of([TWELVE, FIFTEEN])
    first, second = on(claims[1], "reject"), on(claims[1], "accept", "seen again")
    assert finding_of(weighed(claims, [first, second]), "killed").judged == (second.id,)
    assert finding_of(weighed(claims, [second, first]), "killed").judged == (first.id,)


def test_what_linking_decides_is_none_of_weighings_business() -> None:
    claims = claims_of([TWELVE, FIFTEEN])
    others = [replace(on(claims[0], "note"), kind=kind, about=(claims[0].id, claims[1].id)) for kind in ("same", "not same", "note")]
    assert weighed(claims, others) == weighed(claims, [])


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_an_accepted_figure_decides_under_every_policy(policy: str) -> None:
    found = finding_of(judged([TWELVE, FIFTEEN, TWENTY], {1: ("accept", {})}, policy), "killed")
    assert (found.low, found.high, len(found.sides)) == (15, 15, 3)


STRUCK = "Four people were shot, two of them fatally, police said."
SHOT = [
    (MORNING, told("injured", 4, quote="Four people were shot", sentence=STRUCK)),
    (MORNING, told("killed", 2, quote="two of them fatally", sentence=STRUCK)),
]


@pytest.mark.parametrize(
    ("judgements", "injured", "why"),
    [
        ({}, 2, "two of the four died"),
        ({1: ("reject", {})}, 4, "who is not dead is not taken off"),
        ({1: ("correct", {"low": 1, "high": 1})}, 3, "one died"),
        ({0: ("correct", {"low": 3, "high": 3})}, 3, "a person's figure is taken at its word"),
        ({0: ("accept", {})}, 4, "and so is one that a person accepted"),
    ],
)
def test_judgements_and_those_who_live(judgements: dict[int, tuple[JudgementKind, dict[str, Any]]], injured: int, why: str) -> None:
    found = finding_of(judged(SHOT, judgements), "injured")
    assert (found.low, found.high) == (injured, injured), why


def test_a_rejected_death_makes_no_zero_that_nobody_states() -> None:
    found = finding_of(
        judged([(MORNING, told("injured", 3, "police")), (EVENING, told("killed", 1, "medics"))], {1: ("reject", {})}), "killed"
    )
    assert (found.low, found.derived, found.rule) == (None, False, "1 rejected by A. Reader: wrong village")


def test_a_sum_of_groups_heeds_judgements_on_its_parts() -> None:
    said = [(MORNING, told("killed", 2, group="women")), (MORNING, told("killed", 3, group="children"))]
    assert finding_of(judged(said, {}), "killed").low == 5
    corrected = finding_of(judged(said, {1: ("correct", {"low": 1, "high": 1})}), "killed")
    assert (corrected.low, corrected.derived) == (3, True)
    assert corrected.rule.endswith("2 women + 1 children; 3 corrected to 1 by A. Reader: wrong village")
    assert finding_of(judged(said, {1: ("reject", {})}), "killed").low == 2
    two = [*said, (EVENING, told("killed", 4, group="women"))]
    assert finding_of(judged(two, {0: ("accept", {})}), "killed").high == 5, "the report whose part is accepted gives the sum"


@pytest.mark.parametrize(
    ("judgement", "place", "label"),
    [
        ({}, "", "Shooting"),
        ({0: ("accept", {})}, "Raqqa, Syria", "Shooting, Raqqa, Syria"),
        ({0: ("reject", {})}, "Aleppo, Syria", "Shooting, Aleppo, Syria"),
        ({1: ("correct", {"value": "Raqqa"})}, "Raqqa, Syria", "Shooting, Raqqa, Syria"),
        ({0: ("reject", {}), 1: ("correct", {"value": "Manbij"})}, "Manbij", "Shooting, Manbij"),
    ],
)
def test_judgements_on_the_place(judgement: dict[int, tuple[JudgementKind, dict[str, Any]]], place: str, label: str) -> None:
    incident = judged([(MORNING, where(RAQQA)), (EVENING, where(ALEPPO))], judgement)
    assert (incident.where.name if incident.where else "", incident.label) == (place, label)


def test_the_accepted_day_is_the_incidents_though_more_say_another() -> None:
    said = [(MORNING, told("when", "2021-06-05")), (EVENING, told("when", "2021-06-08")), (HERALD, told("when", "2021-06-08"))]
    assert judged(said, {}).when == "2021-06-08"
    assert judged(said, {0: ("accept", {})}).when == "2021-06-05"


def test_rejected_harm_makes_no_grade_and_a_rejected_claim_keeps_its_origin() -> None:
    assert judged([TWELVE], {}).grade is not None
    rejected = judged([TWELVE], {0: ("reject", {})})
    assert (rejected.grade, [origin.name for origin in rejected.origins]) == (None, ["police"])


def test_rules_look_at_what_reports_say_and_nobody_corrected() -> None:
    claims = claims_of([(MORNING, told("killed", 120, "police")), (EVENING, told("killed", 12, "medics")), (HERALD, told("killed", 12))])
    bare = Incident("i-1", "", "shooting", "", None, tuple(r.id for r in REPORTS), (), ())

    def fired(*judgements: Judgement) -> list[str]:
        return [check.rule for check in weigh(Evidence.of([bare], claims, REPORTS), Ways(judgements=judgements)).checks]

    assert fired() == ["digits-slip"]
    assert fired(on(claims[0], "correct", low=12, high=12)) == []
    assert fired(on(claims[0], "reject")) == []
    assert fired(on(claims[0], "accept")) == ["digits-slip"]


FIGURES = st.one_of(st.none(), st.integers(0, 20), st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(9, 20))))
CLAIMS = st.lists(
    st.builds(
        lambda of, incident, question, figure, who, group, stance: (incident, of, told(question, figure, who, group=group, stance=stance)),
        st.sampled_from(REPORTS),
        st.sampled_from(["i-1", "i-2"]),
        st.sampled_from(["killed", "injured"]),
        FIGURES,
        st.sampled_from(["", "police", "medics", "the army"]),
        st.sampled_from(["all", "children", "women", "civilians", "medics"]),
        st.sampled_from(["asserted", "asserted", "asserted", "denied", "unknown"]),
    ),
    min_size=1,
    max_size=10,
).map(lambda said: [claim(of, incident, start=n, **what) for n, (incident, of, what) in enumerate(said)])


def _judgement(number: int, kind: JudgementKind, low: int, more: int | None) -> tuple[int, JudgementKind, int, int | None]:
    return number, kind, low, None if more is None else low + more


JUDGEMENTS = st.lists(
    st.builds(
        _judgement,
        st.integers(0, 9),
        st.sampled_from(["accept", "reject", "correct"]),
        st.integers(0, 20),
        st.one_of(st.none(), st.integers(0, 5)),
    ),
    max_size=6,
)


def _both(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> dict[str, Incident]:
    bare = [Incident(key, "", "shooting", "", None, tuple(r.id for r in REPORTS), (), ()) for key in ("i-1", "i-2")]
    return {one.id: one for one in weigh(Evidence.of(bare, claims, REPORTS), Ways(judgements=judgements)).incidents}


def _claims_in(findings: Sequence[Finding]) -> set[str]:
    return {claim for finding in findings for claim in finding.claims}


@given(CLAIMS, JUDGEMENTS)
@settings(max_examples=200, deadline=None)
def test_laws_of_judgements(claims: list[Claim], drawn: list[tuple[int, JudgementKind, int, int | None]]) -> None:
    judgements = [
        Judgement(kind, (claims[number % len(claims)].id,), low=low, high=high, id=f"j-{n}")
        for n, (number, kind, low, high) in enumerate(drawn)
    ]
    before, after = _both(claims, []), _both(claims, judgements)
    for key, incident in after.items():
        own = [c for c in claims if c.incident == key]
        assert _claims_in(incident.findings) == {c.id for c in own}, "no claim is lost"
        if not any(c.id == j.about[0] for c in own for j in judgements):
            assert incident == before[key], "judgements on one incident change no other"
        for finding in incident.findings:
            assert set(finding.judged) <= {j.id for j in judgements}
            assert finding.low is None or finding.high is None or finding.low <= finding.high
    rejected = {j.about[0] for j in judgements if all(later.kind == "reject" for later in judgements if later.about == j.about)}
    alone = [j for j in judgements if j.kind == "reject" and j.about[0] in rejected]
    as_if = _both([c for c in claims if c.id not in rejected], [])
    for key, incident in _both(claims, alone).items():
        never_told = {(f.question, f.group): f for f in as_if[key].findings}
        for finding in incident.findings:
            counterpart = never_told.get((finding.question, finding.group))
            if counterpart and counterpart.claims:
                assert (finding.low, finding.high, finding.status, finding.sides) == (
                    counterpart.low, counterpart.high, counterpart.status, counterpart.sides,
                ), "a rejected claim decides nothing"  # fmt: skip
