"""What waits for a person: disputed findings, failing checks, uncertain links, newer versions, orphaned judgements."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from accordingto.casebook.standing import all_incidents
from accordingto.records import Finding, Incident

ItemKind = Literal["finding", "check", "link", "version", "orphan"]


@dataclass(frozen=True, slots=True)
class After:
    """The last of a page, by what the page is ordered by, after which the next begins."""

    rank: int
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that somebody may decide."""

    kind: ItemKind
    key: str
    """Names it among those of its kind."""
    incident: str
    """Empty where it is on no one incident."""
    label: str
    """The incident's, else what it is called."""
    about: tuple[str, ...]
    """Claims, incidents, tallies, a report or a judgement: what a decision would be about."""
    says: str
    settles: int
    """How many answers hang on it; docs/desk.md says how they are counted."""
    at: str
    """Since when it waits, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of what waits, what settles most first."""

    items: tuple[Item, ...]
    after: After | None
    total: int


def waiting(connection: Connection, kind: str, after: After | None, limit: int) -> Queue:
    """A page of what waits, of one kind or of all."""
    items = [item for one, _ in all_incidents(connection) for item in _disputed(one)]
    items = sorted((item for item in items if kind in ("", item.kind)), key=lambda item: (-item.settles, item.key))
    rest = [item for item in items if after is None or (-item.settles, item.key) > (-after.rank, after.name)]
    page = rest[:limit]
    return Queue(tuple(page), After(page[-1].settles, page[-1].key) if len(rest) > limit else None, len(items))


def _disputed(one: Incident) -> list[Item]:
    return [
        Item("finding", f"{one.id} {f.question} {f.group or ''}".strip(), one.id, one.label, f.claims, _says(f), len(f.claims), "")
        for f in one.findings
        if f.status == "disputed"
    ]


def _says(found: Finding) -> str:
    return f"{found.question}: {len(found.sides)} sides"
