"""The store of all of it: reports, readings and judgements are appended, never changed; what they come to is kept beside them."""

from accordingto.casebook.changes import Change
from accordingto.casebook.judging import Anchor, Held
from accordingto.casebook.opening import IN_MEMORY
from accordingto.casebook.queries import Near, Query
from accordingto.casebook.reports import Placed
from accordingto.casebook.shelves import Shelf, Shelves
from accordingto.casebook.standing import Worked
from accordingto.casebook.store import Added, Casebook, Standing, Stands, Whole
from accordingto.casebook.tracing import Event

__all__ = [
    "IN_MEMORY", "Added", "Anchor", "Casebook", "Change", "Event", "Held", "Near", "Placed", "Query", "Shelf", "Shelves", "Standing",
    "Stands", "Whole", "Worked",
]  # fmt: skip
