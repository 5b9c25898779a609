"""The desk as anybody opens it, in a process of its own, with people who may come."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from accordingto.casebook import Casebook
from accordingto.errors import UnreadableCasebook
from accordingto.web.people import People, Role
from accordingto.web.people.person import OF_ROLE, Person
from accordingto.web.store import Store
from benchmarks.casebook import cost

TICKS = os.sysconf("SC_CLK_TCK")


def grown(where: str, reports: int) -> None:
    """See that there is a casebook, of so many reports where one has to be made."""
    try:
        Casebook.open(where).close()
    except UnreadableCasebook:
        cost.grown(where, reports).close()


class Opened:
    """`accordingto serve`, till this is left."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._store = Store.open(where)
        self._people = People.of(self._store)
        self._admin = self._person("admin")
        command = [sys.executable, "-m", "accordingto", "serve", "--casebook", where, "--port", "0"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        told = re.search(r"http://127\.0\.0\.1:(\d+)/", self._process.stdout.readline())
        if not told:
            raise SystemExit("the desk did not open")
        self.port = int(told[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait(60)
        self._store.close()

    def reader(self) -> tuple[str, str]:
        """Name and password of somebody new who may read."""
        password = secrets.token_urlsafe(16)
        return self._person("reader", password).name, password

    def token(self) -> str:
        """What a program asks with that may decide and add."""
        reviewer = self._person("reviewer", secrets.token_urlsafe(16))
        return self._people.tokens.make(reviewer, "load", ("read", "decide", "add"), 1)[1]

    def _person(self, role: Role, password: str = "") -> Person:
        made = self._people.accounts.add(f"{role}-{secrets.token_hex(4)}", role, "load", password=password or secrets.token_urlsafe(16))
        return Person(made.name, role, made.id, scopes=frozenset(OF_ROLE[role]))

    def memory(self) -> float:
        """Megabytes of the server's resident set, and of those of its children."""
        return sum(_resident(one) for one in (self._process.pid, *_children(self._process.pid))) / 1024

    def processor(self) -> float:
        """Seconds of a processor that the server has taken so far."""
        spent = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(spent[11]) + int(spent[12])) / TICKS


def _children(of: int) -> list[int]:
    told = (path.read_text() for path in Path(f"/proc/{of}/task").glob("*/children"))
    return [int(one) for line in told for one in line.split()]


def _resident(of: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{of}/status").read_text())
    return int(found[1]) if found else 0
