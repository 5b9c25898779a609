"""The command as its users run it: real processes, real files, exit codes, nothing but sentences on stderr."""

import json
import os
import pty
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from accordingto import __version__
from accordingto.records import FILES
from accordingto.views.record import schema_json

EXAMPLES = Path(__file__).parent.parent / "examples" / "raqqa-2015"
REPORT = "Two bakers were killed in Aleppo on Monday, police said.\n"


def accordingto(*arguments: object, stdin: bytes = b"", cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "accordingto", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=os.environ | {"COLUMNS": "80"} | env,
        timeout=120,
    )
    said = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in said.stderr, said.stderr
    assert "itself failed" not in said.stderr, said.stderr
    return said


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "out"
    built = accordingto("build", EXAMPLES, "--out", folder)
    assert built.returncode == 0, built.stderr
    return folder


def record_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "record.json").read_text("utf-8"))
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# --- build ---


def test_build_writes_five_files_and_a_summary(tmp_path: Path) -> None:
    built = accordingto("build", EXAMPLES, "--out", tmp_path / "out")
    assert (built.returncode, built.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(FILES)
    assert built.stdout.startswith("4 reports, ")
    assert (
        "disputed" in built.stdout and "Checks that fail" in built.stdout and f"Written to {tmp_path / 'out'}: record.json" in built.stdout
    )
    assert "\x1b" not in built.stdout, "no colour in a pipe"
    assert max(map(len, built.stdout.partition("Written to")[0].splitlines())) <= 80


def test_the_record_keeps_to_the_schema_and_to_the_texts(demo: Path) -> None:
    record = record_of(demo)
    jsonschema.validate(record, json.loads(schema_json()))
    texts = {"river-monitors": json.loads((EXAMPLES / "river-monitors.json").read_text("utf-8"))["text"]}
    for name in ("agency-wire", "ministry-statement"):
        texts[name] = (EXAMPLES / f"{name}.md").read_text("utf-8").split("---\n", 2)[2]
    key = {report["id"]: report["key"] for report in record["reports"]}
    quoted = [q for kind in ("claims", "quotes", "tallies") for q in record[kind]] + [m for i in record["incidents"] for m in i["mentions"]]
    checked = [q for q in quoted if key[q["report"]] in texts]
    assert len(checked) > 20
    for one in checked:
        assert texts[key[one["report"]]][one["start"] : one["end"]] == one["quote"]


@pytest.mark.filterwarnings("ignore")  # edtf's own grammar warns while it is made
def test_times_are_edtf(demo: Path) -> None:
    from edtf import parse_edtf

    record = record_of(demo)
    told = {i["when"] for i in record["incidents"]} | {c["value"] for c in record["claims"] if c["question"] == "when"}
    told |= {tally["period"] for tally in record["tallies"]}
    for time_told in filter(None, told):
        # EDTF has times to the second alone; reports tell them to the minute.
        parse_edtf(re.sub(r"(T\d\d:\d\d)(?!:)", r"\1:00", time_told))


def test_the_demonstration_shows_what_it_is_for(demo: Path) -> None:
    record = record_of(demo)
    raids = {i["when"][:10]: i for i in record["incidents"] if i["where"] and i["where"]["name"].startswith("Raqqa")}
    assert {"2015-11-15", "2015-11-17"} <= set(raids), "two raids, apart"
    first, second = raids["2015-11-15"], raids["2015-11-17"]
    assert second["id"] in {apart["incident"] for apart in first["apart"]}
    findings = {(f["question"], f["group"]): f for f in first["findings"]}
    bombs = findings["munitions", None]
    assert (bombs["low"], bombs["high"]) == (20, 20)
    outlets = {c["outlet"] for c in record["claims"] if c["id"] in bombs["claims"] and "ministry" in c["origin"]["name"].lower()}
    assert len(outlets) >= 2 and sum("ministry" in origin.lower() for origin in bombs["origins"]) == 1, "one origin in two papers"
    dead = findings["killed", "civilians"]
    assert dead["status"] in ("disputed", "denied") and (dead["low"], len(dead["sides"]) > 1) == (0, True), "a disputed count"
    assert any(f["status"] == "open" for i in (first, second) for f in i["findings"]), "an open question"
    assert any(check["verdict"] == "fails" and "8,307" in check["says"] for check in record["checks"]), "a failing sum"


def test_the_same_reports_give_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    accordingto("build", EXAMPLES, "--out", tmp_path / "again", PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    assert contents(tmp_path / "again") == contents(demo)


@pytest.mark.parametrize("out", [".", "record"])
def test_its_own_record_is_not_read_as_reports(tmp_path: Path, out: str) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    accordingto("build", ".", "--out", out, cwd=tmp_path)
    before = contents(tmp_path / out)
    assert accordingto("build", ".", "--out", out, cwd=tmp_path).returncode == 0
    assert contents(tmp_path / out) == before
    assert (tmp_path / "good.txt").read_text() == REPORT


def test_standard_input_outlet_and_day_of_publication(tmp_path: Path) -> None:
    built = accordingto("build", "-", "--out", tmp_path / "out", "--outlet", "The Wire", "--published", "2024-05-07", stdin=REPORT.encode())
    assert built.returncode == 0, built.stderr
    (report,) = record_of(tmp_path / "out")["reports"]
    assert (report["outlet"], report["published"]) == ("The Wire", "2024-05-07")
    whens = {c["value"] for c in record_of(tmp_path / "out")["claims"] if c["question"] == "when"}
    assert whens == {"2024-05-06"}


def test_one_bad_report_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(REPORT)
    (tmp_path / "in" / "empty.txt").write_text("")
    (tmp_path / "in" / "broken.json").write_text("{")
    built = accordingto("build", "in", "--out", "out", cwd=tmp_path)  # a long path would be broken in two
    assert built.returncode == 0
    assert len(record_of(tmp_path / "out")["refusals"]) == 2
    assert "Refused" in built.stdout and "empty.txt" in built.stdout and "broken.json" in built.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "nowhere", "--out", "out"], "nowhere"),
        (["build", "empty.txt", "--out", "out"], "empty.txt"),
        (["build", "empty.txt", "empty.txt", "--out", "out"], "every source was refused"),
        (["build", "good.txt", "--out", "good.txt"], "is a file; name a folder"),
        (["build", "good.txt", "--out", "out", "--published", "Monday"], "'Monday' is no day or time like"),
        (["build", "good.txt", "--out", "out", "--published", "2015-02-30"], "'2015-02-30' is no day"),
        (["build", "good.txt", "--out", "out", "--published", "20151116"], "'20151116' is no day"),
        (["build", "good.txt", "--out", "out", "--as-of", "2015-11-16T10:00"], "is no day like 2015-11-16"),
        (["build", "good.txt", "--out", "out", "--policy", "mean"], "no policy called 'mean'; there are: range, majority"),
        (["build", "--out", "out"], "PATH"),
        (["build", "good.txt"], "--out"),
        (["show", "nowhere"], "nowhere holds no record.json"),
        (["show", "."], "holds no record.json"),
        (["show", "good.txt"], "good.txt is no JSON"),
        (["weigh"], "weigh"),
    ],
)
def test_nothing_done_is_2_and_says_why(tmp_path: Path, arguments: Sequence[str], says: str) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "empty.txt").write_text("")
    done = accordingto(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.split())
    assert not (tmp_path / "out").exists()


def test_closed_standard_input_is_told(tmp_path: Path) -> None:
    command = f"{sys.executable} -m accordingto build - --out out <&-"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2 and "standard input: Nothing comes in there." in done.stderr
    assert not (tmp_path / "out").exists()


def test_hostile_names_are_told_harmlessly(tmp_path: Path) -> None:
    name = "a\x1b[31mb\u202e.txt"
    (tmp_path / name).write_text("")
    done = accordingto("build", tmp_path / name, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert not set(done.stderr) & {"\x1b", "\u202e"}


def test_a_refusal_of_all_leaves_the_old_record(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    accordingto("build", "good.txt", "--out", "out", cwd=tmp_path)
    before = contents(tmp_path / "out")
    assert accordingto("build", "nowhere", "--out", "out", cwd=tmp_path).returncode == 2
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_at_any_moment_it_leaves_the_old_contents_whole(tmp_path: Path, stop: signal.Signals, code: int) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    accordingto("build", "good.txt", "--out", "out", cwd=tmp_path)
    before = contents(tmp_path / "out")
    chance = random.Random(int(stop))
    command = [sys.executable, "-m", "accordingto", "build", str(EXAMPLES), "--out", "out"]
    codes = set()
    for _ in range(5):
        leader, follower = pty.openpty()
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=follower, env=os.environ | {"TERM": "xterm"}
        ) as running:
            os.close(follower)
            said = os.read(leader, 65536)  # it tells of its progress: from here on a stop is the command's own to handle
            time.sleep(chance.uniform(0, 0.5))
            running.send_signal(stop)
            with suppress(OSError):  # a terminal whose other end is closed
                while more := os.read(leader, 65536):
                    said += more
        os.close(leader)
        codes.add(running.returncode)
        assert running.returncode in (0, code) and b"Traceback" not in said
        if running.returncode:
            assert contents(tmp_path / "out") == before
        assert not list(tmp_path.glob(".accordingto-writing-*"))
        before = contents(tmp_path / "out")
    assert codes - {0}, "the moments were too late to stop anything"


def test_progress_is_told_to_a_terminal_only(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "accordingto", "build", "good.txt", "--out", "out"]
    subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=follower, check=True, env=os.environ | {"TERM": "xterm"})
    os.close(follower)
    told = os.read(leader, 65536).decode("utf-8")
    os.close(leader)
    assert "Reading" in told


# --- show, schema, the rest ---


def test_show_lists_and_shows_by_number_id_and_beginning(demo: Path) -> None:
    listed = accordingto("show", demo)
    incidents = record_of(demo)["incidents"]
    assert listed.returncode == 0
    assert all(incident["id"] in listed.stdout for incident in incidents)
    by_number = accordingto("show", demo, "1").stdout
    assert (
        by_number
        == accordingto("show", demo, incidents[0]["id"]).stdout
        == accordingto("show", demo / "record.json", incidents[0]["id"][:-1]).stdout
    )
    for title in ("question", "figure", "status", "according to", "quote"):
        assert title in by_number
    assert max(map(len, by_number.splitlines())) <= 80


@pytest.mark.parametrize(
    ("wanted", "says"), [("99", "no incident is called '99'"), ("0", "'0'"), ("i-nope", "no incident is called"), ("i", "begin with 'i'")]
)
def test_show_says_what_names_no_incident(demo: Path, wanted: str, says: str) -> None:
    shown = accordingto("show", demo, wanted)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert says in shown.stderr


def test_a_reader_that_stops_early_is_no_fault(demo: Path) -> None:
    piped = f"{sys.executable} -m accordingto schema | head -n 1; {sys.executable} -m accordingto show {demo} 1 | head -c 1"
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_output_that_the_terminal_cannot_show_is_replaced(demo: Path) -> None:
    assert accordingto("show", demo, "1", PYTHONIOENCODING="ascii").returncode == 0


def test_schema_and_version() -> None:
    assert json.loads(accordingto("schema").stdout)["title"] == "accordingto-record/1"
    assert accordingto("--version").stdout == f"accordingto {__version__}\n"
    assert "Usage" in accordingto("--help").stdout
