"""Changes are made only from pages of the desk itself."""

import re

import pytest
from fastapi.testclient import TestClient

from accordingto.web.desk import Desk
from tests.web.conftest import ORIGIN, SignedIn

END = "/account/sessions/end"


def test_each_role_is_known(reader: TestClient, stranger: TestClient) -> None:
    assert reader.get("/").status_code == 200
    assert stranger.get("/").headers["location"] == "/sign-in?to=%2F"


def test_on_a_laptop_nobody_signs_in(laptop: TestClient) -> None:
    assert laptop.get("/").status_code == 200
    assert laptop.get("/sign-in").headers["location"] == "/"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 303, id="from a page of ours, by a script"),
        pytest.param({"Sec-Fetch-Site": "same-origin"}, 303, id="as the browser says too"),
        pytest.param({"X-CSRF": ""}, 403, id="without a token"),
        pytest.param({"X-CSRF": "A" * 43}, 403, id="with another token"),
        pytest.param({"X-CSRF": "%00"}, 403, id="with what is no token"),
        pytest.param({"Origin": "https://elsewhere.example"}, 403, id="from another site that somehow has the token"),
        pytest.param({"Origin": "null"}, 403, id="from a page that hides where it is"),
        pytest.param({"Origin": "http://localhost:8001"}, 403, id="from another port of this machine"),
        pytest.param({"Origin": "https://localhost:8000"}, 403, id="from another scheme"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="from another site, as the browser says"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 403, id="from a neighbour"),
    ],
)
def test_who_may_change(reader: TestClient, headers: dict[str, str], status: int) -> None:
    assert reader.post(END, headers=headers).status_code == status


def test_a_form_carries_its_token_whatever_its_kind(reader: TestClient) -> None:
    token = reader.headers.pop("X-CSRF")
    assert reader.post(END, data={"csrf": token, "more": "x" * 5000}).status_code == 303
    assert reader.post(END, data={"csrf": token}, files={"f": ("a.txt", b"x" * 5000)}).status_code == 303
    assert reader.post(END, data={"csrf": "A" * 43}).status_code == 403
    assert reader.post(END, files={"csrf": ("csrf", token.encode()), "f": ("a.txt", b"x")}).status_code == 403, "a file is no field"
    assert reader.post(END, json={"csrf": token}).status_code == 403, "no form sends this"
    assert reader.post(END, content=f"a=1&csrf={token}", headers={"Content-Type": "application/x-www-form-urlencoded"}).status_code == 403


def test_what_was_looked_into_for_the_token_comes_whole(stranger: TestClient) -> None:
    token, name = stranger.headers.pop("X-CSRF"), "nobody, " * 600
    answer = stranger.post("/sign-in", data={"csrf": token, "to": "/" + "x" * 1500, "name": name[:100]})
    assert "x" * 1500 in answer.text
    assert name[:100].strip() in answer.text


def test_a_token_of_one_visit_is_good_for_no_other(signed_in: SignedIn) -> None:
    one, other = signed_in("Ruth Reader"), signed_in("Ruth Reader")
    assert one.post(END, headers={"X-CSRF": other.headers["X-CSRF"]}).status_code == 403


def test_signing_in_needs_one_too(desk: Desk, stranger: TestClient) -> None:
    """Else another site could sign somebody in as somebody else, and read what they do."""
    assert stranger.post("/sign-in", headers={"X-CSRF": ""}).status_code == 403


def test_the_key_does_not_follow_from_the_token_nor_stand_in_a_page(stranger: TestClient) -> None:
    stranger.cookies.clear()
    answer = stranger.get("/sign-in")
    key = re.search(r"accordingto-8000=([\w-]{43})", answer.headers["set-cookie"])
    assert key
    assert key[1] not in answer.text
    assert 'name="csrf"' in answer.text


@pytest.mark.parametrize("cookie", ["", "short", "x" * 43 + "!", "a" * 5000, '"; Path=/', "\x01"])
def test_a_cookie_that_is_none_of_ours_is_no_visit(stranger: TestClient, cookie: str) -> None:
    stranger.cookies.clear()
    answer = stranger.get("/sign-in", headers={"Cookie": f"accordingto-8000={cookie}; other=1; =; ;;"})
    assert answer.status_code == 200
    assert "accordingto-8000=" in answer.headers["set-cookie"]


def test_a_program_needs_none_and_a_browser_always_does(laptop: TestClient) -> None:
    laptop.cookies.clear()
    for header in ("Origin", "X-CSRF"):
        del laptop.headers[header]
    address = "/api/v1/people"
    said = {"name": " ", "role": "reader"}
    assert laptop.post(address, json=said).status_code == 422, "heard, though there is nobody of no name"
    assert laptop.post(address, json=said, headers={"Origin": ORIGIN}).status_code == 403
    assert laptop.post(address, json=said, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert laptop.post(address, json=said, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert laptop.post("/sign-in", data={"name": "x"}).status_code == 403, "pages are for browsers"
