"""Whose is what: every route by everybody who might ask, and what one person has against another of the same role."""

import re
import sqlite3

import pytest

from accordingto.web.people import OF_ROLE, ROLES, SCOPES, Role, Scope
from tests.web.attacks.conftest import SECOND, Room, Visitor
from tests.web.attacks.walking import API, Route, nowhere, routes, there
from tests.web.conftest import NAMES

OPEN = ("/sign-in", "/invitation/", "/page.css", "/page.js", f"{API}/openapi.json")
TAKES: list[tuple[str, Role, Scope]] = [
    (r"GET (/add|/api/v1/additions)", "reviewer", "add"),
    (r"POST (/add|/api/v1/additions)", "reviewer", "add"),
    (r"\w+ /decide", "reviewer", "decide"),
    (r"POST /api/v1/(judgements|previews)", "reviewer", "decide"),
    (r"\w+ (/people|/webhooks|/api/v1/(people|webhooks|audit|erasures))", "admin", "manage"),
    (r"\w+ /api/v1/me/|(PUT|DELETE) /api/v1/filters|POST /filters", "reader", "manage"),
]
"""Role and scope that routes take; others take a reader."""
BROWSER_ALONE = re.compile(r"\w+ /account|POST /people(?!/\{id\}/(sessions|tokens))")
"""What no token may do, whatever it is good for: it would let somebody in for good."""
ENDS_IT = ("/sign-out", "/account/sessions/end")
"""What would send home those who ask in the other tests."""


def takes(method: str, path: str) -> tuple[Role, Scope]:
    return next(((role, scope) for such, role, scope in TAKES if re.match(such, f"{method} {path}")), ("reader", "read"))


def said(method: str, path: str) -> dict[str, object]:
    """A body that says nothing that could be done."""
    if method == "GET" or method == "DELETE":
        return {}
    if path == f"{API}/additions":
        return {"files": {"nothing": ("", b"")}}
    return {"json": {}} if path.startswith(API) else {"data": {"nothing": "x"}}


@pytest.fixture(scope="module")
def each(room: Room, admin: Visitor) -> list[Route]:
    return [one for one in routes(admin) if not one[1].startswith((*OPEN, *ENDS_IT))]


@pytest.fixture(scope="module")
def keys(admin: Visitor) -> dict[Scope, str]:
    """An admin's tokens, each good for one thing."""
    return {scope: admin.post(f"{API}/me/tokens", json={"name": scope, "scopes": [scope], "days": 1}).json()["key"] for scope in SCOPES}


def test_a_stranger_is_answered_nothing(stranger: Visitor, each: list[Route]) -> None:
    told = {one: stranger.status(one[0], nowhere(one[1]), **said(*one)) for one in each}
    assert {one: status for one, status in told.items() if status not in (401, 303)} == {}
    assert {one for one, status in told.items() if status == 303 and (one[0] != "GET" or one[1].startswith(API))} == set()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_refused_what_takes_more_and_nothing_else(room: Room, each: list[Route], role: Role) -> None:
    """What is allowed is asked of things that are not there: 404 and 422 tell that it was heard."""
    asking = room.visitor(NAMES[role])
    for one in each:
        status = asking.status(one[0], nowhere(one[1]), **said(*one))
        may = ROLES.index(role) >= ROLES.index(takes(*one)[0])
        assert (status != 403) == may, (role, one, status)
        assert status < 500 and status != 401, (role, one, status)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_token_is_good_for_what_it_was_made_for(room: Room, each: list[Route], keys: dict[Scope, str], scope: Scope) -> None:
    asking = room.program(keys[scope])
    for one in each:
        status = asking.status(one[0], nowhere(one[1]), **said(*one))
        may = takes(*one)[1] == scope and not BROWSER_ALONE.match(" ".join(one))
        assert (status != 403) == may, (scope, one, status)
        assert status < 500, (scope, one, status)


def test_a_reader_makes_no_token_that_is_good_for_more(reader: Visitor) -> None:
    for scope in set(SCOPES) - set(OF_ROLE["reader"]):
        assert reader.post(f"{API}/me/tokens", json={"name": "t", "scopes": [scope], "days": 1}).status_code in (403, 422)


def test_what_is_ones_own_is_nobody_elses(room: Room) -> None:
    """Sessions, tokens, filters and answers that are kept for a key: by number, by name and by key, of the same role."""
    rosa, robin, reader = room.visitor(SECOND), room.visitor(NAMES["reviewer"]), room.visitor(NAMES["reader"])
    made = rosa.post("/account/tokens", data={"name": "of rosa", "scopes": ["read"], "days": "1"})
    assert "acc_" in made.text
    with sqlite3.connect(room.desk) as casebook:
        (token,) = casebook.execute("SELECT id FROM desk_token WHERE name = 'of rosa'").fetchone()
        whose = "SELECT desk_session.id FROM desk_session JOIN desk_person ON desk_person.id = desk_session.person WHERE name = ?"
        (session,) = casebook.execute(f"{whose} ORDER BY 1 DESC", [SECOND]).fetchone()
        (rosas,) = casebook.execute("SELECT id FROM desk_person WHERE name = ?", [SECOND]).fetchone()
    assert rosa.put(f"{API}/filters/hers", json={"address": "q=hers"}).status_code == 204
    for other in (robin, reader):
        told = [
            other.post(f"/account/tokens/{token}/revoke").status_code,
            other.delete(f"{API}/me/tokens/{token}").status_code,
            other.post(f"/account/sessions/{session}/end").status_code,
            other.delete(f"{API}/me/sessions/{session}").status_code,
        ]
        assert set(told) <= {404, 403}, told
        assert other.get(f"{API}/people/{rosas}/sessions").status_code == 403
        assert "q=hers" not in other.get("/").text + other.get(f"{API}/filters").text
        assert other.delete(f"{API}/filters/hers").status_code == 204, "their own of that name, where there is none"
        assert "of rosa" not in other.get("/account").text
    assert "q=hers" in rosa.get("/").text
    assert "of rosa" in rosa.get("/account").text

    incident = there(room.visitor(NAMES["admin"]))["incidents"][0]
    note = {"kind": "note", "about": [incident], "reason": "seen"}
    key = {"Idempotency-Key": "the same"}
    hers = rosa.post(f"{API}/judgements", json=note, headers=key)
    his = robin.post(f"{API}/judgements", json=note, headers=key)
    assert (hers.status_code, his.status_code) == (201, 201)
    assert (hers.json()["by"], his.json()["by"]) == (SECOND, NAMES["reviewer"])
    assert "Idempotency-Replayed" not in his.headers
    assert reader.post(f"{API}/judgements", json=note, headers=key).status_code == 403, "nor is it a way round one's role"


@pytest.mark.parametrize("field", ["by", "author", "person", "role", "id", "__proto__", "constructor"])
def test_nobody_decides_in_anothers_name(reviewer: Visitor, admin: Visitor, field: str) -> None:
    incident = there(admin)["incidents"][0]
    told = reviewer.post(f"{API}/judgements", json={"kind": "note", "about": [incident], "reason": "x", field: NAMES["admin"]})
    assert told.status_code == 422, "what is not known is refused, not passed over"
    form = {"kind": "note", "about": incident, "reason": f"as {field}", "do": "1", field: NAMES["admin"]}
    reviewer.post("/decide", data=form)
    made = [one["judgement"] for one in admin.get(f"{API}/judgements").json()["items"]]
    assert {one["by"] for one in made if one["reason"] == f"as {field}"} <= {NAMES["reviewer"]}


def test_a_role_given_in_a_form_makes_nobody_an_admin(room: Room, reader: Visitor, admin: Visitor) -> None:
    for said in ({"role": "admin"}, {"role": "admin", "_method": "PATCH"}):
        reader.post("/account/password", data={"old": "x", "password": "y", "again": "y", **said})
        assert reader.patch(f"{API}/people/1", json=said, headers={"X-HTTP-Method-Override": "PATCH"}).status_code == 403
        assert reader.post(f"{API}/people/1", json=said, headers={"X-HTTP-Method-Override": "PATCH"}).status_code in (403, 405)
    assert reader.get(f"{API}/me").json()["role"] == "reader"


def test_no_get_changes_anything(room: Room, admin: Visitor) -> None:
    """Every route by GET, with fields that would change something by POST: not one row of the casebook is another."""
    ids = there(admin)
    fields = {"do": "1", "kind": "note", "about": ids["incidents"][0], "reason": "x", "name": "x", "role": "admin", "on": "yes"}
    before = dump(room)
    for _, path in routes(admin):
        if path not in ("/sign-in/elsewhere", "/totals/{name}.svg") and not path.endswith("/events"):
            value = next(iter(ids.get(path.removeprefix(API).split("/")[1], [])), "1")
            assert admin.status("GET", re.sub(r"\{[^}]+\}", value, path), params=fields) < 500, path
    assert dump(room) == before


def dump(room: Room) -> list[str]:
    """All that is kept of people and by them, but when somebody was last seen; and the log, to which all else is only ever added."""
    with sqlite3.connect(room.desk) as desk, sqlite3.connect(room.where) as casebook:
        told = [re.sub(r"\b\d{10}\b", "", line) for line in desk.iterdump() if "desk_throttle" not in line]
        return [*told, *map(str, casebook.execute("SELECT * FROM log"))]
