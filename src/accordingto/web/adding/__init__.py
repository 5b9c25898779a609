"""Adding reports at the desk: files that are dropped, text that is pasted, pages at an address; read one after another."""

from accordingto.web.adding.additions import Addition, Additions, Came, Source, Touched
from accordingto.web.adding.clerk import Clerk
from accordingto.web.adding.handing import MOST_FILES, Handed

__all__ = ["MOST_FILES", "Addition", "Additions", "Came", "Clerk", "Handed", "Source", "Touched"]
