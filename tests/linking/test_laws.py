"""Laws that hold for any readings at all."""

import time
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.linking import Linked, Linker, link
from accordingto.linking.compare import compare
from accordingto.linking.index import Index
from accordingto.linking.traits import traits_of
from accordingto.records import Account, Judgement, Reading, Report
from tests.builders import ALEPPO, PARIS, RAQQA, account, account_id, after, reading, report, told, where

SAID = st.one_of(
    st.sampled_from(["2021-06-08", "2021-06-09", "2021-06", "XXXX-06-08", "XXXX-WXX-2", "2021-06-08T01:00Z"]).map(
        lambda day: told("when", day)
    ),
    st.sampled_from([RAQQA, ALEPPO, PARIS]).map(where),
    st.sampled_from(["the air force", "gunmen", "France", "the French military"]).map(lambda actor: told("actor", actor)),
    st.tuples(st.sampled_from(["killed", "injured", "munitions", "aircraft"]), st.integers(0, 30)).map(lambda pair: told(*pair)),
)
TYPES = st.sampled_from(["air/drone strike", "shooting", "other"])
WORDS = st.lists(st.sampled_from("oak lane 4400 deputy barn sedan rifle mill bridge harbour tower school".split()), max_size=12)


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    made = []
    for n in range(draw(st.integers(0, 5))):
        of = report(f"r{n}", published=draw(st.sampled_from(["", "2021-06-09", "2021-06-10"])))
        made.append(reading(of, *(_account(draw, of, k) for k in range(draw(st.integers(0, 3))))))
    return made


def _account(draw: st.DrawFn, of: Report, number: int) -> Account:
    said = draw(st.lists(SAID, max_size=4, unique_by=str))
    if number and draw(st.booleans()):
        said.append(after(account_id(of, 0), draw(st.integers(-2, 2))))
    words = tuple(sorted(set(draw(WORDS))))
    return account(of, number, *said, type=draw(TYPES), main=number == 0, words=words)


@given(readings(), st.randoms())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_reports_changes_nothing(given_readings: list[Reading], random: object) -> None:
    shuffled = list(given_readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == link(given_readings)


@given(readings())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_claim_and_no_mention_is_lost_or_doubled(given_readings: list[Reading]) -> None:
    linked = link(given_readings)
    before = [c for r in given_readings for a in r.accounts for c in a.claims]
    assert sorted(c.id for c in linked.claims) == sorted(c.id for c in before)
    known = {incident.id for incident in linked.incidents}
    assert all(c.incident in known and (c.offset is None or c.offset.incident in known) for c in linked.claims)
    mentions = [m for i in linked.incidents for m in i.mentions]
    assert len(mentions) == sum(len(a.mentions) for r in given_readings for a in r.accounts)
    unchanged = {c.id: replace(c, incident="", offset=None, value="", as_told=None) for c in before}
    assert all(replace(c, incident="", offset=None, value="", as_told=None) == unchanged[c.id] for c in linked.claims)


@given(readings())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_accounts_of_one_report_stay_apart_and_apartness_is_mutual(given_readings: list[Reading]) -> None:
    linked = link(given_readings)
    for r in linked.reports:
        assert len(set(r.incidents)) == len(r.incidents)
    pairs = {(i.id, a.incident) for i in linked.incidents for a in i.apart}
    assert pairs == {(b, a) for a, b in pairs}
    assert all(a.reasons and all(a.reasons) for i in linked.incidents for a in i.apart)
    assert all(len(i.joined) == (len(i.reports) if len(i.reports) > 1 else 0) for i in linked.incidents)


@given(readings())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_comparing_is_symmetric(given_readings: list[Reading]) -> None:
    traits = [traits_of(r.report, a) for r in given_readings for a in r.accounts]
    index = Index()
    index.add(traits)
    assert all(compare(a, b, index) == compare(b, a, index) for a in traits for b in traits)


@given(readings(), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_reports_that_come_one_by_one_give_the_record_of_all_at_once(given_readings: list[Reading], data: st.DataObject) -> None:
    linker, last = Linker(), Linked((), (), ())
    for one in data.draw(st.permutations(given_readings)):
        last = linker.linked()
        linker.add([one])
    assert linker.linked() == link(given_readings, before=last)


@given(readings())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_report_read_again_takes_the_place_of_its_first_reading(given_readings: list[Reading]) -> None:
    linker = Linker()
    linker.add(replace(r, accounts=r.accounts[:1]) for r in given_readings)
    linker.add(given_readings)
    assert linker.linked() == link(given_readings)


@given(readings(), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_judgement_is_never_undone_by_new_data(given_readings: list[Reading], data: st.DataObject) -> None:
    accounts = [a.id for r in given_readings for a in r.accounts]
    if len(accounts) < 2:
        return
    one, other = data.draw(st.lists(st.sampled_from(accounts), min_size=2, max_size=2, unique=True))
    judgement = Judgement(data.draw(st.sampled_from(("same", "not same"))), (one, other))
    linker = Linker()
    linker.judge([judgement])
    for reading_ in given_readings:
        linker.add([reading_])
        told = linker.linked().accounts
        if one in told and other in told:
            assert (told[one] == told[other]) is (judgement.kind == "same")
    last = linker.linked()
    assert sorted(c.id for c in last.claims) == sorted(c.id for r in given_readings for a in r.accounts for c in a.claims)
    assert last.incidents == link(given_readings, [judgement], before=last).incidents


@given(readings(), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_id_ever_given_leads_to_incidents(given_readings: list[Reading], data: st.DataObject) -> None:
    linker, ever = Linker(), set()
    for one in given_readings:
        linker.add([one])
        linked = linker.linked()
        now = {incident.id for incident in linked.incidents}
        ever |= now
        assert len(now) == len(linked.incidents)
        assert ever == now | linked.moved.keys()
        assert all(set(ids) <= now for ids in linked.moved.values())


def test_a_crowded_week_links_in_seconds() -> None:
    """All in one country, one type, a dozen towns: the worst case for blocks."""
    crowd = []
    for n in range(800):
        of = report(f"n{n}", published=f"2021-06-{10 + n % 7}")
        place = replace(RAQQA, name=f"Town {n % 12}", geonames=n % 12 + 1, latitude=30.0 + n % 12)
        words = tuple(sorted({f"w{(n // 4) * k % 997}" for k in range(1, 40)}))
        crowd.append(reading(of, account(of, 1, told("when", f"2021-06-0{1 + n % 7}"), where(place), told("killed", n % 9), words=words)))
    started = time.process_time()  # of the processor: a busy machine must not fail it
    linked = link(crowd)
    assert time.process_time() - started < 30
    assert sum(len(i.reports) for i in linked.incidents) == 800
