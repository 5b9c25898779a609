"""Whatever the description allows, and what it does not: no fault of the program, and every answer as it was described.

A longer run is one command away: `schemathesis run ADDRESS/api/v1/openapi.json -H "Authorization: Bearer TOKEN"`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from accordingto.records import Record
from tests.databases import SERVER, Addresses

EACH = 5
"""Requests by chance for each route: all of them in about half a minute."""
KEPT_OUT = (
    "change_person",  # these three may take away what the test itself asks with
    "remove_person",
    "revoke_token",
    "get_addition_events",  # does not end while something is at work
)
NOT_LAWS = (
    "positive_data_acceptance",  # an id may fit its description and be nobody's
    "ignored_auth",  # tested by role, elsewhere
)


@pytest.fixture
def where(addresses: Addresses) -> str:
    """On one database, the one that takes less: it alone refuses large numbers and zero bytes."""
    return addresses("postgresql" if SERVER in os.environ else "sqlite")


def test_nothing_that_is_sent_is_a_fault_and_every_answer_is_as_described(
    admin: TestClient, opened: str, filled: Record, tmp_path: Path
) -> None:
    token = admin.post("/api/v1/me/tokens", json={"name": "t", "scopes": ["read", "decide", "add", "manage"], "days": 1}).json()["key"]
    description = tmp_path / "openapi.json"
    description.write_text(json.dumps(_with_examples(httpx.get(f"{opened}/api/v1/openapi.json").json(), filled)), "utf-8")
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(description), "--url", f"{opened}/api/v1"]
    command += ["--header", f"Authorization: Bearer {token}", "--phases", "examples,fuzzing", "--max-examples", str(EACH)]
    command += ["--exclude-checks", ",".join(NOT_LAWS), "--generation-deterministic", "--no-color", "--continue-on-failure"]
    command += [part for name in KEPT_OUT for part in ("--exclude-operation-id", name)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


def _with_examples(described: dict[str, Any], filled: Record) -> dict[str, Any]:
    """The description with things that are there, which chance would not find."""
    there = {"incidents": filled.incidents[0].id, "reports": filled.reports[0].id, "claims": filled.claims[0].id, "judgements": "j-1"}
    for path, operations in described["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path" and (example := there.get(path.split("/")[1])):
                    parameter["example"] = example
    return described
