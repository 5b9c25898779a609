"""Who is compared: what lies too far apart in time would be barred anyway, and words side by side bring accounts together."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.linking.candidates import may_be_of_one_time
from accordingto.linking.compare import compare
from accordingto.linking.comparing import Comparisons
from accordingto.linking.index import Index
from accordingto.linking.traits import Traits, traits_of
from tests.builders import account, report, told

DAYS = (
    "2021-06-01", "2021-06-08T23:50-06:00", "2021-06-21", "2021-07", "2021-05-25/2021-05-28", "2020",
    "XXXX-06-08", "XXXX-WXX-3", "2022-01-02",
)  # fmt: skip


def traits(outlet: str, days: list[str], published: str = "", title: str = "") -> Traits:
    of = report(outlet, outlet, published, title=title)
    return traits_of(of, account(of, 0, *(told("when", day) for day in days)))


@given(*[st.lists(st.sampled_from(DAYS), max_size=2, unique=True), st.sampled_from(["", "2021-05-01", "2021-06-09"])] * 2)
def test_whoever_is_left_out_for_time_would_be_barred(one: list[str], early: str, other: list[str], late: str) -> None:
    a, b = traits("Wire", one, early), traits("Herald", other, late)
    assert may_be_of_one_time(a.times, b.times) == may_be_of_one_time(b.times, a.times)
    assert may_be_of_one_time(a.times, b.times) or compare(a, b, Index()).barred


def test_words_side_by_side_in_headlines_bring_accounts_together() -> None:
    told_of = Comparisons()
    common = [f"{word} of number{n}" for word in ("otter", "creek", "bridge") for n in range(80)]
    titles = ["Verdict awaited: Otter Creek Bridge", "Sheriff, Otter Creek Bridge", "Bridge, then creek, then otter", *common]
    told_of.add(traits(f"Outlet {n}", [], title=title) for n, title in enumerate(titles))
    id_of = {t.report.title: t.id for t in told_of.traits.values()}
    assert told_of.kept.partners[id_of[titles[0]]] == (id_of[titles[1]],)
