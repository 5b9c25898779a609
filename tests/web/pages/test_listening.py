"""What the pages say and hear is for whoever asked, and for nobody else."""

import pytest
from fastapi.testclient import TestClient

from accordingto.web.desk import Desk
from accordingto.web.telling import streaming
from tests.web.conftest import NAMES, SignedIn
from tests.web.telling.listeners import asking


@pytest.mark.parametrize("by", ["session", "token"])
def test_an_open_page_hears_no_more_when_what_it_came_in_with_is_over(
    desk: Desk, opened: str, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setattr(streaming, "BEAT", 0.2)
    begun = desk.store.now()
    with asking(opened, desk, by) as (client, _), client.stream("GET", "/events") as answer:
        lines = answer.iter_lines()
        assert ": ping" in [next(lines) for _ in range(20)]
        desk.store.clock = lambda: begun + 86400 + 1
        assert len(list(lines)) < 20


def test_a_token_to_read_keeps_no_filter_by_the_page_either(desk: Desk, opened: str) -> None:
    with asking(opened, desk, "token") as (client, _):
        assert client.post("/filters", data={"name": "x", "address": "q=x"}).status_code == 403
        assert client.post("/filters/forget", data={"name": "x"}).status_code == 403


def said(client: TestClient, notice: str) -> bool:
    """Whether a page says what this cookie has it say."""
    client.cookies.set("notice", notice, "localhost.local", "/")
    return "Call 555 01" in client.get("/account").text


def test_no_other_page_puts_words_on_ours(signed_in: SignedIn) -> None:
    """A page of another port, or of a host beside this one, may set its cookies."""
    ours, theirs = signed_in(NAMES["admin"]), signed_in(NAMES["reader"])
    for bare in ("Call 555 01", "Call%20555%2001", "." * 3 + "Call 555 01", "0" * 64 + ".Call%20555%2001"):
        assert not said(ours, bare)
    signed = theirs.post("/filters", data={"name": "Call 555 01", "address": ""}).cookies["notice"]
    assert said(theirs, signed), "it was said to them"
    assert not said(ours, signed), "and to nobody else"


def test_what_was_done_is_said_once(signed_in: SignedIn, stranger: TestClient) -> None:
    ours = signed_in(NAMES["admin"])
    ours.post("/filters", data={"name": "Idlib", "address": "q=Idlib"})
    assert ["Kept as “Idlib”." in ours.get("/").text for _ in range(2)] == [True, False]
    ours.post("/sign-out")
    assert ["You are signed out." in ours.get("/sign-in").text for _ in range(2)] == [True, False]
