"""Handing in reports in a real browser: with scripts and without, by keyboard, and two pages open at a time."""

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.records import Judgement
from accordingto.settings import Settings
from accordingto.web.desk import Desk, House
from tests.casebook.filled import EVENING, HARBOUR, RULES
from tests.views.test_page_in_browser import CHROMIUM, QUIET
from tests.web.conftest import CHEAP, answering

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="the system has no Chromium to show the page with (Debian: apt-get install chromium)"
)

DROP = """([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: held }));
}"""


@pytest.fixture(scope="module")
def browser() -> Generator[Browser, None, None]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """A desk on a laptop, and its address."""
    where = str(tmp_path_factory.mktemp("desk") / "one.casebook")
    Casebook.create(where).close()
    desk = Desk.open(House(where, author="Lena", settings=Settings(reader="rules")), CHEAP)
    with answering(desk) as address:
        yield desk, address
    desk.close()


@contextmanager
def opened(browser: Browser, address: str, scripts: bool = True, width: int = 1280) -> Iterator[Page]:
    """A page of the desk, which asks nobody else and complains of nothing."""
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert complaints == []
    context.close()


def violations(page: Page) -> list[str]:
    return [f"{one['id']}: {node['html']}" for one in Axe().run(page).response["violations"] for node in one["nodes"]]


def test_files_that_are_dropped_are_read_while_one_watches(browser: Browser, at: tuple[Desk, str]) -> None:
    with opened(browser, at[1]) as page:
        page.goto("/add")
        page.evaluate(DROP, ["harbour.md", HARBOUR])
        page.evaluate(DROP, ["scan.pdf", "%PDF-1.7"])
        expect(page.get_by_role("status")).to_have_text("2 files chosen: harbour.md, scan.pdf")
        expect(page.get_by_role("button", name="Add", exact=True)).to_be_focused()
        assert violations(page) == []
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=20_000)
        expect(page.get_by_role("status")).to_have_text("Done: 1 added, 1 refused.")
        assert violations(page) == []
        page.get_by_role("link", name=re.compile("Idlib")).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Idlib")


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_a_text_is_pasted_by_keyboard_and_followed(browser: Browser, at: tuple[Desk, str], width: int) -> None:
    with opened(browser, at[1], scripts=False, width=width) as page:
        page.goto("/add")
        expect(page.get_by_text("or drop them anywhere")).to_be_hidden()
        page.get_by_label("The report’s words").focus()
        page.keyboard.insert_text(f"{EVENING}\nRead at {width} pixels.\n")
        for _ in range(5):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # in the last field: the form is sent
        expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=20_000)  # the page loads itself again
        expect(page.get_by_role("status")).to_contain_text("Done: 1")


def test_whoever_has_an_incident_open_hears_that_somebody_else_decided(browser: Browser, at: tuple[Desk, str], tmp_path: Path) -> None:
    desk, address = at
    (tmp_path / "mill.md").write_text(HARBOUR.replace("Idlib", "Homs").replace("/market", "/homs"), "utf-8")
    with desk.casebook() as book:
        pipeline.add(book, [str(tmp_path / "mill.md")], RULES, "Lena")
        pipeline.work_out(book, RULES)
        incident = pipeline.record_of(book).incidents[0].id
    with opened(browser, address) as page:
        page.goto(f"/incidents/{incident}")
        page.wait_for_timeout(1500)
        expect(page.locator(".notice.changed")).to_have_count(0)
        with desk.casebook() as book:
            book.judge(Judgement("note", (incident,), "Robin", reason="ask the hospital"))
        expect(page.locator(".notice.changed")).to_contain_text("Somebody changed this incident", timeout=10_000)
