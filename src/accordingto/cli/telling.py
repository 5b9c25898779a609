"""What a command prints, and how it tells of long work."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from accordingto.views.harmless import harmless

if TYPE_CHECKING:  # each command loads what it uses: --help must not wait for gazetteers
    from rich.console import RenderableType

    from accordingto.pipeline import Progress


def show(shown: "RenderableType", *, stderr: bool = False) -> None:
    """Print it, as wide as the terminal is."""
    from rich.console import Console

    Console(stderr=stderr, markup=False, emoji=False, highlight=False).print(shown)


def show_all(shown: "Iterable[RenderableType]", *, stderr: bool = False) -> None:
    """Print one after another."""
    for one in shown:
        show(one, stderr=stderr)


@contextmanager
def progress(verb: str = "Reading") -> "Iterator[Progress | None]":
    """Tell of long work where somebody looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(verb) as status:
        yield lambda number, source: status.update(Text(f"{verb}: {number} so far, last {harmless(source)[-60:]}"))


def waiting() -> None:
    """Tell that another writer is at work."""
    print("Another writer is at work in this casebook; waiting for it …", file=sys.stderr, flush=True)


def author(given: str) -> str:
    """Who is at work: as given, else by the login name."""
    if given.strip():
        return given.strip()
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):  # no such user, as in some containers
        return "unknown"


def own_variables() -> dict[str, str]:
    """The variables that are meant for this program."""
    return {name: value for name, value in os.environ.items() if name.startswith("ACCORDINGTO_")}
