"""People's decisions: what is one incident and what is not, which claims hold, and what was thought of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import telling
from accordingto.cli.app import By, InCasebook, Reason, app
from accordingto.cli.keeping import of_list, opened
from accordingto.errors import Unjudgeable

if TYPE_CHECKING:
    from accordingto.casebook import Casebook
    from accordingto.pipeline.deciding import Step
    from accordingto.records import JudgementKind

judge = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Decide, with a reason; `undo` takes it back.")
app.add_typer(judge, name="judge")

One = Annotated[str, typer.Argument(metavar="ONE", help="An incident or account, by its id; an incident also by its number in the list.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another.")]
OfIncident = Annotated[str, typer.Argument(metavar="INCIDENT", help="By its id, or its number in the list.")]
OfClaim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")]


@judge.command()
def same(one: One, other: Other, reason: Reason, casebook: InCasebook = "", by: By = "", dry_run: DryRun = False) -> None:
    """Say that two are one incident, whatever the evidence says."""
    _decide(casebook, "same", (one, other), by, reason, dry_run)


@judge.command("not-same")
def not_same(one: One, other: Other, reason: Reason, casebook: InCasebook = "", by: By = "", dry_run: DryRun = False) -> None:
    """Say that two are not one incident, and never will be."""
    _decide(casebook, "not same", (one, other), by, reason, dry_run)


@judge.command()
def split(
    incident: OfIncident,
    accounts: Annotated[list[str], typer.Argument(metavar="ACCOUNT…", help="Those that leave it together, by their reports' keys or ids.")],
    reason: Reason,
    casebook: InCasebook = "",
    by: By = "",
    dry_run: DryRun = False,
) -> None:
    """Say that some of an incident's accounts tell of another one, together."""
    _decide(casebook, "split", (incident, *accounts), by, reason, dry_run)


@judge.command()
def move(
    claim: OfClaim,
    reason: Reason,
    incident: Annotated[str, typer.Argument(metavar="[INCIDENT]", help="Where it belongs; without one, an incident of its own.")] = "",
    casebook: InCasebook = "",
    by: By = "",
    dry_run: DryRun = False,
) -> None:
    """Say that a claim is on another incident than the one it was read on."""
    _decide(casebook, "move", (claim, incident) if incident else (claim,), by, reason, dry_run)


@judge.command("one-origin")
def one_origin(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An origin's name, under which both are shown from now on.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Its other name.")],
    reason: Reason,
    casebook: InCasebook = "",
    by: By = "",
    dry_run: DryRun = False,
) -> None:
    """Say that two names are one origin's, in all of the casebook."""
    _decide(casebook, "one origin", (name, other), by, reason, dry_run)


@judge.command()
def accept(claim: OfClaim, reason: Reason, casebook: InCasebook = "", by: By = "", dry_run: DryRun = False) -> None:
    """Let this claim decide its finding; the others stay beside it."""
    _decide(casebook, "accept", (claim,), by, reason, dry_run)


@judge.command()
def reject(claim: OfClaim, reason: Reason, casebook: InCasebook = "", by: By = "", dry_run: DryRun = False) -> None:
    """Say that this claim decides nothing: misread, withdrawn; it stays on record."""
    _decide(casebook, "reject", (claim,), by, reason, dry_run)


@judge.command()
def correct(
    claim: OfClaim,
    reason: Reason,
    low: Annotated[int | None, typer.Option(min=0, help="The figure, or its lower end.")] = None,
    high: Annotated[int | None, typer.Option(min=0, help="Its upper end; without it the same as --low.")] = None,
    at_least: Annotated[bool, typer.Option("--at-least", help="The figure is open above.")] = False,
    value: Annotated[str, typer.Option(metavar="TEXT", help="The answer, where it is no figure.")] = "",
    words: Annotated[str, typer.Option(metavar="TEXT", help="The report's own words that bear it out.")] = "",
    casebook: InCasebook = "",
    by: By = "",
    dry_run: DryRun = False,
) -> None:
    """Say what a claim should have been read as; what was read stays on record."""
    from accordingto.pipeline.deciding import corrected_to

    if (low is None and high is None and not at_least) == (not value):
        raise Unjudgeable("a correction is a figure (--low, with --high or --at-least where it is no single one) or a --value")
    ends = (None, None) if value else corrected_to(low, high, open_above=at_least)
    _decide(casebook, "correct", (claim,), by, reason, dry_run, (*ends, value or None), words)


@judge.command()
def note(
    about: Annotated[str, typer.Argument(metavar="INCIDENT|CLAIM", help="What it is about.")],
    reason: Reason,
    casebook: InCasebook = "",
    by: By = "",
    dry_run: DryRun = False,
) -> None:
    """Write something down beside an incident or a claim."""
    _decide(casebook, "note", (about,), by, reason, dry_run)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, j-12.")],
    reason: Reason,
    casebook: InCasebook = "",
    by: By = "",
    dry_run: DryRun = False,
) -> None:
    """Take a judgement back; that it was made, and taken back, stays on record."""
    from accordingto.pipeline.deciding import Undoing

    with opened(casebook) as book:
        _take(book, Undoing(judgement, telling.author(by), reason), dry_run)


def _decide(
    casebook: str,
    kind: "JudgementKind",
    about: tuple[str, ...],
    by: str,
    reason: str,
    dry_run: bool,
    what: tuple[int | None, int | None, str | None] = (None, None, None),
    words: str = "",
) -> None:
    from accordingto.pipeline import work_out
    from accordingto.pipeline.deciding import words_of
    from accordingto.records import Judgement

    low, high, value = what
    with opened(casebook) as book:
        work_out(book)  # numbers are those of the list as it is shown now
        named = about if kind == "one origin" else tuple(of_list(name, book) for name in about)
        bearing_out = (words_of(book, about[0], words),) if words else ()
        _take(book, Judgement(kind, (*named, *bearing_out), telling.author(by), "", reason, low, high, None, value), dry_run)


def _take(book: "Casebook", step: "Step", dry_run: bool) -> None:
    from accordingto.pipeline.deciding import decide, suppose
    from accordingto.views.casebook import decided, supposed

    if dry_run:
        telling.show_all(supposed(suppose(book, step)))
    else:
        telling.show(decided(decide(book, step)))
