"""Arguments in, exit code out."""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import typer

from accordingto.cli import building, judging, keeping, seeking, serving  # noqa: F401  each brings its verbs
from accordingto.cli.app import app
from accordingto.cli.stopping import heed_stops, stopped
from accordingto.errors import AccordingtoError
from accordingto.views.harmless import harmless

__all__ = ["app", "main"]

FAULT = 1
NOTHING_DONE = 2


def main() -> NoReturn:
    """Run the command; whatever goes wrong is told in a sentence and an exit code."""
    heed_stops()
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


def _fail(sentence: str, code: int) -> NoReturn:
    typer.echo(f"accordingto: {harmless(sentence)}", err=True)
    sys.exit(code)


def _place(fault: BaseException) -> str:
    step = fault.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    return f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else "an unknown place"
