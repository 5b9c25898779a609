"""The page as a browser shows it: headless Chromium, the page opened from disk."""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from accordingto.records import Record
from accordingto.views.page import page as made_page
from tests.views.sample_record import hostile, many, sample, thirty_origins

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="the system has no Chromium to show the page with (Debian: apt-get install chromium)"
)

Show = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Generator[Browser, None, None]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    records: dict[str, Callable[[], Record]] = {"sample": sample, "thirty": thirty_origins, "hostile": hostile, "many": lambda: many(64)}
    paths = {}
    for name, make in records.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(made_page(make()), encoding="utf-8")
    return paths


@contextmanager
def shown(browser: Browser, file: Path, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Iterator[Page]:
    """The page in a window of its own, in which whatever it asks for beyond its own file, and every complaint, fails the test."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=scripts
    )
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def dismiss(dialog: Dialog) -> None:
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.goto(file.as_uri())
    yield page
    assert [url for url in asked if not url.startswith("data:") and url.partition("#")[0] != file.as_uri()] == []
    assert complaints == []
    context.close()


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("sample", 390, "light"),
        ("sample", 390, "dark"),
        ("sample", 1280, "light"),
        ("sample", 1280, "dark"),
        ("thirty", 1280, "light"),
        ("many", 390, "light"),
    ],
)
def test_axe_finds_no_violation(name: str, width: int, scheme: str, browser: Browser, files: dict[str, Path]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with shown(browser, files[name], width=width, scheme=scheme) as page:
        if name != "many":
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.locator("a.chip").first.evaluate("one => one.click()")
        found = axe.Axe().run(page)
        told = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found.response["violations"]]
        assert told == []


@pytest.mark.parametrize("name", ["sample", "thirty", "hostile", "many"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(name: str, width: int, browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files[name], width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_a_key_opens_the_quote_in_its_sentence_and_escape_closes_it(width: int, browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["sample"], width=width) as page:
        chip = page.locator("a.chip", has_text="27").first
        chip.focus()
        page.keyboard.press("Enter")
        assert chip.get_attribute("aria-expanded") == "true"
        opened = page.locator(".opened-body")
        assert opened.locator("mark").inner_text() == "27 شخصا قتلوا"
        assert "characters 20–33" in opened.inner_text() and "المرصد" in opened.inner_text()
        assert opened.bounding_box()["width"] <= width  # type: ignore[index]
        page.keyboard.press("Escape")
        assert page.locator(".opened-body").count() == 0 and chip.get_attribute("aria-expanded") == "false"
        assert chip.evaluate("one => one === document.activeElement")
        page.keyboard.press(" ")
        page.get_by_role("button", name="Close").click()
        assert page.locator(".opened-body").count() == 0


def test_an_answer_that_several_reports_print_opens_all_their_quotes(browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["sample"]) as page:
        page.locator("a.chip", has_text="at least 12").first.click()
        assert page.locator(".opened-body mark").all_inner_texts() == ["At least 12 people died", "at least 12 people were killed"]
        assert page.evaluate("[...document.querySelectorAll('[id]')].every((one, i, all) => all.findIndex((o) => o.id === one.id) === i)")


def test_arrow_keys_walk_the_matrix(browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["sample"]) as page:
        page.locator("a.chip").first.focus()
        walked = []
        for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
            page.keyboard.press(key)
            walked.append(page.evaluate("document.activeElement.querySelector('b').textContent"))
        assert walked == ["27", "31", "7", "31", "27"]


def test_tab_begins_at_the_skip_link(browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["sample"]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the incidents"
        assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]


def test_without_scripts_an_answer_leads_to_its_quote(browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["sample"], scripts=False) as page:
        page.locator("a.chip", has_text="40").first.click()
        card = page.locator(".card:target")
        assert card.is_visible() and "40 others were wounded" in card.inner_text()
        assert not page.locator("#filter").is_visible()


def test_finding_incidents_by_their_words(browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["many"]) as page:
        page.locator("#find").fill("2019-10-18 SHELLING")
        page.locator("#found", has_text="1 of 64 incidents").wait_for()
        assert page.locator(".incident:visible").evaluate_all("all => all.map((one) => one.id)") == ["i-45"]
        page.locator("#find").fill("")
        page.locator("#only").select_option("disputed")
        page.locator("#found", has_text="0 of 64").wait_for()
        page.goto(f"{page.url}#i-30")
        page.locator("#i-30 table").wait_for()
        assert page.locator("#i-30").is_visible()


def test_a_hostile_record_runs_nothing_and_adds_nothing(browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["hostile"]) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for chip in page.locator("a.chip").all()[:8]:
            chip.evaluate("one => one.click()")
        assert page.evaluate("window.stung") is None
        assert page.evaluate("document.scripts.length") == 1 and page.locator("style").count() == 1
        assert (
            page.locator("iframe, img, object, embed, base, body [onload], [onerror], [onmouseover], [onfocus], [autofocus]").count() == 0
        )
        assert page.locator("meta[http-equiv]").count() == 1
        outward = page.evaluate("[...new Set([...document.querySelectorAll('a[href]:not(svg a)')].map((a) => a.protocol))].sort()")
        assert set(outward) <= {"file:", "https:"}
        assert page.evaluate("getComputedStyle(document.body).display") == "block"


def test_paper_holds_everything_unfolded(browser: Browser, files: dict[str, Path]) -> None:
    with shown(browser, files["sample"]) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = false; })")
        page.emulate_media(media="print")
        assert page.locator(".card", has_text="40 others were wounded").first.is_visible(), "without scripts"
        assert page.evaluate("Math.max(...[...document.querySelectorAll('.matrix')].map((m) => m.scrollWidth - m.clientWidth))") <= 1
        paper = page.pdf(format="A4")
        assert paper.startswith(b"%PDF-") and paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") >= 3
        assert page.evaluate("document.querySelectorAll('details[open]').length") == 0, "afterwards all is as it was"


def test_many_incidents_open_at_once(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "many.html"
    file.write_text(made_page(many(300)), encoding="utf-8")
    assert file.stat().st_size < 300 * 12_000
    with shown(browser, file) as page:
        page.locator("#i-299 h3").scroll_into_view_if_needed()
        page.locator("#i-299 summary").first.click()
        assert page.locator("#i-299 a.chip").first.is_visible()
