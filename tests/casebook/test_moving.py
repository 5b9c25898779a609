"""Moving a claim, splitting an incident, making two names one: what becomes of incidents, and that it comes back when undone."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.errors import Unjudgeable, UnknownJudged
from accordingto.pipeline.deciding import Undoing, decide
from accordingto.records import Claim, Finding, Incident, Judgement, JudgementKind, Record
from tests.casebook.filled import RULES, add
from tests.databases import Moulds

HOMS = "Shells killed four people and wounded nine at a bakery in Homs on 3 May 2019, the civil defence said."
HOMS_TOO = "Four people died and nine were wounded when shells hit a bakery in Homs on 3 May 2019, the health directorate said."
KIRKUK = "Gunmen shot two policemen dead at a checkpoint outside Kirkuk on 9 June 2020, the provincial police chief said."
BOTH = HOMS + " Elsewhere, the paper had said that 30 people were wounded."
HEADS = {"post": "The Harbour Post", "delta": "Radio Delta", "north": "The Northern Mail", "south": "The Southern Mail"}


@pytest.fixture
def filled(where: str, moulds: Moulds, tmp_path: Path) -> Iterator[Casebook]:
    """Two reports on one incident, a third on another."""
    moulds.pour("claims to be moved", where, lambda at: fill(at, tmp_path))
    with Casebook.open(where) as made:
        yield made


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, moulds: Moulds) -> Iterator[Casebook]:
    """The same, for all that is refused."""
    folder = tmp_path_factory.mktemp("untouched")
    moulds.pour("claims to be moved", str(folder / "one.casebook"), lambda at: fill(at, folder))
    with Casebook.open(str(folder / "one.casebook")) as made:
        yield made


def fill(where: str, folder: Path) -> None:
    with Casebook.create(where) as casebook:
        for key, text in {"post": BOTH, "delta": HOMS_TOO, "north": KIRKUK}.items():
            put(casebook, folder, key, text)
        assert [len(one.reports) for one in record(casebook).incidents] == [2, 1]


def put(casebook: Casebook, folder: Path, key: str, text: str) -> None:
    """Add a report, or a newer version of it."""
    add(casebook, folder, key, f"---\noutlet: {HEADS[key]}\npublished: 2020-06-10\nurl: https://news.example/{key}\n---\n{text}\n")


def record(casebook: Casebook) -> Record:
    pipeline.work_out(casebook, RULES)
    return pipeline.record_of(casebook)


def judge(casebook: Casebook, kind: JudgementKind, *about: str) -> Judgement:
    return decide(casebook, Judgement(kind, about, "a judge", reason="by the map"))


def undo(casebook: Casebook, made: Judgement) -> None:
    decide(casebook, Undoing(made.id, "a judge", "not so"))


def at(casebook: Casebook, place: str) -> Incident:
    return next(one for one in record(casebook).incidents if place in one.label)


def killed(incident: Incident) -> Finding | None:
    return next((found for found in incident.findings if found.question == "killed" and found.group == "all"), None)


def claim_of(casebook: Casebook, quote: str, key: str = "post") -> Claim:
    told = record(casebook)
    of = next(report.id for report in told.reports if report.key == key)
    return next(claim for claim in told.claims if quote in claim.quote and claim.report == of)


def sound(casebook: Casebook) -> None:
    assert list(casebook.faults()) == []


def test_a_claim_that_is_moved_counts_where_it_belongs_and_comes_back(filled: Casebook) -> None:
    before = record(filled)
    claim = claim_of(filled, "killed four people")
    moved = judge(filled, "move", claim.id, at(filled, "Kirkuk").id)
    homs, kirkuk = at(filled, "Homs"), at(filled, "Kirkuk")
    assert claim.id in chain.from_iterable(found.claims for found in kirkuk.findings)
    assert claim.id not in chain.from_iterable(found.claims for found in homs.findings)
    assert (killed(kirkuk) or pytest.fail()).high == 4
    now = claim_of(filled, "killed four people")
    assert (now.id, now.quote, now.origin, now.incident) == (claim.id, claim.quote, claim.origin, kirkuk.id)
    assert homs.reports == at(filled, "Homs").reports and claim.report in kirkuk.reports, "the report tells of both now"
    with filled.looking() as connection:
        seen = connection.exec_driver_sql(f"SELECT incident FROM claims WHERE claim = '{claim.id}'").scalar()
        told = connection.exec_driver_sql(f"SELECT count(*) FROM accounts WHERE incident = '{kirkuk.id}'").scalar()
    assert (seen, told) == (kirkuk.id, 2)
    sound(filled)
    undo(filled, moved)
    after = record(filled)
    assert (after.incidents, after.claims, after.reports) == (before.incidents, before.claims, before.reports)
    sound(filled)


def test_a_claim_may_be_of_an_incident_of_its_own(filled: Casebook) -> None:
    claim = claim_of(filled, "30 people were wounded")
    judge(filled, "move", claim.id)
    told = record(filled)
    own = next(one for one in told.incidents if one.id == claim_of(filled, "30 people were wounded").incident)
    assert len(told.incidents) == 3 and list(chain.from_iterable(found.claims for found in own.findings)) == [claim.id]
    assert any("a person said so" in reason for apart in own.apart for reason in apart.reasons)


def test_a_move_goes_where_the_claims_words_go(filled: Casebook, tmp_path: Path) -> None:
    kirkuk = at(filled, "Kirkuk").id
    judge(filled, "move", claim_of(filled, "killed four people").id, kirkuk)
    put(filled, tmp_path, "post", "The ring road is open again. " + BOTH)
    assert claim_of(filled, "killed four people").incident == kirkuk
    put(filled, tmp_path, "post", BOTH.replace("Shells killed four people", "Shells killed five people"))
    assert claim_of(filled, "killed five people").incident == at(filled, "Homs").id, "other words: nobody knows where these belong"
    assert [one.judgement.about for one in filled.judgements()] == [()] and filled.counted()["orphaned"] == 1
    sound(filled)


def test_a_moved_claim_may_be_moved_on_and_each_move_undone(filled: Casebook) -> None:
    claim = claim_of(filled, "30 people were wounded")
    first = judge(filled, "move", claim.id)
    second = judge(filled, "move", claim.id, at(filled, "Kirkuk").id)
    assert claim_of(filled, "30 people").incident == at(filled, "Kirkuk").id and len(record(filled).incidents) == 2
    undo(filled, first)
    assert claim_of(filled, "30 people").incident == at(filled, "Kirkuk").id
    undo(filled, second)
    assert claim_of(filled, "30 people").incident == claim.incident
    sound(filled)


def test_what_is_moved_is_told_of_in_the_history_of_both_incidents(filled: Casebook) -> None:
    homs, kirkuk = at(filled, "Homs").id, at(filled, "Kirkuk").id
    before = filled.stamp(homs), filled.stamp(kirkuk)
    made = judge(filled, "move", claim_of(filled, "killed four people").id, kirkuk)
    for incident in (homs, kirkuk):
        assert made.id in [event.judgement.id for event in filled.history(incident) if event.judgement]
    assert filled.stamp(homs) != before[0] and filled.stamp(kirkuk) != before[1]


def test_accounts_that_leave_an_incident_leave_together_and_come_back(filled: Casebook, tmp_path: Path) -> None:
    put(filled, tmp_path, "south", HOMS)
    before, homs = record(filled), at(filled, "Homs")
    made = judge(filled, "split", homs.id, "delta", "south")
    assert sorted(len(one.reports) for one in record(filled).incidents) == [1, 1, 2]
    assert filled.judgements()[0].judgement.about[0] == homs.id
    sound(filled)
    undo(filled, made)
    assert [replace(one, formerly=()) for one in record(filled).incidents] == list(before.incidents)


@pytest.mark.parametrize(
    ("kind", "about", "says"),
    [
        ("split", ("{homs}",), "an incident and accounts of it"),  # nobody leaves
        ("split", ("{homs}", "north"), "has no account"),  # of another incident
        ("split", ("{homs}", "post", "delta"), "some have to stay"),  # all of them
        ("move", ("{claim}", "{homs}"), "already"),  # where it is
        ("move", ("{homs}", "{kirkuk}"), "is an incident"),  # no claim
        ("same", ("{homs}", "{homs}"), "one incident"),  # with itself
        ("same", ("{homs}",), "said of two"),
        ("accept", ("{kirkuk}",), "is an incident"),
        ("one origin", ("Civil Defence", "civil  defence"), "one name"),
        ("correct", ("{claim}",), "none was given"),
        ("correct", ("{claim}", "{post}"), "names no words"),
    ],
)
def test_what_can_not_be_decided_is_told_in_a_sentence(untouched: Casebook, kind: JudgementKind, about: tuple[str, ...], says: str) -> None:
    claim = claim_of(untouched, "killed four people")
    names = {"homs": at(untouched, "Homs").id, "kirkuk": at(untouched, "Kirkuk").id, "claim": claim.id, "post": claim.report}
    figure = {"low": 3} if len(about) > 1 else {}
    before = untouched.head()
    with pytest.raises(Unjudgeable, match=says):
        untouched.judge(Judgement(kind, tuple(name.format(**names) for name in about), "a judge", reason="x", **figure))  # type: ignore[arg-type]
    assert untouched.head() == before


@pytest.mark.parametrize("about", [("c-none",), ("{claim}", "i-none"), ("{claim}", "r-none:3-9")])
def test_a_move_of_or_to_what_is_not_here_is_refused(untouched: Casebook, about: tuple[str, ...]) -> None:
    claim = claim_of(untouched, "killed four people").id
    with pytest.raises(UnknownJudged):
        untouched.judge(Judgement("move", tuple(name.format(claim=claim) for name in about), "a judge"))


def test_two_names_are_one_origin_in_all_of_the_casebook(filled: Casebook) -> None:
    before = record(filled).incidents
    assert len((killed(at(filled, "Homs")) or pytest.fail()).origins) == 2
    made = judge(filled, "one origin", "civil defence", "health directorate")
    found = killed(at(filled, "Homs")) or pytest.fail()
    assert found.origins == ("civil defence",) and found.status == "single origin"
    (carried,) = (one for one in at(filled, "Homs").origins if one.name == "civil defence")
    assert "health directorate" in carried.also and len(carried.reports) == 2
    assert filled.judgements()[0].judgement.about == ("civil defence", "health directorate") and filled.counted()["orphaned"] == 0
    undo(filled, made)
    assert record(filled).incidents == before


def test_names_made_one_with_one_are_all_one(filled: Casebook) -> None:
    judge(filled, "one origin", "civil defence", "health directorate")
    judge(filled, "one origin", "provincial police chief", "health directorate")
    assert (killed(at(filled, "Homs")) or pytest.fail()).origins == ("provincial police chief",)


def test_a_name_that_nobody_gives_is_no_origin(untouched: Casebook) -> None:
    with pytest.raises(UnknownJudged, match="Nobody"):
        untouched.judge(Judgement("one origin", ("civil defence", "Nobody at All"), "a judge"))


def test_a_correction_keeps_the_words_that_bear_it_out(filled: Casebook, tmp_path: Path) -> None:
    claim = claim_of(filled, "killed four people")
    text = filled.text(claim.report)
    start = text.index("30 people")
    words = f"{claim.report}:{start}-{start + 9}"
    decide(filled, Judgement("correct", (claim.id, words), "a judge", reason="read again", low=30, high=30))
    (held,) = filled.judgements()
    assert held.judgement.about == (claim.id, words) and [one.quote for one in held.anchors] == ["killed four people", "30 people"]
    assert (killed(at(filled, "Homs")) or pytest.fail()).high == 30
    put(filled, tmp_path, "post", "At noon. " + BOTH)
    assert filled.judgements()[0].judgement.about[1] == f"{claim.report}:{start + 9}-{start + 18}"
    put(filled, tmp_path, "post", BOTH.replace("30 people", "a crowd"))
    (held,) = filled.judgements()
    assert [one.quote for one in held.orphaned] == ["30 people"] and len(held.judgement.about) == 1
    assert (killed(at(filled, "Homs")) or pytest.fail()).high == 30, "the words that it is on still stand"


def test_an_incident_may_be_named_by_an_id_that_led_to_it_or_by_words_that_mention_it(filled: Casebook) -> None:
    homs, kirkuk = at(filled, "Homs"), at(filled, "Kirkuk")
    mention = kirkuk.mentions[0]
    made = judge(filled, "same", homs.id, f"{mention.report}:{mention.start}-{mention.end}")
    (one,) = record(filled).incidents
    former = ({homs.id, kirkuk.id} - {one.id}).pop()
    judge(filled, "note", former)
    assert "note" in [event.judgement.kind for event in filled.history(one.id) if event.judgement]
    undo(filled, made)
    assert len(record(filled).incidents) == 2


def test_an_erasure_takes_away_the_names_that_only_the_erased_report_gave(filled: Casebook) -> None:
    judge(filled, "one origin", "health directorate", "civil defence")
    filled.erase("delta", "the registrar", "asked for")
    with filled.looking() as connection:
        told = connection.exec_driver_sql("SELECT about FROM judgements ORDER BY about").scalars().all()
    assert sorted(told) == ["", "civil defence"]
    sound(filled)
    assert "health directorate" not in repr(record(filled))
    assert [one.judgement.about for one in filled.judgements()] == [()]


def test_what_was_moved_from_an_erased_report_is_gone(filled: Casebook) -> None:
    judge(filled, "move", claim_of(filled, "killed four people").id, at(filled, "Kirkuk").id)
    filled.erase("post", "the registrar", "asked for")
    assert len(at(filled, "Kirkuk").reports) == 1
    sound(filled)


def test_a_backup_holds_what_was_moved(filled: Casebook, tmp_path: Path) -> None:
    judge(filled, "move", claim_of(filled, "killed four people").id, at(filled, "Kirkuk").id)
    filled.back_up(str(tmp_path / "backup"))
    with Casebook.restore(str(tmp_path / "backup"), str(tmp_path / "again")) as again:
        assert record(again) == record(filled)
        sound(again)
