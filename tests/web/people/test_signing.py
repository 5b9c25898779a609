"""Signing in, as a browser does it."""

import re

import pyotp
import pytest
from fastapi.testclient import TestClient

from accordingto.web.desk import Desk
from tests.web.conftest import NAMES, ORIGIN, PASSWORD, SignedIn

ADA = NAMES["admin"]
ELSEWHERE = ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/sign-out"]


def come(client: TestClient, name: str = ADA, password: str = PASSWORD, code: str = "") -> int:
    """Post the sign-in form, as a page of the desk would; gives the status."""
    page = client.get("/sign-in").text
    client.headers["X-CSRF"] = found(r'name="csrf" value="([^"]+)"', page)
    answer = client.post("/sign-in", data={"name": name, "password": password, "code": code})
    client.headers["X-CSRF"] = ""
    if answer.status_code == 303:
        client.headers["X-CSRF"] = found(r'name="csrf" value="([^"]+)"', client.get("/account").text)
    return answer.status_code


def found(pattern: str, page: str) -> str:
    match = re.search(pattern, page)
    assert match, page
    return match[1]


def test_whoever_signs_in_gets_where_they_wanted_to_go(stranger: TestClient) -> None:
    sent = stranger.get("/people?x=1")
    assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in?to=%2Fpeople%3Fx%3D1")
    page = stranger.get(sent.headers["location"]).text
    assert 'name="to" value="/people?x=1"' in page
    answer = stranger.post("/sign-in", data={"name": ADA, "password": PASSWORD, "to": "/people?x=1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/people?x=1")
    assert stranger.get("/people").status_code == 200


@pytest.mark.parametrize("to", ELSEWHERE)
def test_nobody_is_led_elsewhere(stranger: TestClient, to: str) -> None:
    assert stranger.post("/sign-in", data={"name": ADA, "password": PASSWORD, "to": to}).headers["location"] == "/"


def test_the_cookie_is_new_strict_and_kept_from_scripts(stranger: TestClient) -> None:
    before = stranger.cookies["accordingto-8000"]
    answer = stranger.post("/sign-in", data={"name": ADA, "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert before not in cookie
    assert "; HttpOnly; SameSite=Strict" in cookie
    assert "Secure" not in cookie


def test_where_it_is_encrypted_the_cookie_is_no_other_hosts(signed_in: SignedIn) -> None:
    client = signed_in("")
    client.base_url, client.headers["Origin"] = "https://localhost:8000", "https://localhost:8000"
    answer = client.get("/sign-in")
    assert answer.headers["set-cookie"].startswith("__Host-accordingto=")
    assert answer.headers["set-cookie"].endswith("Path=/; HttpOnly; SameSite=Strict; Secure")
    assert "max-age=" in answer.headers["strict-transport-security"]
    client.cookies.set("notice", "Kept.")
    notices = [one for one in client.get("/sign-in").headers.get_list("set-cookie") if one.startswith("notice=")]
    assert [one.endswith("; Secure") for one in notices] == [True], "what the next page says is nobody else's business either"


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param(ADA, "a kettle of herrings", id="another password"),
        pytest.param("Nobody At All", PASSWORD, id="a name that nobody has"),
        pytest.param("", "", id="nothing"),
        pytest.param(ADA, "", id="no password"),
        pytest.param(ADA + "\x00", PASSWORD, id="a zero byte"),
        pytest.param("x" * 2000, "y" * 2000, id="very long"),
    ],
)
def test_the_same_no_whatever_was_wrong(stranger: TestClient, name: str, password: str) -> None:
    answer = stranger.post("/sign-in", data={"name": name, "password": password})
    assert answer.status_code == 401
    assert "name, password or code are not right" in answer.text
    assert stranger.get("/").status_code == 303


def test_a_name_is_known_however_it_is_typed(stranger: TestClient) -> None:
    assert come(stranger, "  ada   ADMIN ") == 303


def test_signing_out_ends_the_session_for_whoever_kept_the_cookie(desk: Desk, stranger: TestClient) -> None:
    come(stranger)
    kept = stranger.cookies["accordingto-8000"]
    assert stranger.post("/sign-out").headers["location"] == "/sign-in"
    stranger.cookies.set("accordingto-8000", kept, "localhost.local", "/")
    assert stranger.get("/").status_code == 303


def test_a_code_is_asked_for_and_good_for_once(desk: Desk, admin: TestClient, stranger: TestClient) -> None:
    shown = admin.post("/account/codes", data={"old": PASSWORD}).text
    assert 'src="data:image/svg+xml' in shown
    secret = found(r'class="key">([A-Z2-7]+)<', shown)
    assert "does not fit" in admin.post("/account/codes", data={"secret": secret, "code": "000000"}).text
    now = desk.store.now()
    given = admin.post("/account/codes", data={"secret": secret, "code": pyotp.TOTP(secret).at(now)}).text
    recovery = re.findall(r"<li><code>([^<]+)</code>", given)
    assert len(recovery) == 10

    desk.store.clock = lambda: now + 60
    code = pyotp.TOTP(secret).at(now + 60)
    assert come(stranger) == 401
    assert come(stranger, code=pyotp.TOTP(secret).at(now)) == 401, "the one that turned them on is used"
    assert come(stranger, password="a kettle of herrings", code=code) == 401, "the right code with a wrong password is not used up"
    assert come(stranger, code=code) == 303
    stranger.post("/sign-out")
    assert come(stranger, code=code) == 401, "used"
    assert come(stranger, code=recovery[0].upper()) == 303
    stranger.post("/sign-out")
    assert come(stranger, code=recovery[0]) == 401, "used"
    assert "9 of your codes for an emergency are left" in admin.get("/account").text


def test_codes_are_turned_off_by_whoever_knows_the_password(desk: Desk, admin: TestClient, stranger: TestClient) -> None:
    secret = found(r'class="key">([A-Z2-7]+)<', admin.post("/account/codes", data={"old": PASSWORD}).text)
    admin.post("/account/codes", data={"secret": secret, "code": pyotp.TOTP(secret).at(desk.store.now())})
    assert admin.post("/account/codes/off", data={"old": "another"}).status_code == 422
    assert come(stranger) == 401
    assert admin.post("/account/codes/off", data={"old": PASSWORD}).status_code == 303
    assert come(stranger) == 303


def test_a_session_ends_when_nobody_used_it_and_in_any_case_after_a_week(desk: Desk, stranger: TestClient) -> None:
    begun = desk.store.now()
    desk.store.clock = lambda: begun
    come(stranger)
    for hours in range(11, 7 * 24, 11):
        desk.store.clock = lambda hours=hours: begun + hours * 3600  # type: ignore[misc]
        assert stranger.get("/account").status_code == 200, f"used every {hours} hours"
    desk.store.clock = lambda: begun + 7 * 86400
    assert stranger.get("/account").status_code == 303

    come(stranger)
    desk.store.clock = lambda: begun + 7 * 86400 + 12 * 3600
    assert stranger.get("/account").status_code == 303


def test_sessions_are_listed_and_ended_one_or_all(signed_in: SignedIn) -> None:
    here, there, elsewhere = signed_in(ADA), signed_in(ADA), signed_in(ADA)
    page = here.get("/account").text
    numbers = re.findall(r"/account/sessions/(\d+)/end", page)
    assert len(numbers) == 3
    other = next(number for number in numbers if there.post(f"/account/sessions/{number}/end").status_code == 303)
    assert sum(client.get("/account").status_code == 303 for client in (here, there, elsewhere)) == 1
    assert here.post(f"/account/sessions/{other}/end").status_code in (303, 404)


def test_all_other_sessions_end_at_once(signed_in: SignedIn) -> None:
    here, there = signed_in(ADA), signed_in(ADA)
    assert here.post("/account/sessions/end").status_code == 303
    assert (here.get("/account").status_code, there.get("/account").status_code) == (200, 303)


def test_nobody_ends_a_session_of_somebody_else(signed_in: SignedIn, reader: TestClient) -> None:
    owner = signed_in(ADA)
    number = found(r"/account/sessions/(\d+)/end", owner.get("/account").text)
    assert reader.post(f"/account/sessions/{number}/end").status_code == 404
    assert owner.get("/account").status_code == 200


def test_another_password_ends_all_sessions(signed_in: SignedIn, stranger: TestClient) -> None:
    here, there = signed_in(ADA), signed_in(ADA)
    new = "nine green bottles"
    assert here.post("/account/password", data={"old": "no", "password": new, "again": new}).status_code == 422
    assert here.post("/account/password", data={"old": PASSWORD, "password": new, "again": "another"}).status_code == 422
    assert here.post("/account/password", data={"old": PASSWORD, "password": new, "again": new}).status_code == 303
    assert [client.get("/account").status_code for client in (here, there)] == [303, 303]
    assert (come(stranger), come(stranger, password=new)) == (401, 303)


def test_another_role_ends_all_sessions(desk: Desk, admin: TestClient, reviewer: TestClient) -> None:
    id = desk.people.accounts.named(NAMES["reviewer"]).id
    assert admin.post(f"/people/{id}/role", data={"role": "reader"}).status_code == 303
    assert reviewer.get("/").status_code == 303


def test_an_invitation_is_good_once_and_for_three_days(desk: Desk, admin: TestClient, stranger: TestClient) -> None:
    page = admin.post("/people", data={"name": "Nora New", "role": "reviewer"}).text
    address = found(rf"{ORIGIN}(/invitation/[\w-]+)", page)
    begun = desk.store.now()
    assert come(stranger, "Nora New", "") == 401, "no password yet"
    new = {"password": "nine green bottles", "again": "nine green bottles"}
    stranger.headers["X-CSRF"] = found(r'name="csrf" value="([^"]+)"', stranger.get(address).text)
    assert stranger.post(address, data={"password": "short", "again": "short"}).status_code == 422
    desk.store.clock = lambda: begun + 72 * 3600
    assert stranger.post(address, data=new).status_code == 404
    desk.store.clock = lambda: begun + 72 * 3600 - 60
    assert stranger.post(address, data=new).status_code == 303
    assert stranger.post(address, data=new).status_code == 404
    assert come(stranger, "Nora New", "nine green bottles") == 303
