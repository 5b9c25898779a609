"""Origins: who says what, what became of it in numbers and in words, and two names that are one."""

import re
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from accordingto.web.desk import Desk
from accordingto.web.pages import origins
from tests.web.pages.lists.markup import Page
from tests.web.pages.lists.waiting import EVIL


def page_of(client: TestClient, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Page.of(answer.text)


def one(name: str) -> str:
    return f"/origins/one?{urlencode({'name': name})}"


def named(page: Page) -> list[str]:
    return [link for link in page.links if link.startswith("/origins/one?")]


def test_each_origin_stands_with_its_numbers_in_words(looker: TestClient, busy: Desk) -> None:
    page = page_of(looker, "/origins")
    with busy.casebook() as casebook:
        lines = casebook.origins(limit=100).lines
    assert len(named(page)) == len(lines) > 4
    for line in lines:
        words = page.words[page.words.index(f" {line.name} ") :]
        for count, what in ((line.confirmed, "confirmed"), (line.corrected, "corrected"), (line.contradicted, "contradicted")):
            found = re.search(rf"([\d,]+) {what}", words)
            assert found and found[1] == f"{count:,}", (line.name, what)
    assert page.words.count("others later said the same") == 1  # what the words mean stands once
    assert "not whether it was true" in page.words


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("ministry", ["interior ministry"]),
        ("MINISTRY", ["interior ministry"]),
        ("<script>", [EVIL]),  # a name is a name
        ("nobody at all", []),
        ("%", []),  # no pattern
    ],
)
def test_a_name_is_found_by_a_part_of_it(looker: TestClient, sought: str, found: list[str]) -> None:
    page = page_of(looker, f"/origins?{urlencode({'q': sought})}")
    assert named(page) == [one(name) for name in found]
    assert ("No origin is called so" in page.words) == (not found)


def test_pages_hold_every_origin_once(looker: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = named(page_of(looker, "/origins"))
    monkeypatch.setattr(origins, "AT_A_TIME", 2)
    found: list[str] = []
    address = "/origins"
    while address:
        page = page_of(looker, address)
        found += named(page)
        address = next((link for link in page.links if "after=" in link), "")
    assert found == whole


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("interior ministry", ["official", "Air strikes, Idlib", "killed disputed 9 nobody else", "7 The Harbour Wire"]),
        (EVIL, ["the outlet’s own voice", "killed disputed 3 nobody else", "9 interior ministry"]),
    ],
)
def test_an_origin_shows_its_answers_and_who_says_otherwise(looker: TestClient, name: str, words: list[str]) -> None:
    page = page_of(looker, one(name))
    assert [word for word in words if word not in page.words] == []
    assert page.runs == []


def test_nobody_of_that_name_is_told_so(looker: TestClient) -> None:
    answer = looker.get(one("Ministry of Nothing"))
    assert answer.status_code == 404
    assert "no origin is called 'Ministry of Nothing'" in Page.of(answer.text).words


def test_two_names_become_one_origin_and_are_two_again(judge: TestClient, looker: TestClient) -> None:
    form = {"kind": "one origin", "about": ["interior ministry", "Quillbridge Medical Society"]}
    assert "They are one origin" in page_of(judge, one("interior ministry")).words
    assert "They are one origin" not in page_of(looker, one("interior ministry")).words
    before = page_of(judge, "/origins").words

    preview = judge.post("/decide", data={**form, "reason": "the society is run by it"})
    assert preview.status_code == 200
    done = judge.post("/decide", data={**form, "reason": "the society is run by it", "do": "it"})
    assert done.status_code == 303
    page = page_of(judge, one("interior ministry"))
    assert "took two names for one origin" in page.words
    undo = next(link for link in page.links if link.startswith("/decide?kind=undo"))

    made = re.search("about=(j-[0-9]+)", undo)
    assert made
    undone = judge.post("/decide", data={"kind": "undo", "about": made[1], "reason": "it is not", "do": "it"})
    assert undone.status_code == 303
    assert page_of(judge, "/origins").words == before


def test_a_desk_without_reports_says_what_to_do(laptop: TestClient) -> None:
    assert "Add reports" in page_of(laptop, "/origins").words
