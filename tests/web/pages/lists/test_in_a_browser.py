"""The queue, origins and totals in a real browser: charts for each screen, and keys."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from accordingto.web.desk import Desk
from accordingto.web.guarding import Visit
from tests.views.test_page_in_browser import QUIET
from tests.web.conftest import CHEAP, NAMES, answering

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="the system has no Chromium to show the page with (Debian: apt-get install chromium)"),
    pytest.mark.parametrize("busy", ["sqlite"], indirect=True, scope="session"),  # what a browser shows follows from the page alone
]

Shown = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def shown(chromium: Browser, busy: Desk) -> Iterator[Shown]:
    """A reviewer's browser, in which a complaint or a request to anybody else fails the test."""
    desk = Desk.open(busy.house, CHEAP)  # one of its own, since it answers at another port
    with closing(desk), answering(desk) as address:

        @contextmanager
        def browser(width: int, scheme: str) -> Iterator[Page]:
            context = chromium.new_context(
                base_url=address, viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
            )
            key = Visit().begin()
            with desk.store.writing() as connection:
                whose = desk.people.accounts.named(NAMES["reviewer"]).id
                desk.people.sessions.begin(connection, whose, key, "a test", "127.0.0.1")
            context.add_cookies([{"name": f"accordingto-{address.rpartition(':')[2]}", "value": key, "url": address}])
            complaints: list[str] = []
            page = context.new_page()
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: complaints.append(dialog.message))
            context.on("request", lambda request: None if request.url.startswith((address, "data:")) else complaints.append(request.url))
            yield page
            assert complaints == []
            context.close()

        yield browser


@pytest.mark.parametrize(
    ("width", "scheme", "drawn"),
    [(1280, "light", ".svg"), (1280, "dark", ".svg?dark=1"), (390, "light", ".svg?narrow=1"), (390, "dark", ".svg?dark=1&narrow=1")],
)
def test_the_chart_is_the_one_for_this_screen(shown: Shown, width: int, scheme: str, drawn: str) -> None:
    with shown(width, scheme) as page:
        page.goto("/totals")
        image = page.locator("img.chart")
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("(one) => one.currentSrc").endswith(drawn)
        assert image.evaluate("(one) => one.naturalWidth") > 200
        assert "412 told up to" in (image.get_attribute("alt") or "")


def test_what_waits_is_gone_through_and_decided_by_keys(shown: Shown) -> None:
    with shown(1280, "light") as page:
        page.goto("/queue")
        page.keyboard.press("j")
        expect(page.locator("ol.queue > li").first.locator("h2 a")).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator("ol.queue > li").nth(1).locator("h2 a")).to_be_focused()
        page.keyboard.press("k")
        page.keyboard.press("a")
        page.wait_for_url("**/decide?kind=accept&about=c-*")
