"""Who says what, one report with what was not understood of it, and running totals beside the incidents they count."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from accordingto import pipeline
from accordingto.casebook import Casebook, OriginLine
from accordingto.errors import UnknownOrigin, UnknownReport
from accordingto.records import Judgement, Record
from accordingto.settings import Settings
from tests.casebook.filled import add
from tests.casebook.test_working_out import reports, take_in

RULES = Settings(reader="rules")
HEAD = "---\noutlet: {}\npublished: {}\n---\n"


def put(casebook: Casebook, folder: Path, key: str, text: str, day: str = "2021-03-04") -> None:
    add(casebook, folder, key, HEAD.format(f"The {key.title()}", day) + text + "\n")
    pipeline.work_out(casebook, RULES)


def counted(told: Record, name: str) -> tuple[int, ...]:
    """Reports, incidents, claims, confirmed, corrected and contradicted of an origin, as the incidents have them."""
    its = [carried for one in told.incidents for carried in one.origins if carried.name == name]
    reports = {report for carried in its for report in carried.reports}
    sums = Counter[str]()
    for carried in its:
        sums.update(confirmed=carried.confirmed, corrected=carried.corrected, contradicted=carried.contradicted, claims=len(carried.claims))
    return len(reports), len(its), sums["claims"], sums["confirmed"], sums["corrected"], sums["contradicted"]


def figures(one: OriginLine) -> tuple[int, ...]:
    return one.reports, one.incidents, one.claims, one.confirmed, one.corrected, one.contradicted


def test_an_origin_counts_what_it_says_in_all_incidents_and_reports(casebook: Casebook, tmp_path: Path) -> None:
    take_in(casebook, tmp_path, reports(Random(2), 22))
    pipeline.work_out(casebook, RULES)
    told, page = pipeline.record_of(casebook), casebook.origins(limit=500)
    assert {one.name for one in page.lines} == {carried.name for one in told.incidents for carried in one.origins}
    assert {one.name: figures(one) for one in page.lines} == {one.name: counted(told, one.name) for one in page.lines}
    assert page.total == len(page.lines) and any(one.confirmed for one in page.lines) and any(one.contradicted for one in page.lines)
    few: list[OriginLine] = []
    after = None
    while True:
        some = casebook.origins(after=after, limit=2)
        few, after = [*few, *some.lines], some.after
        if after is None:
            break
    assert few == list(page.lines)


def test_an_origin_is_found_by_parts_of_its_names_and_shows_its_answers(casebook: Casebook, tmp_path: Path) -> None:
    take_in(casebook, tmp_path, reports(Random(2), 22))
    pipeline.work_out(casebook, RULES)
    (found,) = casebook.origins("INTERIOR minis").lines
    shown = casebook.origin(found.name)
    assert shown.line == found and sum(len(word.claims) for word in shown.words) == found.claims and len(shown.words) == found.incidents
    of = {claim.id: claim for claim in pipeline.record_of(casebook).claims}
    assert all(of[claim].incident == word.incident for word in shown.words for claim in word.claims)
    assert casebook.origins("100%").lines == ()
    with pytest.raises(UnknownOrigin, match="nobody at all"):
        casebook.origin("nobody at all")


def test_a_report_tells_its_claims_by_incident_its_versions_and_what_was_not_understood(casebook: Casebook, tmp_path: Path) -> None:
    text = "Shelling killed seven people in Aleppo on Monday, 1 March 2021, a hospital said."
    put(casebook, tmp_path, "dusk", text)
    put(casebook, tmp_path, "dusk", f"{text} A train with 40 passengers on board was late.")
    told = casebook.report("dusk")
    assert [version.ordinal for version in told.versions] == [1, 2] and told.report.text.startswith(text)
    assert {claim.incident for claim in told.claims} == {one.id for one in told.incidents} and told.claims
    assert all(told.report.text[gap.start : gap.end] == gap.quote for gap in told.not_understood)
    assert [(gap.quote, "no answer was made of" in gap.reason) for gap in told.not_understood] == [("40 passengers", True)]
    assert casebook.report(told.report.id) == told
    with pytest.raises(UnknownReport, match="nightfall"):
        casebook.report("nightfall")


def test_a_day_and_a_place_that_stay_open_are_told(casebook: Casebook, tmp_path: Path) -> None:
    (tmp_path / "dusk.md").write_text("Shelling killed seven people in Quillmarsh on Monday, a hospital said.\n", "utf-8")
    pipeline.add(casebook, [str(tmp_path / "dusk.md")], RULES, "an editor")
    pipeline.work_out(casebook, RULES)
    said = {gap.quote: gap.reason for gap in casebook.report("dusk").not_understood}
    assert any("Monday" in quote and "which day" in reason for quote, reason in said.items()), said


def test_running_totals_stand_beside_the_sums_of_the_incidents_in_their_time_and_area(casebook: Casebook, tmp_path: Path) -> None:
    total = "Shelling has killed {} people in Aleppo since January 2021, the Rescue League said."
    put(casebook, tmp_path, "one", "Shelling killed seven people in Aleppo on 1 March 2021, a hospital said.", "2021-03-02")
    put(casebook, tmp_path, "two", "Shelling killed three people in Aleppo on 9 April 2021, a doctor told reporters.", "2021-04-10")
    put(casebook, tmp_path, "homs", "Shelling killed thirty people in Homs on 1 March 2021, a nurse said.", "2021-03-02")
    put(casebook, tmp_path, "spring", total.format(112), "2021-03-20")
    put(casebook, tmp_path, "summer", total.format(140), "2021-06-20")
    (run,) = casebook.totals()
    assert (run.origin, run.question, run.scope) == ("Rescue League", "killed", "Aleppo")
    assert [(point.until, point.low, point.incidents, point.sum_low, point.sum_high) for point in run.points] == [
        ("2021-03-20", 112, 1, 7, 7),
        ("2021-06-20", 140, 2, 10, 10),
    ]


def test_any_count_is_told_and_parts_of_a_total_stand_beside_it(casebook: Casebook, tmp_path: Path) -> None:
    total = "{} carried out 8,120 air strikes in Mali and Niger since August 2019, the Harbour Monitor said."
    parts = " Of those, 5,210 were in Mali and 2,910 in Niger, it said."
    raid = "French forces carried out {} air strikes on a camp in {} on {}, a resident said."
    put(casebook, tmp_path, "gao", raid.format("seven", "Gao, Mali", "2 February 2020"), "2020-02-03")
    put(casebook, tmp_path, "agadez", raid.format("four", "Agadez, Niger", "1 February 2020"), "2020-02-03")
    put(casebook, tmp_path, "coup", "Gunmen killed three people in Gao, Mali on 2 February 2020, a resident said.", "2020-02-03")
    put(casebook, tmp_path, "total", total.format("French forces") + parts, "2020-02-04")
    (run,) = casebook.totals()
    assert (run.what, run.question, run.group, run.since) == ("strikes", "strikes", None, "2019-08")
    (point,) = run.points
    assert (point.until, point.low, point.incidents, point.sum_low) == ("2020-02-04", 8120, 2, 11)
    assert [(part.scope, part.low, part.incidents, part.sum_low) for part in point.parts] == [("Mali", 5210, 1, 7), ("Niger", 2910, 1, 4)]


@pytest.mark.parametrize(
    ("text", "what", "known"),
    [
        # no incident counts homicides
        ("Gaoville police recorded 40 homicides in Aleppo since January 2021.", "homicides", None),
        # of civilians, those who are counted as civilians
        ("Shelling has killed 112 civilians in Aleppo since January 2021, the Rescue League said.", "civilians killed", 2),
        ("Shelling has killed 112 people in Aleppo since January 2021, the Rescue League said.", "killed", 9),
        # neither an area nor a beginning
        ("The Rescue League has so far recorded 140 attacks.", "attacks", None),
    ],
)
def test_a_total_is_beside_what_incidents_give_of_the_same_count(
    casebook: Casebook, tmp_path: Path, text: str, what: str, known: int | None
) -> None:
    put(casebook, tmp_path, "one", "Shelling killed seven people in Aleppo on 1 March 2021, a hospital said.", "2021-03-02")
    put(casebook, tmp_path, "two", "Shelling killed two civilians in Aleppo on 9 March 2021, a doctor told reporters.", "2021-03-10")
    put(casebook, tmp_path, "sum", text, "2021-03-20")
    assert [(run.what, run.points[0].sum_low) for run in casebook.totals()] == [(what, known)]


def test_totals_are_those_of_the_moment(casebook: Casebook, tmp_path: Path) -> None:
    total = "Shelling has killed {} people in Aleppo since January 2021, the Rescue League said."
    put(casebook, tmp_path, "spring", total.format(112), "2021-03-20")
    before = casebook.totals()
    assert casebook.totals() is before  # made once
    put(casebook, tmp_path, "one", "Shelling killed seven people in Aleppo on 1 March 2021, a hospital said.", "2021-03-02")
    assert [run.points[0].sum_low for run in casebook.totals()] == [7]
    (claim,) = [one for one in pipeline.record_of(casebook).claims if one.question == "killed"]
    with casebook.supposing():
        casebook.judge(Judgement("reject", (claim.id,), "a judge", reason="not what it says"))
        pipeline.work_out(casebook, RULES)
        assert [run.points[0].sum_low for run in casebook.totals()] == [None]
    assert [run.points[0].sum_low for run in casebook.totals()] == [7]
    casebook.erase("spring", "an editor", "asked for")
    pipeline.work_out(casebook, RULES)
    assert casebook.totals() == ()
