"""The rules: when they speak, their verdict, and the sentence."""

from typing import Any

import pytest

from accordingto.records import Apart, Check, Claim, Incident, Mention, Offset, Report, Tally
from accordingto.weighing import Evidence, weigh
from tests.builders import claim, report, tally, told

POST = report("post", "Morning Post", "2021-06-09", incidents=("i-1",))
SUN = report("sun", "Evening Sun", "2021-06-10", incidents=("i-1",))


def incident(key: str, mention: str = "", **more: Any) -> Incident:
    fields: dict[str, Any] = {"type": "air/drone strike", "reports": (POST.id,)} | more
    mentions = (Mention(POST.id, key, 0, len(mention), mention),) if mention else ()
    return Incident(id=key, label="", when="", where=None, mentions=mentions, findings=(), **fields)


def checks(*claims: Claim, incidents: tuple[Incident, ...] = (), tallies: tuple[Tally, ...] = ()) -> list[Check]:
    return list(weigh(Evidence.of(incidents or (incident("i-1"), incident("i-2")), claims, (POST, SUN), tallies)).checks)


def said(of: Report, key: str, start: int, *args: Any, **more: Any) -> Claim:
    return claim(of, key, start=start, **told(*args, **more))


WHOLE = tally(POST, "t-whole", 500, actor="the coalition", scope="Iraq and Syria")
IRAQ, SYRIA = (tally(POST, f"t-{n}", low, actor="the coalition", scope=n, start=9) for n, low in (("Iraq", 400), ("Syria", 150)))


def test_parts_that_make_more_than_the_whole_fail() -> None:
    (check,) = checks(tallies=(WHOLE, IRAQ, SYRIA))
    assert (check.rule, check.verdict, check.about) == ("parts-within-whole", "fails", ("t-whole", "t-Iraq", "t-Syria"))
    assert check.says == "400 in Iraq and 150 in Syria make 550, more than the 500 given for the coalition in both"


def test_the_sentence_names_another_total_that_the_sum_would_fit() -> None:
    more = tally(POST, "t-all", 521, open_above=True, actor="the alliance", scope="Syria and Iraq", comparator="more_than")
    (check,) = checks(tallies=(WHOLE, IRAQ, SYRIA, more))
    assert check.says.endswith("; 550 would fit the more than 520 given for the alliance")


@pytest.mark.parametrize(
    ("tallies", "verdicts", "why"),
    [
        ((WHOLE, IRAQ), ["holds"], "one part within"),
        ((WHOLE, tally(POST, "t-x", 900, actor="the coalition", scope="Iraq")), ["fails"], "one part is more than the whole"),
        ((WHOLE, tally(POST, "t-x", 900, actor="the navy", scope="Iraq")), [], "another actor's"),
        ((WHOLE, tally(POST, "t-x", 900, actor="the coalition", scope="Iraq", what="bombs")), [], "bombs are no strikes"),
        ((WHOLE, tally(SUN, "t-x", 900, actor="the coalition", scope="Iraq")), [], "another report's, perhaps a later count"),
        ((WHOLE, tally(POST, "t-x", 90, part_of="t-whole")), ["holds"], "named as a part"),
        (
            (tally(POST, "t-open", 100, open_above=True, actor="the coalition", scope="Iraq and Syria"), IRAQ),
            [],
            "an open total holds any part",
        ),
        ((IRAQ, SYRIA), [], "no whole, nothing to check"),
    ],
)
def test_tallies(tallies: tuple[Tally, ...], verdicts: list[str], why: str) -> None:
    assert [check.verdict for check in checks(tallies=tallies)] == verdicts, why


def test_more_children_than_victims() -> None:
    whole = said(POST, "i-1", 0, "killed", 5, "police")
    part = said(POST, "i-1", 20, "killed", 7, "police", group="children", part_of=whole.id)
    (check,) = checks(whole, part)
    assert (check.verdict, check.about) == ("fails", (part.id, whole.id))
    assert check.says == "7 killed (children) is more than the 5 killed (all) that Morning Post gives as the whole"
    assert checks(whole, said(POST, "i-1", 20, "killed", 3, "police", group="children", part_of=whole.id)) == []
    assert checks(whole, said(SUN, "i-1", 20, "killed", 7, "medics", group="children")) == [], "others may count otherwise"
    apart = [
        said(POST, "i-1", n, "killed", low, group=group, sentence=f"Sentence {n}.") for n, low, group in ((0, 5, "all"), (90, 7, "men"))
    ]
    assert checks(*apart) == [], "two sentences may speak of two things"
    together = [said(POST, "i-1", n, "killed", low, group=group, sentence="One.") for n, low, group in ((0, 5, "all"), (1, 7, "men"))]
    assert [c.verdict for c in checks(*together)] == ["fails"]


@pytest.mark.parametrize(
    ("clocks", "verdicts", "why"),
    [
        (["2021-06-08T00:30Z", "2021-06-08T03:30+03:00", "2021-06-07T20:30-04:00"], ["holds"], "one instant in three zones"),
        (["2021-06-08T00:30Z", "2021-06-08T02:30+03:00"], ["fails"], "an hour apart"),
        (["XXXX-06-08T00:30Z", "XXXX-06-07T20:30-04:00"], ["holds"], "one instant of a year unknown"),
        (["2021-06-08T00:30Z"], [], "one clock"),
        (["2021-06-08T00:30Z", "2021-06-08T01:15Z"], [], "two moments by one clock"),
        (["2021-06-08T00:30Z", "2021-06-08"], [], "a day has no clock"),
    ],
)
def test_clocks(clocks: list[str], verdicts: list[str], why: str) -> None:
    found = checks(*(said(POST, "i-1", n, "when", clock, "the army") for n, clock in enumerate(clocks)))
    assert [c.verdict for c in found if c.rule == "clocks-agree"] == verdicts, why


def test_clocks_of_two_sentences_are_two_moments() -> None:
    began = said(POST, "i-1", 0, "when", "2021-06-08T00:30Z", sentence="It began half past midnight Greenwich time.")
    ended = said(POST, "i-1", 90, "when", "2021-06-08T09:30+03:00", sentence="It ended in the morning by the local clock.")
    assert checks(began, ended) == []


def test_clocks_say_by_how_much_they_differ() -> None:
    (check,) = checks(said(POST, "i-1", 0, "when", "2021-06-08T00:30Z"), said(POST, "i-1", 9, "when", "2021-06-08T02:15+03:00"))
    assert check.says.endswith("lie 1 h 15 min apart")


@pytest.mark.parametrize(
    ("clocks", "begins"),
    [
        (
            [("raids at 12:30 a.m. GMT", "2021-06-08T00:30Z"), ("raids at 12:30 a.m. GMT, which is 3:30 a.m.", "2021-06-08T03:30+03:00")],
            "“12:30 a.m.” (UTC) and “3:30 a.m.” (UTC+03:00) are one instant",
        ),
        (
            [("at 5.30am on 8 June", "2021-06-08T05:30+03:00"), ("at 5.30am on 8 June, 0230 GMT", "2021-06-08T02:30Z")],
            "“5.30am” (UTC+03:00) and “0230” (UTC) are one instant",
        ),
        (
            [("at 3 pm, 12 of them", "2021-06-08T15:00+03:00"), ("at 3 pm, noon GMT", "2021-06-08T12:00Z")],
            "“3 pm” (UTC+03:00) and “noon” (UTC) are one instant",
        ),
        (
            [("half past five", "2021-06-08T05:30+03:00"), ("half past five, 02:30 GMT", "2021-06-08T02:30Z")],
            "“half past five” (UTC+03:00) and “02:30” (UTC) are one instant",
        ),
    ],
)
def test_clocks_are_quoted_in_their_own_words(clocks: list[tuple[str, str]], begins: str) -> None:
    (check,) = checks(*(said(POST, "i-1", n, "when", value, quote=quote) for n, (quote, value) in enumerate(clocks)))
    assert check.says.startswith(begins)


def test_a_day_told_by_another_event() -> None:
    after = said(POST, "i-1", 0, "when", "2021-06-08", offset=Offset("i-2", 2), quote="two days after the attacks")
    anchor = said(POST, "i-2", 40, "when", "2021-06-06")
    (check,) = checks(after, anchor, said(SUN, "i-1", 0, "when", "2021-06-08"))
    assert (check.rule, check.verdict) == ("relative-dates-agree", "holds")
    assert (
        check.says == "“two days after the attacks”: two days after Sunday 2021-06-06 is Tuesday 2021-06-08, which Evening Sun also gives"
    )
    (check,) = checks(after, anchor, said(SUN, "i-1", 0, "when", "2021-06-11"))
    assert check.verdict == "fails" and check.says.endswith("but Evening Sun gives Friday 2021-06-11")
    (check,) = checks(after, said(SUN, "i-1", 0, "when", "2021-06-08"))
    assert check.verdict == "can't tell" and check.says.endswith("that event has no date in these reports")
    assert checks(after, anchor) == [], "nothing to hold it against"
    weekday = said(POST, "i-2", 40, "when", "XXXX-WXX-7")
    (check,) = checks(after, weekday, said(SUN, "i-1", 0, "when", "XXXX-WXX-2"))
    assert (check.verdict, "two days after Sunday is Tuesday" in check.says) == ("holds", True)


@pytest.mark.parametrize(("friday", "verdict", "tail"), [
    ("2021-06-04", "holds", "which Morning Post also gives"),
    ("2021-06-03", "fails", "but Morning Post gives Thursday 2021-06-03"),
])  # fmt: skip
def test_a_report_that_dates_both_events_itself(friday: str, verdict: str, tail: str) -> None:
    raid = said(POST, "i-1", 0, "when", "2021-06-06")
    derived = said(POST, "i-2", 20, "when", "2021-06-04", explicit=False, quote="two days after the attacks")
    (check,) = checks(raid, derived, said(POST, "i-2", 90, "when", friday))
    assert (check.rule, check.verdict, check.about[:2]) == ("relative-dates-agree", verdict, ("i-2", derived.id))
    assert check.says == f"“two days after the attacks”: by that it was Friday 2021-06-04, {tail}"
    assert checks(raid, derived) == [], "nothing to hold it against"
    (check,) = checks(raid, derived, said(POST, "i-2", 90, "when", "2021-06-11", quote="attacks on Friday"))
    assert (check.verdict, check.says.endswith("; Morning Post gives a Friday without its date")) == ("can't tell", True)
    (check,) = checks(raid, derived, said(POST, "i-2", 90, "when", "2021-06-11", quote="attacks on Friday, June 11"))
    assert check.verdict == "fails", "a date is a date"


@pytest.mark.parametrize(
    ("quote", "value", "verdicts"),
    [
        ("on Tuesday, June 8", "2021-06-08", []),
        ("on Monday, 8 June", "2021-06-08", ["fails"]),
        ("on Tuesday", "2021-06-08", []),
        ("on Tuesday, June 8", "XXXX-06-08", []),
        ("between Monday and Tuesday, June 8", "2021-06-08", []),
    ],
)
def test_weekday_beside_a_date(quote: str, value: str, verdicts: list[str]) -> None:
    assert [c.verdict for c in checks(said(POST, "i-1", 0, "when", value, quote=quote))] == verdicts


@pytest.mark.parametrize(
    ("earlier", "verdict", "why"),
    [
        ("2021-06-07T12:00Z", "holds", "half a day before"),
        ("2021-06-05", "fails", "two days and more"),
        ("2021-06-07", "can't tell", "the day before, no hour known"),
        (None, "can't tell", "no date"),
        ("2021-06-12", "can't tell", "it came later"),
    ],
)
def test_second_in_a_day(earlier: str | None, verdict: str, why: str) -> None:
    second = incident("i-2", "for the second time in 24 hours", apart=(Apart("i-1", ("second round",)),))
    claims = [said(POST, "i-2", 0, "when", "2021-06-08T03:30+03:00")]
    if earlier:
        claims.append(said(POST, "i-1", 9, "when", earlier))
    found = [c for c in checks(*claims, incidents=(incident("i-1"), second)) if c.rule == "second-in-24-hours"]
    assert [c.verdict for c in found] == [verdict], why


def test_kept_apart_speaks_once_for_a_pair_with_its_reasons() -> None:
    pair = (
        incident("i-1", apart=(Apart("i-2", ("second round", "16 bombs against 20")),)),
        incident("i-2", apart=(Apart("i-1", ("second round",)),)),
    )
    (check,) = checks(incidents=pair)
    assert (check.rule, check.verdict, set(check.about)) == ("kept-apart", "holds", {"i-1", "i-2"})
    assert check.says.endswith("are two incidents: second round; 16 bombs against 20")


def test_nothing_to_check_says_nothing() -> None:
    assert checks(said(POST, "i-1", 0, "killed", 5), said(SUN, "i-1", 0, "when", "2021-06-08")) == []
