"""Rules over running totals, slips of the pen and speakers."""

from typing import Any

import pytest

from accordingto.records import Check, Claim, Finding, Incident, Place, Quotation, Report, Tally
from accordingto.weighing import Evidence, weigh
from accordingto.weighing.checks.growth import incidents_within_tally
from tests.builders import report, tally, told
from tests.weighing.weighed import Said, claims_of

MON = report("monday", "Morning Post", "2021-03-01", incidents=("i-1",))
WED = report("wednesday", "Evening Sun", "2021-03-03", incidents=("i-1",))
FRI = report("friday", "The Star", "2021-03-05", incidents=("i-1",))
REPORTS = (MON, WED, FRI)


def checks(
    rule: str, claims: list[Claim] | None = None, tallies: tuple[Tally, ...] = (), quotations: tuple[Quotation, ...] = ()
) -> list[Check]:
    incident = Incident("i-1", "", "shooting", "", None, tuple(r.id for r in REPORTS), (), ())
    found = weigh(Evidence.of([incident], claims or [], REPORTS, tallies, quotations)).checks
    return [check for check in found if check.rule == rule]


def total(of: Report, key: str, low: int, **more: Any) -> Tally:
    return tally(of, key, low, **{"actor": "the air force", "scope": "Northern Vale", "period": "2021/..", **more})


@pytest.mark.parametrize(
    ("later", "verdicts", "why"),
    [
        (total(WED, "t-2", 90), ["fails"], "fewer than two days before"),
        (total(WED, "t-2", 130), ["holds"], "more"),
        (total(WED, "t-2", 100), ["holds"], "none added"),
        (total(WED, "t-2", 90, open_above=True), [], "at least 90 may be 130"),
        (total(WED, "t-2", 90, comparator="about"), [], "a round figure"),
        (total(WED, "t-2", 90, scope="Southern Vale"), [], "another area"),
        (total(WED, "t-2", 90, scope="the city"), [], "which city is not told"),
        (total(WED, "t-2", 90, actor="the navy"), [], "another actor"),
        (total(WED, "t-2", 90, what="bombs"), [], "another thing"),
        (total(WED, "t-2", 90, period="2020/.."), [], "another beginning"),
        (total(WED, "t-2", 90, period=""), [], "no beginning told"),
        (total(MON, "t-2", 90), [], "one report may speak of two things"),
    ],
)
def test_running_totals_never_fall(later: Tally, verdicts: list[str], why: str) -> None:
    assert [c.verdict for c in checks("tallies-never-fall", tallies=(total(MON, "t-1", 100), later))] == verdicts, why


def test_a_falling_total_is_told_with_both_days() -> None:
    (check,) = checks("tallies-never-fall", tallies=(total(MON, "t-1", 1200), total(WED, "t-2", 900)))
    assert check.about == ("t-1", "t-2")
    assert check.says == (
        "1,200 strikes (Morning Post, 1 March 2021), but 900 strikes (Evening Sun, 3 March 2021) is fewer; a running total doesn't fall"
    )


ADDED = "Two more people died overnight, bringing the toll to {}, police said."


@pytest.mark.parametrize(("before", "after", "verdicts"), [(12, 14, ["holds"]), (12, 15, ["fails"]), (None, 14, [])])
def test_what_is_added_makes_the_new_total(before: int | None, after: int, verdicts: list[str]) -> None:
    sentence = ADDED.format(after)
    same = {"sentence": sentence, "outlet": "The Star"}
    said: list[Said] = [
        (WED, told("killed", 2, "police", quote="Two more people died", **same)),
        (WED, told("killed", after, "police", quote=f"the toll to {after}", **same)),
    ]
    if before:
        said.insert(0, (MON, told("killed", before, "police", quote="people died", outlet="The Star")))
    found = checks("increments-fit", claims_of(said))
    assert [c.verdict for c in found] == verdicts
    assert not found or "12 killed in Morning Post and 2 more make 14" in found[0].says


def test_a_total_without_an_addition_is_no_increment() -> None:
    sentence = "Two people died in the yard, bringing grief to 14 houses."
    said: list[Said] = [
        (MON, told("killed", 12, "police")),
        (WED, told("killed", 2, "police", quote="Two people died", sentence=sentence)),
        (WED, told("killed", 14, "police", quote="14", sentence=sentence)),
    ]
    assert checks("increments-fit", claims_of(said)) == []


def place_and_day(key: str, low: int, when: str = "2021-02-10", where: str = "Northern Vale") -> Incident:
    killed = Finding("killed", "all", "single origin", low, low, None, ("police",), (), ())
    actor = Finding("actor", None, "single origin", None, None, "the air force", ("police",), (), ())
    return Incident(key, key, "air/drone strike", when, Place(where, "Valia"), (), (), (killed, actor))


@pytest.mark.parametrize(
    ("incidents", "verdicts", "why"),
    [
        ([place_and_day("i-1", 6), place_and_day("i-2", 7)], ["fails"], "13 are more than 12"),
        ([place_and_day("i-1", 6), place_and_day("i-2", 5)], ["holds"], "11 are not"),
        ([place_and_day("i-1", 60)], [], "one incident may be misread"),
        ([place_and_day("i-1", 6), place_and_day("i-2", 7, when="2020-12-31")], [], "one lies before"),
        ([place_and_day("i-1", 6), place_and_day("i-2", 7, when="2021-03-04")], [], "one came after the report"),
        ([place_and_day("i-1", 6), place_and_day("i-2", 7, where="Southern Vale")], [], "one lies elsewhere"),
        ([place_and_day("i-1", 6), place_and_day("i-2", 7, when="")], [], "nobody says when"),
    ],
)
def test_incidents_fit_within_a_tally(incidents: list[Incident], verdicts: list[str], why: str) -> None:
    given = total(MON, "t-1", 12, what="people killed")
    found = list(incidents_within_tally(Evidence.of(incidents, [], REPORTS, [given])))
    assert [c.verdict for c in found] == verdicts, why


@pytest.mark.parametrize(
    ("said", "verdicts", "why"),
    [
        ([(MON, 12, "police"), (WED, 12, "medics"), (FRI, 120, "the mayor")], ["fails"], "one against two"),
        ([(MON, 12, "police"), (WED, 120, "medics")], ["can't tell"], "one against one"),
        ([(MON, 12, "police"), (WED, 120, "police")], [], "its own later count"),
        ([(MON, 12, "police"), (MON, 120, "medics")], [], "one report knows both"),
        ([(MON, 2, "police"), (WED, 20, "medics")], [], "too few to tell a slip from a part"),
        ([(MON, 12, "police"), (WED, 119, "medics")], [], "no slip of a digit"),
    ],
)
def test_a_digit_too_many(said: list[tuple[Report, int, str]], verdicts: list[str], why: str) -> None:
    claims = claims_of([(of, told("killed", low, who)) for of, low, who in said])
    assert [c.verdict for c in checks("digits-slip", claims)] == verdicts, why


@pytest.mark.parametrize(
    ("quote", "value", "verdicts", "why"),
    [
        ("on 9 March 2021", "2021-03-09", ["fails"], "a week after the paper came out"),
        ("on 2 March 2021", "2021-03-02", [], "the day may be another elsewhere"),
        ("on 28 February 2021", "2021-02-28", [], "before"),
        ("on 9 March", "2021-03-09", [], "the year was worked out"),
        ("the trial is scheduled for 9 March 2021", "2021-03-09", [], "what is to come"),
        ("in March 2021", "2021-03", [], "a month holds the day"),
    ],
)
def test_nothing_is_told_before_it_happens(quote: str, value: str, verdicts: list[str], why: str) -> None:
    claims = claims_of([(MON, told("when", value, quote=quote))])
    assert [c.verdict for c in checks("told-after-it-happened", claims)] == verdicts, why


def quotation(of: Report, speaker: str, words: str = "We heard the first shell and ran.") -> Quotation:
    return Quotation(of.id, 0, len(words), words, speaker)


@pytest.mark.parametrize(
    ("one", "other", "verdicts", "why"),
    [
        (quotation(MON, "Salma Idris"), quotation(WED, "Nadia Haddad"), ["fails"], "two women"),
        (quotation(MON, "Salma Idris"), quotation(WED, "Salma Idris"), [], "one woman"),
        (quotation(MON, "Salma Idris"), quotation(WED, "Idris"), [], "by her surname"),
        (quotation(MON, "Salma Idris"), quotation(WED, "a baker"), [], "she may be the baker"),
        (quotation(MON, "Salma Idris", "We ran."), quotation(WED, "Nadia Haddad", "We ran."), [], "many say that"),
    ],
)
def test_one_quote_has_one_speaker(one: Quotation, other: Quotation, verdicts: list[str], why: str) -> None:
    assert [c.verdict for c in checks("one-speaker", quotations=(one, other))] == verdicts, why


def test_the_sentence_names_both_speakers_and_papers() -> None:
    (check,) = checks("one-speaker", quotations=(quotation(MON, "Salma Idris"), quotation(WED, "Nadia Haddad")))
    assert check.says == ("“We heard the first shell and ran.” is Salma Idris’s in Morning Post and Nadia Haddad’s in Evening Sun")
