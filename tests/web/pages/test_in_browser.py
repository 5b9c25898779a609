"""The desk in a real browser: without a complaint, by keyboard alone, on a phone and without scripts; axe finds nothing to blame."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from accordingto.records import Incident, Record
from accordingto.web.desk import Desk
from accordingto.web.guarding import Visit
from tests.views.test_page_in_browser import QUIET

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="the system has no Chromium to show the page with (Debian: apt-get install chromium)"
)

At = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def at(chromium: Browser, desk: Desk, opened: str) -> At:
    """A reviewer's browser, in which a complaint or a request to anybody else fails the test."""

    @contextmanager
    def browser(*, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Iterator[Page]:
        context = chromium.new_context(
            base_url=opened,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        visit = Visit()
        key = visit.begin()
        with desk.store.writing() as connection:
            whose = desk.people.accounts.named("Robin Reviewer").id
            desk.people.sessions.begin(connection, whose, key, "a test", "127.0.0.1")
        context.add_cookies([{"name": f"accordingto-{opened.rpartition(':')[2]}", "value": key, "url": opened}])
        complaints: list[str] = []
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        context.on("request", lambda request: None if request.url.startswith((opened, "data:")) else complaints.append(request.url))
        yield page
        assert complaints == []
        context.close()

    return browser


@pytest.fixture
def most(filled: Record) -> Incident:
    """The incident that most reports tell of."""
    return max(filled.incidents, key=lambda one: len(one.reports))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_to_blame_and_nothing_runs_over_the_edge(at: At, filled: Record, most: Incident, width: int, scheme: str) -> None:
    claim = next(one for one in filled.claims if one.incident == most.id and one.question == "killed")
    addresses = [
        "/", "/?status=disputed&q=market", "/?q=nothing", f"/incidents/{most.id}", f"/incidents/{most.id}/history", "/reports?q=killed",
        f"/reports/{most.reports[0]}", "/decisions", "/decisions/j-1", "/keys", f"/decide?kind=correct&about={claim.id}",
        f"/decide?kind=same&about={most.id}&find=Aleppo",
    ]  # fmt: skip
    with at(width=width, scheme=scheme) as page:
        for address in addresses:
            page.goto(address)
            told = [f"{address} {one['id']}: {one['nodes'][0]['html'][:300]}" for one in Axe().run(page).response["violations"]]
            assert "\n".join(told) == ""
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address


def test_words_selected_in_the_report_are_those_that_the_correction_rests_on(at: At, desk: Desk, filled: Record, most: Incident) -> None:
    claim = next(one for one in filled.claims if one.incident == most.id and one.question == "killed" and one.outlet == "Evening Ledger")
    with at() as page:
        page.goto(f"/decide?kind=correct&about={claim.id}")
        said = page.locator("[data-select] .said").first
        said.evaluate("one => { getSelection().selectAllChildren(one); }")
        page.wait_for_function("document.querySelector('[name=start]').value !== ''")
        assert page.input_value("[name=quote]") == claim.quote
        assert (page.input_value("[name=start]"), page.input_value("[name=end]")) == (str(claim.start), str(claim.end))
        page.fill("[name=low]", "10")
        page.fill("[name=reason]", "counted")
        page.click("text=See what would change")
        page.click("button:text('Do it')")
        page.wait_for_url("**/incidents/*?done=*")
    with desk.casebook() as casebook:
        event = casebook.decision(page.url.partition("done=")[2])
        assert event.judgement
        assert event.judgement.about == (claim.id, f"{claim.report}:{claim.start}-{claim.end}")


def test_a_dispute_is_resolved_and_taken_back_by_keyboard_alone(at: At, filled: Record, most: Incident) -> None:
    with at() as page:
        page.goto("/")
        page.keyboard.press("j")
        while most.id not in (page.evaluate("document.activeElement.href") or ""):
            page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/incidents/{most.id}")
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.wait_for_url("**/decide?kind=accept*")
        page.focus("[name=reason]")
        page.keyboard.type("seen the ledger")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("button:has-text('Do it'):focus")  # what comes next has the focus
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents/*?done=*")
        assert "accepted a claim" in page.inner_text(".notice")
        page.keyboard.press("u")
        page.wait_for_url("**/decide?kind=undo*")


def test_single_keys_can_be_switched_off(at: At, filled: Record) -> None:
    with at() as page:
        page.goto("/")
        page.keyboard.press("?")
        page.locator("dialog").get_by_label("Single keys do this").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.keyboard.press("r")
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 0
        page.goto("/keys")
        page.locator("main").get_by_label("Single keys do this").check()
        page.keyboard.press("g")
        page.keyboard.press("r")
        page.wait_for_url("**/reports")


def test_an_open_page_hears_that_somebody_changed_its_incident(at: At, desk: Desk, filled: Record, most: Incident) -> None:
    from accordingto.pipeline.deciding import decide
    from accordingto.records import Judgement

    claim = next(one for one in filled.claims if one.incident == most.id and one.question == "killed")
    with at() as page:
        page.goto(f"/incidents/{most.id}")
        with desk.casebook() as casebook:
            decide(casebook, Judgement("accept", (claim.id,), "somebody else", reason="so"))
        page.wait_for_selector("text=Somebody changed this incident.")


@pytest.mark.parametrize("width", [390, 1280])
def test_all_of_it_works_without_scripts(at: At, filled: Record, most: Incident, width: int) -> None:
    with at(width=width, scripts=False) as page:
        page.goto("/")
        if width == 390:
            page.click("summary:text('Menu')")
            page.locator(".menu").get_by_role("link", name="Reports").click()
            page.goto("/")
        page.click(f"a[href='/incidents/{most.id}']")
        page.locator(".claims .card").first.get_by_role("link", name="Reject").click()
        page.fill("[name=reason]", "misread")
        page.click("text=See what would change")
        page.click("button:text('Do it')")
        assert "rejected a claim" in page.inner_text(".notice")
        page.click(".notice >> text=Undo")
        page.fill("[name=reason]", "read well")
        page.click("text=See what would change")
        page.click("text=Undo it")
        assert "Undone" in page.inner_text(".notice")
