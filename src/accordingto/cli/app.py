"""The command itself, and the options that several of its verbs take."""

import re
from datetime import date, datetime
from typing import Annotated

import typer

from accordingto import __version__
from accordingto.views.harmless import harmless

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


def day(given: str) -> str:
    """A day like 2015-11-16, or none; anything else is refused."""
    try:
        return _day(given).isoformat() if given else ""
    except ValueError:
        raise typer.BadParameter(f"{harmless(given)!r} is no day like 2015-11-16") from None


def _day(given: str) -> date:
    if not _DAY.fullmatch(given):  # fromisoformat takes week dates and dates without hyphens too
        raise ValueError(given)
    return date.fromisoformat(given)


Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Reports, folders of them, or - for standard input.")]
Published = Annotated[str, typer.Option(metavar="DATE", callback=_published, help="Day of publication of reports that name none.")]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="Outlet of reports that name none.")]
AsOf = Annotated[str, typer.Option(metavar="DATE", callback=day, help="Day to take for today; later reports are left out.")]
Reader = Annotated[str, typer.Option(metavar="NAME", help="Installed reader to read with.")]
Policy = Annotated[str, typer.Option(metavar="NAME", help="How accounts that differ come to one answer (docs/weighing.md).")]
Origins = Annotated[str, typer.Option(metavar="FILE", help="Your own list of origins and their names (TOML).")]
InCasebook = Annotated[
    str, typer.Option("--casebook", metavar="CASEBOOK", envvar="ACCORDINGTO_CASEBOOK", help="Its file, or its postgresql:// address.")
]
By = Annotated[str, typer.Option(metavar="NAME", envvar="ACCORDINGTO_AUTHOR", help="Who does this; without it your login name.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why: it is kept and shown with the decision.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"accordingto {__version__}")
        raise typer.Exit


@app.callback()
def accordingto(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Read reports of violent incidents; keep one record in which every value says according to whom."""
