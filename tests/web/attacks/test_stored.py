"""Hostile text, stored wherever text is kept: on every page, in JSON, in events and in a real browser it is text and does nothing."""

import json
import re
from html.parser import HTMLParser
from itertools import product

import pytest
from playwright.sync_api import Page, sync_playwright

from accordingto.web.telling import KINDS
from tests.views.test_page_in_browser import CHROMIUM, QUIET
from tests.web.attacks.conftest import Room, Visitor
from tests.web.attacks.hostile import ALL, MALLORY, SCRIPT
from tests.web.attacks.walking import API, routes, there

TURNERS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
POLICY = "require-trusted-types-for 'script'; trusted-types 'none'"


class Elements(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def addresses(room: Room, admin: Visitor) -> dict[str, int]:
    """Every page, with everything on it that is there, and the same asked for hostile words; and what it answers."""
    hook = {"url": "https://hooks.example/?a=%22%3E<script>owned(1)</script>", "kinds": KINDS[0]}
    files = [("files", (f"{SCRIPT}{ALL[:80]}.pdf", b"%PDF")), ("files", ("../../../<b>e.txt", ALL.encode()))]
    text = {"text": f"Two people were killed. {ALL}", "title": f"T {SCRIPT}", "outlet": f"O {SCRIPT}"}
    kept = [
        admin.post(f"{API}/me/tokens", json={"name": f"t {SCRIPT}", "scopes": ["read"], "days": 1}),
        admin.post("/webhooks", data=hook),
        admin.post("/filters", data={"name": f"f {SCRIPT}", "address": f"q={SCRIPT}"}),
        admin.put(f"{API}/filters/x", json={"address": f'"><script>owned(1)</script>{SCRIPT}'}),
        admin.post(f"{API}/additions", files=files),
        admin.post("/add", data={"csrf": admin.headers["X-CSRF"], **text}),
    ]
    assert [answer.text for answer in kept if answer.status_code >= 400] == []
    assert admin.put(f"{API}/filters/x", json={"address": f"q={ALL}"}).status_code == 422
    ids = there(admin)
    found: dict[str, int] = {}
    for method, path in routes(admin):
        if method == "GET" and not path.startswith(API) and not path.endswith(("/events", ".svg", ".js", ".css")):
            names = re.findall(r"\{[^}]+\}", path)
            for values in product(*([*ids.get(path.split("/")[1], []), SCRIPT, "%3Cscript%3E"][:8] for _ in names)):
                address = path
                for name, value in zip(names, values, strict=True):
                    address = address.replace(name, value)
                found[address] = 0
    told = [f"/?q={SCRIPT}", f"/?origin={SCRIPT}&near={SCRIPT}", f"/reports?q={SCRIPT}", f"/origins?q={SCRIPT}", f"/totals?q={SCRIPT}"]
    told += [f"/queue?kind={SCRIPT}", f"/sign-in?to=/%22%3E{SCRIPT}", f"/decide?kind={SCRIPT}&about={SCRIPT}"]
    told += [f"/origins/one?name={name}" for name in ids["origins"]]
    typed = f"about={ids['claims'][0]}&quote={SCRIPT}&value={SCRIPT}&find={SCRIPT}"
    told += [f"/decide?kind={kind}&{typed}" for kind in ("reject", "correct", "move")]
    return found | dict.fromkeys(told, 0)


def test_no_page_makes_markup_of_it_or_is_turned_around(admin: Visitor, addresses: dict[str, int]) -> None:
    assert len(addresses) > 50
    for address in addresses:
        answer = admin.get(address, follow_redirects=True)
        assert answer.status_code < 500, address
        assert answer.headers["Content-Type"].startswith("text/html"), address
        assert POLICY in answer.headers["Content-Security-Policy"], address
        assert "unsafe" not in answer.headers["Content-Security-Policy"], address
        page = Elements()
        page.feed(answer.text)
        for tag, told in page.found:
            assert tag not in ("iframe", "object", "embed", "base", "style", "foreignobject"), address
            assert tag != "img" or re.match(r"/totals/[\w-]+\.svg", told.get("src", "")), (address, told)
            assert not [name for name in told if name.startswith("on") or name in ("style", "srcdoc", "formaction")], (address, tag, told)
            assert tag != "script" or re.fullmatch(r"/(static/[a-z]+|page)\.js", told.get("src", "")), address
            leads = [told.get(name, "").strip().lower() for name in ("href", "src", "action", "xlink:href")]
            assert not [one for one in leads if re.match(r"(javascript|vbscript|data:(?!,|image/svg))", one)], (address, leads)
        assert "1337" not in answer.text, f"{address} runs templates"
        assert not CONTROLS.search(answer.text), address
        assert not TURNERS.search(re.sub(r'value="[^"]*"', "", answer.text)), (address, "a field gives back what was kept, and is not read")


def test_in_json_it_is_text_and_no_browser_takes_it_for_anything_else(admin: Visitor, addresses: dict[str, int]) -> None:
    ids = there(admin)
    for method, path in routes(admin):
        if method != "GET" or not path.startswith(API) or path.endswith("/events"):
            continue
        for value in [*ids.get(path.split("/")[3], ["1"])[:3], "%3Cscript%3E"]:
            answer = admin.get(re.sub(r"\{[^}]+\}", value, path))
            assert answer.status_code < 500, path
            assert re.match(r"application/(problem\+)?json", answer.headers["Content-Type"]), path
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", "no other site can have it as a script"
            assert "Access-Control-Allow-Origin" not in answer.headers
            json.loads(answer.text)
            assert "\x1b" not in answer.text, (path, "as \\u001b, which does nothing to a terminal")


def test_an_event_is_one_event_whatever_stands_in_it(admin: Visitor, addresses: dict[str, int]) -> None:
    number = there(admin)["additions"][0]
    with admin.stream("GET", f"/add/{number}/events") as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        lines = [line for line in answer.iter_lines() if line]
    assert all(line.startswith(("retry: ", "event: ", "data: ", "id: ", ":")) for line in lines), lines
    for line in lines:
        if line.startswith("data: "):
            assert json.loads(line.removeprefix("data: "))["number"] == int(number)


def test_a_name_that_is_markup_is_shown_as_it_is(room: Room) -> None:
    with Visitor(room.address) as mallory:
        assert mallory.arrive().come(MALLORY) == 303
        page = mallory.get("/account").text
        assert "Mallory &lt;script&gt;" in page and "{{7*191}}" in page.replace("&#123;", "{")
        assert mallory.get(f"{API}/me").json()["name"] == MALLORY


@pytest.mark.skipif(CHROMIUM is None, reason="the system has no Chromium to show the page with (Debian: apt-get install chromium)")
def test_in_a_browser_nothing_runs_nothing_is_loaded_and_no_policy_is_broken(room: Room, admin: Visitor, addresses: dict[str, int]) -> None:
    """With a policy that would be broken by any attempt, and with none at all, where it would run."""
    some = [address for number, address in enumerate(addresses) if number % 3 == 0 or "decide" in address or "one?" in address]
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser:
        for bypassed in (False, True):
            context = browser.new_context(base_url=room.address, bypass_csp=bypassed, viewport={"width": 800, "height": 600})
            context.add_cookies([{"name": one.name, "value": one.value or "", "url": room.address} for one in admin.cookies.jar])
            asked: list[str] = []
            complaints: list[str] = []
            context.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error('broken', e.violatedDirective))")
            context.expose_function("owned", lambda told, complaints=complaints: complaints.append(f"owned {told}"))
            page = _listened(context.new_page(), complaints, asked)
            for address in some if not bypassed else some[::2]:
                page.goto(address, wait_until="load")
            assert complaints == []
            assert [url for url in asked if not url.startswith((room.address, "data:"))] == []
            context.close()


def _listened(page: Page, complaints: list[str], asked: list[str]) -> Page:
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}") if _matters(message.text) else None)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("dialog", lambda dialog: complaints.append(f"{page.url}: {dialog.message}"))
    return page


def _matters(told: str) -> bool:
    return "the server responded with a status of 4" not in told  # what is not there is asked for too
