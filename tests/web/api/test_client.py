"""A typed client made of the description alone: what a type checker lets it do, the desk does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accordingto.records import Record
from accordingto.web import api
from accordingto.web.desk import Desk, House
from tests.web.conftest import answering, desk_at

SCRIPT = """
import sys
from http import HTTPStatus

from desk_client import AuthenticatedClient
from desk_client.api.incidents import get_incident, list_incident_claims, list_incidents
from desk_client.api.judgements import decide, list_judgements, preview_judgement, undo_judgement
from desk_client.models import Claim, Decision, DecisionKind, DecisionSeen, Effect, Event, EventPage, Incident, LinePage, Problem
from desk_client.models import Withdrawal

client = AuthenticatedClient(base_url=sys.argv[1], token=sys.argv[2])
page = list_incidents.sync(client=client, outlet="Evening Ledger", limit=1)
assert isinstance(page, LinePage) and page.total == 1, page
line = page.items[0]
answer = get_incident.sync_detailed(line.id, client=client)
assert isinstance(answer.parsed, Incident) and answer.parsed.findings, answer
seen = DecisionSeen.from_dict({line.id: answer.headers["ETag"].strip('"')})
claims = list_incident_claims.sync(line.id, client=client)
assert isinstance(claims, list)
claim: Claim = next(one for one in claims if one.question == "killed" and one.outlet == "Evening Ledger")
decision = Decision(kind=DecisionKind.REJECT, about=[claim.id], reason="of another day", seen=seen)
effect = preview_judgement.sync(client=client, body=decision)
assert isinstance(effect, Effect) and len(effect.turns) == 1, effect
made = decide.sync(client=client, body=decision, idempotency_key="once")
assert isinstance(made, Event) and made.judgement is not None and made.in_force, made
late = decide.sync_detailed(client=client, body=decision)
assert late.status_code == HTTPStatus.PRECONDITION_FAILED and isinstance(late.parsed, Problem), late
undone = undo_judgement.sync(made.judgement.id, client=client, body=Withdrawal(reason="the same day after all"))
assert isinstance(undone, Event) and not undone.in_force, undone
decided = list_judgements.sync(client=client, limit=2)
assert isinstance(decided, EventPage) and [one.what for one in decided.items] == ["undo", "judgement"], decided
print(claim.quote)
"""


def _run(*command: str | Path, cwd: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # the generator asks for ruff by its name
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=os.environ | {"PATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a client of the API as it describes itself, and the script, which a type checker has no quarrel with."""
    folder = tmp_path_factory.mktemp("client")
    with desk_at(House(str(folder / "empty.casebook"))) as desk:
        (folder / "openapi.json").write_text(json.dumps(api.application(desk).openapi()), "utf-8")
    generate = ["openapi_python_client", "generate", "--path", "openapi.json", "--output-path", "desk_client", "--meta", "none"]
    told = _run(sys.executable, "-m", *generate, cwd=folder)
    assert "Warning" not in told and "Error" not in told, told
    (folder / "script.py").write_text(SCRIPT, "utf-8")
    # The generator's own file, the same for any API, has faults by this type checker.
    (folder / "mypy.ini").write_text("[mypy]\nstrict = true\n[mypy-desk_client.client]\nignore_errors = true\n", "utf-8")
    _run(sys.executable, "-m", "mypy", "script.py", cwd=folder)
    return folder


def test_a_client_made_of_the_description_lists_reads_previews_decides_and_undoes(
    client: Path, admin: TestClient, desk: Desk, filled: Record
) -> None:
    token = admin.post("/api/v1/me/tokens", json={"name": "t", "scopes": ["read", "decide"], "days": 1}).json()["key"]
    with answering(desk) as address:
        quote = _run(sys.executable, "script.py", f"{address}/api/v1", token, cwd=client).strip()
    assert any(quote == claim.quote for claim in filled.claims)
