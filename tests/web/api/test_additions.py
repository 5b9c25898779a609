"""Reports handed in by a program."""

from time import monotonic, sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accordingto.web.desk import Desk
from tests.casebook.filled import EVENING, HARBOUR

ADDITIONS = "/api/v1/additions"


def finished(client: TestClient, address: str) -> dict[str, Any]:
    """What became of it."""
    until = monotonic() + 30
    while (found := client.get(address).json())["state"] not in ("done", "failed", "stopped") and monotonic() < until:
        sleep(0.02)
    return dict(found)


def test_files_and_text_are_handed_in_and_followed(reviewer: TestClient) -> None:
    files = [("files", ("harbour.md", HARBOUR.encode())), ("files", ("scan.pdf", b"%PDF-1.7"))]
    made = reviewer.post(ADDITIONS, data={"text": EVENING, "outlet": "Arlo Herald"}, files=files)
    assert made.status_code == 202, made.text
    told = finished(reviewer, made.headers["location"])
    assert told["state"] == "done" and told["by"] == "Robin Reviewer"
    harbour, scan, text = told["sources"]
    assert [came["key"] for came in harbour["added"] + text["added"]] == ["harbour", "pasted text"]
    assert scan["refused"] == [{"source": "scan.pdf", "reason": "It is a PDF, not text."}]
    events = reviewer.get(f"{made.headers['location']}/events")
    assert events.headers["content-type"].startswith("text/event-stream") and "event: finished" in events.text
    (report,) = (one["report"] for one in harbour["added"])
    assert reviewer.get(f"/api/v1/reports/{report}").json()["outlet"] == "Arlo Herald"


def test_what_is_sent_twice_with_one_key_is_done_once(desk: Desk, reviewer: TestClient) -> None:
    sent = {"data": {"outlet": "Arlo"}, "files": [("files", ("harbour.md", HARBOUR.encode()))], "headers": {"Idempotency-Key": "one"}}
    first, again = (reviewer.post(ADDITIONS, **sent) for _ in range(2))  # type: ignore[arg-type]
    assert first.headers["location"] == again.headers["location"]
    assert len(desk.additions.last()) == 1
    sent["files"] = [("files", ("harbour.md", EVENING.encode()))]
    assert reviewer.post(ADDITIONS, **sent).status_code == 422, "another file under the same key"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": {"text": ""}, "files": {"no": ("no", b"")}}, 422),
        ({"data": {"address": "file:///etc/passwd"}, "files": {"no": ("no", b"")}}, 422),
        ({"data": {"text": "a\0b"}, "files": {"no": ("no", b"")}}, 422),
        ({"data": {"text": "Two died."}}, 415),
        ({"json": {"text": "Two died."}}, 415),
    ],
)
def test_what_is_no_report_is_refused(desk: Desk, reviewer: TestClient, sent: dict[str, object], status: int) -> None:
    answer = reviewer.post(ADDITIONS, **sent)  # type: ignore[arg-type]
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert not desk.additions.last()


def test_lists_go_on_where_they_ended(desk: Desk, reviewer: TestClient) -> None:
    numbers = [desk.additions.begin("Robin", [f"{n}.txt"]).number for n in range(3)]
    first = reviewer.get(ADDITIONS, params={"limit": 2}).json()
    desk.additions.begin("Robin", ["later.txt"])
    rest = reviewer.get(ADDITIONS, params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["number"] for one in first["items"] + rest["items"]] == numbers[::-1]
    assert rest["next"] is None


@pytest.mark.parametrize(("who", "status"), [("stranger", 401), ("reader", 403)])
def test_who_may_not_add(who: str, status: int, request: pytest.FixtureRequest, desk: Desk) -> None:
    client: TestClient = request.getfixturevalue(who)
    number = desk.additions.begin("Robin", ["mill.txt"]).number
    for path in ("", f"/{number}", f"/{number}/events"):
        assert client.get(ADDITIONS + path).status_code == status
    assert client.post(ADDITIONS, data={"text": HARBOUR}, files={"files": ("a.md", HARBOUR.encode())}).status_code == status
