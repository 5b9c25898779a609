"""People's decisions: what is one incident and what is not, which claims hold, and what was thought of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import telling
from accordingto.cli.app import By, InCasebook, Reason, app
from accordingto.cli.keeping import of_list, opened
from accordingto.errors import Unjudgeable

if TYPE_CHECKING:
    from accordingto.casebook import Casebook
    from accordingto.records import Comparator, Judgement, JudgementKind

judge = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Decide, with a reason; `undo` takes it back.")
app.add_typer(judge, name="judge")

One = Annotated[str, typer.Argument(metavar="ONE", help="An incident or account, by its id; an incident also by its number in the list.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another.")]
About = Annotated[str, typer.Argument(metavar="INCIDENT|CLAIM", help="What it is about, by its id.")]
Undone = Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, j-12.")]
OfClaim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id.")]


@judge.command()
def same(one: One, other: Other, reason: Reason, casebook: InCasebook = "", by: By = "") -> None:
    """Say that two are one incident, whatever the evidence says."""
    _decide(casebook, lambda book: _judgement(book, "same", (one, other), by, reason))


@judge.command("not-same")
def not_same(one: One, other: Other, reason: Reason, casebook: InCasebook = "", by: By = "") -> None:
    """Say that two are not one incident, and never will be."""
    _decide(casebook, lambda book: _judgement(book, "not same", (one, other), by, reason))


@judge.command()
def accept(claim: OfClaim, reason: Reason, casebook: InCasebook = "", by: By = "") -> None:
    """Let this claim decide its finding; the others stay beside it."""
    _decide(casebook, lambda book: _judgement(book, "accept", (claim,), by, reason))


@judge.command()
def reject(claim: OfClaim, reason: Reason, casebook: InCasebook = "", by: By = "") -> None:
    """Say that this claim decides nothing: misread, of another incident, withdrawn; it stays on record."""
    _decide(casebook, lambda book: _judgement(book, "reject", (claim,), by, reason))


@judge.command()
def correct(
    claim: OfClaim,
    reason: Reason,
    low: Annotated[int | None, typer.Option(min=0, help="The figure, or its lower end.")] = None,
    high: Annotated[int | None, typer.Option(min=0, help="Its upper end; without it the same as --low.")] = None,
    at_least: Annotated[bool, typer.Option("--at-least", help="The figure is open above.")] = False,
    value: Annotated[str, typer.Option(metavar="TEXT", help="The answer, where it is no figure.")] = "",
    casebook: InCasebook = "",
    by: By = "",
) -> None:
    """Say what a claim should have been read as; what was read stays on record."""
    if (low is None) == (not value) or (high is not None and (low is None or high < low or at_least)):
        raise Unjudgeable("a correction is a figure (--low, with --high or --at-least where it is no single one) or a --value")
    end = None if low is None or at_least else low if high is None else high
    _decide(casebook, lambda book: _judgement(book, "correct", (claim,), by, reason, (low, end, value or None)))


@judge.command()
def note(
    about: Annotated[str, typer.Argument(metavar="INCIDENT|CLAIM", help="What it is about.")],
    reason: Reason,
    casebook: InCasebook = "",
    by: By = "",
) -> None:
    """Write something down beside an incident or a claim."""
    _decide(casebook, lambda book: _judgement(book, "note", (about,), by, reason))


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, j-12.")],
    reason: Reason,
    casebook: InCasebook = "",
    by: By = "",
) -> None:
    """Take a judgement back; that it was made, and taken back, stays on record."""
    _decide(casebook, lambda book: book.undo(judgement, telling.author(by), reason))


def _judgement(
    book: "Casebook",
    kind: "JudgementKind",
    about: tuple[str, ...],
    by: str,
    reason: str,
    what: tuple[int | None, int | None, str | None] = (None, None, None),
) -> "Judgement":
    from accordingto.records import Judgement

    low, high, value = what
    comparator: Comparator | None = None if low is None else "exactly" if low == high else "at_least" if high is None else "range"
    named = tuple(of_list(name, book) for name in about)
    return book.judge(Judgement(kind, named, telling.author(by), "", reason, low, high, comparator, value))


def _decide(casebook: str, make: "Callable[[Casebook], Judgement]") -> None:
    from accordingto.pipeline import work_out
    from accordingto.views.casebook import decided

    with opened(casebook) as book:
        work_out(book)
        made = make(book)
        work_out(book)
        telling.show(decided(made))
