"""Other programs are told what happens: signed, in order, again till they take it, and never somewhere inside."""

import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.records import Judgement
from accordingto.settings import Settings
from accordingto.web.desk import Desk, House
from accordingto.web.outside import Unreachable
from accordingto.web.refusing import Absent, Unacceptable
from accordingto.web.telling import KINDS, Hook
from accordingto.web.telling.hooks import BOTH_FOR, MOST
from accordingto.web.telling.postman import AGAIN, IN_HAND, MOST_GIVEN_UP
from tests.casebook.filled import EVENING, HARBOUR, LATER, MORNING, RULES
from tests.casebook.filled import add as keep
from tests.web.outside.servers import Server, page, serving

IMPOSSIBLE = """---
outlet: Arlo Herald
title: Blast in Homs
published: 2021-05-04
---
A car bomb killed three people in Homs on Monday, including five children, police said.
"""


class Clock:
    """Stands still till it is moved."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


class Room:
    """A desk whose threads are not started, so that each look and each delivery is a test's own."""

    def __init__(self, where: str, folder: Path, server: Server) -> None:
        Casebook.create(where).close()
        self.desk = Desk.open(House(where, author="Lena", settings=Settings(reader="rules"), reach=(server.name,)))
        self.clock, self.folder, self.server = Clock(), folder, server
        self.desk.store.clock = self.clock
        self.answers = ["200 OK"]

    def hook(self, *kinds: str, path: str = "/") -> tuple[Hook, str]:
        """A webhook of these kinds, or all, heard from now on."""
        made = self.desk.hooks.add(self.server.url + path, kinds or KINDS, "Ada")
        self.desk.bell.look()
        return made

    def add(self, key: str, text: str) -> None:
        """A report comes in, and is noticed."""
        with self.desk.casebook() as book:
            keep(book, self.folder, key, text)
            pipeline.work_out(book, RULES)
        self.desk.bell.look()

    def told(self) -> list[dict[str, object]]:
        """What is delivered now."""
        before = len(self.server.bodies)
        self.desk.postman.deliver()
        return [json.loads(body) for body in self.server.bodies[before:]]


@pytest.fixture
def room(where: str, tmp_path: Path) -> Iterator[Room]:
    made: list[Room] = []

    def answer(head: str, body: bytes) -> list[bytes]:
        answers = made[0].answers
        return page(b"thanks", status=answers.pop(0) if len(answers) > 1 else answers[0])

    with serving(answer) as server:
        made.append(Room(where, tmp_path, server))
        yield made[0]
        made[0].desk.close()


def test_a_new_incident_is_told_with_its_findings(room: Room) -> None:
    room.hook("incident.new")
    room.add("harbour", HARBOUR)
    (told,) = room.told()
    assert told["type"] == "incident.new"
    assert told["at"] == "2023-11-14T22:13:20Z"
    with room.desk.casebook() as book:
        (incident,) = pipeline.record_of(book).incidents
    assert told["incident"] == {
        "id": incident.id, "href": f"/incidents/{incident.id}", "label": incident.label, "type": incident.type,
        "when": incident.when, "reports": 1, "place": {"name": "Idlib, Syria", "country": "Syria"},
    }  # fmt: skip
    findings = {(one["question"], one["group"]): one for one in told["findings"]}  # type: ignore[attr-defined]
    assert findings["killed", "all"]["before"] is None
    assert findings["killed", "all"]["after"] == {"status": "single origin", "low": 7, "high": 7, "value": None}
    assert not room.told(), "each once"


def test_a_finding_that_changes_is_told_with_what_it_was(room: Room) -> None:
    room.add("harbour", HARBOUR)
    room.hook("finding.changed")
    assert not room.told(), "what was so before anybody listened is no news"
    room.add("harbour", LATER)
    (told,) = room.told()
    (changed,) = [one for one in told["findings"] if one["question"] == "killed"]  # type: ignore[attr-defined]
    assert (changed["before"]["low"], changed["after"]["low"]) == (7, 9)


def test_a_decision_changes_a_finding_too(room: Room) -> None:
    room.add("harbour", HARBOUR)
    room.hook("finding.changed")
    with room.desk.casebook() as book:
        (killed,) = (one for one in pipeline.record_of(book).claims if one.question == "killed" and one.low == 7)
        book.judge(Judgement("correct", (killed.id,), "Robin", reason="recount", low=8, high=8, comparator="exactly"))
        pipeline.work_out(book, RULES)
    room.desk.bell.look()
    (told,) = room.told()
    assert '"low": 8' in json.dumps(told["findings"])


def test_two_incidents_that_are_one_end_one_of_them(room: Room) -> None:
    room.add("harbour", HARBOUR)
    room.add("morning", MORNING)
    room.hook("incident.ended", "incident.new")
    with room.desk.casebook() as book:
        one, other = pipeline.record_of(book).incidents
        book.judge(Judgement("same", (one.id, other.id), "Robin", reason="one raid"))
        pipeline.work_out(book, RULES)
    room.desk.bell.look()
    (told,) = room.told()
    assert told["type"] == "incident.ended"
    assert told["incident"]["id"] in (one.id, other.id)  # type: ignore[index]


def test_a_check_that_fails_newly_is_told_once(room: Room) -> None:
    room.hook("check.failing")
    room.add("impossible", IMPOSSIBLE)
    with room.desk.casebook() as book:
        failing = [check for check in pipeline.record_of(book).checks if check.verdict == "fails"]
    told = room.told()
    assert failing
    assert [one["check"]["says"] for one in told] == [check.says for check in failing]  # type: ignore[index]
    room.add("morning", MORNING)
    assert not room.told(), "it fails still, which is no news"


def test_a_check_that_held_meanwhile_fails_newly_again(room: Room) -> None:
    room.hook("check.failing")
    told = []
    for text in (IMPOSSIBLE, IMPOSSIBLE.replace("five", "two"), IMPOSSIBLE.replace("police", "the police")):
        room.add("impossible", text)
        told.append(len(room.told()))
    assert (told[0] > 0, told[1], told[2] > 0) == (True, 0, True)


def test_each_is_told_of_its_kinds_alone(room: Room) -> None:
    room.hook("incident.new", path="/new")
    room.hook("finding.changed", path="/changed")
    room.add("harbour", HARBOUR)
    room.add("harbour", LATER)
    room.told()
    kinds = {(head.split()[1], json.loads(body)["type"]) for head, body in zip(room.server.heads, room.server.bodies, strict=True)}
    assert kinds == {("/new", "incident.new"), ("/changed", "finding.changed")}


def _headers(head: str) -> dict[str, str]:
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in head.split("\r\n")[1:])}


def _signed(secret: str, at: str, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()


def test_a_delivery_is_signed_with_its_time(room: Room) -> None:
    _, secret = room.hook()
    room.add("harbour", HARBOUR)
    room.told()
    headers, body = _headers(room.server.heads[0]), room.server.bodies[0]
    at, *signatures = (part.partition("=")[2] for part in headers["accordingto-signature"].split(","))
    assert at == str(int(room.clock.now))
    assert signatures == [_signed(secret, at, body)]
    assert headers["accordingto-event"] == json.loads(body)["id"]
    assert headers["content-type"] == "application/json"


def test_while_a_secret_is_renewed_both_sign(room: Room) -> None:
    made, former = room.hook()
    secret = room.desk.hooks.renew(made.number, "Ada")
    assert secret != former and len(secret) > 40
    for wait, signers in ((0, [secret, former]), (BOTH_FOR, [secret])):
        room.clock.now += wait
        room.desk.hooks.test(made.number, "Ada")
        (told,) = room.told()
        assert told["type"] == "test"
        at, *signatures = (part.partition("=")[2] for part in _headers(room.server.heads[-1])["accordingto-signature"].split(","))
        assert signatures == [_signed(one, at, room.server.bodies[-1]) for one in signers]


def test_what_is_not_taken_is_told_again_under_the_same_id_and_in_order(room: Room) -> None:
    made, _ = room.hook("incident.new")
    room.answers = ["500 Oh dear", "302 Found", "200 OK"]
    room.add("harbour", HARBOUR)
    room.add("morning", MORNING)
    (first,) = room.told()
    assert not room.told(), "it waits"
    room.clock.now += AGAIN[0]
    assert room.told() == [first], "the one that came after waits for it"
    room.clock.now += AGAIN[1]
    again, second = room.told()
    assert again == first and second["number"] > first["number"]  # type: ignore[operator]
    later, earlier = room.desk.hooks.deliveries(made.number)
    assert (earlier.state, earlier.tries, earlier.status, later.state, later.tries) == ("delivered", 3, 200, "delivered", 1)


def test_a_webhook_that_never_answers_is_given_up_and_switched_off(room: Room) -> None:
    made, _ = room.hook("incident.new")
    other, _ = room.desk.hooks.add(room.server.url + "/other", ["incident.ended"], "Ada")
    room.answers = ["500 Oh dear"]
    for number in range(MOST_GIVEN_UP + 1):
        room.desk.hooks.test(made.number, f"Ada {number}")
    for _ in range(MOST_GIVEN_UP):
        for wait in (*AGAIN, 1):
            room.told()
            room.clock.now += wait
    found = room.desk.hooks.get(made.number)
    assert not found.active and "5 deliveries in a row were given up" in found.note
    assert {one.state for one in room.desk.hooks.deliveries(made.number)} == {"given up"}
    assert room.desk.hooks.get(other.number).active
    assert not room.told()
    assert room.desk.hooks.switch(made.number, True, "Ada").note == ""


def test_one_that_does_not_answer_keeps_nothing_from_the_others(room: Room) -> None:
    dead = room.desk.hooks.add("https://nowhere.invalid/", KINDS, "Ada")[0]
    room.hook("incident.new")
    room.add("harbour", HARBOUR)
    assert len(room.told()) == 1
    (delivery,) = room.desk.hooks.deliveries(dead.number)
    assert (delivery.state, delivery.status, delivery.fault) == ("waiting", None, "No server is called nowhere.invalid.")


def test_what_waits_outlives_the_desk(room: Room, where: str) -> None:
    room.hook("incident.new")
    room.answers = ["500 Oh dear", "200 OK"]
    room.add("harbour", HARBOUR)
    (first,) = room.told()
    later = Desk.open(room.desk.house)
    later.store.clock = lambda: room.clock.now + AGAIN[0]
    later.bell.look()
    later.postman.deliver()
    later.close()
    assert json.loads(room.server.bodies[-1]) == first
    room.clock.now += AGAIN[0]
    assert not room.told(), "two desks on one casebook tell it once"


def test_two_desks_that_look_at_once_tell_it_once(room: Room) -> None:
    room.hook("incident.new", "check.failing")
    other = Desk.open(room.desk.house)
    other.bell.look()
    room.add("impossible", IMPOSSIBLE)
    other.bell.look()
    ids = [str(one["id"]) for one in room.told()]
    other.postman.deliver()
    other.close()
    assert len(ids) == len(set(ids)) == len(room.server.bodies) > 1


def test_a_delivery_that_was_in_hand_when_a_desk_was_killed_is_taken_up(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.hook("incident.new")
    room.add("harbour", HARBOUR)
    with monkeypatch.context() as killed:
        killed.setattr(type(room.desk.postman), "_settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            room.desk.postman.deliver()
    assert not room.told()
    room.clock.now += IN_HAND
    assert len(room.told()) == 1, "told twice, never not at all: the id is the same"
    assert room.server.bodies[0] == room.server.bodies[1]


NO_ADDRESSES = (
    "http://example.org/",
    "https://example.org:8443/",
    "https://me:word@example.org/",
    "https://",
    "file:///etc/passwd",
    "javascript:alert(1)",
)
INSIDE = ("https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://169.254.169.254/", "https://10.0.0.1/")


def test_what_is_no_address_for_a_webhook(room: Room) -> None:
    for url in NO_ADDRESSES:
        with pytest.raises(Unreachable):
            room.desk.hooks.add(url, KINDS, "Ada")
    assert not room.desk.hooks.all()


def test_nothing_inside_is_told_anything(room: Room) -> None:
    made = [room.desk.hooks.add(url, KINDS, "Ada")[0] for url in INSIDE]
    for hook in made:
        room.desk.hooks.test(hook.number, "Ada")
    room.told()
    for hook in made:
        (delivery,) = room.desk.hooks.deliveries(hook.number)
        assert delivery.status is None and "no server on the public internet" in delivery.fault, hook.url


def test_kinds_and_numbers_are_bounded(room: Room) -> None:
    for kinds in ([], ["incident.new", "everything"]):
        with pytest.raises(Unacceptable):
            room.desk.hooks.add("https://example.org/", kinds, "Ada")
    for _ in range(MOST):
        room.desk.hooks.add("https://example.org/", KINDS, "Ada")
    with pytest.raises(Unacceptable, match="remove one first"):
        room.desk.hooks.add("https://example.org/", KINDS, "Ada")


def test_what_is_done_to_webhooks_is_noted_and_no_secret_is(room: Room) -> None:
    made, secret = room.hook()
    other = room.desk.hooks.renew(made.number, "Ada")
    room.desk.hooks.switch(made.number, False, "Ada")
    room.desk.hooks.remove(made.number, "Ada")
    with pytest.raises(Absent):
        room.desk.hooks.get(made.number)
    noted = room.desk.people.audit.last()
    assert [one.what for one in noted] == [
        "removed a webhook", "switched a webhook off", "renewed the secret of a webhook", "added a webhook",
    ]  # fmt: skip
    assert not any(word in repr(noted) + repr(made) for word in (secret, other))


def test_one_that_is_switched_off_is_told_nothing_of_that_time(room: Room) -> None:
    made, _ = room.hook("incident.new")
    room.add("harbour", HARBOUR)
    room.desk.hooks.switch(made.number, False, "Ada")
    room.desk.bell.look()
    room.add("morning", MORNING)
    room.desk.hooks.switch(made.number, True, "Ada")
    room.desk.bell.look()
    assert not room.told()
    room.add("evening", EVENING.replace("Idlib", "Hama"))
    assert len(room.told()) == 1
