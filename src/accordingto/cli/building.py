"""A record of some reports, without a casebook: build it, show it, print its schema."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from accordingto.cli import telling
from accordingto.cli.app import AsOf, Origins, Outlet, Paths, Policy, Published, Reader, app
from accordingto.cli.stopping import past_stopping
from accordingto.errors import NothingToRead


@app.command()
def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write the record into.")],
    published: Published = "",
    outlet: Outlet = "",
    as_of: AsOf = "",
    reader: Reader = "learned",
    policy: Policy = "range",
    origins: Origins = "",
) -> None:
    """Read reports and write their record: record.json, index.html, claims.csv, incidents.csv, incidents.geojson."""
    from accordingto.pipeline import build as build_record
    from accordingto.pipeline import check_ways, reader_named
    from accordingto.records import FILES
    from accordingto.settings import Settings
    from accordingto.views.files import check_writable, files_of, write_folder
    from accordingto.views.terminal import left_out, refusals, summary

    today = date.fromisoformat(as_of) if as_of else None
    settings = Settings(published, outlet.strip(), today, reader, telling.own_variables(), policy=policy, origins=origins)
    check_writable(out)
    check_ways(settings)
    stdin = sys.stdin.buffer if "-" in paths and sys.stdin else None  # a closed one is None
    ready = reader_named(settings)  # before progress is told: a stop in the midst of loading native code is nobody's to handle
    with telling.progress() as progress:
        record = build_record(paths, settings, stdin, progress, ready)
    if not record.reports:
        telling.show_all(refusals(record.refusals), stderr=True)
        raise NothingToRead("There is nothing to make a record of: every source was refused.")
    write_folder(out, files_of(record))
    past_stopping()
    telling.show(summary(record))
    telling.show_all(left_out(record), stderr=True)
    typer.echo(f"\nWritten to {out}: {', '.join(FILES)}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of record.json."""
    from accordingto.views.record import schema_json

    typer.echo(schema_json(), nl=False)
