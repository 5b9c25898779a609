"""Which accounts become one incident, which stay apart, and what is said about it."""

from collections.abc import Sequence

import pytest

from accordingto.linking import Linked, link
from accordingto.records import Place, Reading, Report, ToldApart
from tests.builders import ALEPPO, PARIS, RAQQA, SYRIA, account, account_id, after, reading, report, told, where

MORNING = report("morning", "Morning Post", "2021-06-09")
EVENING = report("evening", "Evening Sun", "2021-06-09")
WEEKLY = report("weekly", "The Weekly", "2021-06-13")
UNDATED, UNDATED_TOO = report("undated"), report("undated-too")
HAMA = Place("Hama", "Syria", 35.13, 36.75, "town", 170017)


def raid(of: Report, day: str = "2021-06-08", place: Place = RAQQA, *more: dict[str, object], number: int = 1, **fields: object) -> Reading:
    said = [told("when", day)] if day else []
    return reading(of, account(of, number, *said, where(place), told("actor", "the air force"), *more, **fields))  # type: ignore[arg-type]


def parts(linked: Linked) -> set[frozenset[str]]:
    """The incidents, each as the keys of its reports."""
    keys = {r.id: r.key for r in linked.reports}
    return {frozenset(keys[r] for r in incident.reports) for incident in linked.incidents}


ONE_EVENT, TWO_EVENTS = {frozenset({"morning", "evening"})}, {frozenset({"morning"}), frozenset({"evening"})}


@pytest.mark.parametrize(
    ("one", "other", "expected", "why"),
    [
        (raid(MORNING), raid(EVENING), ONE_EVENT, "the same day, place and actor"),
        (raid(MORNING), raid(EVENING, "2021-06"), ONE_EVENT, "a month holds the day"),
        (raid(MORNING), raid(EVENING, "XXXX-06-08"), ONE_EVENT, "a day without its year"),
        (raid(MORNING), raid(EVENING, "2021-06-09"), TWO_EVENTS, "the next day's look-alike"),
        (raid(MORNING), raid(EVENING, "2021-06-08", ALEPPO), TWO_EVENTS, "the same day, two towns"),
        (
            raid(MORNING, "2021-06-08", RAQQA, told("killed", 12)),
            raid(EVENING, "2021-06-08", RAQQA, told("killed", 14)),
            ONE_EVENT,
            "tolls differ",
        ),
        (
            raid(MORNING, "2021-06-07T23:30Z"),
            raid(EVENING, "2021-06-08T02:30+03:00"),
            ONE_EVENT,
            "one instant on two clocks, two calendar days",
        ),
        (raid(MORNING), raid(EVENING, type="shooting"), TWO_EVENTS, "a shooting is no air strike"),
    ],
)
def test_two_outlets(one: Reading, other: Reading, expected: set[frozenset[str]], why: str) -> None:
    assert parts(link([one, other])) == expected, why


def test_a_report_cannot_tell_of_what_has_not_happened() -> None:
    early = report("early", published="2021-06-05")
    linked = link([raid(early, ""), raid(MORNING, "2021-06-08")])
    assert parts(linked) == {frozenset({"early"}), frozenset({"morning"})}
    assert "published 2021-06-05, before 2021-06-08" in linked.incidents[0].apart[0].reasons


def test_undated_reports_keep_the_weekdays_apart() -> None:
    sunday, monday = raid(UNDATED, "XXXX-WXX-7"), raid(UNDATED_TOO, "XXXX-WXX-1")
    linked = link([sunday, monday])
    assert parts(linked) == {frozenset({"undated"}), frozenset({"undated-too"})}
    assert {reason for i in linked.incidents for a in i.apart for reason in a.reasons} >= {"another day: Sunday against Monday"} or {
        reason for i in linked.incidents for a in i.apart for reason in a.reasons
    } >= {"another day: Monday against Sunday"}
    assert parts(link([sunday, raid(UNDATED_TOO, "XXXX-WXX-7")])) == {frozenset({"undated", "undated-too"})}


def round_up(place: Place | None, actor: str = "the air force") -> Reading:
    said = [where(place)] if place else []
    mention = account(WEEKLY, 2, *said, told("actor", actor), main=False)
    return reading(WEEKLY, account(WEEKLY, 1, told("when", "2021-06-12"), where(HAMA), type="shooting"), mention)


def test_a_vague_mention_joins_where_one_incident_fits() -> None:
    assert frozenset({"morning", "weekly"}) in parts(link([raid(MORNING), round_up(RAQQA)]))


def test_a_vague_mention_joins_none_where_two_fit() -> None:
    linked = link([raid(MORNING), raid(EVENING, "2021-06-05"), round_up(RAQQA)])
    assert {frozenset({"morning"}), frozenset({"evening"})} <= parts(linked)
    vague = next(i for i in linked.incidents if len(i.apart) == 2 and all("does not say which" in a.reasons[0] for a in i.apart))
    assert vague.reports == (WEEKLY.id,)


def test_a_vague_mention_is_no_bridge() -> None:
    """Two raids that both fit "the raids on Raqqa" of a third report are not joined through it."""
    linked = link([raid(MORNING), raid(EVENING, "2021-06-09"), round_up(RAQQA)])
    assert frozenset({"morning", "evening"}) not in parts(linked)


def test_two_vague_mentions_alone_are_one_incident_where_nothing_else_fits() -> None:
    def passing(of: Report) -> Reading:
        main = account(of, 1, told("when", of.published), where(HAMA if of is MORNING else ALEPPO))
        return reading(of, main, account(of, 2, where(PARIS), told("actor", "gunmen"), told("killed", 9), type="shooting", main=False))

    assert frozenset({"morning", "evening"}) in parts(link([passing(MORNING), passing(EVENING)]))


def test_what_one_report_tells_apart_is_never_joined() -> None:
    twins = [account(MORNING, n, told("when", "2021-06-08"), where(RAQQA), told("munitions", 20)) for n in (1, 2)]
    said = ToldApart(account_id(MORNING, 1), account_id(MORNING, 2), "“a second round”")
    linked = link([reading(MORNING, *twins, apart=(said,)), raid(EVENING, "2021-06-08", RAQQA, told("munitions", 20))])
    assert len(linked.incidents) == 2
    assert all(len(set(i.reports)) == len(i.reports) for i in linked.incidents)
    assert {reason for i in linked.incidents for a in i.apart for reason in a.reasons} >= {"“a second round”"}


def test_reasons_are_words_for_people() -> None:
    first = raid(MORNING, "2021-06-08", RAQQA, told("munitions", 20))
    second = raid(EVENING, "2021-06-09", RAQQA, told("munitions", 16), mention="a second round of air strikes")
    apart = link([first, second]).incidents[0].apart[0].reasons
    assert {"16 bombs or missiles against 20", "20 bombs or missiles against 16"} & set(apart)
    assert {"another day: 2021-06-08 against 2021-06-09", "another day: 2021-06-09 against 2021-06-08"} & set(apart)
    joined = link([first, raid(EVENING, "2021-06-08", RAQQA, told("munitions", 20))]).incidents[0].joined
    assert [j.report for j in joined] == sorted([MORNING.id, EVENING.id])
    assert {"the same day: 2021-06-08", "the same place: Raqqa, Syria", "20 bombs or missiles in both"} <= set(joined[0].reasons)


def test_a_second_round_is_not_the_first() -> None:
    first = raid(MORNING, "", RAQQA, mention="the first wave of strikes")
    second = raid(EVENING, "", RAQQA, mention="a second wave of strikes")
    linked = link([first, second])
    assert len(linked.incidents) == 2
    assert "second round against first" in linked.incidents[0].apart[0].reasons


def test_a_day_told_by_another_incident_is_worked_out_across_reports() -> None:
    """Only the evening paper dates the attack; the morning paper's raid came "two days after" it."""
    attack = account(MORNING, 2, where(PARIS), told("killed", (131, None)), type="shooting", main=False)
    follows = account(MORNING, 1, after(account_id(MORNING, 2), 2), where(RAQQA))
    dated = account(EVENING, 2, where(PARIS), told("when", "2021-06-05"), type="shooting", main=False)
    other = account(EVENING, 1, told("when", "2021-06-07"), where(RAQQA))
    linked = link([reading(MORNING, follows, attack), reading(EVENING, other, dated)])
    assert parts(linked) == {frozenset({"morning", "evening"})} and len(linked.incidents) == 2
    (told_by,) = [c for c in linked.claims if c.offset]
    paris = next(i for i in linked.incidents if i.type == "shooting")
    assert told_by.value == "2021-06-07" and told_by.offset and told_by.offset.incident == paris.id


def test_a_day_told_by_an_incident_with_two_dates_stays_open() -> None:
    follows = account(MORNING, 1, after(account_id(MORNING, 2), 2), where(RAQQA))
    attack = account(MORNING, 2, where(PARIS), told("when", "2021-06-05"), told("when", "2021-06-04"), type="shooting", main=False)
    (told_by,) = [c for c in link([reading(MORNING, follows, attack)]).claims if c.offset]
    assert told_by.value is None


def test_the_report_names_first_what_it_is_mainly_about() -> None:
    linked = link([round_up(RAQQA), raid(MORNING)])
    weekly = next(r for r in linked.reports if r.key == "weekly")
    types = {i.id: i.type for i in linked.incidents}
    assert [types[i] for i in weekly.incidents] == ["shooting", "air/drone strike"]


def test_the_words_of_articles_join_what_says_little_else() -> None:
    def story(of: Report, words: str) -> Reading:
        return reading(of, account(of, 1, type="shooting", words=tuple(sorted(words.split()))))

    common = "brennan orchard lane 4400 deputy tarrow barn sedan brothers quarrel barbecue rifle " * 1
    filler = [
        story(report(f"other{n}", published="2021-06-09"), f"river mill {n} market sheriff bus stop night alarm {n + 50}") for n in range(9)
    ]
    one, other = story(MORNING, common + "aged dispute neighbour"), story(EVENING, common + "hospital flown family")
    assert frozenset({"morning", "evening"}) in parts(link([one, other, *filler]))


def test_nothing_in_nothing_out() -> None:
    assert link([]) == Linked((), (), ())
    linked = link([reading(MORNING)])
    assert linked.incidents == () and linked.reports[0].incidents == ()


def test_a_country_alone_makes_no_incident_one() -> None:
    assert parts(link([raid(MORNING, "", SYRIA), raid(report("later", published="2021-09-01"), "", SYRIA)])) == {
        frozenset({"morning"}),
        frozenset({"later"}),
    }


def incident_ids(readings: Sequence[Reading]) -> set[str]:
    return {incident.id for incident in link(readings).incidents}


def test_an_incident_keeps_its_id_when_a_report_is_added() -> None:
    readings = [raid(MORNING), raid(WEEKLY, "2021-06-01", ALEPPO)]
    assert len(incident_ids(readings) & incident_ids([*readings, raid(EVENING)])) >= 1
