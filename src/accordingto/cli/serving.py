"""The verbs of the desk: open it, and say who may come."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, cast

import typer

from accordingto.cli import telling
from accordingto.cli.app import By, InCasebook, Origins, Policy, Reader, app
from accordingto.cli.stopping import outlive_hang_ups
from accordingto.errors import NotInstalled, UnreadableCasebook
from accordingto.views.harmless import harmless

if TYPE_CHECKING:
    from accordingto.web.people import Account, People
    from accordingto.web.people import Role as Roles

people = typer.Typer(no_args_is_help=True, help="Say who may come to the desk, and in what role.")
app.add_typer(people, name="people")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Under which their decisions stand.")]
Role = Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, reviewer (adds and decides) or admin.")]
Invite = Annotated[bool, typer.Option("--invite", help="Print an address, good for 72 hours, at which they choose a password.")]
At = Annotated[str, typer.Option("--at", metavar="ADDRESS", help="Where the desk is reached, for the invitation.")]
HERE = "http://127.0.0.1:8000"


@app.command()
def serve(
    casebook: InCasebook = "",
    host: Annotated[
        str, typer.Option(metavar="NAME", help="Where to answer; elsewhere than on this machine people need accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="At which port; 0 for any that is free.")] = 8000,
    name: Annotated[list[str] | None, typer.Option("--name", metavar="HOST", help="Under which others reach it: desk.example.org.")] = None,
    certificate: Annotated[str, typer.Option(metavar="FILE", help="TLS certificate (PEM, with those above it).")] = "",
    key: Annotated[str, typer.Option(metavar="FILE", help="The certificate's key.")] = "",
    behind: Annotated[list[str] | None, typer.Option(metavar="ADDRESS", help="A proxy whose word on who asks is taken.")] = None,
    reach: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST:PORT", help="A server off the public internet from which pages may be had and which webhooks may tell."),
    ] = None,
    reader: Reader = "learned",
    policy: Policy = "",
    origins: Origins = "",
    by: By = "",
) -> None:
    """Open the desk: pages on which people review and decide, and an API, on a casebook."""
    with _the_web():
        from accordingto.web.desk import House
        from accordingto.web.serving import serve as open_desk
    from accordingto.settings import Settings

    if not casebook:
        raise UnreadableCasebook("no casebook was named: say --casebook FILE, or set ACCORDINGTO_CASEBOOK")
    if bool(certificate) != bool(key):
        raise typer.BadParameter("--certificate and --key belong together")
    settings = Settings(reader=reader, environment=telling.own_variables(), policy=policy, origins=origins)
    house = House(
        casebook, host, port, telling.author(by), settings, tuple(name or ()), certificate, key, tuple(behind or ()), tuple(reach or ())
    )
    if not (house.local or certificate or behind):
        typer.echo("accordingto: passwords will cross the network for all to read: give --certificate and --key, or --behind", err=True)
    outlive_hang_ups()
    open_desk(house, lambda address: typer.echo(f"The desk is open at {address} (Ctrl-C closes it)"))


@people.command()
def add(
    name: Name,
    role: Role = "reviewer",
    mail: Annotated[str, typer.Option(metavar="ADDRESS", help="By which an OpenID provider knows them; no password is asked for.")] = "",
    invite: Invite = False,
    at: At = HERE,
    casebook: InCasebook = "",
    by: By = "",
) -> None:
    """Let somebody come; their password is asked for here, or chosen by them."""
    with _opened(casebook) as here:
        password = "" if invite or mail else _asked_for() or " "
        account = here.accounts.add(name, cast("Roles", role), telling.author(by), mail, password)
        typer.echo(f"{harmless(account.name)} may come, as {account.role}.")
        if invite:
            _invite(here, account, at, by)


@people.command(name="list")
def list_(casebook: InCasebook = "") -> None:
    """Print who may come."""
    with _opened(casebook) as here:
        for one in here.accounts.all():
            ways = ["password"] * one.has_password + ["one-time code"] * one.has_codes + [one.mail] * bool(one.mail)
            typer.echo(f"{one.role:9} {harmless(one.name)} ({harmless(', '.join(ways)) or 'has not come yet'})")


@people.command()
def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    casebook: InCasebook = "",
    by: By = "",
) -> None:
    """Let somebody do more, or less; their sessions end."""
    with _opened(casebook) as here:
        account = here.accounts.named(name)
        here.accounts.set_role(account.id, cast("Roles", role), telling.author(by))
        typer.echo(f"{harmless(account.name)} may come as {role} from now on.")


@people.command()
def password(
    name: Name,
    invite: Invite = False,
    at: At = HERE,
    no_codes: Annotated[bool, typer.Option("--no-codes", help="Ask for no one-time code any more: what showed them is lost.")] = False,
    casebook: InCasebook = "",
    by: By = "",
) -> None:
    """Give somebody another password, asked for here or chosen by them; their sessions and tokens end."""
    with _opened(casebook) as here:
        account = here.accounts.named(name)
        if no_codes:
            here.codes.turn_off(account.id, telling.author(by))
        if invite:
            _invite(here, account, at, by)
            return
        here.accounts.set_password(account.id, _asked_for(), telling.author(by))
        typer.echo(f"{harmless(account.name)} signs in with it from now on.")


@people.command()
def remove(name: Name, casebook: InCasebook = "", by: By = "") -> None:
    """Let somebody come no more; what they decided stands under their name."""
    with _opened(casebook) as here:
        account = here.accounts.named(name)
        here.accounts.remove(account.id, telling.author(by))
        typer.echo(f"{harmless(account.name)} may come no more.")


@contextmanager
def _the_web() -> Iterator[None]:
    """Loads what only the desk needs, where it is installed."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("accordingto"):
            raise
        raise NotInstalled(f"the desk needs {missing.name}: pip install 'accordingto[web]'") from None


@contextmanager
def _opened(casebook: str) -> "Iterator[People]":
    with _the_web():
        from accordingto.web.people import People
        from accordingto.web.store import Store
    from accordingto.cli.keeping import opened

    with opened(casebook):  # raises where there is none
        store = Store.open(casebook)
    try:
        yield People.of(store)
    finally:
        store.close()


def _asked_for() -> str:
    import sys
    from getpass import getpass

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while (told := getpass("Password (at least 12 characters): ")) != getpass("The same again: "):
        typer.echo("The two are not the same.", err=True)
    return told


def _invite(here: "People", account: "Account", at: str, by: str) -> None:
    key = here.invitations.make(account.id, telling.author(by))
    typer.echo(f"Good for 72 hours, and once: {at.rstrip('/')}/invitation/{key}")
