"""Reports, people and addresses are strangers' text: on every page it is shown as it stands, and does nothing."""

import re
from pathlib import Path
from time import perf_counter

import pytest
from fastapi.testclient import TestClient

from accordingto import pipeline
from accordingto.records import Judgement
from accordingto.settings import Settings
from accordingto.web.desk import Desk
from accordingto.web.pages.marking import Mark, blocks
from tests.web.pages.reading import words

RULES = Settings(reader="rules")
SCRIPT = "<script>alert('owned')</script>"
HOSTILE = f"""---
outlet: {SCRIPT} Post
title: 'Strike on Homs "><img src=x onerror=alert(1)> kills five'
published: 2022-05-02
url: javascript:alert(1)
language: en
---
HOMS, May 2 - An air strike on a bakery in Homs killed five people {SCRIPT} and wounded three others on Sunday, the "><svg onload=alert(1)>
ministry of health said. \u202eThe army denied it.\u202c
"""
ARABIC = """---
outlet: المرصد
title: غارة على السوق
published: 2022-05-03
language: ar
---
قال مستشفى الريح إن 27 شخصا قتلوا في الغارة على السوق القديم ليل الأحد.
"""


@pytest.fixture
def pages(desk: Desk, reviewer: TestClient, tmp_path: Path) -> dict[str, str]:
    """Every page that shows something of these reports, by its address."""
    for name, text in {f"{SCRIPT[:8]}key": HOSTILE, "arabic": ARABIC}.items():
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
        with desk.casebook() as casebook:
            pipeline.add(casebook, [str(tmp_path / f"{name}.md")], RULES, f"by {SCRIPT}")
            pipeline.work_out(casebook, RULES)
    with desk.casebook() as casebook:
        record = pipeline.record_of(casebook)
        hostile = next(one for one in record.reports if "onerror" in one.title)
        claims = [one for one in record.claims if one.report == hostile.id]
        incident = hostile.incidents[0]
        casebook.judge(Judgement("note", (incident,), f"by {SCRIPT}", reason=f"why {SCRIPT}"))
        casebook.judge(Judgement("correct", (next(c.id for c in claims if c.question == "where"),), "x", reason="so", value=f"at {SCRIPT}"))
        pipeline.work_out(casebook, RULES)
    addresses = [
        "/", f"/?q={SCRIPT}", "/reports", "/reports?q=bakery", "/decisions", f"/incidents/{incident}", f"/incidents/{incident}/history",
        f"/reports/{hostile.id}", f"/reports/{SCRIPT}", f"/incidents/{SCRIPT}", f"/decide?kind={SCRIPT}",
        f"/decide?kind=same&about={incident}&find={SCRIPT}",
        *(f"/decide?kind={kind}&about={claims[0].id}&quote={SCRIPT}&value={SCRIPT}" for kind in ("reject", "correct", "move")),
    ]  # fmt: skip
    return {address: reviewer.get(address, follow_redirects=True).text for address in addresses}


def test_no_page_makes_markup_of_it(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        scripts = re.findall(r"<script[^>]*>", page)
        assert scripts, address
        assert all(re.fullmatch(r'<script (?:type="module"|defer) src="/(?:static/[a-z]+|page)\.js">', one) for one in scripts), address
        assert not re.search(r"<[^>]*\son\w+\s*=", page), address
        assert "<img" not in page, address
        assert not re.search(r"<svg[^>]*onload", page), address
        assert not re.search(r'(?:href|src|action)="\s*javascript:', page), address
        assert not re.search(r'\sstyle="', page), address
    assert SCRIPT in words(next(page for address, page in pages.items() if address.startswith("/reports/r-")).replace("&#39;", "'"))


def test_what_turns_text_around_is_made_visible(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        assert "\u202e" not in page, address
    assert any("[RLO]" in page for page in pages.values())


def test_text_that_runs_from_the_right_stands_in_a_block_that_does(desk: Desk, reader: TestClient, pages: dict[str, str]) -> None:
    page = reader.get("/reports/arabic", follow_redirects=True).text
    assert '<h1 dir="auto"><bdi>غارة على السوق</bdi></h1>' in page
    assert re.search(r'<div class="block" dir="auto">.*قال مستشفى', page)


def test_a_million_characters_with_two_thousand_marks_are_cut_at_once() -> None:
    text = ("Nobody was hurt when the bridge was painted, the town said. " * 10 + "\n") * 1700
    marks = [Mark(at, at + 40, "claim", f"c-{at}", at, "told") for at in range(0, len(text) - 40, 500)]
    begun = perf_counter()
    found = list(blocks(text, marks))
    assert perf_counter() - begun < 3  # a quarter of a second on a machine of its own
    assert sum(piece.end - piece.start for block in found for piece in block.pieces) == len(text)
    assert len(found) > 200  # a browser lays out those that are seen
