"""By keyboard alone: wherever Tab leads it can be seen, every step of a decision, the ways about, and the single keys, which can be off."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.end_to_end.conftest import Chromium, headed, notified, prepared, serving
from tests.web.pages.lists.waiting import fill

IDLIB = re.compile("^Air strikes, Idlib")
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  one.dataset.reached = "yes";
  const drawn = getComputedStyle((one instanceof SVGElement && one.querySelector(".mark, .place")) || one);
  const outlined = drawn.outlineStyle !== "none" && parseFloat(drawn.outlineWidth) >= 2;
  const seen = outlined || (drawn.stroke !== "none" && parseFloat(drawn.strokeWidth) >= 2);
  return seen && one.getBoundingClientRect().width > 0 ? "" : one.outerHTML.slice(0, 200);
}"""
MISSED = """() => Array.from(document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary"))
  .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !one.dataset.reached && one.type !== "radio")
  .map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk at which much waits, of somebody alone at their machine."""
    folder = tmp_path_factory.mktemp("keys")
    where = str(folder / "c.casebook")
    with prepared(where) as desk, desk.casebook() as casebook:
        fill(casebook, folder)
    with serving(where, "--reader", "rules", "--by", "Kay Keys") as found:
        yield found


@pytest.fixture
def page(chromium: Chromium, address: str) -> Iterator[Page]:
    with chromium.window(address) as made:
        yield made


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab till it has the focus."""
    for _ in range(250):
        page.keyboard.press(key)
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


@pytest.mark.parametrize("path", ["/?q=Idlib&status=disputed", "/queue", "/add", "/origins", "/totals", "an incident", "a correction"])
def test_wherever_tab_leads_can_be_seen_and_it_leads_everywhere(page: Page, path: str) -> None:
    if path.startswith("/"):
        page.goto(path)
    else:
        page.goto("/")
        page.get_by_role("link", name=IDLIB).and_(page.locator("h3 a")).click()
        if path == "a correction":
            page.get_by_role("link", name="Correct killed").first.click()
        page.wait_for_load_state()
    unseen = []
    for _ in range(300):
        page.keyboard.press("Tab")
        told = page.evaluate(FOCUSED)
        if told is None:
            break
        unseen += [told] * bool(told)
    assert unseen == []
    assert page.evaluate(MISSED) == []


def test_a_decision_from_the_queue_on_a_phone_and_its_undoing(chromium: Chromium, address: str) -> None:
    with chromium.window(address, width=390) as page:
        page.goto("/")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        tab_to(page, page.locator(".menu summary"), "Shift+Tab")
        page.keyboard.press("Enter")
        tab_to(page, page.locator(".menu").get_by_role("link", name="Queue"))
        page.keyboard.press("Enter")
        headed(page, "6 things wait for a decision")
        tab_to(page, page.get_by_role("link", name="Correct: killed 9"))
        page.keyboard.press("Enter")
        headed(page, "Correct this claim")
        tab_to(page, page.get_by_label("figure, or its lower end"))
        page.keyboard.type("8")
        tab_to(page, page.get_by_label("The words that say so"))
        page.keyboard.type("Nine people were killed")
        tab_to(page, page.get_by_label("Why"))
        page.keyboard.type("one was counted twice")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        headed(page, "What would change")
        expect(page.get_by_role("button", name="Do it")).to_be_focused()
        page.keyboard.press("Enter")
        notified(page, "corrected a claim")
        page.keyboard.press("u")
        headed(page, "Undo a decision")
        tab_to(page, page.get_by_label("Why"))
        page.keyboard.type("no, nine")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Undo it")).to_be_focused()
        page.keyboard.press("Enter")
        notified(page, "Undone")


def test_split_and_join_with_keys(page: Page) -> None:
    page.goto("/")
    headed(page, "4 incidents")
    for _ in range(4):  # the last line
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    headed(page, IDLIB)
    page.keyboard.press("x")
    expect(page).to_have_url(re.compile("#s-reports$"))
    tab_to(page, page.get_by_label("tells of another event").first)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Split them off"), "Shift+Tab")
    page.keyboard.press("Enter")
    _decide(page, "another day")
    notified(page, "split an incident")
    page.keyboard.press("s")
    headed(page, "Join two incidents")
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", checked=True, name=re.compile("Idlib"))).to_be_focused()
    _decide(page, "the same day")
    notified(page, "joined")


def _decide(page: Page, reason: str) -> None:
    tab_to(page, page.get_by_label("Why"))
    page.keyboard.type(reason)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    headed(page, "What would change")
    page.keyboard.press("Enter")


def test_claims_are_walked_and_judged_with_single_keys(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=IDLIB).and_(page.locator("h3 a")).press("Enter")
    headed(page, IDLIB)
    incident = page.url
    for key, heading in {"a": "Accept this claim", "r": "Reject this claim", "c": "Correct this claim", "m": "Move this claim"}.items():
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator(".claims .card").nth(1)).to_be_focused()
        page.keyboard.press(key)
        headed(page, heading)
        page.goto(incident)
    for key, heading in {"p": "Keep two apart", "n": "Write a note"}.items():
        page.keyboard.press(key)
        headed(page, heading)
        page.goto(incident)


def test_ways_about_the_sheet_and_switching_single_keys_off(page: Page, address: str) -> None:
    page.goto("/")
    for key, path in {"q": "/queue", "r": "/reports", "o": "/origins", "t": "/totals", "d": "/decisions", "i": "/"}.items():
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(address + path)  # and till its scripts have run
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.type("?")  # is a word there
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_be_visible()
    tab_to(page, sheet.get_by_label("Single keys do this"))
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.keyboard.press("?")
    expect(sheet).to_be_hidden()
    page.goto("/keys")
    page.get_by_role("main").get_by_label("Single keys do this").press("Space")
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/reports$"))
