"""The queue: what waits is shown with all that deciding takes, what settles most first."""

import re

import pytest
from fastapi.testclient import TestClient

from accordingto.web.desk import Desk
from accordingto.web.pages import queue
from tests.web.pages.lists.markup import Page

KINDS = {
    # each kind, words that whoever decides needs, and the decisions that are offered
    "finding": (["disputed", "reports on 3 sides", "3–9", "interior ministry", "Take this side"], {"accept", "reject", "correct", "note"}),
    "check": (["a running total doesn't fall", "412 killed in Idlib province", "390 killed"], set()),
    "link": (
        ["One incident or two?", "The two side by side", "the same", "another day: 2021-05-05 against 2021-05-03"],
        {"same", "not same"},
    ),
    "version": (["What it says otherwise", "killed 6 7", "injured 11 nothing", "killed seven people"], {"accept", "note"}),
    "orphan": (["accepted a claim", "by the hospital's list", "“wounded eleven”"], {"undo"}),
}


def queued(client: TestClient, kind: str = "") -> Page:
    answer = client.get(f"/queue?kind={kind}" if kind else "/queue")
    assert answer.status_code == 200
    return Page.of(answer.text)


def offered(page: Page) -> set[str]:
    found = (re.match(r"/decide\?kind=([a-z+]+)&", link) for link in page.links)
    return {one[1].replace("+", " ").replace("%20", " ") for one in found if one}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_shown_with_what_deciding_takes(judge: TestClient, kind: str) -> None:
    page, (words, kinds) = queued(judge, kind), KINDS[kind]
    assert [one for one in words if one not in page.words] == []
    assert kinds <= offered(page)


def test_whoever_may_only_read_is_offered_no_decision(looker: TestClient) -> None:
    assert offered(queued(looker)) == set()


def test_every_decision_offered_leads_to_its_form(judge: TestClient) -> None:
    links = {link for link in queued(judge).links if link.startswith("/decide?")}
    assert len(links) > 20
    assert {link: status for link in sorted(links) if (status := judge.get(link).status_code) != 200} == {}


def test_every_other_way_leads_somewhere(judge: TestClient) -> None:
    links = {link.partition("#")[0] for link in queued(judge).links if link.startswith(("/incidents/", "/reports/", "/decisions/"))}
    assert {link: status for link in sorted(links) if (status := judge.get(link).status_code) != 200} == {}


def test_pages_hold_all_that_waits_once_what_settles_most_first(judge: TestClient, busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "AT_A_TIME", 2)
    with busy.casebook() as casebook:
        due = [item.kind for item in casebook.waiting(limit=100).items]
    shown: list[str] = []
    address = "/queue"
    while address:
        markup = judge.get(address).text
        shown += re.findall(r'<li class="case is-(\w+)">', markup)
        following = [link for link in Page.of(markup).links if "after=" in link]
        address = following[0] if following else ""
    assert shown == due
    assert len(due) > 4


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/queue?kind=sorrow", "“kind” is to be one of finding, check"),
        ("/queue?after=seven", "this page’s address was cut short"),  # no page gave it
        ("/queue?after=٣.x", "this page’s address was cut short"),  # digits of another script
    ],
)
def test_what_no_page_gave_is_refused_with_a_sentence(looker: TestClient, address: str, sentence: str) -> None:
    answer = looker.get(address)
    assert answer.status_code == 422
    assert sentence in Page.of(answer.text).words


def test_words_of_strangers_stay_words(judge: TestClient) -> None:
    page = queued(judge)
    assert page.runs == []
    assert "<script>alert(1)</script>" in page.words


def test_where_nothing_waits_it_says_what_would(laptop: TestClient) -> None:
    page = queued(laptop)
    assert "Nothing waits for a decision" in page.words
    assert "None of these waits" in queued(laptop, "link").words
