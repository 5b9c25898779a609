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


def test_to_see_whether_somebody_still_may_is_no_use_of_what_they_came_in_with(desk: Desk) -> None:
    """A page that is left open listens: that must not keep its session alive."""
    begun, one = desk.store.now(), somebody(desk, "admin")
    _, key = desk.people.tokens.make(one, "x", ["read"], 1)
    with desk.store.writing() as connection:
        desk.people.sessions.begin(connection, one.id, "k" * 43, "a test", "127.0.0.1")
    by_token, by_session = desk.people.tokens.whose(key), desk.people.sessions.whose("k" * 43)
    assert by_token and by_session
    desk.store.clock = lambda: begun + 12 * 3600 - 1
    assert desk.people.still_lets_in(by_token) and desk.people.still_lets_in(by_session)
    desk.store.clock = lambda: begun + 12 * 3600 + 1
    assert desk.people.still_lets_in(by_token) and not desk.people.still_lets_in(by_session)
    desk.store.clock = lambda: begun + 86400 + 1
    assert not desk.people.still_lets_in(by_token)


def test_whoever_needed_no_account_hears_no_more_when_there_is_one(laptop: TestClient) -> None:
    people = laptop.app.state.desk.people  # type: ignore[attr-defined]
    assert people.still_lets_in(Person("Lena Laptop", "admin"))
    people.accounts.add("Ada", "admin", "a test")
    assert not people.still_lets_in(Person("Lena Laptop", "admin"))


@pytest.mark.parametrize("how", ["changed", "given by somebody else", "chosen by invitation"])
def test_what_was_opened_under_one_password_ends_with_another(desk: Desk, reader: TestClient, stranger: TestClient, how: str) -> None:
    """Whoever came to know the old one may have made a token with it."""
    stranger.headers["Authorization"] = f"Bearer {made(reader, ['read'])}"
    assert stranger.get("/api/v1/me").status_code == 200
    new, owner = "nine green bottles", somebody(desk, "reader").id
    if how == "changed":
        assert reader.post("/account/password", data={"old": PASSWORD, "password": new, "again": new}).status_code == 303
    elif how == "chosen by invitation":
        desk.people.invitations.take(desk.people.invitations.make(owner, "a test"), new)
    else:
        desk.people.accounts.set_password(owner, new, "a test")
    assert stranger.get("/api/v1/me").status_code == 401
    assert desk.people.tokens.of(owner) == []


def test_a_token_to_read_changes_no_filter_of_its_owner(desk: Desk, admin: TestClient, stranger: TestClient) -> None:
    assert admin.put("/api/v1/filters/Idlib", json={"address": "q=Idlib"}).status_code == 204
    stranger.headers["Authorization"] = f"Bearer {made(admin, ['read', 'decide', 'add'])}"
    assert stranger.put("/api/v1/filters/Idlib", json={"address": "q=nothing"}).status_code == 403
    assert stranger.delete("/api/v1/filters/Idlib").status_code == 403
    assert stranger.get("/api/v1/filters").json() == [{"name": "Idlib", "address": "q=Idlib"}]
    stranger.headers["Authorization"] = f"Bearer {made(admin, ['manage'])}"
    assert stranger.delete("/api/v1/filters/Idlib").status_code == 204


def test_an_admins_program_ends_what_somebody_else_comes_in_with(desk: Desk, admin: TestClient, reviewer: TestClient) -> None:
    made(reviewer, ["read"])
    theirs = f"/api/v1/people/{somebody(desk, 'reviewer').id}"
    for what in ("tokens", "sessions"):
        (one,) = admin.get(f"{theirs}/{what}").json()
        assert reviewer.delete(f"{theirs}/{what}/{one['id']}").status_code == 403
        assert admin.delete(f"{theirs}/{what}/{one['id']}").status_code == 204
        assert admin.delete(f"{theirs}/{what}/{one['id']}").status_code == 404
    assert reviewer.get("/api/v1/me").status_code == 401
