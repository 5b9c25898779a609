"""Coming in by an OpenID provider, a real one on loopback."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import OctKey, RSAKey

from accordingto.web import people
from accordingto.web.desk import Desk
from accordingto.web.refusing import Unacceptable
from tests.web.people.provider import CLIENT, SECRET, Provider, answering

VERA = "vera@example.org"


@pytest.fixture(scope="module")
def anybody() -> Iterator[Provider]:
    with answering() as made:
        yield made


@pytest.fixture
def provider(anybody: Provider, desk: Desk) -> Provider:
    """One that the desk is agreed with, which says nothing but the truth."""
    fresh = Provider(anybody.issuer, anybody.key)
    anybody.__dict__.update(fresh.__dict__)
    agree(desk, anybody)
    return anybody


def agree(desk: Desk, provider: Provider, roles: str = "") -> None:
    names = {"ISSUER": provider.issuer, "CLIENT": CLIENT, "SECRET": SECRET, "ROLES": roles}
    desk.provider = people.Provider.of({f"ACCORDINGTO_OIDC_{name}": value for name, value in names.items()})


def come(client: TestClient, to: str = "/reports") -> Any:
    """Go to the provider and back, as a browser would; gives the desk's answer."""
    sent = client.get(f"/sign-in/elsewhere?to={to}").headers["location"]
    back = httpx.get(sent, follow_redirects=False).headers["location"]
    return client.get(back)


def test_whoever_an_admin_entered_comes_in(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    desk.people.accounts.add("Vera Vouched", "reviewer", "a test", "Vera@Example.org")
    assert 'href="/sign-in/elsewhere?to=/"' in stranger.get("/sign-in").text
    answer = come(stranger)
    assert answer.status_code == 200
    assert '<meta http-equiv="refresh" content="0; url=/reports">' in answer.text
    assert any("SameSite=Strict" in cookie and "-arriving" not in cookie for cookie in answer.headers.get_list("set-cookie"))
    assert "Vera Vouched" in stranger.get("/account").text


def test_from_then_on_it_is_who_they_are_there_that_counts(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    desk.people.accounts.add("Vera Vouched", "reviewer", "a test", VERA)
    come(stranger)
    stranger.cookies.clear()
    provider.says |= {"email": "vera@newname.example"}
    assert come(stranger).status_code == 200, "with another address"
    stranger.cookies.clear()
    provider.says |= {"sub": "u-18", "email": VERA}
    assert come(stranger).status_code == 401, "another who has got her address since"


@pytest.mark.parametrize(
    ("says", "shows"),
    [
        pytest.param({"email": "else@example.org"}, "nobody has entered", id="whom nobody entered"),
        pytest.param({"email_verified": False}, "nobody has entered", id="whose address may not be theirs"),
        pytest.param({"email_verified": None}, "nobody has entered", id="of whose address it does not say"),
        pytest.param({"email_verified": "true"}, "nobody has entered", id="in a word that is not the truth value"),
        pytest.param({"email": None}, "nobody has entered", id="without an address"),
        pytest.param({"nonce": "another"}, "does not hold", id="a token that was somebody else's"),
        pytest.param({"nonce": None}, "does not hold", id="a token that could be anybody's"),
        pytest.param({"aud": "another client"}, "does not hold", id="a token for another client"),
        pytest.param({"aud": [CLIENT, "x"], "azp": "x"}, "meant for another", id="handed on by another"),
        pytest.param({"iss": "https://elsewhere.example"}, "does not hold", id="from another provider"),
        pytest.param({"exp": int(time.time()) - 3600}, "does not hold", id="an old token"),
        pytest.param({"exp": None}, "does not hold", id="a token that never ends"),
        pytest.param({"sub": None}, "does not hold", id="of nobody"),
    ],
)
def test_who_does_not_come_in(desk: Desk, provider: Provider, stranger: TestClient, says: dict[str, Any], shows: str) -> None:
    desk.people.accounts.add("Vera Vouched", "reviewer", "a test", VERA)
    provider.says |= says
    answer = come(stranger)
    assert answer.status_code == 401
    assert shows in answer.text
    assert stranger.get("/").status_code == 303


def test_a_token_that_it_did_not_sign(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    desk.people.accounts.add("Vera Vouched", "reviewer", "a test", VERA)
    provider.signs_with = RSAKey.generate_key(2048)
    assert come(stranger).status_code == 401
    provider.signs_with, provider.algorithm = OctKey.import_key(SECRET.ljust(32)), "HS256"
    assert come(stranger).status_code == 401, "a secret that two share proves nothing"
    provider.signs_with, provider.algorithm = None, "RS256"
    assert come(stranger).status_code == 200


def test_its_new_keys_are_asked_for(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    desk.people.accounts.add("Vera Vouched", "reviewer", "a test", VERA)
    assert come(stranger).status_code == 200
    stranger.cookies.clear()
    provider.key = RSAKey.generate_key(2048, {"use": "sig"}, auto_kid=True)
    assert come(stranger).status_code == 200


def test_an_errand_is_good_once_in_the_browser_that_began_it(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    desk.people.accounts.add("Vera Vouched", "reviewer", "a test", VERA)

    def sent() -> str:
        return str(httpx.get(stranger.get("/sign-in/elsewhere").headers["location"], follow_redirects=False).headers["location"])

    back = sent()
    began = dict(stranger.cookies)
    stranger.cookies.clear()
    assert stranger.get(back).status_code == 401, "in another browser"
    for name, value in began.items():
        stranger.cookies.set(name, value, "localhost.local", "/")
    assert stranger.get(back.replace("state=", "state=x")).status_code == 401, "with another state"
    back = sent()
    assert stranger.get(back).status_code == 200
    assert stranger.get(back).status_code == 401, "a second time"
    back, now = sent(), desk.store.now()
    desk.store.clock = lambda: now + 600
    assert stranger.get(back).status_code == 401, "too late"
    assert stranger.get("/sign-in/back?error=access_denied").status_code == 401


def test_what_it_is_asked(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    asked = parse_qs(urlsplit(stranger.get("/sign-in/elsewhere").headers["location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://localhost:8000/sign-in/back"]
    assert min(len(asked[name][0]) for name in ("state", "nonce", "code_challenge")) >= 43


def test_where_it_says_who_may_what_that_counts(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    agree(desk, provider, "groups")
    provider.says |= {"groups": ["staff", "reader", "reviewer"], "name": "Vera Vouched"}
    assert come(stranger).status_code == 200
    assert desk.people.accounts.named("Vera Vouched").role == "reviewer"
    stranger.cookies.clear()
    provider.says |= {"groups": "reader"}
    assert come(stranger).status_code == 200
    assert desk.people.accounts.named("Vera Vouched").role == "reader"
    stranger.cookies.clear()
    provider.says |= {"groups": ["staff"]}
    assert come(stranger).status_code == 401


def test_one_that_says_it_is_another(desk: Desk, provider: Provider, stranger: TestClient) -> None:
    provider.about = {"issuer": "https://elsewhere.example"}
    assert stranger.get("/sign-in/elsewhere").status_code in (303, 401)
    provider.about = {"authorization_endpoint": "http://elsewhere.example/authorize"}
    agree(desk, provider)
    assert stranger.get("/sign-in/elsewhere").status_code == 422


def test_it_is_asked_by_https_only() -> None:
    for issuer in ("http://provider.example", "ftp://provider.example", "provider.example"):
        with pytest.raises(Unacceptable, match="https only"):
            people.Provider.of({"ACCORDINGTO_OIDC_ISSUER": issuer, "ACCORDINGTO_OIDC_CLIENT": "x"})
    assert people.Provider.of({}) is None


def test_without_one_nobody_is_sent_anywhere(stranger: TestClient) -> None:
    assert stranger.get("/sign-in/elsewhere").status_code == 404
    assert stranger.get("/sign-in/back?code=x&state=y").status_code == 404
