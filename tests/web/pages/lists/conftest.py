"""A desk at which much waits, on both databases; made once, since these pages only show."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from fastapi.testclient import TestClient

from accordingto.settings import Settings
from accordingto.web.application import application
from accordingto.web.desk import Desk, House
from accordingto.web.people import Role
from tests.databases import BOTH, database
from tests.web.conftest import NAMES, browser, desk_at
from tests.web.pages.lists.waiting import fill


@pytest.fixture(scope="session", params=BOTH)
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk, with one person of each role."""
    folder = tmp_path_factory.mktemp("busy")
    place = database() if request.param == "postgresql" else nullcontext(str(folder / "c.casebook"))
    with place as where, desk_at(House(where, author="Lena Laptop", settings=Settings(reader="rules"))) as desk:
        roles: tuple[Role, ...] = ("admin", "reviewer", "reader")
        for role in roles:
            desk.people.accounts.add(NAMES[role], role, "a test")
        with desk.casebook() as casebook:
            fill(casebook, folder)
        yield desk


@pytest.fixture
def judge(busy: Desk) -> Iterator[TestClient]:
    """A browser in which a reviewer is signed in."""
    with browser(application(busy), busy, NAMES["reviewer"]) as client:
        yield client


@pytest.fixture
def looker(busy: Desk) -> Iterator[TestClient]:
    """A browser in which somebody is who may only read."""
    with browser(application(busy), busy, NAMES["reader"]) as client:
        yield client
