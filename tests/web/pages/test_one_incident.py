"""One incident as its page tells it, report by report, and how it came to be so."""

import re
from html import unescape
from threading import current_thread

from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from accordingto.records import Incident, Record
from tests.web.pages.reading import words


def told_most(record: Record) -> Incident:
    """The incident that most reports tell of."""
    return max(record.incidents, key=lambda one: len(one.reports))


def test_it_shows_each_claim_in_its_sentence_and_in_its_report(reader: TestClient, filled: Record) -> None:
    one = told_most(filled)
    page = reader.get(f"/incidents/{one.id}").text
    claims = [claim for claim in filled.claims if claim.incident == one.id]
    assert len(claims) > 5
    texts = {report.id: "" for report in filled.reports}
    for report in re.findall(r'<div class="text" data-report="([^"]+)">(.*?)</article>', page, re.S):
        texts[report[0]] = "".join(
            unescape(re.sub(r"<[^>]+>", "", part)) for part in re.findall(r'data-end="\d+">(.*?)</(?:a|span)>', report[1], re.S)
        )
    for claim in claims:
        assert f'data-claim="{claim.id}"' in page
        assert f'id="m-{claim.id}"' in page  # where it stands
        assert f'href="#{claim.id}"' in page  # and back
        assert claim.quote in texts[claim.report]


def test_it_shows_findings_with_the_rule_that_they_follow(reader: TestClient, filled: Record) -> None:
    page = words(reader.get(f"/incidents/{told_most(filled).id}").text)
    assert "Where accounts differ, this casebook goes by “range”" in page
    for finding in told_most(filled).findings:
        assert finding.status in page


def test_a_reader_sees_no_way_to_decide_and_a_reviewer_does(reader: TestClient, reviewer: TestClient, filled: Record) -> None:
    address = f"/incidents/{told_most(filled).id}"
    assert "/decide?" not in reader.get(address).text
    page = reviewer.get(address).text
    for kind in ("accept", "reject", "correct", "move", "same", "not+same", "note"):
        assert f"/decide?kind={kind}&amp;about=" in page
    assert '<input type="hidden" name="kind" value="split">' in page


def test_its_history_tells_what_it_was_from_each_entry_on(reader: TestClient, filled: Record) -> None:
    one = told_most(filled)
    page = words(reader.get(f"/incidents/{one.id}/history").text)
    assert "added" in page
    assert "a newer version of" in page
    assert "killed: " in page  # seven became nine
    assert "a judge" in page
    assert "→" in page


def test_a_claim_leads_to_its_place_on_its_incident(reader: TestClient, filled: Record) -> None:
    claim = filled.claims[0]
    assert reader.get(f"/claims/{claim.id}").headers["location"] == f"/incidents/{claim.incident}#{claim.id}"
    assert reader.get("/claims/c-nothing").status_code == 404


def test_the_beginning_of_an_id_leads_to_it(reader: TestClient, filled: Record) -> None:
    one = filled.incidents[0].id
    assert reader.get(f"/incidents/{one[:8]}").headers["location"] == f"/incidents/{one}"


def test_a_report_shows_its_text_its_versions_and_what_changed(reader: TestClient, filled: Record) -> None:
    report = next(one for one in filled.reports if one.key == "harbour")
    page = reader.get(f"/reports/{report.id}").text
    assert "We pulled six children out of the rubble" in words(page)
    assert "version 2" in page
    assert "a newer version of" in words(page)
    for claim in filled.claims:
        assert (f'id="m-{claim.id}"' in page) == (claim.report == report.id)
    assert "said by Wilhelmina Okonjo" in page  # a quotation, with its speaker
    assert "running total: 412" in page
    assert reader.get("/reports/harbour").headers["location"] == f"/reports/{report.id}"
    assert reader.get("/reports/nothing").status_code == 404


def test_decisions_tell_who_what_and_why_and_which_were_undone(reader: TestClient, filled: Record) -> None:
    page = reader.get("/decisions").text
    told = words(page)
    assert "corrected a claim" in told
    assert "counted again" in told
    assert "undid" in told
    assert "the same day after all" in told
    assert 'class="badge">undone' in page
    for id_ in re.findall(r'href="/decisions/(j-\d+)"', page):
        assert reader.get(f"/decisions/{id_}").status_code == 200
    assert reader.get("/decisions/j-99").status_code == 404


def test_it_asks_the_database_few_questions_however_many_reports_tell_of_it(reader: TestClient, filled: Record) -> None:
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        if current_thread().name.startswith("AnyIO") and statement.startswith(("SELECT", "WITH")):  # the desk looks by itself, too
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        for one in filled.incidents:
            asked.clear()
            assert reader.get(f"/incidents/{one.id}").status_code == 200
            assert 2 <= len(asked) <= 11 + len(one.apart)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
