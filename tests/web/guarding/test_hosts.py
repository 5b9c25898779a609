"""The desk answers under its own names only: a name that suddenly leads here (DNS rebinding) gets nothing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accordingto.web.application import application
from accordingto.web.desk import Desk, House


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Names are no other on the other database."""
    return str(tmp_path / "c.casebook")


ASKED: list[tuple[dict[str, Any], str, int, str]] = [
    ({}, "localhost:8000", 200, "this machine"),
    ({}, "LOCALHOST:8000", 200, "in capitals"),
    ({}, "127.0.0.1:8000", 200, "by number"),
    ({}, "[::1]:8000", 200, "by its other number"),
    ({}, "localhost:8001", 421, "another port"),
    ({}, "localhost", 421, "no port"),
    ({}, "elsewhere.example:8000", 421, "a name that leads here"),
    ({}, "localhost.elsewhere.example:8000", 421, "one that begins like ours"),
    ({}, "localhost:8000@elsewhere.example", 421, "one that pretends"),
    ({}, "", 421, "no name"),
    ({"port": 80}, "localhost", 200, "the port that needs not be said"),
    ({"names": ("desk.example",)}, "desk.example", 200, "its name, behind a proxy at the usual port"),
    ({"names": ("desk.example",)}, "desk.example:8000", 200, "its name at its own port"),
    ({"names": ("desk.example:8443",)}, "desk.example:8443", 200, "its name with a port of its own"),
    ({"names": ("desk.example",)}, "localhost:8000", 421, "not for those at the machine"),
    ({"names": ("desk.example",)}, "desk.example.elsewhere.example", 421, "one like it"),
    ({"host": "192.0.2.7"}, "192.0.2.7:8000", 200, "the number that it answers at"),
    ({"host": "192.0.2.7"}, "192.0.2.8:8000", 421, "another number"),
    ({"host": "0.0.0.0"}, "192.0.2.8:8000", 200, "any number, where it answers at all"),
    ({"host": "0.0.0.0"}, "[2001:db8::1]:8000", 200, "of either kind"),
    ({"host": "0.0.0.0"}, "elsewhere.example:8000", 421, "but no name"),
]


def test_names(desk: Desk) -> None:
    for started, host, status, shows in ASKED:
        desk.house = replace(House(desk.house.where), **started)
        client = TestClient(application(desk), base_url="http://localhost:8000", follow_redirects=False)
        for address in ("/sign-in", "/api/v1/openapi.json"):
            assert client.get(address, headers={"Host": host}).status_code == status, (shows, host)


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"])
def test_no_proxy_lets_the_world_in_where_nobody_signs_in(laptop: TestClient, header: str) -> None:
    assert laptop.get("/", headers={header: "198.51.100.1"}).status_code == 421
    assert laptop.get("/").status_code == 200


@pytest.mark.parametrize(
    ("house", "local"),
    [
        (House("x"), True),
        (House("x", "localhost"), True),
        (House("x", "::1"), True),
        (House("x", "127.0.0.5"), True),
        (House("x", "0.0.0.0"), False),
        (House("x", "::"), False),
        (House("x", "192.0.2.1"), False),
        (House("x", "desk.example"), False),
        (House("x", names=("desk.example",)), False),
        (House("x", behind=("127.0.0.1",)), False),
    ],
)
def test_only_those_at_the_machine_reach_a_local_desk(house: House, local: bool) -> None:
    assert house.local is local
