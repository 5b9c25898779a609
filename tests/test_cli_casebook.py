"""A casebook from the command line: a newcomer's way through all its verbs, and what they are told when something is amiss."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples" / "raqqa-2015"
FIRST = """---
outlet: The Harbour
title: Strike kills seven
published: 2021-03-03
url: https://harbour.example/strike
---
An air strike killed seven people in Idlib on Tuesday, the Rescue League said. Residents pulled the wounded out of the rubble of a bakery.
"""
NEXT = FIRST.replace("killed seven", "killed nine").replace("kills seven", "kills nine")


def accordingto(*words: object, code: int = 0, here: object = "") -> str:
    """What the command prints, with a casebook named in the environment; it must end with the exit code."""
    own = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "COLUMNS": "120", "ACCORDINGTO_AUTHOR": "R. Reader"}
    own |= {"ACCORDINGTO_CASEBOOK": str(here)} if here else {}
    done = subprocess.run([sys.executable, "-m", "accordingto", *map(str, words)], capture_output=True, text=True, env=own, timeout=120)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with one report, to take copies of."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "harbour.md").write_text(FIRST, "utf-8")
    accordingto("init", folder / "case.db")
    accordingto("add", folder / "harbour.md", "--casebook", folder / "case.db", "--reader", "rules")
    return folder / "case.db"


@pytest.fixture
def case(filled: Path, tmp_path: Path) -> str:
    """A casebook with one report."""
    return str(shutil.copy(filled, tmp_path / "case.db"))


def test_a_newcomers_way(tmp_path: Path) -> None:
    here = tmp_path / "case.db"
    assert "is ready" in accordingto("init", tmp_path / "case.db")
    assert accordingto("add", EXAMPLES, here=here).startswith("4 reports added\n")
    assert "0 reports added, 4 reports there already" in accordingto("add", EXAMPLES, here=here)
    assert "Raqqa" in accordingto("show", here=here)
    table = accordingto("show", 2, here=here)
    claim, incident = re.findall(r"c-[0-9a-f]{10}", table)[-1], re.findall(r"i-[0-9a-f]{10}", table)[0]
    assert "Kept as j-1" in accordingto("judge", "reject", claim, "--reason", "another street", here=here)
    assert "Kept as j-2: same" in accordingto("judge", "same", 2, 3, "--reason", "one raid", here=here)
    assert "2 in force" in accordingto("status", here=here)
    assert "j-2 is undone" in accordingto("undo", "j-2", "--reason", "two raids", here=here)
    told = accordingto("history", incident, here=here)
    assert "added agency-wire" in told and "another street" in told and "undid j-2: two raids" in told
    assert "R. Reader" in told
    accordingto("export", "--out", tmp_path / "out", here=here)
    record = json.loads((tmp_path / "out" / "record.json").read_text("utf-8"))
    assert [judgement["about"] for judgement in record["judgements"]] == [[claim]]
    assert accordingto("check", here=here).startswith("Sound: 7 entries")


def test_what_a_decision_would_change_is_told_before_it_is_taken(case: str) -> None:
    before = accordingto("show", 1, "--casebook", case)
    claim = re.findall(r"killed seven.*?(c-[0-9a-f]{10})", before, re.DOTALL)[0]
    said = " ".join(accordingto("judge", "move", claim, "--reason", "another strike", "--dry-run", "--casebook", case).split())
    assert "would begin" in said and "killed 7" in said and said.endswith("Nothing was kept.")
    assert accordingto("show", 1, "--casebook", case) == before
    moved = accordingto("judge", "move", claim, "--reason", "another strike", "--casebook", case)
    assert f"Kept as j-1: move {claim} to an incident of its own: another strike" in " ".join(moved.split())
    assert "would be no more" in accordingto("undo", "j-1", "--reason", "one strike", "--dry-run", "--casebook", case)


def test_accounts_leave_and_names_become_one(tmp_path: Path) -> None:
    here = tmp_path / "case.db"
    accordingto("init", here)
    for key, who in {"one": "the Rescue League", "two": "the interior ministry"}.items():
        text = FIRST.replace("the Rescue League", who).replace("The Harbour", key).replace("/strike", f"/{key}")
        (tmp_path / f"{key}.md").write_text(text, "utf-8")
    accordingto("add", tmp_path / "one.md", tmp_path / "two.md", "--reader", "rules", here=here)
    told = accordingto("judge", "one-origin", "Rescue League", "interior ministry", "--reason", "its branch", here=here)
    assert "one origin Rescue League and interior ministry" in told
    assert "told as interior ministry" in accordingto("show", 1, here=here)
    assert "split" in accordingto("judge", "split", 1, "two", "--reason", "two strikes", here=here)
    assert len(set(re.findall(r"i-[0-9a-f]{10}", accordingto("show", here=here)))) == 2


def test_a_report_that_changed_is_a_new_version_and_what_changed_is_told(case: str, tmp_path: Path) -> None:
    (tmp_path / "harbour.md").write_text(NEXT, "utf-8")
    told = accordingto("add", tmp_path / "harbour.md", "--casebook", case, "--reader", "rules")
    assert "New versions" in told and "killed: 7 → 9" in " ".join(told.split()) and "title changed" in told
    assert "1 report, 1 incident" in told
    assert "new version of harbour" in accordingto("history", "harbour", "--casebook", case)


def test_judgements_survive_another_reading(case: str) -> None:
    claim = re.findall(r"c-[0-9a-f]{10}", accordingto("show", 1, "--casebook", case))[0]
    accordingto("judge", "correct", claim, "--low", 8, "--reason", "counted again", "--casebook", case)
    accordingto("reread", "--reader", "learned", "--casebook", case)
    table = " ".join(accordingto("show", 1, "--casebook", case).split())
    assert "killed 8 " in table
    assert "1 in force" in accordingto("status", "--casebook", case)


def test_found_again_by_words_days_and_places(case: str) -> None:
    assert "Strike kills seven" in accordingto("search", "bakery", "--casebook", case)
    assert "Nothing answers" in accordingto("search", "bakery", "--from", "2022-01-01", "--casebook", case)
    assert "incident" in accordingto("search", "--near", "Idlib", "--kind", "incident", "--casebook", case)
    assert "no incident of the casebook is put at" in accordingto("search", "--near", "Atlantis", "--casebook", case, code=2)


def test_backed_up_restored_and_erased(case: str, tmp_path: Path) -> None:
    accordingto("backup", tmp_path / "b.db", "--casebook", case)
    assert "sound" in accordingto("restore", tmp_path / "b.db", tmp_path / "again.db")
    assert accordingto("show", "--casebook", tmp_path / "again.db") == accordingto("show", "--casebook", case)
    assert "Erased" in accordingto("erase", "harbour", "--reason", "a court's order", "--casebook", case)
    assert b"bakery" not in Path(case).read_bytes()
    assert "a court's order" in accordingto("history", "--casebook", case)
    assert "Sound" in accordingto("check", "--casebook", case)


def test_a_damaged_casebook_is_told_of_and_left_as_it_is(case: str) -> None:
    data = bytearray(Path(case).read_bytes())
    at = data.rindex(b"Rescue League")
    data[at] ^= 1
    Path(case).write_bytes(data)
    told = accordingto("check", "--casebook", case, code=1)
    assert "Nothing was changed" in told
    assert Path(case).read_bytes() == bytes(data)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("status",), "no casebook was named"),
        (("status", "--casebook", "nowhere.db"), "there is no casebook at nowhere.db"),
        (("init", "{case}"), "is there already"),
        (("show", "i-none", "--casebook", "{case}"), "no incident is called"),
        (("show", "99", "--casebook", "{case}"), "no number 99"),
        (("history", "nobody", "--casebook", "{case}"), "no incident is called"),
        (("judge", "reject", "c-none", "--reason", "x", "--casebook", "{case}"), "nothing in the casebook is called"),
        (("judge", "correct", "c-none", "--reason", "x", "--casebook", "{case}"), "a correction is a figure"),
        (("judge", "move", "c-none", "--reason", "x", "--casebook", "{case}"), "nothing in the casebook is called"),
        (("judge", "split", "1", "nobody", "--reason", "x", "--casebook", "{case}"), "has no account 'nobody'"),
        (("judge", "one-origin", "No One", "Nobody", "--reason", "x", "--casebook", "{case}"), "no claim in the casebook is according to"),
        (("undo", "j-9", "--reason", "x", "--casebook", "{case}"), "there is no judgement"),
        (("add", "nowhere.md", "--casebook", "{case}", "--reader", "rules"), "every source was refused"),
        (("add", "nowhere.md", "--casebook", "{case}", "--policy", "loudest"), "loudest"),
        (("erase", "nobody", "--reason", "x", "--casebook", "{case}"), "nobody"),
        (("restore", "{case}", "again.db"), "backup"),
        (("status", "--casebook", "mysql://host/x"), "postgresql://"),
        (("status", "--casebook", "postgresql://nobody:secret@127.0.0.1:1/x"), "can't be reached"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_amiss_is_told_in_a_sentence(case: str, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    told = accordingto(*(word.format(case=case) for word in words), code=2)
    assert says in " ".join(told.split())
    assert "secret" not in told


def test_a_readers_words_do_nothing_in_a_terminal(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    (tmp_path / "bad\x1b[31m.md").write_text(FIRST.replace("The Harbour", "\x1b[2J\u202eHarbour [bold]x[/bold]"), "utf-8")
    accordingto("init", case)
    said = accordingto("add", tmp_path / "bad\x1b[31m.md", "--reader", "rules", here=case)
    said += accordingto("show", 1, here=case) + accordingto("history", here=case) + accordingto("search", here=case)
    assert not set(said) & {"\x1b", "\u202e"}


def test_the_example_is_as_it_was(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "in")
    accordingto("init", tmp_path / "case.db")
    accordingto("add", tmp_path / "in", "--casebook", tmp_path / "case.db")
    accordingto("export", "--out", tmp_path / "kept", "--casebook", tmp_path / "case.db")
    accordingto("build", tmp_path / "in", "--out", tmp_path / "built")
    kept, built = (json.loads((tmp_path / name / "record.json").read_text("utf-8")) for name in ("kept", "built"))
    for record in (kept, built):  # ids of incidents are given in the order of adding here, of publication there
        for incident in record["incidents"]:
            assert incident["findings"]
    assert [i["label"] for i in kept["incidents"]] == [i["label"] for i in built["incidents"]]
    assert [[(f["question"], f["low"], f["high"], f["value"]) for f in i["findings"]] for i in kept["incidents"]] == [
        [(f["question"], f["low"], f["high"], f["value"]) for f in i["findings"]] for i in built["incidents"]
    ]
