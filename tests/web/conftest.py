"""The desk as people meet it: the whole application on a casebook, on both databases, and a browser for each role.

`reader`, `reviewer`, `admin` are signed in, `stranger` is not; `laptop` is a browser at a desk where nobody has an account (of the same
casebook as `desk`: ask for one of the two). `filled` puts reports
into the casebook of `desk`. What needs sockets (events, slow bodies, real browsers) asks `opened` for an address.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
import uvicorn
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from accordingto.casebook import Casebook
from accordingto.pipeline import record_of
from accordingto.records import Record
from accordingto.settings import Settings
from accordingto.web.application import application
from accordingto.web.desk import Desk, House
from accordingto.web.guarding import Visit
from accordingto.web.people import ROLES, Role
from accordingto.web.serving import config_of
from tests.casebook.filled import fill
from tests.databases import Moulds

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NAMES: dict[Role, str] = {"reader": "Ruth Reader", "reviewer": "Robin Reviewer", "admin": "Ada Admin"}
PASSWORD = "a kettle of herring"
ORIGIN = "http://localhost:8000"

SignedIn = Callable[[str], TestClient]


@contextmanager
def desk_at(house: House) -> Iterator[Desk]:
    """A desk on a new casebook, where nobody has an account yet."""
    Casebook.create(house.where).close()
    desk = Desk.open(house, CHEAP)
    yield desk
    desk.close()


@pytest.fixture
def house(where: str) -> House:
    """How the desks of these tests are started."""
    return House(where, author="Lena Laptop", settings=Settings(reader="rules"))


@pytest.fixture
def desk(house: House, moulds: Moulds, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A desk with one person of each role."""
    full = "filled" in request.fixturenames
    moulds.pour("a full desk" if full else "a desk", house.where, lambda where: _people_and(replace(house, where=where), full, tmp_path))
    made = Desk.open(house, CHEAP)
    yield made
    made.close()


def _people_and(house: House, full: bool, folder: Path) -> None:
    with desk_at(house) as made:
        for role in ROLES[::-1]:  # the first must be an admin
            account = made.people.accounts.add(NAMES[role], role, "a test")
            made.people.accounts.set_password(account.id, PASSWORD, "a test")
        if full:
            with made.casebook() as casebook:
                fill(casebook, folder)


@pytest.fixture
def filled(desk: Desk) -> Record:
    """What is in the casebook of the desk: every table has rows."""
    with desk.casebook() as casebook:
        return record_of(casebook)


@pytest.fixture
def signed_in(desk: Desk) -> Iterator[SignedIn]:
    """A browser in which somebody of that name is signed in; nobody where it is empty."""
    app = application(desk)
    with ExitStack() as left:
        yield lambda name: left.enter_context(browser(app, desk, name))


@contextmanager
def browser(app: object, desk: Desk, name: str = "") -> Iterator[TestClient]:
    """A client that comes with cookie, origin and token, as a browser on a page of the desk would."""
    client = TestClient(app, base_url=ORIGIN, follow_redirects=False)  # type: ignore[arg-type]
    visit = Visit()
    client.headers |= {"Origin": ORIGIN, "X-CSRF": visit.csrf}
    client.cookies.set("accordingto-8000", visit.key, "localhost.local", "/")  # as the jar calls localhost
    if name:
        with desk.store.writing() as connection:
            whose = desk.people.accounts.named(name).id
            desk.people.sessions.begin(connection, whose, visit.key, "a test", "127.0.0.1")
    yield client
    client.close()


@pytest.fixture
def stranger(signed_in: SignedIn) -> TestClient:
    """A browser in which nobody is signed in."""
    return signed_in("")


@pytest.fixture
def reader(signed_in: SignedIn) -> TestClient:
    """A browser in which a reader is signed in."""
    return signed_in(NAMES["reader"])


@pytest.fixture
def reviewer(signed_in: SignedIn) -> TestClient:
    """A browser in which a reviewer is signed in."""
    return signed_in(NAMES["reviewer"])


@pytest.fixture
def admin(signed_in: SignedIn) -> TestClient:
    """A browser in which an admin is signed in."""
    return signed_in(NAMES["admin"])


@pytest.fixture
def laptop(house: House, moulds: Moulds) -> Iterator[TestClient]:
    """A browser on a desk where nobody has an account; its desk is ``laptop.app.state.desk``."""
    moulds.pour("a desk of nobody", house.where, lambda where: _of_nobody(replace(house, where=where)))
    with closing(Desk.open(house, CHEAP)) as desk, browser(application(desk), desk) as client:
        yield client


def _of_nobody(house: House) -> None:
    with desk_at(house):
        pass


@pytest.fixture
def opened(desk: Desk) -> Iterator[str]:
    """The address of the desk of `desk`, which answers there for real."""
    with answering(desk) as address:
        yield address


@contextmanager
def answering(desk: Desk) -> Iterator[str]:
    """The address at which a desk answers, at a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        desk.house = replace(desk.house, port=port)
        server = uvicorn.Server(config_of(desk))
        thread = Thread(target=server.run, args=([door],))
        thread.start()
        while not server.started and thread.is_alive():
            sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            desk.bell.close()  # pages that listen hear that it is over
            server.should_exit = True
            thread.join(10)
