"""A linker that is thrown away after every step goes on from what was kept, and looks up no more than what the step touches."""

import pickle
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from random import Random
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.linking import Changes, Kept, Linker, link
from accordingto.linking.naming import own_id
from accordingto.records import Account, Claim, Incident, Judgement, Reading, Report
from tests.builders import ALEPPO, RAQQA, account, account_id, reading, report, told, where
from tests.linking.test_laws import readings

Value = TypeVar("Value")


class Shelf(MutableMapping[str, Value]):
    """Keeps values as bytes, as a table does; whoever would go through all of it is refused."""

    def __init__(self) -> None:
        self.rows: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> Value:
        value: Value = pickle.loads(self.rows[key])
        return value

    def __setitem__(self, key: str, value: Value) -> None:
        self.rows[key] = pickle.dumps(value)

    def __delitem__(self, key: str) -> None:
        del self.rows[key]

    def __contains__(self, key: object) -> bool:
        return key in self.rows

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("went through everything that was kept")

    def __len__(self) -> int:
        raise AssertionError("counted everything that was kept")


def shelves() -> Kept:
    made: dict[str, Any] = {one.name: Shelf[Any]() for one in fields(Kept) if one.name not in ("decisions", "ahead", "read_ahead")}
    return Kept(**made)


@dataclass
class Casebook:
    """Does with changes what a casebook does: writes what they name and drops what they end."""

    kept: Kept = field(default_factory=shelves)
    born: dict[str, tuple[int, str]] | None = None
    incidents: dict[str, Incident] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)

    def linker(self) -> Linker:
        return Linker(self.kept, self.born)

    def write(self, changes: Changes) -> None:
        for ended in changes.ended:
            self.incidents.pop(ended, None)
        self.incidents |= {incident.id: incident for incident in changes.incidents}
        self.reports |= {report.id: report for report in changes.reports}
        self.claims |= {r.id: tuple(claim for claim in changes.claims if claim.report == r.id) for r in changes.reports}

    def add(self, *some: Reading) -> Changes:
        linker = self.linker()
        linker.add(some)
        self.write(changes := linker.changes())
        return changes

    def judge(self, *some: Judgement) -> Changes:
        linker = self.linker()
        linker.judge(some)
        self.write(changes := linker.changes())
        return changes

    def undo(self, judgement: Judgement) -> Changes:
        linker = self.linker()
        linker.undo(judgement)
        self.write(changes := linker.changes())
        return changes

    def holds(self, incidents: Sequence[Incident], claims: Sequence[Claim], reports: Sequence[Report]) -> None:
        """Fail unless it shows these and nothing else."""
        assert sorted(self.incidents.values(), key=lambda one: one.id) == sorted(incidents, key=lambda one: one.id)
        assert [self.reports[one] for one in sorted(self.reports)] == list(reports)
        assert [claim for one in sorted(self.claims) for claim in self.claims[one]] == list(claims)


def born_of(some: Sequence[Reading]) -> dict[str, tuple[int, str]]:
    """Accounts in the order of these readings, each with its own id."""
    accounts = [account for reading in some for account in reading.accounts]
    return {account.id: (place, own_id(account)) for place, account in enumerate(accounts)}


def without_former(incidents: Sequence[Incident]) -> list[Incident]:
    return [replace(incident, formerly=()) for incident in incidents]


SLOW = dict(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(readings(), st.data())
@settings(max_examples=150, **SLOW)  # type: ignore[arg-type]
def test_a_linker_made_anew_for_each_batch_gives_the_record_of_all_at_once(given_readings: list[Reading], data: st.DataObject) -> None:
    casebook, born = Casebook(born=born_of(given_readings)), born_of(given_readings)
    left = data.draw(st.permutations(given_readings))
    while left:
        many = data.draw(st.integers(1, len(left)))
        if data.draw(st.booleans()):  # first read with less in it
            casebook.add(*(replace(one, accounts=one.accounts[:1]) for one in left[:many]))
        casebook.add(*left[:many])
        left = left[many:]
    whole = Linker(born=born)
    whole.add(given_readings)
    linked = whole.linked()
    casebook.incidents = {one.id: one for one in without_former(list(casebook.incidents.values()))}
    casebook.holds(without_former(linked.incidents), linked.claims, linked.reports)


@given(readings(), st.data())
@settings(max_examples=100, **SLOW)  # type: ignore[arg-type]
def test_ids_and_former_ids_are_those_of_one_linker_that_never_ended(given_readings: list[Reading], data: st.DataObject) -> None:
    casebook, lasting = Casebook(), Linker()
    for one in data.draw(st.permutations(given_readings)):
        casebook.add(one)
        lasting.add([one])
        linked = lasting.linked()
        casebook.holds(linked.incidents, linked.claims, linked.reports)


@given(readings(), st.data())
@settings(max_examples=100, **SLOW)  # type: ignore[arg-type]
def test_judgements_hold_and_are_taken_back_whenever_they_come(given_readings: list[Reading], data: st.DataObject) -> None:
    accounts = [account.id for reading in given_readings for account in reading.accounts]
    if len(accounts) < 2:
        return
    pair = st.lists(st.sampled_from(accounts), min_size=2, max_size=2, unique=True).map(lambda two: (two[0], two[1]))
    made = [
        Judgement(data.draw(st.sampled_from(("same", "not same"))), about, id=f"j{number}")
        for number, about in enumerate(data.draw(st.lists(pair, max_size=4)))
    ]
    born = born_of(given_readings)
    casebook = Casebook(born=born)
    undone = [judgement for judgement in made if data.draw(st.booleans())]
    steps: list[Callable[[], object]] = [partial(casebook.judge, one) for one in made]
    for reading_ in given_readings:
        steps.insert(data.draw(st.integers(0, len(steps))), partial(casebook.add, reading_))
    for step in steps:
        step()
    for judgement in undone:
        casebook.undo(judgement)
    whole = Linker(born=born)
    whole.judge([judgement for judgement in made if judgement not in undone])
    whole.add(given_readings)
    linked = whole.linked()
    casebook.incidents = {one.id: one for one in without_former(list(casebook.incidents.values()))}
    casebook.holds(without_former(linked.incidents), linked.claims, linked.reports)


def crowded(many: int) -> list[Reading]:
    """Reports on two dozen events in as many towns, some near each other; words as uneven as a language's: some in all, most in few."""
    chance, made = Random(7), []
    towns = [replace(RAQQA, name=f"Town {n}", geonames=n + 1, latitude=30.0 + n // 3) for n in range(24)]
    for number in range(many):
        of = report(f"n{number}", f"Outlet {number % 9}", f"2021-06-{10 + number % 7:02}")
        accounts: list[Account] = []
        for event in chance.sample(range(24), chance.choice((1, 1, 2))):
            words = {f"w{int(1.1 ** chance.uniform(0, 60))}" for _ in range(20)} | {f"e{event}x{chance.randint(0, 12)}" for _ in range(9)}
            said = [told("when", f"2021-06-{8 + event % 3:02}"), where(towns[event]), told("killed", chance.randint(0, 5))]
            accounts.append(account(of, len(accounts), *said, words=tuple(sorted(words)), main=not accounts))
        made.append(reading(of, *accounts))
    return made


def test_words_that_grow_common_between_batches_change_nothing() -> None:
    given_readings = crowded(70)
    casebook, born = Casebook(born=born_of(given_readings)), born_of(given_readings)
    shuffled = Random(3).sample(given_readings, len(given_readings))
    for at in range(0, len(shuffled), 5):
        batch = shuffled[at : at + 5]
        casebook.add(*(replace(one, accounts=one.accounts[:1]) if n % 5 == 0 else one for n, one in enumerate(batch)))
        casebook.add(*batch[::5])
    whole = Linker(born=born)
    whole.add(given_readings)
    linked = whole.linked()
    assert max(map(len, (incident.reports for incident in linked.incidents))) > 1 and any(one.apart for one in linked.incidents)
    casebook.incidents = {one.id: one for one in without_former(list(casebook.incidents.values()))}
    casebook.holds(without_former(linked.incidents), linked.claims, linked.reports)


MORNING, EVENING, FAR = report("morning", published="2021-06-09"), report("evening", published="2021-06-09"), report("far")


def raid(of: Report, *more: dict[str, Any], place: Any = RAQQA, day: str = "2021-06-08") -> Reading:
    return reading(of, account(of, 1, told("when", day), where(place), told("actor", "the air force"), *more))


def test_changes_name_what_differs_and_nothing_else() -> None:
    casebook = Casebook()
    casebook.add(raid(FAR, place=ALEPPO, day="2019-01-01"))
    alone = casebook.add(raid(MORNING))
    both = casebook.add(raid(EVENING))
    assert [one.reports for one in alone.incidents] == [(MORNING.id,)] and not alone.ended
    assert {one.id for one in both.reports} == {MORNING.id, EVENING.id}
    assert [set(one.reports) for one in both.incidents] == [{MORNING.id, EVENING.id}]
    assert casebook.add() == Changes((), (), (), ())


def test_changes_name_an_incident_whose_only_difference_is_a_claim() -> None:
    casebook = Casebook()
    casebook.add(raid(MORNING), raid(EVENING))
    changes = casebook.add(raid(MORNING, told("killed", 3)))
    assert [set(one.reports) for one in changes.incidents] == [{MORNING.id, EVENING.id}]
    assert [claim.low for claim in changes.claims if claim.question == "killed"] == [3]


def test_a_merge_ends_an_id_and_says_which() -> None:
    casebook = Casebook(born={account_id(EVENING, 1): (1, "i-evening"), account_id(MORNING, 1): (2, "i-morning")})
    casebook.add(raid(MORNING), raid(EVENING, place=ALEPPO))
    judgement = Judgement("same", (account_id(MORNING, 1), account_id(EVENING, 1)), id="j")
    merged = casebook.judge(judgement)
    assert merged.ended == ("i-morning",)
    assert [(one.id, one.formerly) for one in merged.incidents] == [("i-evening", ("i-morning",))]
    assert {one.id for one in casebook.undo(judgement).incidents} == {"i-evening", "i-morning"}


def test_a_judgement_on_an_incident_binds_the_accounts_that_stood_under_it() -> None:
    casebook = Casebook()
    casebook.add(raid(MORNING), raid(EVENING))
    (incident,) = casebook.incidents
    casebook.add(raid(FAR, place=ALEPPO, day="2019-01-01"))
    (other,) = casebook.incidents.keys() - {incident}
    casebook.judge(Judgement("same", (incident, other)))
    assert [len(one.reports) for one in casebook.incidents.values()] == [3]


def test_words_that_became_common_bring_nobody_together_and_are_kept_by_their_number_alone() -> None:
    casebook = Kept()
    linker = Linker(casebook)
    linker.add(reading(of := report(f"n{n}"), account(of, 0, words=("market",))) for n in range(1100))
    assert (casebook.counts["market"], "market" in casebook.sharing) == (1024, False)
    linker.add([reading(report("n0"))])
    assert casebook.counts["market"] == 1024


def test_whoever_goes_on_gives_all_of_it_when_asked() -> None:
    kept = Kept()
    first = Linker(kept)
    first.add([raid(MORNING)])
    first.changes()
    going_on = Linker(kept)
    going_on.add([raid(EVENING)])
    assert link([raid(MORNING), raid(EVENING)]).claims == going_on.linked().claims
