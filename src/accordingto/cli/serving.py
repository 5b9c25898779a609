"""The verb that opens the desk."""

from typing import Annotated

import typer

from accordingto.cli import telling
from accordingto.cli.app import By, InCasebook, Origins, Policy, Reader, app
from accordingto.errors import UnreadableCasebook


@app.command()
def serve(
    casebook: InCasebook = "",
    host: Annotated[
        str, typer.Option(metavar="NAME", help="Where to answer; elsewhere than on this machine people need accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="At which port; 0 for any that is free.")] = 8000,
    reader: Reader = "learned",
    policy: Policy = "",
    origins: Origins = "",
    by: By = "",
) -> None:
    """Open the desk: pages on which people review and decide, and an API, on a casebook."""
    from accordingto.settings import Settings
    from accordingto.web.desk import House
    from accordingto.web.serving import serve as open_desk

    if not casebook:
        raise UnreadableCasebook("no casebook was named: say --casebook FILE, or set ACCORDINGTO_CASEBOOK")
    settings = Settings(reader=reader, environment=telling.own_variables(), policy=policy, origins=origins)
    open_desk(House(casebook, host, port, telling.author(by), settings))
