"""Arguments in, exit code out."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from accordingto import __version__
from accordingto.errors import AccordingtoError, NothingToRead, UnknownIncident
from accordingto.views.harmless import harmless

if TYPE_CHECKING:  # each command loads what it uses: --help must not wait for gazetteers
    from rich.console import RenderableType

    from accordingto.pipeline import Progress
    from accordingto.records import Incident, Record

FAULT = 1
NOTHING_DONE = 2

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _published(given: str) -> str:
    try:
        return datetime.fromisoformat(given).isoformat() if "T" in given else _day(given).isoformat() if given else ""
    except ValueError:
        raise typer.BadParameter(f"{harmless(given)!r} is no day or time like 2015-11-16 or 2015-11-16T07:30+01:00") from None


def _as_of(given: str) -> str:
    try:
        return _day(given).isoformat() if given else ""
    except ValueError:
        raise typer.BadParameter(f"{harmless(given)!r} is no day like 2015-11-16") from None


def _day(given: str) -> date:
    if not _DAY.fullmatch(given):  # fromisoformat takes week dates and dates without hyphens too
        raise ValueError(given)
    return date.fromisoformat(given)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"accordingto {__version__}")
        raise typer.Exit


@app.callback()
def accordingto(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Read reports of violent incidents; keep one record in which every value says according to whom."""


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Reports, folders of them, or - for standard input.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write the record into.")],
    published: Annotated[str, typer.Option(metavar="DATE", callback=_published, help="Day of publication of reports that name none.")] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Outlet of reports that name none.")] = "",
    as_of: Annotated[str, typer.Option(metavar="DATE", callback=_as_of, help="Day to take for today; later reports are left out.")] = "",
    reader: Annotated[str, typer.Option(metavar="NAME", help="Installed reader to read with.")] = "learned",
    policy: Annotated[str, typer.Option(metavar="NAME", help="How accounts that differ come to one answer (docs/weighing.md).")] = "range",
    origins: Annotated[str, typer.Option(metavar="FILE", help="Your own list of origins and their names (TOML).")] = "",
) -> None:
    """Read reports and write their record: record.json, index.html, claims.csv, incidents.csv, incidents.geojson."""
    from accordingto.pipeline import build as build_record
    from accordingto.pipeline import reader_named
    from accordingto.records import FILES
    from accordingto.settings import Settings
    from accordingto.views.files import check_writable, files_of, write_folder
    from accordingto.views.terminal import left_out, refusals, summary

    own = {name: value for name, value in os.environ.items() if name.startswith("ACCORDINGTO_")}
    today = date.fromisoformat(as_of) if as_of else None
    settings = Settings(published, outlet.strip(), today, reader, own, policy=policy, origins=origins)
    check_writable(out)
    stdin = sys.stdin.buffer if "-" in paths and sys.stdin else None  # a closed one is None
    ready = reader_named(settings)  # before progress is told: a stop in the midst of loading native code is nobody's to handle
    with _progress() as progress:
        record = build_record(paths, settings, stdin, progress, ready)
    if not record.reports:
        for line in refusals(record):
            _print(line, stderr=True)
        raise NothingToRead("There is nothing to make a record of: every source was refused.")
    write_folder(out, files_of(record))
    _past_stopping()
    _print(summary(record))
    for line in left_out(record):
        _print(line, stderr=True)
    typer.echo(f"\nWritten to {out}: {', '.join(FILES)}")


@app.command()
def show(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that a build wrote.")],
    incident: Annotated[str, typer.Argument(metavar="[INCIDENT]", help="Its number in the list, its id, or the beginning of it.")] = "",
) -> None:
    """Print one incident as a table, or without INCIDENT the list of them."""
    from accordingto.views.record import read_record
    from accordingto.views.terminal import incident_list, incident_table

    record = read_record(folder)
    _print(incident_table(record, _named(incident, record)) if incident else incident_list(record))


@app.command()
def schema() -> None:
    """Print the JSON Schema of record.json."""
    from accordingto.views.record import schema_json

    typer.echo(schema_json(), nl=False)


def main() -> NoReturn:
    """Run the command; whatever goes wrong is told in a sentence and an exit code."""
    stopped: list[int] = []

    def stop(number: int, frame: object) -> None:
        stopped.append(128 + number)
        sys.exit(128 + number)

    for asked in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(asked) is not signal.SIG_IGN:  # whoever started us in the background wants no stop from the keyboard
            signal.signal(asked, stop)
    if hasattr(signal, "SIGPIPE"):  # whoever reads our output may stop when they have seen enough
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except AccordingtoError as error:
        _fail(str(error), NOTHING_DONE)
    except Exception as fault:
        if stopped:  # in the midst of an import that turned the stop into a fault of its own
            sys.exit(stopped[0])
        if sys.flags.dev_mode:
            raise
        _fail(f"accordingto itself failed ({type(fault).__name__}: {fault}, at {_place(fault)}); please report this", FAULT)
    raise AssertionError("the command always exits")


def _past_stopping() -> None:
    """What was asked for is done: a stop while the network is being put away changes neither it nor the exit code."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)


def _fail(sentence: str, code: int) -> NoReturn:
    typer.echo(f"accordingto: {harmless(sentence)}", err=True)
    sys.exit(code)


def _place(fault: BaseException) -> str:
    step = fault.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    return f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else "an unknown place"


def _print(shown: "RenderableType", *, stderr: bool = False) -> None:
    from rich.console import Console

    Console(stderr=stderr, markup=False, emoji=False, highlight=False).print(shown)


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    """Tell of long work where somebody looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("Reading") as status:
        yield lambda number, source: status.update(Text(f"Reading: {number} so far, last {harmless(source)[-60:]}"))


def _named(wanted: str, record: "Record") -> "Incident":
    """The incident of that number in the list, of that id, or the only one whose id begins so."""
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:9]) <= len(record.incidents):
        return record.incidents[int(wanted) - 1]
    found = [i for i in record.incidents if i.id == wanted] or [i for i in record.incidents if i.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownIncident(f"{len(found)} incidents begin with {wanted!r}: {', '.join(i.id for i in found[:9])}")
    raise UnknownIncident(f"no incident is called {wanted!r}; the list of all {len(record.incidents)}: `accordingto show DIR`")
