"""The page on which people hand in reports, as a browser without scripts meets it, and the events that one with scripts hears."""

import json
from collections.abc import Iterator
from time import monotonic, sleep

import httpx
import pytest
from fastapi.testclient import TestClient

from accordingto.records import Judgement, Record
from accordingto.web.desk import Desk
from tests.casebook.filled import EVENING, HARBOUR, LATER
from tests.web.conftest import PASSWORD

BOMB = "<script>alert(1)</script>"


def done(desk: Desk, address: str) -> None:
    """Wait till what was handed in is finished."""
    until = monotonic() + 30
    while not desk.additions.get(int(address.rsplit("/", 1)[1])).finished and monotonic() < until:
        sleep(0.02)


def csrf(client: TestClient) -> dict[str, str]:
    return {"csrf": client.headers["X-CSRF"]}


def test_files_are_handed_in_and_what_became_of_them_is_shown(desk: Desk, reviewer: TestClient) -> None:
    files = [("files", (f"{name}.md", text.encode())) for name, text in {"harbour": HARBOUR, "evening": EVENING}.items()]
    answer = reviewer.post("/add", data=csrf(reviewer), files=[*files, ("files", ("scan.pdf", b"%PDF-1.7"))])
    assert answer.status_code == 303
    done(desk, answer.headers["location"])
    page = reviewer.get(answer.headers["location"]).text
    assert "Done: 2 added, 1 refused." in page
    assert "It is a PDF, not text." in page
    assert page.count('href="/reports/r-') == 2
    assert 'href="/incidents/i-' in page
    assert "http-equiv" not in page, "what is finished is not loaded again"
    assert "scan.pdf" not in reviewer.get("/").text
    again = reviewer.post("/add", data=csrf(reviewer), files=[("files", ("harbour.md", LATER.encode()))])
    done(desk, again.headers["location"])
    assert "is a new version, number 2: " in reviewer.get(again.headers["location"]).text


def test_an_empty_form_is_shown_again_with_what_was_typed(reviewer: TestClient) -> None:
    """As browsers send it: where no file was chosen, one without a name or a byte."""
    typed = csrf(reviewer) | {"text": "", "address": "ftp://example.org/", "outlet": "Arlo “Herald”"}
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in typed.items()]
    parts.append('Content-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n')
    body = "".join(f"--part\r\n{part}\r\n" for part in parts) + "--part--\r\n"
    answer = reviewer.post("/add", content=body.encode(), headers={"Content-Type": "multipart/form-data; boundary=part"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="Arlo “Herald”"' in answer.text
    assert 'value="ftp://example.org/"' in answer.text


def test_a_pasted_text_comes_back_as_it_was_where_something_is_wrong(reviewer: TestClient) -> None:
    answer = reviewer.post("/add", data=csrf(reviewer) | {"text": "\nTwo died.</textarea>", "url": "nowhere"})
    assert answer.status_code == 422
    assert "\n\nTwo died.&lt;/textarea&gt;</textarea>" in answer.text, "a textarea swallows one line end at its beginning"


def test_strangers_words_are_words(desk: Desk, reviewer: TestClient) -> None:
    told = csrf(reviewer) | {"text": f"Three people were killed in Idlib on Monday, {BOMB} said.", "title": BOMB, "outlet": BOMB}
    answer = reviewer.post("/add", data=told)
    done(desk, answer.headers["location"])
    other = reviewer.post("/add", data=csrf(reviewer), files=[("files", (f'{BOMB}".pdf', b"%PDF"))])
    done(desk, other.headers["location"])
    for address in (answer.headers["location"], other.headers["location"], "/add"):
        page = reviewer.get(address)
        assert BOMB not in page.text and "&lt;script&gt;" in page.text


@pytest.mark.parametrize(("who", "status"), [("stranger", 303), ("reader", 403), ("reviewer", 200), ("admin", 200)])
def test_who_may_add(who: str, status: int, request: pytest.FixtureRequest, desk: Desk) -> None:
    client: TestClient = request.getfixturevalue(who)
    number = desk.additions.begin("Robin", ["mill.txt"]).number
    for address in ("/add", f"/add/{number}"):
        assert client.get(address).status_code == status
    assert client.post("/add", data=csrf(client) | {"text": ""}).status_code == {303: 401, 200: 422}.get(status, status)
    assert client.get("/add/99").status_code == {200: 404}.get(status, status)


def test_a_form_of_another_site_hands_nothing_in(desk: Desk, reviewer: TestClient) -> None:
    del reviewer.headers["X-CSRF"]
    assert reviewer.post("/add", data={"text": "Two died."}).status_code == 403
    assert not desk.additions.last()


def _events(lines: Iterator[str]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Kind, mark and data of each event."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if line:
            fields[name] = value
        elif "data" in fields:
            yield fields["event"], fields.get("id", ""), json.loads(fields["data"])
            fields = {}


@pytest.fixture
def at_work(desk: Desk, opened: str) -> Iterator[httpx.Client]:
    """A browser of a reviewer's at a desk that answers for real."""
    with httpx.Client(base_url=opened, headers={"Origin": opened}, timeout=20) as client:
        form = client.get("/sign-in").text.partition('name="csrf" value="')[2]
        client.headers["X-CSRF"] = form.partition('"')[0]
        answer = client.post("/sign-in", data={"name": "Robin Reviewer", "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        form = client.get("/add").text.partition('name="csrf" value="')[2]
        client.headers["X-CSRF"] = form.partition('"')[0]
        yield client


def test_each_step_is_told_as_it_is_made_and_the_last_ends_it(desk: Desk, at_work: httpx.Client) -> None:
    made = at_work.post("/add", data={"text": HARBOUR}).headers["location"]
    with at_work.stream("GET", f"{made}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = list(_events(answer.iter_lines()))
    assert told[-1][0] == "finished" and told[-1][2]["says"] == "Done: 1 added."
    assert {kind for kind, _, _ in told[:-1]} <= {"progress"}
    steps = [int(mark) for _, mark, _ in told]
    assert steps == sorted(set(steps))
    with at_work.stream("GET", f"{made}/events", headers={"Last-Event-ID": str(steps[-1])}) as answer:
        assert [kind for kind, _, _ in _events(answer.iter_lines())] == ["finished"], "whoever comes back late hears that it is over"


def test_an_open_page_hears_that_somebody_decided(desk: Desk, filled: Record, at_work: httpx.Client) -> None:
    incident = filled.incidents[0].id
    with at_work.stream("GET", f"/events?incident={incident}") as answer:
        events = _events(answer.iter_lines())
        kind, _, first = next(events)
        assert (kind, first["id"], first["what"]) == ("incident", incident, "now")
        with desk.casebook() as book:
            assert first["stamp"] == book.stamp(incident)
            book.judge(Judgement("note", (incident,), "Ada", reason="ask the hospital"))
        _, mark, second = next(events)
    assert second["id"] == incident and second["stamp"] != first["stamp"]
    with desk.casebook() as book:
        book.judge(Judgement("note", (incident,), "Ada", reason="and the police"))
    with at_work.stream("GET", "/events", headers={"Last-Event-ID": mark}) as answer:
        _, _, third = next(_events(answer.iter_lines()))
    assert third["id"] == incident, "what was missed while the line was down is heard"
