"""A desk with reports, made once and copied for each test: what pages show follows from the casebook alone, whose own tests run on both
databases."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.pipeline import record_of
from accordingto.records import Record
from accordingto.settings import Settings
from accordingto.web.desk import Desk, House
from accordingto.web.people import Role
from tests.casebook.filled import fill
from tests.web.conftest import CHEAP, NAMES, PASSWORD, desk_at


@pytest.fixture(scope="session")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with reports, and one person of each role beside it."""
    folder = tmp_path_factory.mktemp("sown")
    with desk_at(_house(folder)) as desk:
        roles: tuple[Role, ...] = ("admin", "reviewer", "reader")  # the first must be an admin
        for role in roles:
            account = desk.people.accounts.add(NAMES[role], role, "a test")
            desk.people.accounts.set_password(account.id, PASSWORD, "a test")
        with desk.casebook() as casebook:
            fill(casebook, folder)
    return folder


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A new casebook of its own."""
    return str(tmp_path / "empty.casebook")


@pytest.fixture
def desk(sown: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk on a copy of it."""
    for file in sown.glob("c.casebook*"):
        shutil.copy(file, tmp_path)
    made = Desk.open(_house(tmp_path), CHEAP)
    yield made
    made.close()


@pytest.fixture
def filled(desk: Desk) -> Record:
    """What is in its casebook."""
    with desk.casebook() as casebook:
        return record_of(casebook)


def _house(folder: Path) -> House:
    return House(str(folder / "c.casebook"), author="Lena Laptop", settings=Settings(reader="rules"))
