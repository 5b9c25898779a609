"""Short constructors for the nouns that tests put together by hand."""

from itertools import count
from typing import Any

from accordingto.records import (
    COUNTS,
    Account,
    Claim,
    Comparator,
    Mention,
    Offset,
    Origin,
    OriginKind,
    Place,
    Reading,
    Report,
    Sentence,
    Stance,
    Tally,
    ToldApart,
    short_id,
)

RAQQA = Place("Raqqa", "Syria", 35.95, 39.01, "town", 172955)
PARIS = Place("Paris", "France", 48.85, 2.35, "town", 2988507)
ALEPPO = Place("Aleppo", "Syria", 36.2, 37.16, "town", 170063)
SYRIA = Place("Syria", "Syria", 35.0, 38.0, "country", 163843)


def report(key: str, outlet: str = "", published: str = "", **more: Any) -> Report:
    """A report known by its key, without a text."""
    return Report(id=short_id("r", key), key=key, text="", outlet=outlet or f"The {key.title()}", published=published, **more)


def origin(name: str = "", kind: OriginKind = "official") -> Origin:
    """An origin; no name is the outlet's own voice."""
    return Origin(name, kind) if name else Origin()


def told(question: str, what: int | tuple[int, int | None] | str | None = None, said_by: str = "", **more: Any) -> dict[str, Any]:
    """What one claim says, before it is known whose account it stands in: told("killed", 12, "police")."""
    low: int | None = None
    high: int | None = None
    if isinstance(what, int):
        low = high = what
    elif isinstance(what, tuple):
        low, high = what
    comparator: Comparator | None = None
    if low is not None:
        comparator = "exactly" if low == high else "at_least" if high is None else "range"
    given: dict[str, Any] = {
        "question": question,
        "low": low,
        "high": high,
        "comparator": comparator,
        "value": what if isinstance(what, str) else None,
        "origin": origin(said_by),
        "group": "all" if question in COUNTS[:5] else None,
        "quote": f"{question} {what}",
    }
    return given | more


def where(place: Place, **more: Any) -> dict[str, Any]:
    """A claim on the place, as the gazetteer has it."""
    name = place.name if place.name == place.country else f"{place.name}, {place.country}"
    return told("where", name, place=place, **more)


def after(account: str, days: int, **more: Any) -> dict[str, Any]:
    """A date told by another account's incident."""
    return told("when", None, offset=Offset(account, days), **more)


def claim(of: Report, incident: str, start: int = 0, sentence: str = "", stance: Stance = "asserted", **said: Any) -> Claim:
    """One claim of a report about an incident or account."""
    said.setdefault("quote", said["question"])
    context = Sentence(start, start + len(sentence), sentence) if sentence else None
    made = short_id("c", of.id, incident, start, *(f"{key}={said[key]}" for key in sorted(said)))
    fields: dict[str, Any] = dict(end=start + len(said["quote"]), stance=stance, outlet=of.outlet, sentence=context) | said
    return Claim(id=fields.pop("id", made), report=of.id, incident=incident, start=start, **fields)


def account(
    of: Report, number: int, *said: dict[str, Any], type: str = "air/drone strike", main: bool = True, mention: str = "", **more: Any
) -> Account:
    """What a report tells of its incident with this number, as dictionaries of `told`, `where` and `after`."""
    key, position = account_id(of, number), count(1000 * number, 20)
    return Account(
        id=key,
        report=of.id,
        type=type,
        main=main,
        mentions=(Mention(of.id, key, 1000 * number, 1000 * number + len(mention or "raid"), mention or "raid"),),
        claims=tuple(claim(of, key, start=next(position), **one) for one in said),
        **more,
    )


def account_id(of: Report, number: int) -> str:
    """The id that `account` gives."""
    return f"{of.id}.{number}"


def reading(of: Report, *accounts: Account, apart: tuple[ToldApart, ...] = (), tallies: tuple[Tally, ...] = ()) -> Reading:
    """A reading of the report."""
    return Reading(of, accounts, apart, (), tallies)


def tally(of: Report, key: str, low: int, high: int | None = None, *, open_above: bool = False, **more: Any) -> Tally:
    """A running total; closed at its figure unless said otherwise."""
    top = None if open_above else low if high is None else high
    fields: dict[str, Any] = {"what": "strikes", "start": 0, "end": 5, "quote": "total"} | more
    return Tally(id=key, report=of.id, low=low, high=top, **fields)
