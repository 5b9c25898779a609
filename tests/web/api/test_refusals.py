"""Refusals: problem details for whatever is wrong with a request, and nothing of it is a fault of the program."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from accordingto.records import Record

API = "/api/v1"
LATER = (1 << 31) - 1
NOTE = {"kind": "note", "about": ["j"], "reason": "r"}


WRONG: list[tuple[str, str, dict[str, Any], int]] = [
    ("GET", "/nothing", {}, 404),
    ("GET", "/incidents/i-0000000000", {}, 404),
    ("GET", "/incidents/a%00b", {}, 422),
    ("GET", "/reports/none", {}, 404),
    ("GET", "/reports/no%0Asuch", {}, 404),
    ("GET", "/claims/c-0", {}, 404),
    ("GET", "/origins/Nobody", {}, 404),
    ("GET", "/judgements/j-99999999999999999999", {}, 404),
    ("POST", "/incidents", {}, 405),
    ("GET", "/incidents?limit=0", {}, 422),
    ("GET", "/incidents?limit=201", {}, 422),
    ("GET", "/incidents?limit=many", {}, 422),
    ("GET", "/incidents?since=yesterday", {}, 422),
    ("GET", "/incidents?since=20210308", {}, 422),
    ("GET", "/incidents?words=Idlib", {}, 422),  # no filter of that name: the list would be wider than was meant
    ("GET", "/incidents?q=a%00b", {}, 422),
    ("GET", "/incidents?near=Atlantis", {}, 422),
    ("GET", "/incidents?near=1,2&within=nan", {}, 422),
    ("GET", "/incidents?box=1,2,3", {}, 422),
    ("GET", "/incidents?box=nan,nan,nan,nan", {}, 422),
    ("GET", "/incidents?status=sure", {}, 422),
    ("GET", f"/log?since={LATER + 1}", {}, 422),
    ("POST", "/judgements", {"content": b"{}", "headers": {"Content-Type": "text/plain"}}, 415),
    ("POST", "/judgements", {"content": b"{}", "headers": {"Content-Type": "application/json; charset=latin-1"}}, 415),
    ("POST", "/judgements", {"content": b"{}", "headers": {"Content-Type": ""}}, 415),
    ("POST", "/judgements", {"content": b"{", "headers": {"Content-Type": "application/json"}}, 422),
    ("POST", "/judgements", {"content": b"\xff", "headers": {"Content-Type": "application/json"}}, 400),
    ("POST", "/judgements", {"content": b"[" * 100_000, "headers": {"Content-Type": "application/json"}}, 400),
    ("POST", "/judgements", {"json": {}}, 422),
    ("POST", "/judgements", {"json": NOTE | {"reason": "  "}}, 422),
    ("POST", "/judgements", {"json": NOTE | {"reason": "a\0b"}}, 422),
    ("POST", "/judgements", {"json": NOTE | {"more": 1}}, 422),
    ("POST", "/judgements", {"json": NOTE | {"kind": "maybe"}}, 422),
    ("POST", "/judgements", {"json": NOTE | {"low": LATER + 1}}, 422),
    ("POST", "/judgements", {"json": NOTE | {"low": -1}}, 422),
    ("POST", "/judgements", {"json": NOTE}, 404),
    ("POST", "/judgements", {"json": NOTE | {"about": [f"r-0:{1 << 31}-{1 << 70}"]}}, 404),
    ("POST", "/judgements", {"json": NOTE | {"low": LATER}}, 404),
    ("POST", "/judgements/j-1/undo", {"json": {"reason": ""}}, 422),
    ("POST", "/judgements", {"json": NOTE, "headers": {"Idempotency-Key": "k" * 201}}, 422),
    ("GET", "/me/sessions/0", {}, 405),
    ("DELETE", f"/me/sessions/{LATER + 1}", {}, 422),
    ("DELETE", "/me/tokens/7", {}, 404),
]


def test_what_is_wrong_is_told_as_a_problem(admin: TestClient, filled: Record) -> None:
    for method, path, sent, status in WRONG:
        answer = admin.request(method, API + path, **sent)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json"), (path, sent, answer.text)
        told = answer.json()
        assert told["status"] == status and told["detail"] and told["title"] and told["instance"].startswith(API)
        assert told["type"] == "about:blank" or told["type"].startswith("urn:accordingto:problem:")


def test_the_sentence_says_what_is_wrong(admin: TestClient) -> None:
    said = [
        (b"{", "the request does not fit: #: this is no JSON from character 1 on: Expecting property name enclosed in double quotes"),
        (b"\xff", "the body is no text in UTF-8, or nested too deeply"),
        (b"[" * 100_000, "the body is no text in UTF-8, or nested too deeply"),
        (b"{}", "the request does not fit: #/kind: Field required"),
    ]
    for body, sentence in said:
        answer = admin.post(f"{API}/judgements", content=body, headers={"Content-Type": "application/json"})
        assert answer.json()["detail"] == sentence
    answer = admin.get(f"{API}/incidents?since=yesterday")
    sentence = "the request does not fit: query/since: “since” is to be a day, as in 2021-03-08, not 'yesterday'"
    assert answer.json()["detail"] == sentence, "our own sentence, and nothing before it"


def test_the_largest_numbers_are_taken(admin: TestClient, filled: Record) -> None:
    cursor = _cursor(admin, {"rank": LATER, "day": "", "number": LATER})
    for path in (f"/log?since={LATER}", f"/audit?before={LATER}", f"/incidents?cursor={cursor}"):
        assert admin.get(API + path).status_code == 200, path


def _cursor(client: TestClient, place: dict[str, object]) -> str:
    first: str = client.get(f"{API}/incidents", params={"limit": 1}).json()["next"]
    of, _ = json.loads(urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    return urlsafe_b64encode(json.dumps([of, place]).encode()).decode().rstrip("=")


def test_half_a_surrogate_pair_is_refused_and_not_choked_on(admin: TestClient) -> None:
    body = b'{"kind": "note", "about": ["j-1"], "reason": "\\ud800"}'
    answer = admin.post(f"{API}/judgements", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")


def test_all_that_is_wrong_with_a_body_is_told_with_its_place(admin: TestClient) -> None:
    told = admin.post(f"{API}/judgements", json={"kind": "note", "about": [1], "seen": {"a/b": 2}}).json()
    assert {one["where"] for one in told["errors"]} == {"#/about/0", "#/reason", "#/seen/a~1b"}


def test_an_address_says_all_that_may_be_done_there(admin: TestClient) -> None:
    told = {path: admin.put(API + path).headers["Allow"] for path in ("/judgements", "/people/1", "/previews", "/incidents/over-time")}
    assert told == {"/judgements": "GET, POST", "/people/1": "DELETE, GET, PATCH", "/previews": "POST", "/incidents/over-time": "GET"}


ROLES = [
    ("", "GET", "/incidents", 401),
    ("", "POST", "/judgements", 401),
    ("Ruth Reader", "POST", "/judgements", 403),
    ("Ruth Reader", "POST", "/previews", 403),
    ("Robin Reviewer", "POST", "/erasures", 403),
    ("Robin Reviewer", "GET", "/people", 403),
    ("Robin Reviewer", "GET", "/audit", 403),
]


def test_each_may_do_what_their_role_may(signed_in: Callable[[str], TestClient]) -> None:
    for name, method, path, status in ROLES:
        answer = signed_in(name).request(method, API + path, json=NOTE if method == "POST" else None)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json"), (name, path)
        assert ("WWW-Authenticate" in answer.headers) == (status == 401)
