"""Writes into docs/casebook.md what follows from the program: the schema drawn, its tables and views, and what each command prints.

Run `python -m tools.casebook_page` after a change to any of them; tests/casebook/test_docs.py holds the page to it.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table, inspect

from accordingto.casebook import Casebook, guards, tables

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "casebook.md"
EXAMPLES = ROOT / "examples"
WIDTH = 100
VIEWS = {
    "readings_in_force": "of each report the last reading, with the version that it is of; the other views stand on it",
    "reports": "each report in its last version",
    "accounts": "what each report tells of one incident; none here: it tells of no incident",
    "claims": "each claim in force, with who says it, who published it, and its quote",
    "tallies": "each running total",
    "incidents": "each incident as it stands; `since` is when it last changed",
    "findings": "what the claims on each question come to",
    "checks": "what the rules say; without an incident, of several together",
    "incident_history": "each incident as it stood after an entry of the log, a row for each finding",
    "judgements": "each judgement, a row for each stretch of text that it is held to",
}
_PART = re.compile(r"(<!-- from the program: (\w+) -->\n).*?(<!-- so far -->)", re.DOTALL)
_SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)
_TIME = re.compile(r"\b20\d\d-\d\d-\d\d \d\d:\d\d\b")


def rendered(page: str) -> str:
    """The page with everything that follows from the program as it is now."""
    parts = {"statements": schema(tables.STATEMENTS), "derived": schema(tables.DERIVED), "views": views()}
    return _PART.sub(lambda part: f"{part[1]}{parts[part[2]]}{part[3]}", page)


def schema(some: Sequence[Table]) -> str:
    """Tables drawn with what they point at, and said what each is."""
    lines = "\n".join(f"    {line}" for table in some for line in _edges(table))
    says = _docstrings()
    rows = "".join(f"| `{table.name}` | {', '.join(column.name for column in table.c)} | {says[table.name]} |\n" for table in some)
    return f"```mermaid\nerDiagram\n{lines}\n```\n\n| table | columns | what |\n| --- | --- | --- |\n{rows}"


def _edges(table: Table) -> Iterator[str]:
    """A line for each table that this one points at: one there has none, one or many here."""
    yield table.name
    for key in sorted(table.foreign_key_constraints, key=lambda key: list(key.column_keys)):
        names = key.column_keys
        alone = set(names) == {column.name for column in table.primary_key} or any(table.c[name].unique for name in names)
        optional = all(table.c[name].nullable for name in names)
        yield f'{key.referred_table.name} {"|o" if optional else "||"}--{"o|" if alone else "o{"} {table.name} : "{", ".join(names)}"'


def _docstrings() -> dict[str, str]:
    """The sentence that stands under each table in tables.py."""
    body = ast.parse(Path(tables.__file__).read_text("utf-8")).body
    found = {}
    for made, says in pairwise(body):
        if isinstance(made, ast.Assign) and isinstance(made.targets[0], ast.Name) and isinstance(says, ast.Expr):
            found[made.targets[0].id] = " ".join(str(ast.literal_eval(says.value)).split()).replace("``", "`")
    return found


def views() -> str:
    """The views with their columns."""
    with Casebook.create("") as book, book.looking() as connection:
        known = inspect(connection)
        columns = {name: [column["name"] for column in known.get_columns(name)] for name in guards.VIEWS}
    rows = "".join(f"| `{name}` | {', '.join(columns[name])} | {VIEWS[name]} |\n" for name in guards.VIEWS)
    return f"| view | columns | what |\n| --- | --- | --- |\n{rows}"


def commands(page: str) -> list[str]:
    """What the page types, in order."""
    return [line[2:] for session in _SESSION.findall(page) for line in session.splitlines() if line.startswith("$ ")]


def played(page: str) -> str:
    """The page with what its commands print now, one after another in a new folder; times by the clock stay those of the page."""
    with TemporaryDirectory() as folder:
        shutil.copytree(EXAMPLES, Path(folder, "examples"))
        return _SESSION.sub(lambda session: f"```console\n{_output(session[1], folder)}```", page)


def _output(session: str, folder: str) -> str:
    times = iter(_TIME.findall(session))
    said = "".join(f"$ {command}\n{_typed(command, folder)}" for command in commands(f"```console\n{session}```"))
    return _TIME.sub(lambda now: next(times, now[0]), said)


def _typed(command: str, folder: str) -> str:
    names = {"ACCORDINGTO_CASEBOOK": "raqqa.casebook", "ACCORDINGTO_AUTHOR": "A. Reader", "COLUMNS": str(WIDTH)}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=os.environ | names | {"PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "".join(f"{line}\n" for line in lines if line)


if __name__ == "__main__":
    PAGE.write_text(played(rendered(PAGE.read_text("utf-8"))), "utf-8")
