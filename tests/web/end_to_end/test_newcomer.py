"""A newcomer's first hour at the desk, with the example reports, on both databases."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.web.end_to_end.conftest import EXAMPLES, Chromium, decide_here, headed, run, serving

NORA = "Nora Newcomer"
DROPPED = ("harbour-courier.html", "ministry-statement.md", "river-monitors.json")
SUNDAY = re.compile(r"Raqqa, Syria, 2015-11-15")
TUESDAY = re.compile(r"Raqqa, Syria, 2015-11-17")
DROP = """(files) => {
  const held = new DataTransfer();
  for (const [name, text] of files) held.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: held }));
}"""
SELECT = """(pane, words) => {
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error(`no ${words} there`);
}"""


def test_a_newcomers_first_hour(chromium: Chromium, where: str) -> None:
    run("init", where)
    with serving(where, "--by", NORA) as address, chromium.window(address) as page:
        page.goto("/")
        page.locator("main").get_by_role("link", name="Add some").click()
        _drop(page, *(EXAMPLES / name for name in DROPPED))
        _paste(page, EXAMPLES / "agency-wire.md")
        _find(page)
        reasons = [*_settle(page), *_split_and_rejoin(page), *_move_and_undo(page)]
        _find_all_of_it(page, reasons)


def _drop(page: Page, *files: Path) -> None:
    """Files dropped on the page, and one that is no report, are read while one watches."""
    expect(page.get_by_text("or drop them anywhere on this page")).to_be_visible()
    page.evaluate(DROP, [[one.name, one.read_text("utf-8")] for one in files] + [["scan.pdf", "%PDF-1.7"]])
    expect(page.get_by_role("status")).to_have_text(
        "4 files chosen: harbour-courier.html, ministry-statement.md, river-monitors.json, scan.pdf"
    )
    page.keyboard.press("Enter")  # the button has the focus
    headed(page, "Adding")
    expect(page.get_by_role("progressbar")).to_be_visible()
    headed(page, "Added")
    expect(page.get_by_role("status")).to_have_text("Done: 3 added, 1 refused.")
    expect(page.get_by_text("It is a PDF, not text.")).to_be_visible()


def _paste(page: Page, file: Path) -> None:
    """A text with what is known of it."""
    page.get_by_role("link", name="Add reports").click()
    page.get_by_label("The report’s words").fill(file.read_text("utf-8").rpartition("---\n")[2])
    page.get_by_label("Outlet").fill("Levant Wire")
    page.get_by_label("Day of publication").fill("2015-11-16")
    page.get_by_label("Title").fill("French warplanes bomb Raqqa")
    page.get_by_role("button", name="Add", exact=True).click()
    headed(page, "Added")
    expect(page.get_by_role("status")).to_have_text("Done: 1 added.")


def _find(page: Page) -> None:
    """The incident, by words and by a filter that stays in the address and can be kept."""
    page.get_by_role("link", name="Incidents", exact=True).click()
    headed(page, "3 incidents")
    page.get_by_label("Search").fill("old stadium")
    page.keyboard.press("Enter")
    headed(page, "2 incidents")  # of that report
    page.get_by_text("More", exact=True).click()
    page.get_by_label("that is").select_option("disputed")
    page.get_by_label("Finding on").select_option("killed")
    page.get_by_role("button", name="Narrow").click()
    headed(page, "1 incident")
    assert {"q=old+stadium", "question=killed", "status=disputed"} < set(urlsplit(page.url).query.split("&"))
    page.get_by_text("Keep this filter").click()
    page.get_by_label("under the name").fill("To settle")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".notice")).to_have_text("Kept as “To settle”.")
    page.get_by_role("link", name=SUNDAY).click()
    expect(page.get_by_role("heading", level=1, name=SUNDAY)).to_be_visible()


def _settle(page: Page) -> list[str]:
    """Both disputes of the queue: one by a side that is taken, one by words that are selected in the report."""
    page.get_by_role("link", name="Queue").click()
    headed(page, "3 things wait for a decision")
    page.get_by_role("link", name="Take this side: 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accept this claim")
    decide_here(page, "the monitors checked it", "accepted a claim")
    page.get_by_role("link", name="Queue").click()
    headed(page, "2 things wait for a decision")
    page.get_by_role("link", name=re.compile("^Correct: type bombing")).click()
    page.locator("[data-select]").evaluate(SELECT, "French warplanes bomb")
    expect(page.get_by_label("The words that say so")).to_have_value("French warplanes bomb")
    page.get_by_label("It should be").fill("air/drone strike")
    decide_here(page, "the bomb fell from a plane", "corrected a claim")
    page.get_by_role("link", name="Queue").click()
    headed(page, "1 thing waits for a decision")
    expect(page.get_by_text("a check that fails")).to_be_visible()
    return ["the monitors checked it", "the bomb fell from a plane"]


def _split_and_rejoin(page: Page) -> list[str]:
    """A report leaves its incident, and comes back."""
    page.goto("/")
    page.get_by_role("link", name=SUNDAY).click()
    _telling(page, "Levant Wire").get_by_label("tells of another event").check()
    page.get_by_role("button", name="Split them off").click()
    decide_here(page, "another night, I think", "split")
    page.goto("/")
    headed(page, "4 incidents")
    page.get_by_role("link", name=SUNDAY).first.click()
    page.get_by_role("link", name="Join with another").click()
    page.get_by_role("radio", name=SUNDAY).first.check()
    decide_here(page, "the same night after all", "joined")
    page.goto("/")
    headed(page, "3 incidents")
    return ["another night, I think", "the same night after all"]


def _move_and_undo(page: Page) -> list[str]:
    """A claim goes to another incident, and stays after all."""
    page.get_by_role("link", name=SUNDAY).click()
    telling = _telling(page, "Levant Wire")
    telling.get_by_role("link", name="Move aircraft").click()
    page.get_by_role("radio", name=TUESDAY).check()
    decide_here(page, "those are Tuesday’s jets", "moved a claim")
    expect(page.get_by_role("heading", level=1, name=TUESDAY)).to_be_visible()
    page.locator(".notice").get_by_role("link", name="Undo").click()
    decide_here(page, "no, Sunday’s", "Undone", "Undo it")
    page.goto("/")
    page.get_by_role("link", name=SUNDAY).click()
    expect(_telling(page, "Levant Wire").get_by_role("link", name="Move aircraft")).to_be_visible()
    return ["those are Tuesday’s jets", "no, Sunday’s"]


def _find_all_of_it(page: Page, reasons: Sequence[str]) -> None:
    """Who did what, and why, on the incident's own history and among all decisions."""
    page.get_by_role("link", name="History").click()
    for reason in reasons:
        expect(_entry(page, reason)).to_contain_text(NORA)
    page.get_by_role("link", name="Decisions").click()
    expect(page.locator(".events > li")).to_have_count(len(reasons))
    expect(_entry(page, "those are Tuesday’s jets")).to_contain_text("undid")


def _entry(page: Page, reason: str) -> Locator:
    return page.locator(".events > li", has_text=f"“{reason}”").first


def _telling(page: Page, outlet: str) -> Locator:
    return page.locator(".telling", has=page.get_by_role("heading", level=3, name=outlet))
