"""Weighing in parts, as a casebook asks for what changed: put together they give what weighing everything gives."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake import receive
from accordingto.linking import link
from accordingto.reading.readers import reader_named
from accordingto.records import Apart, Check, Claim, Incident, Judgement, Mention, Offset, Quotation, Reading, Report
from accordingto.settings import Settings
from accordingto.values.imprints import imprint_of
from accordingto.weighing import Evidence, Ways, Weighed, checks_of_incidents, checks_of_whole, set_phrases, weigh, weigh_incidents
from tests.builders import ALEPPO, RAQQA, claim, report, tally, told, where
from tests.weighing.origins.wire_stories import MARKET, SILO

EXAMPLES = Path(__file__).parents[2] / "examples" / "raqqa-2015"


def alone(evidence: Evidence, key: str) -> Evidence:
    """What the docstring of `weigh_incidents` asks for: one incident with its claims, its reports and their imprints."""
    incident = evidence.incidents[key]
    reports = evidence.telling(incident)
    imprints = {report: evidence.imprints[report] for report in reports if report in evidence.imprints}
    return Evidence.of([incident], evidence.of_incident.get(key, ()), reports.values(), imprints=imprints)


def with_named(evidence: Evidence, key: str) -> Evidence:
    """What the docstring of `checks_of_incidents` asks for."""
    incident = evidence.incidents[key]
    claims = evidence.of_incident.get(key, ())
    apart = [evidence.incidents[one.incident] for one in incident.apart if one.incident in evidence.incidents]
    offsets = {c.offset.incident for c in claims if c.offset} - {key}
    whens = [c for one in offsets for c in evidence.of_incident.get(one, ()) if c.question == "when"]
    return Evidence.of([incident, *apart], [*claims, *whens], evidence.telling(incident).values())


def of_whole(evidence: Evidence) -> Evidence:
    """What the docstring of `checks_of_whole` asks for."""
    reports = {tally.report for tally in evidence.tallies} | {quotation.report for quotation in evidence.quotations}
    told = [report for key, report in evidence.reports.items() if key in reports]
    return Evidence.of(evidence.incidents.values(), (), told, evidence.tallies, evidence.quotations)


def together(evidence: Evidence, ways: Ways) -> Weighed:
    """Every part asked for by itself, from no more than it needs."""
    phrases = set_phrases(evidence.reports.values(), evidence.imprints)
    parts = [one for key in evidence.incidents for one in weigh_incidents(alone(evidence, key), ways, phrases)]
    incidents = tuple(sorted(parts, key=lambda one: (one.when or "~", one.label, one.id)))
    whole = evidence.weighed(incidents)
    checks: list[Check] = []
    for incident in incidents:
        checks += checks_of_incidents([incident.id], with_named(whole, incident.id), ways)[incident.id]
    return Weighed(incidents, (*checks, *checks_of_whole(of_whole(whole))))


PAPERS = tuple(
    replace(report(key, outlet, f"2021-06-{day}"), incidents=incidents)
    for key, outlet, day, incidents in (
        ("morning", "Morning Post", "09", ("i-1", "i-2")),
        ("evening", "Evening Sun", "10", ("i-1",)),
        ("herald", "The Herald", "10", ("i-2", "i-3")),
        ("star", "The Star", "11", ("i-3", "i-1")),
    )
)
NOTICE = (
    "Sign up for the letter that brings the day to your door each morning before seven, with the weather, the prices of the market, the "
    "games of the league and a word from the editor. You may leave at any time, and we pass your address on to nobody. Anyone with "
    "information on a crime is asked to call the county line, where callers stay anonymous and may be given a reward."
)
TEXTS = tuple("\n\n".join((NOTICE, *body)) for body in (SILO, MARKET[:1], MARKET, (*SILO[2:], *MARKET)))
INCIDENTS = ("i-1", "i-2", "i-3")
SAID = st.one_of(
    st.builds(
        lambda question, figure, who, group: told(question, figure, who, group=group, quote=f"{figure} {question}"),
        st.sampled_from(["killed", "injured"]),
        st.sampled_from([1, 2, 3, 9, 20, 30, 90, (5, None), (3, 7)]),
        st.sampled_from(["", "police", "medics", "the army"]),
        st.sampled_from(["all", "children", "women"]),
    ),
    st.builds(
        lambda day: told("when", day, quote=f"Monday, {day}"), st.sampled_from(["2021-06-05", "2021-06-07", "2021-06-21", "XXXX-WXX-1"])
    ),
    st.builds(lambda day, to: told("when", day, offset=Offset(to, 2)), st.sampled_from(["2021-06-07"]), st.sampled_from(INCIDENTS)),
    st.sampled_from([where(RAQQA), where(ALEPPO), told("actor", "the army"), told("type", "shooting", "police", stance="denied")]),
)
SHOWN = st.tuples(st.sampled_from(range(4)), st.sampled_from(INCIDENTS), SAID)
NAMED = st.sets(st.sampled_from([("i-1", "i-2"), ("i-1", "i-3"), ("i-2", "i-3")]))
TALLY = st.tuples(
    st.sampled_from(PAPERS),
    st.sampled_from([4, 40, 100]),
    st.sampled_from(["killed", "strikes"]),
    st.sampled_from(["Raqqa", "Northern Vale"]),
)
SPOKEN = st.tuples(st.sampled_from(PAPERS), st.sampled_from(["Salma Haddad", "Idris Benali"]))
JUDGED = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["accept", "reject", "correct"])), max_size=3)


def incident(key: str, apart: set[tuple[str, str]]) -> Incident:
    others = [one if key == other else other for one, other in sorted(apart) if key in (one, other)]
    return Incident(
        key, "", "shooting", "", None, tuple(r.id for r in PAPERS if key in r.incidents),
        (Mention(PAPERS[0].id, key, 0, 9, "the second raid in 24 hours"),), (), tuple(Apart(other, ("told as two",)) for other in others),
    )  # fmt: skip


@given(st.lists(SHOWN, max_size=12), NAMED, st.lists(TALLY, max_size=3), st.lists(SPOKEN, max_size=3), JUDGED)
@settings(max_examples=150, deadline=None)
def test_parts_put_together_are_the_whole(
    shown: list[tuple[int, str, dict[str, Any]]], apart: set[tuple[str, str]], totals: list[Any], spoken: list[Any], judged: list[Any]
) -> None:
    claims = [claim(PAPERS[of], key, start=40 * n, **said) for n, (of, key, said) in enumerate(shown)]
    tallies = [
        tally(of, f"t-{n}", low, what=what, scope=scope, actor="the army", period="2021/..", start=n)
        for n, (of, low, what, scope) in enumerate(totals)
    ]
    words = "we will dig until we have every one of them"
    quotations = [Quotation(of.id, n, n + 9, words, speaker) for n, (of, speaker) in enumerate(spoken)]
    judgements = [Judgement(kind, (claims[number % len(claims)].id,), "A. Reader", low=2, high=2) for number, kind in judged if claims]
    imprints = {paper.id: imprint_of(text) for paper, text in zip(PAPERS, TEXTS, strict=True)}
    evidence = Evidence.of([incident(key, apart) for key in INCIDENTS], claims, PAPERS, tallies, quotations, imprints)
    ways = Ways(judgements=judgements)
    assert together(evidence, ways) == weigh(evidence, ways)


def test_the_examples_in_parts_are_the_examples_at_once() -> None:
    received = [one for one in receive([str(EXAMPLES)], Settings()) if isinstance(one, Report)]
    read = reader_named(Settings(reader="rules"))
    readings = [reading for reading in map(read, received) if isinstance(reading, Reading)]
    linked = link(readings)
    evidence = Evidence.of(
        linked.incidents, linked.claims, linked.reports,
        (tally for reading in readings for tally in reading.tallies),
        (quotation for reading in readings for quotation in reading.quotations),
        {one.id: imprint_of(one.text) for one in received},
    )  # fmt: skip
    whole = weigh(evidence)
    assert len(whole.incidents) > 1 and whole.checks, "there is something to weigh"
    assert together(evidence, Ways()) == whole


def test_an_incident_is_weighed_alike_whatever_else_is_weighed() -> None:
    told_of = [claim(PAPERS[0], "i-1", **told("killed", 4)), claim(PAPERS[2], "i-2", start=40, **told("killed", 9))]
    both = weigh(Evidence.of([incident("i-1", set()), incident("i-2", set())], told_of, PAPERS)).incidents
    (one,) = weigh(Evidence.of([incident("i-1", set())], told_of[:1], PAPERS[:1])).incidents
    assert one in both


def printed_by(claims: Sequence[Claim], reports: Sequence[Report], texts: Sequence[str], phrases: bool) -> list[str]:
    imprints = {one.id: imprint_of(text) for one, text in zip(reports, texts, strict=True)}
    evidence = Evidence.of([incident("i-1", set())], claims, reports[:2], imprints=imprints)
    known = set_phrases(reports, imprints) if phrases else set_phrases((), {})
    (weighed,) = weigh_incidents(evidence, Ways(), known)
    return sorted(origin.name for origin in weighed.origins)


def test_set_phrases_of_other_reports_make_no_story() -> None:
    """A notice that every page carries is no story that two outlets share."""
    notice = " ".join(SILO[:2])
    pages = [
        replace(report(key, key.title(), "2021-06-09"), incidents=(of,))
        for key, of in zip("abcd", ("i-1", "i-1", "i-2", "i-3"), strict=True)
    ]
    texts = [notice, notice, notice, notice]
    at = notice.index("nine people")
    claims = [claim(page, "i-1", start=at, **told("killed", 9, quote="nine people")) for page in pages[:2]]
    assert printed_by(claims, pages, texts, phrases=False) in (["A"], ["B"]), "one story"
    assert printed_by(claims, pages, texts, phrases=True) == ["A", "B"], "words that the reports of three incidents hold"


def test_a_tally_hears_only_incidents_of_its_time() -> None:
    """Which incidents a casebook hands over besides changes nothing."""
    days = {"i-1": "2021-06-05", "i-2": "2021-06-05", "i-3": "2019-06-05"}
    said = [(key, one) for key, day in days.items() for one in (told("killed", 30), told("when", day), where(RAQQA))]
    claims = [claim(PAPERS[0], key, start=n, **one) for n, (key, one) in enumerate(said)]
    total = tally(PAPERS[1], "t-1", 40, what="killed", scope="Raqqa", period="2021/..")
    weighed = weigh(Evidence.of([incident(key, set()) for key in INCIDENTS], claims, PAPERS)).incidents
    (check,) = checks_of_whole(Evidence.of(weighed, (), PAPERS, [total]))
    (again,) = checks_of_whole(Evidence.of([one for one in weighed if one.id != "i-3"], (), PAPERS, [total]))
    assert (check, check.verdict) == (again, "fails")
