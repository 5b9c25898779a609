"""Whoever listens hears no more than they could ask for."""

from collections.abc import Callable
from time import monotonic

import pytest

from accordingto.web.desk import Desk
from accordingto.web.people import Person
from accordingto.web.telling import streaming
from tests.web.telling.listeners import asking

Ends = Callable[[Desk, Person], None]


def end_session(desk: Desk, one: Person) -> None:
    desk.people.sessions.end_all(one.id, "a test")


def revoke_token(desk: Desk, one: Person) -> None:
    for token in desk.people.tokens.of(one.id):
        desk.people.tokens.revoke(one.id, token.id, "a test")


def remove(desk: Desk, one: Person) -> None:
    desk.people.accounts.remove(one.id, "a test")


def lower(desk: Desk, one: Person) -> None:
    desk.people.accounts.set_role(one.id, "reader", "a test")


def lock(desk: Desk, one: Person) -> None:
    desk.people.accounts.set_password(one.id, "nine green bottles", "a test")


@pytest.mark.parametrize(
    ("by", "end"),
    [
        pytest.param("session", end_session, id="the session is ended"),
        pytest.param("session", remove, id="the person is removed"),
        pytest.param("session", lock, id="the password is another"),
        pytest.param("token", revoke_token, id="the token is revoked"),
        pytest.param("token", remove, id="the token's owner is removed"),
        pytest.param("token", lower, id="the token's owner may not add any more"),
    ],
)
def test_nothing_more_is_told_to_whoever_may_not_hear_it(desk: Desk, opened: str, by: str, end: Ends) -> None:
    made = desk.additions.begin("Robin", ["mill.txt"])
    with asking(opened, desk, by) as (client, one), client.stream("GET", f"/api/v1/additions/{made.number}/events") as answer:
        lines = answer.iter_lines()
        assert "event: progress" in [next(lines) for _ in range(4)], "it is heard as long as they may"
        end(desk, one)
        desk.additions.tell(made)
        assert "event: progress" not in list(lines)


def test_a_line_on_which_nothing_is_told_ends_too(desk: Desk, opened: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BEAT", 0.2)
    made = desk.additions.begin("Robin", ["mill.txt"])
    with asking(opened, desk, "session") as (client, one), client.stream("GET", f"/api/v1/additions/{made.number}/events") as answer:
        lines = answer.iter_lines()
        assert ": ping" in [next(lines) for _ in range(20)]
        end_session(desk, one)
        until = monotonic() + 10
        assert all(monotonic() < until for _ in lines)
