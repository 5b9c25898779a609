"""``build --reader`` as its users run it: real processes, a real server, exit codes and what is said."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from accordingto.views.record import schema_json
from tests.reading.served.serving import Server, answer, claim, failing, incident, refused_port, saying, serving, silent

KEY = "sk-very-secret-sesame"
REPORT = "Two bakers were killed in Aleppo on Monday, police said. It was the second raid.\n"
TWO = claim("killed", "Two bakers were killed", "Two", low=2, high=2, group="all", source="police", source_kind="official")
WRONG = claim("injured", "nine others were hurt", "nine", low=9, high=9)
GOOD = answer(incident(TWO, WRONG, type="other", mentions=("Two bakers were killed",)))
BUILD = [sys.executable, "-m", "accordingto", "build", "in", "--out", "out", "--reader"]


def build(folder: Path, reader: str = "served", **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ACCORDINGTO_")}
    done = subprocess.run([*BUILD, reader], cwd=folder, capture_output=True, text=True, timeout=60, env=clean | {"COLUMNS": "200"} | env)
    assert "Traceback" not in done.stderr and "itself failed" not in done.stderr and KEY not in done.stdout + done.stderr
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for n in range(3):
        (tmp_path / "in" / f"report-{n}.txt").write_text(f"{REPORT}{n}\n")
    return tmp_path


def record_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / "record.json").read_text("utf-8"))
    return found


def test_it_reads_and_tells_what_was_left_out(folder: Path) -> None:
    with serving(saying(GOOD)) as server:
        done = build(folder, **server.environment(KEY=KEY, CACHE=folder / "answers"))
        assert done.returncode == 0, done.stderr
        told = ["Left out of the reader's answers: 3 values", "    3  a quote that does not stand in the report"]
        assert done.stderr.splitlines() == told
        again = build(folder, **server.environment(KEY=KEY, CACHE=folder / "answers"))
        assert (again.stdout, len(server.bodies)) == (done.stdout, 3)
    record = record_of(folder)
    jsonschema.validate(record, json.loads(schema_json()))
    assert {report["reader"] for report in record["reports"]} == {"served test-model"}
    assert all(report["dropped"] == [{"reason": "a quote that does not stand in the report", "count": 1}] for report in record["reports"])
    assert {(c["question"], c["low"], c["quote"], c["origin"]["name"]) for c in record["claims"]} == {
        ("killed", 2, "Two bakers were killed", "police")
    }
    assert all(KEY not in path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())


def test_the_rules_read_where_no_reader_is_named_and_say_nothing_of_it(folder: Path) -> None:
    done = build(folder, "rules")
    assert (done.returncode, done.stderr) == (0, "")
    assert {(report["reader"], len(report["dropped"])) for report in record_of(folder)["reports"]} == {("", 0)}


def test_an_unknown_reader_is_2_and_the_installed_ones_are_listed(folder: Path) -> None:
    done = build(folder, "oracle")
    assert (done.returncode, done.stdout) == (2, "") and not (folder / "out").exists()
    said, _, installed = done.stderr.strip().partition("; there are: ")
    assert said == "accordingto: no reader called 'oracle' is installed" and {"rules", "served"} <= set(installed.split(", "))


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({}, "needs ACCORDINGTO_SERVED_ADDRESS"),
        ({"ADDRESS": "gopher://localhost"}, "no http or https address"),
        ({"ADDRESS": "http://localhost/v1"}, "ACCORDINGTO_SERVED_MODEL"),
    ],
)
def test_a_missing_setting_is_2(folder: Path, setting: dict[str, str], says: str) -> None:
    done = build(folder, **{f"ACCORDINGTO_SERVED_{name}": value for name, value in setting.items()})
    assert (done.returncode, done.stdout) == (2, "") and says in done.stderr and not (folder / "out").exists()


def test_without_the_extra_it_says_what_to_install(folder: Path) -> None:
    (folder / "hidden").mkdir()
    (folder / "hidden" / "httpx.py").write_text("raise ModuleNotFoundError(\"No module named 'httpx'\", name='httpx')\n")
    done = build(folder, PYTHONPATH=str(folder / "hidden"), **Server([], 1).environment())
    assert done.returncode == 2 and "the reader 'served' needs httpx: pip install 'accordingto[served]'" in done.stderr


def test_a_server_that_is_not_there_is_2_with_the_reason(folder: Path) -> None:
    done = build(folder, **Server([], refused_port()).environment(RETRIES=0))
    assert (done.returncode, done.stdout) == (2, "") and not (folder / "out").exists()
    assert done.stderr.count("it can't be reached") == 3 and "every source was refused" in done.stderr


def test_a_wrong_key_is_2_and_not_shown(folder: Path) -> None:
    with serving(failing(401, f"no such key {KEY}")) as server:
        done = build(folder, **server.environment(KEY=KEY))
    assert done.returncode == 2 and done.stderr.count("wants another key") == 3 and len(server.bodies) == 1


def test_the_ceiling_leaves_the_rest_as_refusals(folder: Path) -> None:
    with serving(saying(GOOD)) as server:
        done = build(folder, **server.environment(CEILING="0.001", PRICE_IN=1, PRICE_OUT=1))
    assert done.returncode == 0 and len(server.bodies) == 1
    assert len(record_of(folder)["reports"]) == 1
    refusals = record_of(folder)["refusals"]
    assert [refusal["source"] for refusal in refusals] == ["report-1", "report-2"]
    assert {refusal["reason"] for refusal in refusals} == {"not read: the run has cost 0.0011, and ACCORDINGTO_SERVED_CEILING is 0.0010"}
    assert "has cost 0.0011" in done.stdout


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_can_be_stopped_while_it_waits(folder: Path, stop: signal.Signals, code: int) -> None:
    with serving(silent(30)) as server:
        environment = os.environ | server.environment(TIMEOUT=30, DEADLINE=30)
        with subprocess.Popen([*BUILD, "served"], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as running:
            until = time.monotonic() + 20
            while not server.bodies and time.monotonic() < until:
                time.sleep(0.02)
            running.send_signal(stop)
            said = running.communicate(timeout=10)[1]
    assert (running.returncode, said) == (code, "") and not (folder / "out").exists()
