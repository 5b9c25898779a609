"""docs/api.md: what it shows runs, on a desk as it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

from fastapi.testclient import TestClient

from accordingto.records import Record
from accordingto.web.api.describing import REFUSALS
from accordingto.web.api.narrowing import Narrowing
from accordingto.web.desk import Desk
from tests.web.conftest import answering

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
SHOWN = re.findall(r"^```(bash|python)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
BY_TOKEN = [(kind, code) for kind, code in SHOWN if "TOKEN" in code]
WITHOUT = [(kind, code) for kind, code in SHOWN if "TOKEN" not in code]
TOLD = ['"name":"Robin Reviewer"', "disputed", "1 incident would change\ndecided as Robin Reviewer", '"where":"query/since"']


def _run(kind: str, code: str, folder: Path, **environment: str) -> str:
    command = ["bash", "-euc", code] if kind == "bash" else [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_shown_with_a_token_runs(reviewer: TestClient, desk: Desk, filled: Record, tmp_path: Path) -> None:
    token = reviewer.post("/api/v1/me/tokens", json={"name": "t", "scopes": ["read", "decide"], "days": 1}).json()["key"]
    with answering(desk) as address:
        printed = [_run(kind, code, tmp_path, DESK=address, TOKEN=token) for kind, code in BY_TOKEN]
    assert len(printed) == len(TOLD)
    for told, shown in zip(TOLD, printed, strict=True):
        assert told in shown


def test_what_is_shown_for_a_desk_without_accounts_runs(laptop: TestClient, tmp_path: Path) -> None:
    desk: Desk = laptop.app.state.desk  # type: ignore[attr-defined]
    with answering(desk) as address:
        for kind, code in WITHOUT:
            _run(kind, code, tmp_path, DESK=address)
    assert [one["name"] for one in laptop.get("/api/v1/filters").json()] == ["Idlib"]


def test_the_page_has_every_filter_and_every_refusal() -> None:
    assert set(re.findall(r"`(\w+)`", PAGE[PAGE.index("(`q`") : PAGE.index("a name that is none")])) == Narrowing.model_fields.keys()
    listed = {int(status) for line in re.findall(r"^\| ([\d, ]+) \|", PAGE, re.MULTILINE) for status in line.split(", ")}
    assert listed == {*REFUSALS, 405, 412}
