"""The desk as people meet it: `accordingto serve` as a program of its own, and real Chromium before it.

Where ACCORDINGTO_TEST_SCREENS names a folder, what is looked at is kept there as pictures.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from accordingto.casebook import Casebook
from accordingto.settings import Settings
from accordingto.web.desk import Desk, House
from accordingto.web.guarding import Visit
from tests.views.test_page_in_browser import CHROMIUM, QUIET
from tests.web.conftest import CHEAP

EXAMPLES = Path(__file__).parents[3] / "examples" / "raqqa-2015"
SCREENS = os.environ.get("ACCORDINGTO_TEST_SCREENS", "")
PROGRAM = [sys.executable, "-m", "accordingto"]
SIZES = {1280: 900, 390: 844}
"""Width and height of the windows in which every page is looked at."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
"""What may differ between light and dark."""
ALL = {"resultTypes": ["violations"]}
AXE = Axe().axe_script
SETTLED = """() => Array.from(document.images).every((one) => {
  const sources = Array.from(one.closest("picture")?.querySelectorAll("source") ?? []);
  const fitting = sources.find((other) => matchMedia(other.media).matches);
  return one.complete && one.currentSrc === new URL(fitting ? fitting.srcset : one.src, location).href;
})"""
"""Every picture is the one for this window, and has come or failed; one that is asked to decode while the window changes fails of that."""
BROKEN = "Array.from(document.images).filter((one) => !one.naturalWidth).map((one) => one.currentSrc)"
VIOLATED = "document.addEventListener('securitypolicyviolation', (one) => console.error('policy', one.violatedDirective, one.blockedURI))"

expect.set_options(timeout=20_000)  # a machine at work on all else takes its time


def run(*arguments: str, said: str = "") -> str:
    """What the program prints, which must end well."""
    done = subprocess.run([*PROGRAM, *arguments], input=said, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(where: str, *arguments: str) -> Iterator[str]:
    """The address of a desk on that casebook, a program of its own."""
    command = [*PROGRAM, "serve", "--casebook", where, "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout
            match = re.search(r"http://127\.0\.0\.1:\d+", program.stdout.readline())
            assert match, program.communicate(timeout=20)
            yield match[0]
        finally:
            program.terminate()
            _, complaints = program.communicate(timeout=20)
        assert complaints == ""


@contextmanager
def prepared(where: str) -> Iterator[Desk]:
    """The desk on that casebook, here, to put something into it before it is opened for others."""
    if not Path(where).exists() and "://" not in where:
        Casebook.create(where).close()
    desk = Desk.open(House(where, author="Nora", settings=Settings(reader="rules")), CHEAP)
    yield desk
    desk.close()


@dataclass
class Chromium:
    """A browser whose windows must complain of nothing and ask nobody else."""

    browser: Browser
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def window(self, address: str, name: str = "", where: str = "", width: int = 1280, scripts: bool = True) -> Iterator[Page]:
        """A window of its own on a desk, in which ``name`` is signed in, whom the desk on ``where`` knows."""
        context = self.browser.new_context(
            base_url=address, viewport={"width": width, "height": SIZES[width]}, java_script_enabled=scripts, reduced_motion="reduce"
        )
        if name:
            context.add_cookies([{"name": f"accordingto-{address.rpartition(':')[2]}", "value": _begun(where, name), "url": address}])
        context.set_default_timeout(20_000)
        context.add_init_script(VIOLATED)
        context.on("request", lambda one: None if one.url.startswith((address, "data:")) else self.complaints.append(f"asked {one.url}"))
        context.on("console", lambda one: self.complaints.append(f"{one.type} {one.text} ({one.page.url if one.page else address})"))
        context.on("weberror", lambda one: self.complaints.append(str(one.error)))
        context.on("dialog", lambda one: self.complaints.append(f"dialog {one.message}"))
        yield context.new_page()
        context.close()
        assert not self.complaints, "\n".join(self.complaints)

    def expects(self, complaint: str) -> None:
        """One complaint that is as it should be: Chromium tells of every page that comes with a status from 400."""
        found = [one for one in self.complaints if complaint in one]
        assert found, self.complaints
        self.complaints.remove(found[0])


def _begun(where: str, name: str) -> str:
    """The key of a session that was begun, without asking for a password that takes as long as passwords should."""
    key = Visit().begin()
    with prepared(where) as desk, desk.store.writing() as connection:
        desk.people.sessions.begin(connection, desk.people.accounts.named(name).id, key, "Chromium", "127.0.0.1")
    return key


@pytest.fixture(scope="module")
def _browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("the system has no Chromium to show the desk with (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def chromium(_browser: Browser) -> Chromium:
    """The system's own."""
    return Chromium(_browser)


def look(page: Page, name: str) -> list[str]:
    """What axe blames a page for, in every size and colour, and where it runs over the edge; pictures are kept."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    page.evaluate("document.querySelectorAll('img').forEach((one) => { one.loading = 'eager'; })")
    page.evaluate(AXE)
    found = []
    before = page.viewport_size
    assert before
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(SETTLED)
            found += [f"{urlsplit(page.url).path} ({name}) {width} {scheme}: {fault}" for fault in _faults(page, scheme)]
            _keep(page, f"{name}-{width}-{scheme}")
    page.set_viewport_size(before)
    page.emulate_media(color_scheme="light")
    return found


def _faults(page: Page, scheme: Scheme) -> Iterator[str]:
    """Of the page as it is now, each in a line."""
    result = page.evaluate("(options) => axe.run(document, options)", ALL if scheme == "light" else COLOURS)
    yield from (f"{one['id']}: {one['nodes'][0]['html'][:300]}" for one in result["violations"])
    yield from (f"no picture at {address}" for address in page.evaluate(BROKEN))
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        yield "runs over the edge"


def _keep(page: Page, name: str) -> None:
    if SCREENS:
        folder = Path(SCREENS)
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=70, full_page=True)


def headed(page: Page, heading: str | re.Pattern[str]) -> None:
    """The page has that heading, at once or when it is loaded again, and its scripts have run."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.wait_for_load_state()


def decide_here(page: Page, reason: str, says: str, button: str = "Do it") -> None:
    """Say why, see what would change, do it, and be told so."""
    page.get_by_label("Why").fill(reason)
    page.get_by_role("button", name="See what would change").click()
    headed(page, "What would change")
    page.get_by_role("button", name=button).click()
    notified(page, says)


def notified(page: Page, says: str) -> None:
    """The page tells what was done, and its scripts have run."""
    expect(page.locator(".notice")).to_contain_text(says)
    page.wait_for_load_state()
