"""Where no script runs: reports are handed in, read and judged, on a phone and on a large screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from accordingto.casebook import Casebook
from tests.casebook.filled import EVENING, HARBOUR, add
from tests.web.end_to_end.conftest import Chromium, decide_here, headed, serving

IDLIB = re.compile("^Air strikes, Idlib")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A desk with one report."""
    where = str(tmp_path / "c.casebook")
    with Casebook.create(where) as casebook:
        add(casebook, tmp_path, "harbour", HARBOUR)
    with serving(where, "--reader", "rules") as found:
        yield found


@pytest.mark.parametrize("width", [390, 1280])
def test_reading_adding_and_judging(chromium: Chromium, address: str, width: int) -> None:
    with chromium.window(address, width=width, scripts=False) as page:
        page.goto("/")
        if width == 390:
            page.get_by_text("Menu", exact=True).click()
        page.get_by_role("navigation", name="The desk").get_by_role("link", name="Add").click()
        expect(page.get_by_text("or drop them anywhere")).to_be_hidden()
        page.get_by_label("The report’s words").fill(EVENING)
        page.get_by_role("button", name="Add", exact=True).click()
        headed(page, "Added")  # the page loads itself again
        page.get_by_role("link", name=IDLIB).click()

        card = page.locator(".card", has_text="Nine people were killed").filter(has_text="killed 9")
        card.get_by_role("link", name="In the report").click()
        expect(page.get_by_role("region", name="The reports’ words").get_by_text("Nine people were killed")).to_be_in_viewport()
        card.get_by_role("link", name="Reject killed").click()
        page.get_by_role("button", name="See what would change").click()
        decide_here(page, "misread", "rejected a claim")
        page.locator(".notice").get_by_role("link", name="Undo").click()
        decide_here(page, "read well", "Undone", "Undo it")

        card.get_by_role("link", name="Correct killed").click()
        page.get_by_label("figure, or its lower end").fill("8")
        page.get_by_label("The words that say so").fill("these words are nowhere")
        page.get_by_label("Why").fill("counted")
        page.get_by_role("button", name="See what would change").click()
        expect(page.get_by_role("alert")).to_contain_text("“these words are nowhere”")
        chromium.expects("422")
        page.get_by_label("The words that say so").fill("Nine people")
        decide_here(page, "counted again", "corrected a claim")

        page.get_by_label("tells of another event").first.check()
        page.get_by_role("button", name="Split them off").click()
        decide_here(page, "two strikes", "split an incident")
        page.get_by_role("link", name="History").click()
        for reason in ("misread", "read well", "counted again", "two strikes"):
            expect(page.locator(".events > li", has_text=f"“{reason}”").first).to_be_visible()
