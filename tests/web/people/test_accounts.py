"""Who may come, and by what password."""

import time

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlalchemy import select

from accordingto.web.desk import Desk
from accordingto.web.people import People
from accordingto.web.people.accounts import folded
from accordingto.web.people.door import Browser
from accordingto.web.people.tables import person
from accordingto.web.refusing import NotSignedIn, TooMany, Unacceptable
from tests.web.conftest import NAMES, PASSWORD

ADA = NAMES["admin"]


def come(desk: Desk, name: str = ADA, password: str = PASSWORD, address: str = "198.51.100.1") -> bool:
    try:
        desk.people.door.let_in(name, password, "", Browser("k" * 43, "a test", address))
    except NotSignedIn:
        return False
    with desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM desk_session")
    return True


@pytest.mark.parametrize(
    ("password", "says"),
    [
        pytest.param("eleven char", "at least 12", id="too short"),
        pytest.param("x" * 1001, "at most 1000", id="too long"),
        pytest.param("Ada Admin and", None, id="begins with the name, and goes on"),
        pytest.param("aaaaaaaaaaaaaaa", "guessed at once", id="one letter"),
        pytest.param("twelve chars", None, id="just long enough, all small letters"),
        pytest.param("пароль из слов", None, id="another script"),
        pytest.param("🦔🦔🦔 hedgehogs 🦔", None, id="pictures"),
    ],
)
def test_passwords_are_long_and_that_is_all(desk: Desk, password: str, says: str | None) -> None:
    id = desk.people.accounts.named(ADA).id
    if says is None:
        desk.people.accounts.set_password(id, password, "a test")
        assert come(desk, password=password)
    else:
        with pytest.raises(Unacceptable, match=says):
            desk.people.accounts.set_password(id, password, "a test")


def test_a_password_is_not_the_name(desk: Desk) -> None:
    account = desk.people.accounts.add("Bartholomew Quill", "reader", "a test")
    with pytest.raises(Unacceptable, match="your name"):
        desk.people.accounts.set_password(account.id, "bartholomew quill", "a test")


def test_a_password_fits_however_its_letters_are_composed(desk: Desk) -> None:
    desk.people.accounts.set_password(desk.people.accounts.named(ADA).id, "caf\u00e9 au lait, s'il", "a test")
    assert come(desk, password="cafe\u0301 au lait, s'il")


@pytest.mark.parametrize("name", ["", "   ", "x" * 65, "a\x00b", "a\u202eb", "a\u200bb", "\ud800"])
def test_names_that_nobody_has(desk: Desk, name: str) -> None:
    with pytest.raises(Unacceptable):
        desk.people.accounts.add(name, "reader", "a test")


@pytest.mark.parametrize("name", ["ada admin", "ADA  ADMIN", "\uff21da Admin"])
def test_two_names_that_look_alike_are_one(desk: Desk, name: str) -> None:
    with pytest.raises(Unacceptable, match="already"):
        desk.people.accounts.add(name, "reader", "a test")


def test_there_is_an_admin_as_long_as_there_is_anybody(desk: Desk) -> None:
    accounts = desk.people.accounts
    ada = accounts.named(ADA)
    with pytest.raises(Unacceptable, match="last admin"):
        accounts.set_role(ada.id, "reader", "a test")
    with pytest.raises(Unacceptable, match="last admin"):
        accounts.remove(ada.id, "a test")
    accounts.set_role(accounts.named(NAMES["reader"]).id, "admin", "a test")
    accounts.remove(ada.id, "a test")
    assert [one.name for one in accounts.all()] == [NAMES["reviewer"], NAMES["reader"]]


def test_the_first_is_an_admin_and_from_then_on_everybody_signs_in(laptop: TestClient) -> None:
    assert "must be an admin" in laptop.post("/people", data={"name": "Rob", "role": "reader"}).text
    page = laptop.post("/people", data={"name": "Ada", "role": "admin"})
    assert "/invitation/" in page.text
    assert laptop.get("/").status_code == 303


def test_a_number_is_never_given_twice(desk: Desk) -> None:
    one = desk.people.accounts.add("One", "reader", "a test")
    desk.people.accounts.remove(one.id, "a test")
    assert desk.people.accounts.add("Other", "reader", "a test").id > one.id


def test_a_hash_made_less_costly_is_made_anew_when_it_fits(desk: Desk) -> None:
    dearer = People.of(desk.store, PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    with pytest.raises(NotSignedIn):
        dearer.door.let_in(ADA, "a kettle of herrings", "", Browser("k" * 43, "", ""))
    assert "m=8,t=1" in _kept(desk)
    dearer.door.let_in(ADA, PASSWORD, "", Browser("k" * 43, "", ""))
    assert "m=16,t=2" in _kept(desk)


def _kept(desk: Desk) -> str:
    with desk.store.looking() as connection:
        return str(connection.scalar(select(person.c.password).where(person.c.folded == folded(ADA))))


def test_a_name_that_nobody_has_takes_as_long(desk: Desk) -> None:
    slow = People.of(desk.store, PasswordHasher(time_cost=40, memory_cost=4096, parallelism=1))
    slow.accounts.set_password(slow.accounts.named(ADA).id, PASSWORD, "a test")

    def took(name: str, address: str) -> float:
        begun = time.process_time()
        with pytest.raises(NotSignedIn):
            slow.door.let_in(name, "a kettle of herrings", "", Browser("k" * 43, "", address))
        return time.process_time() - begun

    theirs = min(took(ADA, f"198.51.100.{number}") for number in range(3))
    nobodys = min(took("Nobody At All", f"203.0.113.{number}") for number in range(3))
    assert 0.5 < nobodys / theirs < 2


def test_attempts_are_slowed_down_and_never_shut_out_for_good(desk: Desk) -> None:
    now = desk.store.now()
    for name in (ADA, "Nobody At All"):
        desk.store.clock = lambda: now
        waits = []
        for number in range(22):
            try:
                assert not come(desk, name, "wrong wrong wrong", f"198.51.{len(name)}.{number}")
                waits.append(0)
            except TooMany as slowed:
                waits.append(int(slowed.headers["Retry-After"]))
                later = desk.store.now() + waits[-1]
                desk.store.clock = lambda later=later: later  # type: ignore[misc]
        assert waits[:12] == [0, 0, 0, 0, 0, 1, 0, 2, 0, 4, 0, 8], name
        assert max(waits) <= 900
    later = desk.store.now() + 901
    desk.store.clock = lambda: later
    assert come(desk), "its owner gets in"
    assert come(desk, password="wrong wrong wrong", address="203.0.113.9") is False, "and all is forgiven"


def test_strangers_do_not_keep_out_whoever_came_before(desk: Desk) -> None:
    assert come(desk, address="192.0.2.1")
    with pytest.raises(TooMany):
        for number in range(9):
            come(desk, ADA, "wrong wrong wrong", f"198.51.100.{number}")
    assert come(desk, address="192.0.2.1")


def test_one_address_is_slowed_down_over_many_names(desk: Desk) -> None:
    with pytest.raises(TooMany):
        for number in range(25):
            come(desk, f"Name {number}", "wrong wrong wrong", f"2001:db8::{number}")
    with pytest.raises(TooMany):
        come(desk, "Another", "wrong wrong wrong", "2001:db8::ffff")
    assert come(desk, address="2001:db8:0:1::1"), "but not the neighbours"


def test_it_outlasts_a_restart_and_is_told(desk: Desk, stranger: TestClient) -> None:
    now = desk.store.now()
    desk.store.clock = lambda: now
    for _ in range(5):
        stranger.post("/sign-in", data={"name": ADA, "password": "wrong wrong wrong"})
    again = People.of(desk.store)
    with pytest.raises(TooMany):
        again.door.let_in(ADA, PASSWORD, "", Browser("k" * 43, "", "testclient"))
    answer = stranger.post("/sign-in", data={"name": ADA, "password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1


def test_what_somebody_typed_as_a_name_is_not_kept(desk: Desk, stranger: TestClient) -> None:
    stranger.post("/sign-in", data={"name": "my secret password", "password": ""})
    (done, *_) = desk.people.audit.last()
    assert (done.who, done.what) == ("somebody", "could not sign in")
    assert "secret" not in repr(desk.people.audit.last())
