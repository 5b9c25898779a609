"""Tokens for programs, and what is kept of all that people come in with."""

import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from accordingto.web.desk import Desk
from accordingto.web.people import Person
from accordingto.web.people.tables import invitation, person, recovery, session, token
from accordingto.web.refusing import Unacceptable
from tests.web.conftest import NAMES, PASSWORD


def somebody(desk: Desk, role: str) -> Person:
    account = desk.people.accounts.named(NAMES[role])  # type: ignore[index]
    return Person(account.name, account.role, account.id)


def made(client: TestClient, scopes: list[str], days: int = 1) -> str:
    page = client.post("/account/tokens", data={"name": "a script", "days": str(days), "scopes": scopes}).text
    match = re.search(r'class="key">(acc_[\w-]{43})<', page)
    assert match, page
    return match[1]


def test_a_token_is_shown_once_and_asks_in_the_name_of_its_owner(desk: Desk, reviewer: TestClient, stranger: TestClient) -> None:
    key = made(reviewer, ["read", "decide"])
    page = reviewer.get("/account").text
    assert key not in page
    assert key[:8] in page
    stranger.headers["Authorization"] = f"Bearer {key}"
    told = stranger.get("/api/v1/me").json()
    assert (told["name"], told["role"], told["scopes"]) == (NAMES["reviewer"], "reviewer", ["decide", "read"])
    assert "never asked with" not in reviewer.get("/account").text


def test_it_ends_by_itself_or_when_it_is_revoked(desk: Desk, reader: TestClient, stranger: TestClient) -> None:
    for ending in ("revoked", "over"):
        stranger.headers["Authorization"] = f"Bearer {made(reader, ['read'], 1)}"
        assert stranger.get("/api/v1/me").status_code == 200
        if ending == "revoked":
            (one,) = desk.people.tokens.of(somebody(desk, "reader").id)
            assert reader.post(f"/account/tokens/{one.id}/revoke").status_code == 303
        else:
            over = desk.store.now() + 86400
            desk.store.clock = lambda over=over: over  # type: ignore[misc]
        assert stranger.get("/api/v1/me").status_code == 401, ending
        assert stranger.get("/api/v1/me").headers["www-authenticate"] == "Bearer"


def test_nobody_revokes_somebody_elses_but_an_admin(desk: Desk, reader: TestClient, reviewer: TestClient, admin: TestClient) -> None:
    made(reviewer, ["read"])
    owner = somebody(desk, "reviewer").id
    (one,) = desk.people.tokens.of(owner)
    assert reader.post(f"/account/tokens/{one.id}/revoke").status_code == 404
    assert reader.post(f"/people/{owner}/tokens/{one.id}/revoke").status_code == 403
    assert admin.post(f"/people/{owner}/tokens/{one.id}/revoke").status_code == 303
    assert desk.people.tokens.of(owner) == []


def test_it_is_never_good_for_more_than_its_owners_role(desk: Desk, admin: TestClient, reader: TestClient, stranger: TestClient) -> None:
    assert "is not good for: decide" in reader.post("/account/tokens", data={"name": "x", "days": "1", "scopes": ["decide"]}).text
    second = desk.people.accounts.add("Second Admin", "admin", "a test")
    _, key = desk.people.tokens.make(Person(second.name, "admin", second.id), "x", ["read", "manage"], 1)
    stranger.headers["Authorization"] = f"Bearer {key}"
    assert stranger.get("/people").status_code == 200
    desk.people.accounts.set_role(second.id, "reader", "a test")
    assert stranger.get("/people").status_code == 403
    assert stranger.get("/api/v1/me").json()["scopes"] == ["read"]


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [
        pytest.param("x", ["read"], 0, id="for no day"),
        pytest.param("x", ["read"], 367, id="for more than a year"),
        pytest.param("x", [], 1, id="for nothing"),
        pytest.param("x", ["everything"], 1, id="for what there is not"),
        pytest.param(" ", ["read"], 1, id="without a name"),
        pytest.param("x" * 81, ["read"], 1, id="with too long a one"),
    ],
)
def test_what_no_token_is_made_for(desk: Desk, name: str, scopes: list[str], days: int) -> None:
    with pytest.raises(Unacceptable):
        desk.people.tokens.make(somebody(desk, "admin"), name, scopes, days)


def test_a_cookie_does_not_help_a_token_that_is_none(admin: TestClient) -> None:
    assert admin.get("/people").status_code == 200
    for given in ("Bearer acc_wrong", "Bearer ", "Basic QWRhOng=", "acc_"):
        assert admin.get("/api/v1/me", headers={"Authorization": given}).status_code == 401, given


def test_people_are_let_in_by_people_not_by_tokens(desk: Desk, stranger: TestClient) -> None:
    ada = somebody(desk, "admin")
    _, key = desk.people.tokens.make(ada, "x", ["read", "manage"], 1)
    stranger.headers["Authorization"] = f"Bearer {key}"
    assert stranger.post("/people", data={"name": "Mallory", "role": "admin"}).status_code == 403
    assert stranger.post(f"/people/{ada.id}/invite").status_code == 403
    assert stranger.post("/account/tokens", data={"name": "another", "days": "1", "scopes": ["read"]}).status_code == 403


def test_nothing_that_is_kept_lets_anybody_in(desk: Desk, admin: TestClient) -> None:
    keys = [made(admin, ["read"]), admin.cookies["accordingto-8000"], desk.people.invitations.make(1, "a test"), PASSWORD]
    with desk.store.looking() as connection:
        rows = [tuple(row) for table in (person, session, token, invitation, recovery) for row in connection.execute(select(table))]
    kept = repr(rows)
    assert "$argon2id$" in kept
    assert not [key for key in keys if key in kept]


def test_all_that_is_done_about_people_is_told_to_admins(desk: Desk, admin: TestClient, reader: TestClient) -> None:
    made(admin, ["read"])
    admin.post("/people", data={"name": "Nora <b>New</b>", "role": "reader"})
    page = admin.get("/people/audit").text
    assert "made a token" in page
    assert "invited" in page
    assert "Nora &lt;b&gt;New&lt;/b&gt;" in page
    assert "<b>New</b>" not in page
    assert reader.get("/people/audit").status_code == 403
