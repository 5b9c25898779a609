"""Deciding by the API: what would change, the decision, taking it back; made twice and done once; and who was faster."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import time
from typing import Any

import pytest
from fastapi import Response
from fastapi.testclient import TestClient

from accordingto.records import Claim, Record
from accordingto.web.api.once import Once
from accordingto.web.desk import Desk
from accordingto.web.refusing import Repeated, Unacceptable
from tests.casebook.filled import rows

API = "/api/v1"


@pytest.fixture
def killed(filled: Record) -> Claim:
    """A claim on those killed that two reports differ on, which nobody has judged."""
    return next(one for one in filled.claims if one.question == "killed" and one.outlet == "Evening Ledger")


def _reject(claim: Claim, **more: Any) -> dict[str, Any]:
    return {"kind": "reject", "about": [claim.id], "reason": "of another day"} | more


def test_what_is_previewed_is_what_then_happens(reviewer: TestClient, desk: Desk, killed: Claim) -> None:
    with desk.casebook() as casebook:
        before = rows(casebook)
    effect = reviewer.post(f"{API}/previews", json=_reject(killed)).json()
    with desk.casebook() as casebook:
        assert rows(casebook) == before  # nothing was kept
    (turn,) = effect["turns"]
    assert turn["before"] != turn["after"]
    made = reviewer.post(f"{API}/judgements", json=_reject(killed))
    assert made.status_code == 201
    assert (made.json()["by"], made.json()["judgement"]["reason"]) == ("Robin Reviewer", "of another day")
    assert reviewer.get(made.headers["Location"]).json() == made.json()
    assert reviewer.get(f"{API}/incidents/{killed.incident}").json() == turn["after"]

    name = made.json()["judgement"]["id"]
    undone = reviewer.post(f"{API}/judgements/{name}/undo/preview", json={"reason": "the same day after all"}).json()
    assert [(one["before"], one["after"]) for one in undone["turns"]] == [(turn["after"], turn["before"])]
    taken_back = reviewer.post(f"{API}/judgements/{name}/undo", json={"reason": "the same day after all"})
    assert (taken_back.status_code, taken_back.json()["in_force"]) == (200, False)
    assert reviewer.get(f"{API}/incidents/{killed.incident}").json() == turn["before"]
    assert [one["what"] for one in reviewer.get(f"{API}/judgements").json()["items"][:2]] == ["undo", "judgement"]


def test_whoever_decides_on_what_has_changed_is_told_what_did(
    reviewer: TestClient, signed_in: Callable[[str], TestClient], killed: Claim
) -> None:
    stamp = reviewer.get(f"{API}/incidents/{killed.incident}").headers["ETag"].strip('"')
    seen = {"seen": {killed.incident: stamp}}
    assert signed_in("Ada Admin").post(f"{API}/judgements", json=_reject(killed, **seen)).status_code == 201
    late = reviewer.post(f"{API}/judgements", json=_reject(killed, **seen))
    assert (late.status_code, late.json()["changed"]) == (412, [killed.incident])
    assert reviewer.get(f"{API}/judgements").json()["items"][0]["by"] == "Ada Admin"  # nothing was kept
    again = {"seen": {killed.incident: reviewer.get(f"{API}/incidents/{killed.incident}").headers["ETag"].strip('"')}}
    assert reviewer.post(f"{API}/judgements", json=_reject(killed, **again)).status_code == 201


def test_a_request_made_twice_is_done_once(reviewer: TestClient, admin: TestClient, desk: Desk, killed: Claim) -> None:
    key = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    first = reviewer.post(f"{API}/judgements", json=_reject(killed), headers=key)
    again = reviewer.post(f"{API}/judgements", json=_reject(killed), headers=key)
    assert (again.status_code, again.content, again.headers["Location"]) == (201, first.content, first.headers["Location"])
    assert (first.headers.get("Idempotency-Replayed"), again.headers["Idempotency-Replayed"]) == (None, "true")
    assert reviewer.post(f"{API}/judgements", json=_reject(killed, reason="another"), headers=key).status_code == 422
    other = admin.post(f"{API}/judgements", json=_reject(killed), headers=key)  # another person's key is another
    assert other.status_code == 201 and other.headers["Location"] != first.headers["Location"]
    undo = f"{first.headers['Location']}/undo"
    assert [reviewer.post(undo, json={"reason": "no"}, headers=key).status_code for _ in range(2)] == [200, 200]  # another address, too
    assert reviewer.post(undo, json={"reason": "no"}).status_code != 200  # undone already


def test_what_was_refused_may_be_asked_again_with_the_same_key(reviewer: TestClient, killed: Claim) -> None:
    key = {"Idempotency-Key": "k"}
    assert reviewer.post(f"{API}/judgements", json=_reject(killed, about=["c-0000000000"]), headers=key).status_code == 404
    assert reviewer.post(f"{API}/judgements", json=_reject(killed), headers=key).status_code == 201


def test_the_same_request_at_the_same_time_is_told_so(desk: Desk) -> None:
    once, begun, go_on = Once(desk.store, 1, "POST /x", "k"), Event(), Event()

    def slow() -> Response:
        begun.set()
        go_on.wait(10)
        return Response(b"{}", 201)

    with ThreadPoolExecutor() as pool:
        first = pool.submit(once, b"body", slow)
        begun.wait(10)
        with pytest.raises(Repeated):
            once(b"body", slow)
        with pytest.raises(Unacceptable):
            once(b"another body", slow)
        go_on.set()
        assert first.result().status_code == 201
    assert once(b"body", slow).headers["Idempotency-Replayed"] == "true"


def test_a_key_is_forgotten_after_a_day(desk: Desk) -> None:
    made: list[int] = []

    def make() -> Response:
        made.append(1)
        return Response(b"{}", 201)

    once = Once(desk.store, 1, "POST /x", "k")
    once(b"body", make)
    desk.store.clock = lambda: time() + 24 * 3600 + 1
    once(b"body", make)
    assert len(made) == 2


def test_a_token_is_shown_once_even_to_whoever_asks_twice(admin: TestClient, desk: Desk) -> None:
    asked = {"name": "a script", "scopes": ["read"], "days": 30}
    made = admin.post(f"{API}/me/tokens", json=asked, headers={"Idempotency-Key": "k"})
    key = made.json()["key"]
    assert admin.post(f"{API}/me/tokens", json=asked, headers={"Idempotency-Key": "k"}).status_code == 409
    with desk.store.looking() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM desk_answered").all()
    assert kept and key not in str(kept)
    assert [one["name"] for one in admin.get(f"{API}/me/tokens").json()] == ["a script"]


def test_an_erased_report_has_no_word_left(admin: TestClient, filled: Record) -> None:
    report = next(one for one in filled.reports if one.key == "morning")
    gone = admin.post(f"{API}/erasures", json={"report": "morning", "reason": "the family asked for it"})
    assert (gone.status_code, gone.json()) == (201, {"reports": [report.id]})
    assert admin.get(f"{API}/reports/{report.id}/text").json() == {"report": report.id, "text": ""}
    assert admin.get(f"{API}/incidents").json()["total"] == 1
