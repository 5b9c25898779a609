"""Deciding without a script: the form, what would change, the doing, the undoing; and who was quicker."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accordingto.pipeline import record_of
from accordingto.records import Claim, Record
from accordingto.web.desk import Desk
from tests.web.pages.reading import fields, words


@pytest.fixture
def killed(filled: Record) -> Claim:
    """A claim on those killed that two reports differ on, which nobody has judged."""
    return next(one for one in filled.claims if one.question == "killed" and one.outlet == "Evening Ledger")


def through(browser: TestClient, address: str, **said: Any) -> str:
    """Take a decision as a person does, form by form; gives where it leads."""
    form = browser.get(address)
    assert form.status_code == 200, words(form.text)
    preview = browser.post("/decide", data=fields(form.text) | said)
    assert preview.status_code == 200, words(preview.text)
    assert "What would change" in preview.text
    done = browser.post("/decide", data=fields(preview.text))
    assert done.status_code == 303, words(done.text)
    return done.headers["location"]


def test_a_claim_is_rejected_and_taken_back(reviewer: TestClient, desk: Desk, filled: Record, killed: Claim) -> None:
    there = through(reviewer, f"/decide?kind=reject&about={killed.id}", reason="of another day")
    page = reviewer.get(there)
    assert there.startswith(f"/incidents/{killed.incident}?done=j-")
    assert "Done: Robin Reviewer rejected a claim" in words(page.text)
    name = there.partition("done=")[2]
    assert f'href="/decide?kind=undo&amp;about={name}"' in page.text
    back = through(reviewer, f"/decide?kind=undo&about={name}", reason="the same day after all")
    assert "Undone: rejected a claim" in words(reviewer.get(back).text)
    with desk.casebook() as casebook:
        assert record_of(casebook).incidents == filled.incidents


def test_what_would_change_is_shown_before_and_nothing_is_kept(reviewer: TestClient, desk: Desk, filled: Record, killed: Claim) -> None:
    form = reviewer.get(f"/decide?kind=correct&about={killed.id}")
    assert killed.quote in words(form.text)
    preview = reviewer.post("/decide", data=fields(form.text) | {"low": "1,100", "open_above": "1", "reason": "counted again"})
    assert "It should be: at least 1,100" in words(preview.text)
    assert "–1,100 (disputed)" in words(preview.text)
    with desk.casebook() as casebook:
        assert record_of(casebook) == filled


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"low": "7"}, "say why"),  # without a reason
        ({"reason": " "}, "say why"),
        ({"reason": "so"}, "say which figure"),
        ({"reason": "so", "low": "few"}, "a figure is a whole number"),
        ({"reason": "so", "low": "99999999999"}, "a figure is a whole number"),
        ({"reason": "so", "low": "7", "high": "5"}, "the upper end is no less than the lower"),
        ({"reason": "so", "low": "7", "high": "9", "open_above": "1"}, "none is given where the figure is open above"),
        ({"reason": "so", "low": "7", "quote": "words of another paper"}, "stands nowhere in the claim's report"),
        ({"reason": "so", "low": "7", "quote": "the"}, "give words that stand there once"),
        ({"reason": "so\0", "low": "7"}, "are no longer than"),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(
    reviewer: TestClient, filled: Record, killed: Claim, said: dict[str, str], sentence: str
) -> None:
    form = reviewer.get(f"/decide?kind=correct&about={killed.id}")
    answer = reviewer.post("/decide", data=fields(form.text) | said)
    assert answer.status_code == 422
    assert sentence in words(answer.text)
    if "quote" in said:
        assert f">{said['quote']}</textarea>" in answer.text


def test_a_correction_rests_on_words_of_the_report(reviewer: TestClient, desk: Desk, filled: Record, killed: Claim) -> None:
    quote = "Nine people were killed in an air strike"
    there = through(reviewer, f"/decide?kind=correct&about={killed.id}", low="10", reason="counted", quote=quote)
    with desk.casebook() as casebook:
        event = casebook.decision(there.partition("done=")[2])
        assert event.judgement
        _, at = event.judgement.about
        report, _, stretch = at.partition(":")
        start, end = map(int, stretch.split("-"))
        assert casebook.text(report)[start:end] == quote


def test_two_incidents_are_joined_and_parted(reviewer: TestClient, desk: Desk, filled: Record) -> None:
    other, one = sorted(filled.incidents, key=lambda incident: "Aleppo" not in incident.label)
    form = reviewer.get(f"/decide?kind=same&about={one.id}&find=Aleppo")
    assert f'<input type="radio" name="about" value="{other.id}">' in form.text
    there = through(reviewer, f"/decide?kind=same&about={one.id}", about=[one.id, other.id, ""], reason="one raid")
    with desk.casebook() as casebook:
        assert len(record_of(casebook).incidents) == len(filled.incidents) - 1
    through(reviewer, f"/decide?kind=undo&about={there.partition('done=')[2]}", reason="two raids")
    with desk.casebook() as casebook:
        assert [i.id for i in record_of(casebook).incidents] == [i.id for i in filled.incidents]


def test_an_incident_is_split_by_ticking_what_leaves(reviewer: TestClient, desk: Desk, filled: Record) -> None:
    one = max(filled.incidents, key=lambda incident: len(incident.reports))
    assert (
        reviewer.post("/decide", data=fields(reviewer.get(f"/decide?kind=split&about={one.id}").text) | {"reason": "so"}).status_code == 422
    )
    with desk.casebook() as casebook:
        whole = casebook.part(one.id)
        leaves = next(account.id for reading in whole.readings for account in reading.accounts if whole.stands.get(account.id) == one.id)
    through(reviewer, f"/decide?kind=split&about={one.id}&about={leaves}", reason="another event")
    with desk.casebook() as casebook:
        assert len(record_of(casebook).incidents) == len(filled.incidents) + 1


def test_a_claim_is_moved_to_an_incident_of_its_own(reviewer: TestClient, desk: Desk, filled: Record, killed: Claim) -> None:
    there = through(reviewer, f"/decide?kind=move&about={killed.id}", about=[killed.id, ""], reason="of the second raid")
    with desk.casebook() as casebook:
        moved = casebook.claim(killed.id)
        assert moved.incident != killed.incident
        assert (moved.quote, moved.origin) == (killed.quote, killed.origin)
    assert there.startswith(f"/incidents/{moved.incident}?")


def test_a_note_changes_nothing_that_is_worked_out(reviewer: TestClient, filled: Record) -> None:
    one = filled.incidents[0]
    form = reviewer.get(f"/decide?kind=note&about={one.id}")
    preview = reviewer.post("/decide", data=fields(form.text) | {"reason": "ask the clinic"})
    assert "Nothing that is worked out changes" in preview.text
    reviewer.post("/decide", data=fields(preview.text))
    assert "ask the clinic" in words(reviewer.get(f"/incidents/{one.id}/history").text)


def test_whoever_was_quicker_is_shown_beside_what_was_to_be_done(
    reviewer: TestClient, signed_in: Callable[[str], TestClient], filled: Record, killed: Claim
) -> None:
    form = reviewer.get(f"/decide?kind=correct&about={killed.id}")
    preview = reviewer.post("/decide", data=fields(form.text) | {"low": "12", "reason": "counted at the clinic"})
    through(signed_in("Ada Admin"), f"/decide?kind=reject&about={killed.id}", reason="of another day")
    for stale in (fields(preview.text), fields(form.text) | {"low": "12", "reason": "counted at the clinic"}):
        answer = reviewer.post("/decide", data=stale)
        assert answer.status_code == 412
        told = words(answer.text)
        assert "Ada Admin" in told
        assert "of another day" in told  # what the other did
        assert "counted at the clinic" in told  # what was to be done
    again = reviewer.post("/decide", data=fields(answer.text))
    assert again.status_code == 200
    assert reviewer.post("/decide", data=fields(again.text)).status_code == 303


def test_readers_decide_nothing(reader: TestClient, filled: Record, killed: Claim) -> None:
    assert reader.get(f"/decide?kind=reject&about={killed.id}").status_code == 403
    assert reader.post("/decide", data={"kind": "reject", "about": killed.id, "reason": "so", "do": "it"}).status_code == 403


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/decide", 422),
        ("/decide?kind=applaud&about=i-1", 422),
        ("/decide?kind=reject", 422),
        ("/decide?kind=reject&about=c-nothing", 404),
        ("/decide?kind=same&about=i-nothing", 404),
        ("/decide?kind=undo&about=j-99", 404),
        ("/decide?kind=undo&about=j-%00", 404),
    ],
)
def test_a_decision_is_about_something_that_is_there(reviewer: TestClient, filled: Record, address: str, status: int) -> None:
    assert reviewer.get(address).status_code == status
