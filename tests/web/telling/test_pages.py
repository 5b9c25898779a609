"""The pages and the API for webhooks, as an admin meets them and nobody else does."""

import re

import pytest
from fastapi.testclient import TestClient

from accordingto.web.desk import Desk
from accordingto.web.telling import KINDS

URL = "https://example.org/hook"


def csrf(client: TestClient) -> dict[str, str]:
    return {"csrf": client.headers["X-CSRF"]}


def test_a_webhook_is_added_tested_renewed_and_removed(desk: Desk, admin: TestClient) -> None:
    made = admin.post("/webhooks", data=csrf(admin) | {"url": URL, "kinds": ["incident.new", "check.failing"]})
    (secret,) = re.findall(r"whsec_[\w-]{43}", made.text)
    (hook,) = desk.hooks.all()
    assert (hook.url, hook.kinds, hook.by) == (URL, ("incident.new", "check.failing"), "Ada Admin")
    assert secret not in admin.get("/webhooks").text + admin.get(f"/webhooks/{hook.number}").text, "it is shown once"
    assert admin.post(f"/webhooks/{hook.number}/test", data=csrf(admin)).status_code == 303
    assert "waiting" in admin.get(f"/webhooks/{hook.number}").text
    (other,) = re.findall(r"whsec_[\w-]{43}", admin.post(f"/webhooks/{hook.number}/secret", data=csrf(admin)).text)
    assert other != secret
    assert "Two secrets sign till" in admin.get(f"/webhooks/{hook.number}").text
    admin.post(f"/webhooks/{hook.number}/switch", data=csrf(admin) | {"on": ""})
    assert not desk.hooks.get(hook.number).active
    admin.post(f"/webhooks/{hook.number}/switch", data=csrf(admin) | {"on": "yes"})
    assert desk.hooks.get(hook.number).active
    admin.post(f"/webhooks/{hook.number}/remove", data=csrf(admin))
    assert not desk.hooks.all()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"url": "http://example.org/", "kinds": KINDS}, "Only https addresses"),
        ({"url": "https://me:word@example.org/", "kinds": KINDS}, "a name or a password"),
        ({"url": '"><script>alert(1)</script>', "kinds": KINDS}, "no address"),
        ({"url": URL}, "is told of some of"),
        ({"url": URL, "kinds": ["everything"]}, "is told of some of"),
    ],
)
def test_what_can_not_be_is_shown_again_with_its_reason(desk: Desk, admin: TestClient, sent: dict[str, object], says: str) -> None:
    answer = admin.post("/webhooks", data=csrf(admin) | sent)
    assert answer.status_code == 422
    assert says in answer.text and "<script>alert" not in answer.text
    assert not desk.hooks.all()


@pytest.mark.parametrize("who", ["stranger", "reader", "reviewer"])
def test_nobody_but_an_admin_sees_or_changes_them(who: str, request: pytest.FixtureRequest, desk: Desk) -> None:
    hook, _ = desk.hooks.add(URL, KINDS, "Ada")
    client: TestClient = request.getfixturevalue(who)
    for path in ("", f"/{hook.number}"):
        assert client.get(f"/webhooks{path}").status_code == (303 if who == "stranger" else 403)
        assert client.get(f"/api/v1/webhooks{path}").status_code == (401 if who == "stranger" else 403)
    for path in ("", *(f"/{hook.number}/{what}" for what in ("test", "secret", "switch", "remove"))):
        answer = client.post(f"/webhooks{path}", data=csrf(client) | {"url": URL, "kinds": "incident.new", "on": ""})
        assert answer.status_code == (401 if who == "stranger" else 403)
    assert desk.hooks.all() == [hook] and not desk.hooks.deliveries(hook.number)


def test_programs_do_the_same(desk: Desk, admin: TestClient) -> None:
    made = admin.post("/api/v1/webhooks", json={"url": URL, "kinds": ["incident.new"]})
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_") and "secret" not in made.json()["webhook"]
    address = made.headers["location"]
    assert admin.get(address).json() == made.json()["webhook"] == admin.get("/api/v1/webhooks").json()[0]
    assert admin.post(f"{address}/test").status_code == 204
    assert [one["kind"] for one in admin.get(f"{address}/deliveries").json()] == ["test"]
    assert admin.patch(address, json={"active": False}).json()["active"] is False
    assert admin.get(f"{address}/deliveries").json()[0]["state"] == "given up"
    assert admin.post(f"{address}/secret").json()["secret"] != made.json()["secret"]
    assert admin.delete(address).status_code == 204
    assert admin.get(address).status_code == 404
    assert admin.post("/api/v1/webhooks", json={"url": "https://127.0.0.1:22/", "kinds": ["incident.new"]}).status_code == 422
