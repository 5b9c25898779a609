"""Filters that a person keeps: an address of the list under a name."""

from dataclasses import dataclass

from sqlalchemy import Column, Integer, Table, Text, delete, select

from accordingto.web.people import Person
from accordingto.web.refusing import Unacceptable
from accordingto.web.store import Store, metadata

MOST = 100
"""Filters of one person."""
LONGEST_NAME, LONGEST_ADDRESS = 80, 2_000

_filter = Table(
    "desk_filter",
    metadata,
    Column("person", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("address", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Filter:
    """An address of the list, after its ``?``, under a person's own name for it."""

    name: str
    address: str


def filters_of(store: Store, person: Person) -> list[Filter]:
    """A person's filters, by name."""
    with store.looking() as connection:
        rows = connection.execute(select(_filter).where(_filter.c.person == person.id).order_by(_filter.c.name))
        return [Filter(row.name, row.address) for row in rows]


def keep(store: Store, person: Person, kept: Filter) -> None:
    """Keep a filter, in the place of one that had its name; raises Unacceptable for one without a name, or too long."""
    name = " ".join(kept.name.split())
    if not name or len(name) > LONGEST_NAME or "\0" in kept.address + name:
        raise Unacceptable(f"a filter is kept under a name of 1 to {LONGEST_NAME} characters")
    if len(kept.address) > LONGEST_ADDRESS:
        raise Unacceptable(f"a filter’s address is no longer than {LONGEST_ADDRESS:,} characters")
    if len({one.name for one in filters_of(store, person)} - {name}) >= MOST:
        raise Unacceptable(f"{MOST} filters are kept already; forget one first")
    with store.writing() as connection:
        connection.execute(delete(_filter).where(_filter.c.person == person.id, _filter.c.name == name))
        connection.execute(_filter.insert().values(person=person.id, name=name, address=kept.address))


def forget(store: Store, person: Person, name: str) -> None:
    """Keep it no more; one that is not there is no fault."""
    with store.writing() as connection:
        connection.execute(delete(_filter).where(_filter.c.person == person.id, _filter.c.name == name))
