"""Judgements: held to the words that they were made on, found again in whatever is read later, and never dropped."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from accordingto.casebook import Casebook
from accordingto.errors import UnknownJudged
from accordingto.pipeline import record_of, work_out
from accordingto.records import Claim, Incident, Judgement, Reading, Report
from accordingto.settings import Settings

Came = Callable[..., Report]
Keep = Callable[[Casebook, Report], Reading]
Read = Callable[[Report], Reading]
HEAD = {"outlet": "The Harbour Post", "published": "2019-05-04", "url": "https://harbour.example/homs"}
FIRST = (
    "Four people were killed and nine injured when a car bomb exploded at a bakery in Homs on 3 May 2019, the civil defence said. "
    "Rescuers were still looking for survivors under the rubble in the evening, a resident told the paper by telephone."
)
MOVED = "Shops along the ring road stayed shut at the weekend. " + FIRST
RETOLD = FIRST.replace("Four people were killed and nine injured", "Six died and a dozen were hurt")
TWICE = FIRST + " Earlier the civil defence had put it the same way: " + FIRST
SAME_DAY = "A car bomb killed four people at a bakery in Homs on 3 May 2019, the governor’s office said, and hurt nine others in the queue."
NEXT_YEAR = "Gunmen shot two policemen dead at a checkpoint outside Kirkuk on 9 June 2020, the provincial police chief said."


def killed(reading: Reading) -> Claim:
    """The first claim on how many were killed."""
    return next(claim for account in reading.accounts for claim in account.claims if claim.question == "killed")


def rejected(casebook: Casebook, claim: Claim) -> Judgement:
    """A claim rejected."""
    return casebook.judge(Judgement("reject", (claim.id,), "an editor", reason="the bakery was shut that day"))


@pytest.mark.parametrize(
    ("later", "finds"),
    [
        (MOVED, True),  # the same words, further on
        (FIRST + " The governor came to the scene.", True),  # the same words, where they were
        (RETOLD, False),  # other words: nobody knows whether the judgement would be the same
        (TWICE, False),  # the words at two places: nobody knows which
    ],
)
def test_a_judgement_goes_where_its_words_go(casebook: Casebook, came: Came, keep: Keep, later: str, finds: bool) -> None:
    first = killed(keep(casebook, came("homs", FIRST, **HEAD)))
    rejected(casebook, first)
    read = keep(casebook, came("homs", later, **HEAD))
    (held,) = casebook.judgements()
    assert held.judgement.kind == "reject" and held.judgement.reason == "the bakery was shut that day"
    assert [one.quote for one in held.anchors] == [first.quote]
    if finds:
        (now,) = held.judgement.about
        assert killed(read).id == now and killed(read).quote == first.quote and not held.orphaned
    else:
        assert held.judgement.about == () and held.orphaned == held.anchors, "it is listed, with what it was about"


def test_an_orphaned_judgement_holds_again_when_its_words_are_back(casebook: Casebook, came: Came, keep: Keep) -> None:
    rejected(casebook, killed(keep(casebook, came("homs", FIRST, **HEAD))))
    keep(casebook, came("homs", RETOLD, **HEAD))
    back = killed(keep(casebook, came("homs", MOVED, **HEAD)))
    (held,) = casebook.judgements()
    assert held.judgement.about == (back.id,)


def test_another_readers_claim_on_the_same_words_is_what_was_judged(casebook: Casebook, came: Came, keep: Keep, read: Read) -> None:
    rejected(casebook, killed(keep(casebook, came("homs", FIRST, **HEAD))))
    (told,) = casebook.reports()
    made = read(told)
    others = tuple(
        replace(a, claims=tuple(replace(c, id=f"{c.id}-b", start=c.start, end=c.end) for c in a.claims), unsure=()) for a in made.accounts
    )
    other = replace(made, accounts=others, report=replace(told, reader="another"))
    casebook.read_again(told, other, {one.id: one.id for one in other.accounts}, "an editor")
    (held,) = casebook.judgements()
    assert held.judgement.about == (killed(other).id,)


def test_what_no_reader_finds_any_more_is_orphaned_and_kept(casebook: Casebook, came: Came, keep: Keep) -> None:
    rejected(casebook, killed(keep(casebook, came("homs", FIRST, **HEAD))))
    (told,) = casebook.reports()
    casebook.read_again(told, Reading(replace(told, reader="one that finds nothing")), {}, "an editor")
    (held,) = casebook.judgements()
    assert held.judgement.about == () and len(held.orphaned) == 1


def test_what_is_undone_holds_no_more_and_stays_in_the_log(casebook: Casebook, came: Came, keep: Keep) -> None:
    claim = killed(keep(casebook, came("homs", FIRST, **HEAD)))
    first = rejected(casebook, claim)
    casebook.undo(first.id, "another editor", "it had opened at noon")
    assert casebook.judgements() == []
    with casebook.looking() as connection:
        rows = connection.exec_driver_sql("SELECT kind, author, in_force FROM judgements ORDER BY judgement").all()
    assert [tuple(row) for row in rows] == [("reject", "an editor", "no"), ("undo", "another editor", "no")]
    again = rejected(casebook, claim)
    assert [held.judgement.id for held in casebook.judgements()] == [again.id] != [first.id]


@pytest.mark.parametrize("name", ["j-9", "9", "", "no such thing", "j-2", "j-1"])
def test_only_a_judgement_in_force_can_be_undone(casebook: Casebook, came: Came, keep: Keep, name: str) -> None:
    first = rejected(casebook, killed(keep(casebook, came("homs", FIRST, **HEAD))))
    undone = casebook.undo(first.id, "an editor", "a slip")
    assert undone.about == ("j-1",), "j-1 is undone by now, and j-2 is its undoing"
    before = casebook.head()
    with pytest.raises(UnknownJudged):
        casebook.undo(name, "an editor", "a slip")
    assert casebook.head() == before


@pytest.mark.parametrize(
    "made",
    [
        Judgement("reject", ("c-nothing",)),  # a claim that is not here
        Judgement("same", ("i-one", "i-other")),  # incidents that are not here
    ],
)
def test_a_judgement_about_nothing_that_is_here_is_refused(casebook: Casebook, made: Judgement) -> None:
    with pytest.raises(UnknownJudged):
        casebook.judge(made)
    assert casebook.head() == 0


@pytest.mark.parametrize(("other", "kind", "incidents"), [(SAME_DAY, "not same", 2), (NEXT_YEAR, "same", 1)])
def test_who_says_same_or_not_same_of_incidents_is_obeyed_for_good(
    casebook: Casebook, came: Came, keep: Keep, other: str, kind: str, incidents: int
) -> None:
    keep(casebook, came("homs", FIRST, **HEAD))
    keep(casebook, came("other", other, outlet="Radio Delta", published="2019-05-05"))
    assert len(_incidents(casebook)) == 3 - incidents, "so it is without a person's judgement"
    accounts = [account.id for reading in casebook.readings() for account in reading.accounts]
    casebook.judge(replace(Judgement("note", tuple(accounts[:2]), "an editor"), kind=kind))  # type: ignore[arg-type]
    assert len(_incidents(casebook)) == incidents
    keep(casebook, came("homs", MOVED, **HEAD))
    assert len(_incidents(casebook)) == incidents, "after a new version too"


def test_a_claim_that_was_corrected_counts_as_corrected(casebook: Casebook, came: Came, keep: Keep) -> None:
    claim = killed(keep(casebook, came("homs", FIRST, **HEAD)))
    casebook.judge(Judgement("correct", (claim.id,), "an editor", reason="a typing slip", low=5, high=5, comparator="exactly"))
    (incident,) = _incidents(casebook)
    (finding,) = (found for found in incident.findings if found.question == "killed")
    assert (finding.low, finding.high) == (5, 5)
    assert killed(next(casebook.readings())).low == 4, "what the report says stays what it says"


def _incidents(casebook: Casebook) -> tuple[Incident, ...]:
    work_out(casebook, Settings())
    return record_of(casebook).incidents
