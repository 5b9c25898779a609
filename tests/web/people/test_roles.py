"""Every page and every route of the API is somebody's: nothing answers a stranger, nothing changes for a reader."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Mount

from accordingto.web import pages
from accordingto.web.application import application
from accordingto.web.desk import Desk
from accordingto.web.people import Person
from tests.web.attacks.walking import of_pages
from tests.web.conftest import NAMES

OPEN = {
    "/sign-in": "where people sign in",
    "/sign-in/elsewhere": "or by a provider",
    "/sign-in/back": "and come back from it",
    "/invitation/{key}": "where they choose their password",
    "/page.css": "how pages look",
    "/page.js": "how pages behave",
    "/api/v1/openapi.json": "what the API is, which is no secret",
}
"""What a stranger may see, and why."""
THEIR_OWN = (
    "/account",
    "/sign-out",
    "/api/v1/me",
    "/filters",
    "/api/v1/filters",
)
"""Where these addresses begin a reader changes what is theirs alone."""
NOTHING_CHANGES = ("/api/v1/previews",)
"""Asked by POST, for what is asked is long; nothing of it is kept."""


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Who may what is no other on the other database."""
    return str(tmp_path / "c.casebook")


def routes(desk: Desk) -> Iterator[tuple[str, str]]:
    """Method and path of all that the desk answers."""
    app = application(desk)
    yield from of_pages(pages.router.routes)
    (api,) = (route.app for route in app.routes if isinstance(route, Mount) and isinstance(route.app, FastAPI))
    for path, ways in api.openapi()["paths"].items():
        for way in ways:
            if way != "parameters":
                yield way.upper(), "/api/v1" + path.removeprefix("/api/v1")


def ask(client: TestClient, method: str, path: str) -> int:
    """The status of the answer, at an address of that form."""
    address = re.sub(r"\{[^}]+\}", "1", path)
    if path == "/api/v1/additions" and method == "POST":
        return client.post(address, files={"files": ("a.txt", b"Two people were killed.")}).status_code
    said: dict[str, str] | None = {} if path.startswith("/api/") and method not in ("GET", "DELETE") else None
    return client.request(method, address, json=said).status_code


def test_the_walk_sees_all(desk: Desk) -> None:
    seen = set(routes(desk))
    assert {("GET", "/"), ("POST", "/people/{id}/role"), ("GET", "/api/v1/me"), ("GET", "/sign-in")} <= seen
    assert len(seen) > 60
    assert not OPEN.keys() - {path for _, path in seen} - {"/api/v1/openapi.json"}


def test_nothing_answers_a_stranger(desk: Desk, stranger: TestClient) -> None:
    closed = [(method, path) for method, path in routes(desk) if path not in OPEN]
    told = {(method, path): ask(stranger, method, path) for method, path in closed}
    assert {one: status for one, status in told.items() if status != (303 if is_page(*one) else 401)} == {}


def is_page(method: str, path: str) -> bool:
    return method == "GET" and not path.startswith("/api/")


def test_nothing_answers_a_token_that_is_none(desk: Desk, admin: TestClient) -> None:
    admin.headers["Authorization"] = "Bearer acc_" + "A" * 43
    closed = [(method, path) for method, path in routes(desk) if path not in OPEN and path.startswith("/api/")]
    told = {(method, path): ask(admin, method, path) for method, path in closed}
    assert {one: status for one, status in told.items() if status != 401} == {}


def changing(desk: Desk, *but: str) -> list[tuple[str, str]]:
    """Whatever changes something, but where addresses begin so."""
    left_out = (*but, *NOTHING_CHANGES)
    return [one for one in routes(desk) if one[0] != "GET" and one[1] not in OPEN and not one[1].startswith(left_out)]


def test_nothing_changes_for_a_reader(desk: Desk, reader: TestClient) -> None:
    told = {one: ask(reader, *one) for one in changing(desk, *THEIR_OWN)}
    assert {one: status for one, status in told.items() if status != 403} == {}


def test_a_reviewer_sees_to_no_people(desk: Desk, reviewer: TestClient) -> None:
    admins = ("/people", "/api/v1/people", "/webhooks", "/api/v1/webhooks", "/api/v1/audit", "/api/v1/erasures")
    told = {one: ask(reviewer, *one) for one in routes(desk) if one[1].startswith(admins)}
    assert {one: status for one, status in told.items() if status != 403} == {}


def test_a_token_good_to_read_changes_nothing(desk: Desk, stranger: TestClient) -> None:
    ada = desk.people.accounts.named(NAMES["admin"])
    _, key = desk.people.tokens.make(Person(ada.name, ada.role, ada.id), "a script", ["read"], 1)
    stranger.headers["Authorization"] = f"Bearer {key}"
    assert stranger.get("/api/v1/me").status_code == 200
    told = {one: ask(stranger, *one) for one in changing(desk, "/sign-out", "/filters", "/api/v1/filters")}
    assert {one: status for one, status in told.items() if status != 403} == {}
    assert len(desk.people.tokens.of(ada.id)) == 1
