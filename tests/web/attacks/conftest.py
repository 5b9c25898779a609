"""The desk as attackers meet it: opened by the command line on loopback, with hostile reports in it, and people of each role who came in
by their passwords.

It is opened once for all of these tests; whoever guesses passwords does so from a loopback address of their own, for the desk slows down
that address for all who come from it.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx
import pytest

from accordingto.casebook import Casebook
from accordingto.web.people import People, Role
from accordingto.web.store import Store
from tests.web.attacks.hostile import MALLORY, sow
from tests.web.conftest import CHEAP, NAMES, PASSWORD

SECOND = "Rosa Reviewer"
"""Another of the same role: what one has of their own, the other must not have."""
MADE_BY = "who opened it"


class Visitor(httpx.Client):
    """Whoever asks: a browser with its cookies, which says where its page is from and comes with that page's token; or a program."""

    def __init__(self, address: str, source: str = "127.0.0.1", **given: Any) -> None:
        super().__init__(base_url=address, transport=httpx.HTTPTransport(local_address=source), timeout=30, **given)

    def __enter__(self) -> Self:
        super().__enter__()
        return self

    def arrive(self) -> Self:
        """Load the page at the door, as every browser does first."""
        self.headers.update({"Origin": str(self.base_url).rstrip("/"), "X-CSRF": token_in(self.get("/sign-in").text)})
        return self

    def come(self, name: str, password: str = PASSWORD, code: str = "") -> int:
        """Sign in; gives the status."""
        answer = self.post("/sign-in", data={"name": name, "password": password, "code": code})
        if answer.status_code == 303:
            self.headers["X-CSRF"] = self.get("/api/v1/me").json()["csrf"]
        return answer.status_code

    def status(self, method: str, path: str, **said: Any) -> int:
        """Of the answer, whose body nobody waits for."""
        with self.stream(method, path, **said) as answer:
            return answer.status_code


def token_in(page: str) -> str:
    """What a form on the page comes with."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found, page
    return found[1]


@dataclass(frozen=True)
class Room:
    """The desk that is attacked."""

    address: str
    where: Path
    """Its casebook."""
    log: Path
    """What it wrote on its error stream."""
    pid: int
    left: ExitStack = field(default_factory=ExitStack)

    @property
    def desk(self) -> Path:
        """What is kept of people, beside it."""
        return self.where.with_name(f"{self.where.name}.desk")

    def visitor(self, name: str = "", source: str = "127.0.0.1") -> Visitor:
        """A browser at the door; or one in which somebody of that name has signed in."""
        made = self.left.enter_context(Visitor(self.address, source)).arrive()
        assert not name or made.come(name) == 303
        return made

    def program(self, key: str = "") -> Visitor:
        """A program, with a token where it has one."""
        return self.left.enter_context(Visitor(self.address, headers={"Authorization": f"Bearer {key}"} if key else {}))


@contextmanager
def opened(where: Path, *arguments: str, environment: dict[str, str] | None = None) -> Iterator[Room]:
    """`accordingto serve` on that casebook till the end of the block."""
    log = where.with_suffix(f".{len(list(where.parent.glob('*.log')))}.log")
    command = [sys.executable, "-m", "accordingto", "serve", "--casebook", str(where), "--reader", "rules", "--port", "0", *arguments]
    with ExitStack() as left:
        kept = left.enter_context(log.open("wb"))
        program = left.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=kept, env=environment))
        assert program.stdout
        found = re.search(rb"open at (https?://\S+)/ ", program.stdout.readline())
        assert found, log.read_text("utf-8")
        try:
            yield Room(found[1].decode(), where, log, program.pid, left)
        finally:
            program.terminate()


def peopled(where: Path) -> Path:
    """The casebook there, with somebody of each role."""
    store = Store.open(str(where))
    people = People.of(store, CHEAP)
    roles: tuple[tuple[str, Role], ...] = ((NAMES["admin"], "admin"), (NAMES["reviewer"], "reviewer"), (SECOND, "reviewer"))
    for name, role in (*roles, (NAMES["reader"], "reader"), (MALLORY, "reader")):
        people.accounts.add(name, role, MADE_BY, password=PASSWORD)
    store.close()
    return where


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The desk, with people and with what attackers handed in before."""
    where = tmp_path_factory.mktemp("attacked") / "c.casebook"
    with Casebook.create(str(where)) as casebook:
        sow(casebook, where.parent)
    with opened(peopled(where)) as made:
        yield made


@pytest.fixture(scope="session")
def admin(room: Room) -> Visitor:
    """A browser in which an admin is signed in."""
    return room.visitor(NAMES["admin"])


@pytest.fixture(scope="session")
def reviewer(room: Room) -> Visitor:
    """A browser in which a reviewer is signed in."""
    return room.visitor(NAMES["reviewer"])


@pytest.fixture(scope="session")
def reader(room: Room) -> Visitor:
    """A browser in which a reader is signed in."""
    return room.visitor(NAMES["reader"])


@pytest.fixture(scope="session")
def stranger(room: Room) -> Visitor:
    """A browser at the door."""
    return room.visitor()
