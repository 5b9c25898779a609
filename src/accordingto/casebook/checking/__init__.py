"""Whether all that is kept is still as it was kept: every fault in a sentence, and nothing repaired."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from accordingto.casebook.agreeing import words_agree
from accordingto.casebook.checking import database, lists, standing, statements, texts
from accordingto.casebook.checking.damage import told

CHECKS: tuple[tuple[str, Callable[[Connection], Iterator[str]]], ...] = (
    ("the file", database.pages),
    ("what the database is made of", database.layout),
    ("what rows point at", database.references),
    ("the log", statements.chain),
    ("what was added", statements.entries),
    ("what was received", texts.received),
    ("the texts", texts.versions),
    ("what was read", texts.readings),
    ("what judgements are about", texts.anchors),
    ("what was worked out", standing.seals),
    ("the incidents", standing.incidents),
    ("which incidents stand", standing.addresses),
    ("how far incidents were worked out", standing.reach),
    ("what search goes by", words_agree),
    ("what lists show", lists.lines),
    ("who says what", lists.origins),
)
"""Each with the words for what it looks at."""


def faults(connection: Connection) -> Iterator[str]:
    """Every fault that can be found; none where all is as it was written."""
    for what, check in CHECKS:
        yield from told(connection, what, check(connection))
