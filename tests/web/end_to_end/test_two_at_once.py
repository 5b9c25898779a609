"""Two people on one incident, on both databases: each hears of the other at once, and sees what was done before doing anything over it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casebook.filled import pour_full
from tests.databases import Moulds
from tests.web.end_to_end.conftest import Chromium, decide_here, headed, look, prepared, serving

ROBIN, ROSA = "Robin Reviewer", "Rosa Reviewer"
IDLIB = re.compile("Idlib")


@pytest.fixture
def both(chromium: Chromium, where: str, moulds: Moulds, tmp_path: Path) -> Iterator[tuple[Page, Page]]:
    """Each in a window of their own, with the same incident before them."""
    pour_full(moulds, where, tmp_path)
    with prepared(where) as desk:
        for name, role in (("Ada Admin", "admin"), (ROBIN, "reviewer"), (ROSA, "reviewer")):
            desk.people.accounts.add(name, role, "a test")  # type: ignore[arg-type]
    with (
        serving(where, "--reader", "rules") as address,
        chromium.window(address, ROBIN, where) as robin,
        chromium.window(address, ROSA, where) as rosa,
    ):
        for page in (robin, rosa):
            page.goto("/")
            page.get_by_role("link", name=IDLIB).and_(page.locator("h3 a")).click()
            expect(page.get_by_role("heading", level=1, name=IDLIB)).to_be_visible()
        yield robin, rosa


def test_nobody_overwrites_what_they_have_not_seen(both: tuple[Page, Page], chromium: Chromium) -> None:
    robin, rosa = both
    robin.get_by_role("link", name="Reject type").first.click()
    robin.get_by_label("Why").fill("misread, I think")

    rosa.get_by_role("link", name="Accept killed").first.click()
    decide_here(rosa, "heard it twice", "accepted a claim")
    expect(robin.locator(".notice")).to_contain_text("Somebody changed this incident")  # at once, with nothing loaded again
    expect(robin.get_by_label("Why")).to_have_value("misread, I think")

    robin.get_by_role("button", name="See what would change").click()
    headed(robin, "Somebody was quicker")
    chromium.expects("412")
    expect(robin.locator(".events > li").filter(has_text="heard it twice")).to_contain_text(ROSA)
    assert look(robin, "overtaken") == []
    robin.get_by_role("button", name="See what it would change now").click()
    headed(robin, "What would change")

    rosa.locator(".notice").get_by_role("link", name="Undo").click()
    decide_here(rosa, "once only", "Undone", "Undo it")
    robin.get_by_role("button", name="Do it").click()
    headed(robin, "Somebody was quicker")
    chromium.expects("412")
    robin.get_by_role("button", name="See what it would change now").click()
    assert look(robin, "preview") == []
    robin.get_by_role("button", name="Do it").click()
    expect(robin.locator(".notice")).to_contain_text("rejected a claim")

    expect(rosa.locator(".notice.changed")).to_contain_text("Somebody changed this incident")
    rosa.get_by_role("link", name="what was done").click()
    headed(rosa, "History")
    told = [(ROBIN, "misread, I think"), (ROSA, "once only"), (ROSA, "heard it twice")]
    for entry, (who, why) in zip(rosa.locator(".events > li", has_text=re.compile(f"{ROBIN}|{ROSA}")).all(), told, strict=True):
        expect(entry).to_contain_text(who)
        expect(entry).to_contain_text(why)
