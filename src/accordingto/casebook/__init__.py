"""The store of all of it: reports, readings and judgements are appended, never changed; what they come to is kept beside them."""

from accordingto.casebook.anchoring import Anchor
from accordingto.casebook.changes import Change
from accordingto.casebook.judging import Decided, Held
from accordingto.casebook.listing import Answer, Line, Page, Period, Spot
from accordingto.casebook.opening import IN_MEMORY
from accordingto.casebook.origins import OriginLine, Origins, OriginTold, Word
from accordingto.casebook.queries import Box, Last, Near, Query
from accordingto.casebook.reported import Gap, Told, Version
from accordingto.casebook.reports import Placed
from accordingto.casebook.shelves import Shelf, Shelves
from accordingto.casebook.standing import Worked
from accordingto.casebook.store import Added, Casebook, Standing, Stands, Whole
from accordingto.casebook.totals import Part, Point, Running
from accordingto.casebook.tracing import Event
from accordingto.casebook.turning import Turned
from accordingto.casebook.waiting import After, Item, Queue

__all__ = [
    "IN_MEMORY", "Added", "After", "Anchor", "Answer", "Box", "Casebook", "Change", "Decided", "Event", "Gap", "Held", "Item", "Last",
    "Line", "Near", "OriginLine", "OriginTold", "Origins", "Page", "Part", "Period", "Placed", "Point", "Query", "Queue", "Running",
    "Shelf", "Shelves", "Spot", "Standing", "Stands", "Told", "Turned", "Version", "Whole", "Word", "Worked",
]  # fmt: skip
