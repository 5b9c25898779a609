"""The verbs of a casebook: make one, add to it, look at it, take it elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import telling
from accordingto.cli.app import AsOf, By, InCasebook, Origins, Outlet, Paths, Policy, Published, Reader, Reason, app
from accordingto.cli.stopping import past_stopping
from accordingto.errors import NothingToRead, UnknownIncident, UnreadableCasebook
from accordingto.views.harmless import harmless

if TYPE_CHECKING:
    from accordingto.casebook import Casebook
    from accordingto.records import Incident, Record

FAILED = 1
_MOST = 30


@contextmanager
def opened(casebook: str) -> "Iterator[Casebook]":
    """The casebook that was named, closed again in the end."""
    from accordingto.casebook import Casebook

    if not casebook:
        raise UnreadableCasebook("no casebook was named: say --casebook FILE, or set ACCORDINGTO_CASEBOOK")
    with Casebook.open(casebook, telling.waiting) as book:
        yield book


@app.command()
def init(casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or a postgresql:// address.")]) -> None:
    """Make a new casebook."""
    from accordingto.casebook import Casebook

    with Casebook.create(casebook) as book:
        typer.echo(f"{book.name} is ready. Name it with --casebook, or in ACCORDINGTO_CASEBOOK, and add reports.")


@app.command()
def add(
    paths: Paths,
    casebook: InCasebook = "",
    published: Published = "",
    outlet: Outlet = "",
    as_of: AsOf = "",
    reader: Reader = "learned",
    policy: Policy = "",
    origins: Origins = "",
    by: By = "",
) -> None:
    """Add reports to the casebook; what it has already is passed over, what has changed becomes a new version."""
    from accordingto.pipeline import add as take_in
    from accordingto.pipeline import check_ways, reader_named, work_out
    from accordingto.settings import Settings
    from accordingto.views.casebook import taken_in

    today = date.fromisoformat(as_of) if as_of else None
    settings = Settings(published, outlet.strip(), today, reader, telling.own_variables(), policy=policy, origins=origins)
    with opened(casebook) as book:
        check_ways(settings)
        stdin = sys.stdin.buffer if "-" in paths and sys.stdin else None
        ready = reader_named(settings)
        with telling.progress() as progress:
            taken = take_in(book, paths, settings, telling.author(by), stdin, progress, ready)
        with telling.progress("Linking and weighing"):
            work_out(book, settings)
        past_stopping()
        telling.show_all(taken_in(taken, book.counted()))
        if not taken.added and not taken.known:
            raise NothingToRead("Nothing was added: every source was refused.")


@app.command()
def reread(casebook: InCasebook = "", reader: Reader = "learned", by: By = "") -> None:
    """Read all reports again, as with a newer version; earlier readings are kept, judgements move along."""
    from accordingto.pipeline import read_again, work_out
    from accordingto.settings import Settings
    from accordingto.views.casebook import state
    from accordingto.views.terminal import refusals

    settings = Settings(reader=reader, environment=telling.own_variables())
    with opened(casebook) as book:
        with telling.progress() as progress:
            refused = read_again(book, settings, telling.author(by), progress)
        work_out(book, settings)
        telling.show_all(refusals(refused), stderr=True)
        telling.show(state(book.name, book.standing(), book.counted()))


@app.command()
def status(casebook: InCasebook = "") -> None:
    """Say what the casebook holds, and what waits for somebody."""
    from accordingto.views.casebook import orphans, state

    with opened(casebook) as book:
        telling.show(state(book.name, book.standing(), book.counted()))
        telling.show_all(orphans(book.judgements()))


@app.command()
def show(
    what: Annotated[list[str] | None, typer.Argument(metavar="[DIR] [INCIDENT]", help="A folder that a build wrote; an incident.")] = None,
    casebook: InCasebook = "",
) -> None:
    """Print one incident as a table, or the list of them: of a casebook, or of a folder that a build wrote.

    INCIDENT is its number in the list, its id, or the beginning of it.
    """
    from accordingto.pipeline import record_of, work_out
    from accordingto.views.casebook import listed
    from accordingto.views.record import read_record
    from accordingto.views.terminal import incident_list, incident_table

    named = what or []
    if named and (len(named) > 1 or not casebook or Path(named[0]).exists()):
        record = read_record(Path(named[0]))
        telling.show(incident_table(record, _named(named[1], record)) if len(named) > 1 else incident_list(record))
        return
    with opened(casebook) as book:
        work_out(book)
        if named:
            record = record_of(book, of_list(named[0], book))
            telling.show(incident_table(record, record.incidents[0], with_ids=True))
        else:
            telling.show(listed(book.summaries()))


@app.command()
def history(
    what: Annotated[str, typer.Argument(metavar="[INCIDENT|CLAIM|REPORT]", help="Its id; without one, what was done last.")] = "",
    casebook: InCasebook = "",
) -> None:
    """Print how an incident, a claim or a report came to be what it is: who added, said, decided what, and when."""
    from accordingto.pipeline import work_out
    from accordingto.views.casebook import told

    with opened(casebook) as book:
        work_out(book)
        telling.show(told(book.history(of_list(what, book)) if what else book.last(_MOST)))


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write the record into.")],
    casebook: InCasebook = "",
    policy: Policy = "",
    origins: Origins = "",
) -> None:
    """Write the casebook's record: record.json, index.html, claims.csv, incidents.csv, incidents.geojson."""
    from accordingto.pipeline import check_ways, record_of, work_out
    from accordingto.records import FILES
    from accordingto.settings import Settings
    from accordingto.views.files import check_writable, files_of, write_folder

    check_writable(out)
    settings = Settings(policy=policy, origins=origins)
    check_ways(settings)
    with opened(casebook) as book:
        work_out(book, settings)
        write_folder(out, files_of(record_of(book)))
    past_stopping()
    typer.echo(f"Written to {out}: {', '.join(FILES)}")


@app.command()
def check(casebook: InCasebook = "") -> None:
    """Verify the casebook: the log's chain, every hash, span and reference; exit code 1 where something is wrong."""
    with opened(casebook) as book:
        faults = 0
        for fault in book.faults():
            faults += 1
            typer.echo(harmless(fault))
        if faults:
            typer.echo(f"{faults:,} {'fault' if faults == 1 else 'faults'}. Nothing was changed; a backup can be restored.", err=True)
            raise typer.Exit(FAILED)
        counts = book.counted()
        typer.echo(f"Sound: {counts['entries']:,} entries of the log, {counts['reports']:,} reports, {counts['claims']:,} claims.")


@app.command()
def erase(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Its key or id.")], reason: Reason, casebook: InCasebook = "", by: By = ""
) -> None:
    """Blank a report's text and every word that quotes it, for good; that it was there, and why it went, stays."""
    from accordingto.pipeline import work_out

    with opened(casebook) as book:
        erased = book.erase(report, telling.author(by), reason)
        work_out(book)
        book.wipe()
    typer.echo(f"Erased: {', '.join(erased)}." if erased else f"{harmless(report)} was erased before.")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; a file that is there stays.")], casebook: InCasebook = ""
) -> None:
    """Write the whole casebook, as it is at this moment, into one file that opens by itself."""
    with opened(casebook) as book:
        book.back_up(str(file))
    typer.echo(f"Written to {file}.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A new file, or the postgresql:// address of an empty database.")],
) -> None:
    """Make a casebook of a backup, and verify it."""
    from accordingto.casebook import Casebook

    with Casebook.restore(str(file), casebook, telling.waiting) as book:
        typer.echo(f"{book.name} is restored, and sound.")


def of_list(wanted: str, book: "Casebook") -> str:
    """The id of the incident of that number in the list; anything else as it is."""
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 9:
        listed = book.summaries()
        if 0 < int(wanted) <= len(listed):
            return str(listed[int(wanted) - 1]["id"])
        raise UnknownIncident(f"the list has {len(listed)} incidents, no number {wanted}")
    return wanted


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
