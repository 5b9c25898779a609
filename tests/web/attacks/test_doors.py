"""Ways in and ways astray: guessing, replaying, being led elsewhere, reaching files, splitting answers, and what is written down of it."""

import json
import os
import re
import sqlite3
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pyotp
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from sqlalchemy.exc import SQLAlchemyError

from accordingto.casebook import Casebook
from accordingto.web.people.tables import throttle
from accordingto.web.store import Store
from tests.web.attacks.conftest import Room, Visitor, opened, peopled
from tests.web.attacks.test_much import raw
from tests.web.attacks.walking import API, routes
from tests.web.conftest import NAMES, PASSWORD
from tests.web.people.provider import CLIENT, SECRET, Provider, answering

NEW = "nine green bottles"


def invited(room: Room, admin: Visitor, name: str, source: str) -> Visitor:
    """A browser of somebody new, who came by an invitation."""
    page = admin.post("/people", data={"name": name, "role": "reader"}).text
    found = re.search(r"/invitation/[\w-]{43}", page)
    assert found, page
    made = room.visitor(source=source)
    assert made.post(found[0], data={"password": NEW, "again": NEW}).status_code == 303
    made.arrive()
    assert made.come(name, NEW) == 303
    return made


def secret_in(page: str) -> str:
    found = re.search(r'class="key">([A-Z2-7]+)<', page)
    assert found, page
    return found[1]


def test_whoever_finds_a_session_open_brings_no_codes_of_theirs_and_guesses_no_password(room: Room, admin: Visitor) -> None:
    owner = invited(room, admin, "Olga Owner", "127.0.0.11")
    mine = pyotp.random_base32()
    told = owner.post("/account/codes", data={"secret": mine, "code": pyotp.TOTP(mine).now()})
    assert told.status_code == 422
    assert "begin again" in told.text
    with Visitor(room.address, "127.0.0.12") as thief:
        thief.arrive().cookies = owner.cookies
        thief.headers["X-CSRF"] = owner.headers["X-CSRF"]
        guesses = [thief.post("/account/password", data={"old": f"guess {n}", "password": "x" * 20, "again": "y"}) for n in range(9)]
    assert 429 in [answer.status_code for answer in guesses], "as slow as at the door"
    assert owner.get("/account").status_code == 200


def test_a_code_is_not_guessed_replayed_or_gone_round(room: Room, admin: Visitor) -> None:
    owner = invited(room, admin, "Tom Timed", "127.0.0.13")
    secret = secret_in(owner.post("/account/codes", data={"old": NEW}).text)
    given = owner.post("/account/codes", data={"secret": secret, "code": pyotp.TOTP(secret).now()}).text
    recovery = re.findall(r"<li><code>([^<]+)</code>", given)
    assert len(recovery) == 10
    again = owner.post("/account/codes", data={"secret": secret, "code": pyotp.TOTP(secret).at(int(time.time()) + 30)})
    assert again.status_code == 422, "the page that showed it is good once"
    code = pyotp.TOTP(secret).at(int(time.time()) + 30)
    told = [room.visitor(source="127.0.0.13").come("Tom Timed", NEW, one) for one in (code, code, recovery[0], recovery[0])]
    assert told == [303, 401, 303, 401]
    thief = room.visitor(source="127.0.0.14")
    tried = [thief.come("Tom Timed", NEW, one) for one in ("000000", "", "aaaaa-aaaaa-aaaaa-aaaaa", "'", "123456", "0", "1", "2")]
    assert set(tried[:5]) == {401}
    assert 429 in tried, "with the right password, too"


ASTRAY = ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere.example", "/\t/elsewhere.example"]
ASTRAY += ["javascript:owned(1)", "data:text/html,x", "https:elsewhere.example", "/%0d%0aSet-Cookie:x=y", "/\r\nSet-Cookie: owned=1"]
ASTRAY += [
    "elsewhere.example",
    "@elsewhere.example",
    "///elsewhere.example",
    "http:///elsewhere.example",
    "/.//elsewhere.example",
    "//127.0.0.1@x",
]


@pytest.mark.parametrize("to", ASTRAY)
def test_nobody_who_signs_in_is_led_elsewhere_or_is_given_another_header(room: Room, to: str) -> None:
    with Visitor(room.address, "127.0.0.15") as somebody:
        answer = somebody.arrive().post("/sign-in", data={"name": NAMES["reader"], "password": PASSWORD, "to": to})
        assert answer.status_code == 303
        led = somebody.build_request("GET", httpx.URL(room.address).join(answer.headers["Location"]))
        assert led.url.host == urlsplit(room.address).hostname, answer.headers["Location"]
        assert not answer.headers["Location"].startswith(("//", "/\\"))
        assert all(one.startswith("accordingto-") for one in answer.headers.get_list("Set-Cookie"))


@pytest.mark.parametrize(
    "path", ["//elsewhere.example", "//elsewhere.example/%2e%2e", "/reports//elsewhere.example/", "/%5celsewhere.example/", "/keys/"]
)
def test_no_address_is_put_right_into_one_elsewhere(room: Room, path: str) -> None:
    status, said = raw(room, f"GET {path} HTTP/1.1\nHost: {{host}}\nX-Host: elsewhere.example\n\n")
    found = re.search(rb"(?i)\r\nlocation: ([^\r]*)", said)
    assert status in (303, 307, 404)
    assert not found or found[1].startswith((b"/sign-in?", room.address.encode() + b"/")), found


def test_what_others_see_does_not_follow_from_what_one_asks(room: Room, admin: Visitor) -> None:
    """Nothing is kept by a cache that headers change, and no invitation leads to a host that somebody else named."""
    named = {"X-Host": "elsewhere.example", "X-Original-URL": "/people", "X-Rewrite-URL": "/people", "X-Forwarded-Port": "1"}
    named |= {"X-Forwarded-Prefix": "//elsewhere.example", "X-Forwarded-Proto": "https", "X-Forwarded-Server": "elsewhere.example"}
    for header in ("Forwarded", "X-Forwarded-Host", "X-Forwarded-For"):
        assert admin.get("/", headers={header: "elsewhere.example"}).status_code == 421, "it was opened for this machine alone"
    for address in ("/", "/page.js", "/static/desk.js", "/sign-in"):
        plain, odd = (admin.get(address, headers=headers) for headers in ({}, named))
        assert "elsewhere.example" not in odd.text
        assert (odd.status_code, odd.headers.get("Cache-Control")) == (plain.status_code, plain.headers.get("Cache-Control"))
        assert "Strict-Transport-Security" not in odd.headers, "nobody but a proxy that is named says that it was encrypted"
        if address in ("/", "/sign-in"):
            assert odd.headers["Cache-Control"] == "no-store"
    page = admin.post("/people", data={"name": "Ida Invited", "role": "reader"}, headers=named).text
    assert f"{room.address}/invitation/" in page
    assert admin.post("/people", data={"name": "Eve", "role": "reader"}, headers={"Host": "elsewhere.example"}).status_code == 421


PATHS = [
    "..%2f..%2fdesk.py",
    "%2e%2e/desk.py",
    "..;/desk.py",
    "....//desk.py",
    "%2e%2e%2f%2e%2e%2fdesk.py",
    "..%5c..%5cdesk.py",
    "../desk.py",
]
PATHS += [
    "/etc/passwd",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "desk.js%00.css",
    "..%c0%af..%c0%afdesk.py",
    "%252e%252e%252fdesk.py",
    "desk.js/..%2f..%2f",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_file_is_reached_that_is_not_the_desks_own(room: Room, path: str) -> None:
    for before in ("/static/", "/", "/reports/", "/totals/", f"{API}/", "/invitation/"):
        status, said = raw(room, f"GET {before}{path} HTTP/1.1\nHost: {{host}}\n\n")
        assert status in (303, 307, 400, 401, 404, 405), (before, said[:80])
        assert b"root:" not in said and b"import " not in said


SQL = ["'", "' OR '1'='1' --", "'; DROP TABLE report; --", "%' ESCAPE '", "\\", "{{7*191}}", "%s%(x)s:x?", "$(id)`id`"]


@pytest.mark.parametrize("words", SQL)
def test_no_parameter_is_taken_for_a_part_of_a_question(room: Room, admin: Visitor, words: str) -> None:
    """In every name, path and cookie: no fault, no wait, no row more or less."""
    names = [
        "q",
        "type",
        "since",
        "until",
        "near",
        "within",
        "origin",
        "outlet",
        "status",
        "question",
        "grade",
        "told_by",
        "box",
        "failing",
    ]
    names += ["after", "cursor", "before", "limit", "kind", "name", "about", "find", "done", "incident", "verdict", "to", "state", "code"]
    before = rows(room)
    begun = time.monotonic()
    for method, path in routes(admin):
        if method == "GET" and not path.endswith("/events"):
            address = re.sub(r"\{[^}]+\}", quote(words, safe=""), path)
            for given in ({}, dict.fromkeys(names, words)) if "{" not in path else ({},):
                with admin.stream("GET", address, params=given, headers={"Last-Event-ID": quote(words)}) as answer:
                    assert answer.status_code < 500, (path, given)
    assert time.monotonic() - begun < 25
    assert rows(room) == before


def rows(room: Room) -> dict[str, int]:
    with sqlite3.connect(room.where) as casebook:
        tables = [name for (name,) in casebook.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")]
        return {name: casebook.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables if name != "desk_throttle"}


def test_what_is_kept_is_in_no_fault_that_a_log_tells(tmp_path: Path) -> None:
    Casebook.create(str(tmp_path / "c.casebook")).close()
    store = Store.open(str(tmp_path / "c.casebook"))
    row = {"key": b"a secret", "failures": 1, "last": 1, "until": 1}
    with pytest.raises(SQLAlchemyError) as fault, store.writing() as connection:
        connection.execute(throttle.insert(), [row, row])
    store.close()
    assert "a secret" not in str(fault.value)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with answering() as made:
        yield made


@pytest.fixture(scope="module")
def vouched(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A desk that is agreed with a provider."""
    where = tmp_path_factory.mktemp("vouched") / "c.casebook"
    Casebook.create(str(where)).close()
    agreed = {"ISSUER": provider.issuer, "CLIENT": CLIENT, "SECRET": SECRET, "ROLES": "groups"}
    environment = dict(os.environ) | {f"ACCORDINGTO_OIDC_{name}": value for name, value in agreed.items()}
    with opened(peopled(where), environment=environment) as made:
        yield made


def through(room: Room) -> tuple[Visitor, str]:
    """A browser that was sent to the provider, and where that sends it back to."""
    browser = room.left.enter_context(Visitor(room.address))
    sent = browser.get("/sign-in/elsewhere?to=/reports").headers["location"]
    return browser, str(httpx.get(sent).headers["location"])


Forge = Callable[[dict[str, Any], Provider], str]


def _unsigned(claims: dict[str, Any], _: Provider) -> str:
    head, body = (urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode() for one in ({"alg": "none"}, claims))
    return f"{head}.{body}."


def _with_own_key(claims: dict[str, Any], _: Provider) -> str:
    key = RSAKey.generate_key(2048)
    return jwt.encode({"alg": "RS256", "jwk": key.as_dict(private=False)}, claims, key, ["RS256"])


def _by_its_public_key(claims: dict[str, Any], provider: Provider) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(provider.key.as_pem(private=False)), ["HS256"])


def _by_the_clients_secret(claims: dict[str, Any], _: Provider) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET.ljust(32)), ["HS256"])


def _cut(claims: dict[str, Any], provider: Provider) -> str:
    return jwt.encode({"alg": "RS256", "kid": provider.key.kid}, claims, provider.key, ["RS256"]).rpartition(".")[0] + "."


FORGES: list[tuple[str, Forge]] = [
    ("that nobody signed", _unsigned),
    ("that brings its own key", _with_own_key),
    ("signed by the provider's public key", _by_its_public_key),
    ("signed by what the client knows", _by_the_clients_secret),
    ("whose signature was taken away", _cut),
    ("that is none", lambda claims, provider: "a.b.c"),
]


@pytest.mark.parametrize("forge", [pytest.param(forge, id=what) for what, forge in FORGES])
def test_a_token(vouched: Room, provider: Provider, monkeypatch: pytest.MonkeyPatch, forge: Forge) -> None:
    true = provider.token

    def token(said: dict[str, str], authorization: str) -> dict[str, Any] | None:
        nonce = provider.asked[said["code"]]["nonce"]
        told = true(said, authorization)
        claims = {"iss": provider.issuer, "aud": CLIENT, "sub": "eve", "name": "Eve", "groups": ["admin"], "nonce": nonce}
        return told and told | {"id_token": forge(claims | {"iat": int(time.time()), "exp": int(time.time()) + 60}, provider)}

    monkeypatch.setattr(provider, "token", token)
    browser, back = through(vouched)
    assert browser.get(back).status_code == 401
    assert browser.get(f"{API}/me").status_code == 401


def test_nobody_is_signed_in_as_whoever_sent_them_the_address(vouched: Room, provider: Provider) -> None:
    """Eve goes half the way and has somebody else open the rest; or puts her code under their state, or theirs under hers."""
    provider.says |= {"groups": ["reader"], "name": "Eve"}
    eve, hers = through(vouched)
    victim, theirs = through(vouched)
    code, state = ({one: httpx.URL(one).params[name] for one in (hers, theirs)} for name in ("code", "state"))
    assert victim.get(hers).status_code == 401
    victim, theirs = through(vouched)
    assert victim.get(f"/sign-in/back?code={code[hers]}&state={httpx.URL(theirs).params['state']}").status_code == 401, "verifier and nonce"
    with Visitor(vouched.address) as nobody:
        assert nobody.get(hers).status_code == 401, "a browser that was never sent"
    assert eve.get(f"/sign-in/back?code={code[hers]}&state={state[hers]}x").status_code == 401
    assert eve.get(hers).status_code == 401, "an errand is gone once it failed"
    own, back = through(vouched)
    assert own.get(back).status_code == 200, "whoever goes all the way by themselves comes in"


def test_its_log_tells_of_nobody_and_no_secret(vouched: Room, tmp_path: Path) -> None:
    """Signing in, a token, an invitation, words that are hostile: of none of it a word on the error stream."""
    admin = vouched.visitor(NAMES["admin"])
    key = admin.post(f"{API}/me/tokens", json={"name": "k", "scopes": ["read"], "days": 1}).json()["key"]
    page = admin.post("/people", data={"name": "Nia New", "role": "reader"}).text
    invitation = page.partition("/invitation/")[2][:43]
    for address in (f"/invitation/{invitation}", "/\x1b[31mred", f"/?q={quote(chr(27))}[31mred", f"{API}/me?token={key}"):
        admin.get(quote(address, safe="/?=&%"))
    program = vouched.program(key)
    assert program.get(f"{API}/me").status_code == 200
    assert key not in vouched.program(f"{key}x").get(f"{API}/me").text
    raw(vouched, "GET / HTTP/1.1\nHost: \x1b[31m\n\n")
    written = vouched.log.read_text("utf-8")
    for secret in (key, invitation, PASSWORD, admin.headers["X-CSRF"], "\x1b", *(one.value or "" for one in admin.cookies.jar)):
        assert secret not in written
    assert "GET /" not in written
