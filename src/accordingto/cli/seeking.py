"""Finding again what a casebook holds."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import telling
from accordingto.cli.app import InCasebook, app, day
from accordingto.cli.keeping import opened
from accordingto.errors import Unsought

if TYPE_CHECKING:
    from accordingto.casebook import Casebook, Near

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]…", help='In any order; "in this order", either OR other, -without, begun*. Put -- before -without.'),
]
From = Annotated[str, typer.Option("--from", metavar="DATE", callback=day, help="Of incidents their day, of reports when they came out.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", callback=day, help="The last day.")]


@app.command()
def search(
    words: Words = None,
    casebook: InCasebook = "",
    since: From = "",
    until: To = "",
    near: Annotated[str, typer.Option(metavar="PLACE", help="A place that incidents are put at, or LATITUDE,LONGITUDE.")] = "",
    within: Annotated[float, typer.Option(metavar="KM", min=0, help="How far from there.")] = 25.0,
    origin: Annotated[str, typer.Option(metavar="NAME", help="Who is said to know.")] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Who published it.")] = "",
    status: Annotated[
        str, typer.Option("--status", metavar="STATUS", help="Of a finding: agreed, single origin, disputed, denied, open.")
    ] = "",
    question: Annotated[str, typer.Option("--question", metavar="QUESTION", help="killed, injured, when, where, actor …")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="report or incident.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many at most.")] = 20,
) -> None:
    """Find reports and incidents by their words, days, places, origins and findings."""
    from accordingto.casebook import Query
    from accordingto.pipeline import work_out
    from accordingto.views.found import found

    with opened(casebook) as book:
        work_out(book)
        query = Query(
            words=" ".join(words or []),
            kind=_one_of(kind, "report", "incident"),  # type: ignore[arg-type]
            since=date.fromisoformat(since) if since else None,
            until=date.fromisoformat(until) if until else None,
            near=_near(book, near, within) if near else None,
            origin=origin,
            outlet=outlet,
            status=_one_of(status, "agreed", "single origin", "disputed", "denied", "open"),  # type: ignore[arg-type]
            question=question,
            limit=limit,
        )
        telling.show(found(book.search(query)))


def _one_of(given: str, *known: str) -> str | None:
    if given and given not in known:
        raise Unsought(f"{given!r} is none of: {', '.join(known)}")
    return given or None


def _near(book: "Casebook", named: str, within: float) -> "Near":
    from accordingto.casebook import Near

    latitude, _, longitude = named.partition(",")
    try:
        return Near(float(latitude), float(longitude), within)
    except ValueError:
        point = book.place_named(named)
    if point is None:
        raise Unsought(f"no incident of the casebook is put at a place called {named!r}; say LATITUDE,LONGITUDE instead")
    return Near(*point, within)
