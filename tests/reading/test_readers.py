"""Readers by name: ours, those that are installed, and what is told of those that are not or don't work."""

import re
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from accordingto.errors import UnknownReader, UnreadReport, UnusableReader
from accordingto.pipeline import build
from accordingto.reading.readers import reader_named
from accordingto.reading.served.options import Options
from accordingto.records import Report
from accordingto.settings import Settings

CODE = """
from dataclasses import replace
from accordingto.errors import UnreadReport
from accordingto.records import Account, Mention, Reading, Report

def starting(settings):
    def read(report):
        start = report.text.index("raid")
        mention = Mention(report.id, report.id + ".1", start, start + 4, "raid")
        return Reading(report, (Account(report.id + ".1", report.id, "raid", True, (mention,)),))
    return read

def lying(settings):
    def read(report):
        return Reading(report, (Account("a", report.id, "raid", True, (Mention(report.id, "a", 0, 4, "what?"),)),))
    return read

def failing(settings):
    return lambda report: 1 // 0

def refusing(settings):
    def read(report):
        raise UnreadReport("it is not in my language")
    return read

def broken(settings):
    raise RuntimeError("no weights")

number = 3
"""
NAMES = ("starting", "lying", "failing", "refusing", "broken", "number", "nowhere")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of somebody else's that brings readers."""
    (tmp_path / "their_readers.py").write_text(CODE)
    information = tmp_path / "their_readers-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: their-readers\nVersion: 1.0\n")
    lines = ["[accordingto.readers]", *(f"{name} = their_readers:{name}" for name in NAMES), "lost = no_such_module:reader"]
    (information / "entry_points.txt").write_text("\n".join([*lines, "served = their_readers:starting"]) + "\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "their_readers", raising=False)


def report(text: str = "A raid on the port was reported.") -> Report:
    return Report("r-1", "one", text)


def test_ours_reads_where_none_is_named() -> None:
    reading = reader_named(Settings())(report("Two people were killed in a raid on Aden on Monday."))
    assert reading.accounts and reading.report.reader == ""


def test_an_installed_one_is_found_by_name(installed: None) -> None:
    reading = reader_named(Settings(reader="starting"))(report())
    assert [mention.quote for account in reading.accounts for mention in account.mentions] == ["raid"]
    assert reading.report.text == "", "no reader keeps the text"


def test_an_unknown_one_is_told_with_those_that_are_there(installed: None) -> None:
    with pytest.raises(UnknownReader) as told:
        reader_named(Settings(reader="rulez"))
    assert "no reader called 'rulez'" in str(told.value) and "rules" in str(told.value) and "starting" in str(told.value)


def test_two_of_one_name_are_told(installed: None) -> None:
    with pytest.raises(UnknownReader, match=r"several installed .*accordingto\.reading\.served:reader, their_readers:starting"):
        reader_named(Settings(reader="served"))


@pytest.mark.parametrize(
    ("name", "says"),
    [("broken", "RuntimeError: no weights"), ("number", "TypeError"), ("nowhere", "AttributeError"), ("lost", "No module named")],
)
def test_one_that_cannot_start_is_told(installed: None, name: str, says: str) -> None:
    with pytest.raises(UnusableReader, match=f"the reader '{name}'.*{says}"):
        reader_named(Settings(reader=name))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("lying", "the reader 'lying' quoted what the report doesn't say, 1 times"),
        ("failing", "the reader 'failing' failed on it (ZeroDivisionError: integer division or modulo by zero)"),
        ("refusing", "it is not in my language"),
    ],
)
def test_what_it_gets_wrong_is_a_refusal(installed: None, tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(UnreadReport):
        reader_named(Settings(reader=name))(report())
    (tmp_path / "one.txt").write_text("A raid on the port was reported.")
    record = build([str(tmp_path / "one.txt")], Settings(reader=name))
    assert [(refusal.source, refusal.reason) for refusal in record.refusals] == [("one", says)]


def test_the_example_of_the_documentation_reads() -> None:
    document = (Path(__file__).parents[2] / "docs" / "readers.md").read_text("utf-8")
    code = re.findall(r"^```python\n(.*?)^```", document, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile("\n".join(code), "readers.md", "exec"), names)
    reading = names["bridges"](Settings())(report("Shells hit the bridge at Deir, residents said."))
    (claim,) = reading.accounts[0].claims
    assert (claim.value, claim.quote, claim.origin.name) == ("bridge", "bridge", "residents")
    assert not names["bridges"](Settings())(report()).accounts


def test_the_documentation_names_every_setting() -> None:
    document = (Path(__file__).parents[2] / "docs" / "readers.md").read_text("utf-8")
    named = set(re.findall(r"`([A-Z_]+)`", document.partition("### Settings")[2].partition("### What is sent")[0]))
    assert named - {"ACCORDINGTO_SERVED_"} == {field.name.upper() for field in fields(Options)}
