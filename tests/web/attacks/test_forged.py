"""Requests that another site makes a browser send: none changes anything, whatever it comes as; and pages that another site takes in."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from tests.views.test_page_in_browser import CHROMIUM, QUIET
from tests.web.attacks.conftest import Room, Visitor
from tests.web.attacks.walking import API, nowhere, routes
from tests.web.conftest import NAMES, PASSWORD

FORGED: list[tuple[str, dict[str, str]]] = [
    ("from another site", {"Origin": "https://elsewhere.example"}),
    ("from a page that hides where it is", {"Origin": "null"}),
    ("from another port of this machine", {"Origin": "http://127.0.0.1:1"}),
    ("from a name like ours", {"Origin": "{here}.elsewhere.example"}),
    ("as the browser says", {"Sec-Fetch-Site": "cross-site"}),
    ("from a neighbour, as the browser says", {"Sec-Fetch-Site": "same-site"}),
    ("without the page's token", {"X-CSRF": ""}),
    ("with the token of another visit", {"X-CSRF": "A" * 43}),
    ("with a name and password that browsers send by themselves", {"X-CSRF": "", "Authorization": "Basic QWRhOng="}),
    ("with the method that is meant in a header", {"X-CSRF": "", "X-HTTP-Method-Override": "GET"}),
]


@pytest.mark.parametrize(("headers"), [pytest.param(headers, id=what) for what, headers in FORGED])
def test_nothing_changes_by_any_route(room: Room, admin: Visitor, headers: dict[str, str]) -> None:
    sent = {name: value.replace("{here}", room.address) for name, value in headers.items()}
    changing = [one for one in routes(admin) if one[0] != "GET"]
    assert len(changing) > 40
    told = {one: admin.status(one[0], nowhere(one[1]), headers=sent) for one in changing}
    by_password = {401, 403} if "Authorization" in sent else {403}
    assert {one: status for one, status in told.items() if status not in by_password} == {}
    assert admin.get(f"{API}/me").status_code == 200, "and whoever was led astray is still signed in"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_what_a_form_of_another_site_can_send_is_no_json(room: Room, admin: Visitor, kind: str) -> None:
    with Visitor(room.address) as program:
        told = program.post(f"{API}/people", content=b'{"name":"Eve","role":"admin"}', headers={"Content-Type": kind})
    assert told.status_code in (401, 403, 415)
    assert "Eve" not in admin.get("/people").text


class _Elsewhere(BaseHTTPRequestHandler):
    """Pages of another site, which it says nothing of in a log."""

    pages: dict[str, str] = {}  # noqa: RUF012  set by whoever opens it

    def do_GET(self) -> None:
        body = self.pages.get(self.path, "").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def elsewhere(pages: dict[str, str]) -> Iterator[str]:
    """Another port of this machine, which to cookies is the same site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Site", (_Elsewhere,), {"pages": pages}))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def form(to: str, fields: dict[str, str], kind: str = "application/x-www-form-urlencoded") -> str:
    inputs = "".join(f"<input name='{name}' value='{value}'>" for name, value in fields.items())
    return f"<form method=post enctype='{kind}' action='{to}'>{inputs}</form><script>document.forms[0].submit()</script>"


@pytest.mark.skipif(CHROMIUM is None, reason="the system has no Chromium to show the page with (Debian: apt-get install chromium)")
def test_a_real_browser_on_a_neighbours_page_changes_reads_and_frames_nothing(room: Room, admin: Visitor) -> None:
    """The neighbour is of the same site, so that even strict cookies go along: what stops it is Origin, CORS and the frame's own no."""
    eve = {"name": "Eve", "role": "admin"}
    there = room.address
    pages = {
        "/form": form(f"{there}/people", eve),
        "/parts": form(f"{there}/people", eve, "multipart/form-data"),
        "/plain": form(f"{there}{API}/people", {'{"name":"Eve","role":"admin","mail":"': '"}'}, "text/plain"),
        "/sign-in": form(f"{there}/sign-in", {"name": NAMES["reader"], "password": PASSWORD}),
        "/out": form(f"{there}/sign-out", {}),
        "/frame": f"<iframe src='{there}/people'></iframe>",
        "/read": "<p>nothing</p>",
    }
    with (
        elsewhere(pages) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        context = browser.new_context()
        context.add_cookies([{"name": one.name, "value": one.value or "", "url": there} for one in admin.cookies.jar])
        page = context.new_page()
        for path in ("/form", "/parts", "/plain", "/sign-in", "/out"):
            page.goto(site + path)
            page.wait_for_url(f"{there}/**")
            assert "another site asked for this" in page.content(), path
        page.goto(f"{site}/frame")
        framed = page.frames[-1]
        assert "Ada Admin" not in framed.content()
        page.goto(f"{site}/read")
        read = """async ([there, api]) => {
          const told = [];
          for (const [to, more] of [[there + "/people", {}], [there + api + "/record", {}], [there + api + "/people", {method: "POST",
            headers: {"Content-Type": "application/json"}, body: '{"name":"Eve","role":"admin"}'}], [there + "/people", {mode: "no-cors"}]])
            told.push(await fetch(to, {credentials: "include", ...more}).then((a) => a.text()).catch(() => ""));
          const script = document.createElement("script");
          script.src = there + api + "/people";
          told.push(await new Promise((done) => { script.onload = () => done("loaded"); script.onerror = () => done("");
            document.head.append(script); }));
          const events = new EventSource(there + "/events", {withCredentials: true});
          told.push(await new Promise((done) => { events.onopen = () => done("open"); events.onerror = () => done(""); }));
          const opened = window.open(there + "/people");
          await new Promise((done) => setTimeout(done, 500));
          told.push(opened === null || opened.closed ? "" : String(opened.length));
          return told;
        }"""
        assert page.evaluate(read, [there, API]) == [""] * 7
        context.close()
    assert "Eve" not in admin.get("/people").text
    assert admin.get(f"{API}/me").json()["name"] == NAMES["admin"]


def test_a_session_is_not_fixed_by_whoever_knew_the_visit_before(room: Room) -> None:
    with Visitor(room.address) as victim, Visitor(room.address) as thief:
        victim.arrive()
        thief.cookies.update(victim.cookies)
        before = dict(victim.cookies)
        assert victim.come(NAMES["reader"]) == 303
        assert dict(victim.cookies) != before
        assert thief.get(f"{API}/me").status_code == 401
        told = victim.post("/account/sessions/end")
        kept = dict(victim.cookies)
        assert told.status_code == 303
        out = victim.post("/sign-out")
        assert "Max-Age=0" in "".join(one for one in out.headers.get_list("set-cookie") if one.startswith("accordingto-"))
        thief.cookies.update(kept)
        assert thief.get(f"{API}/me").status_code == 401, "the cookie that was kept opens nothing any more"


def test_a_cookie_and_its_kind(room: Room, stranger: Visitor) -> None:
    with Visitor(room.address) as fresh:
        (cookie,) = fresh.get("/sign-in").headers.get_list("set-cookie")
    port = room.address.rpartition(":")[2]
    assert re.fullmatch(rf"accordingto-{port}=[\w-]{{43}}; Path=/; HttpOnly; SameSite=Strict", cookie)


def test_only_what_it_comes_to_is_in_the_casebook(room: Room, admin: Visitor, reader: Visitor) -> None:
    """Whoever reads the file that the desk keeps comes in by nothing that stands in it."""
    key = admin.post(f"{API}/me/tokens", json={"name": "k", "scopes": ["read"], "days": 1}).json()["key"]
    with sqlite3.connect(room.desk) as desk:
        kept = "\n".join(desk.iterdump())
    for secret in (key, PASSWORD, *(one.value or "" for one in (*admin.cookies.jar, *reader.cookies.jar))):
        assert secret not in kept
        assert secret.encode().hex() not in kept.lower()
