"""What reading a row may come to where the row is not as it was written."""

import zlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from accordingto.errors import AccordingtoError

DAMAGE = (AccordingtoError, SQLAlchemyError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, zlib.error)


def told(connection: Connection, what: str, faults: Iterable[str]) -> Iterator[str]:
    """The faults, and one more where looking for them runs into damage; a connection that is lost is none."""
    try:
        yield from faults
    except DAMAGE as error:
        if isinstance(error, DBAPIError) and (error.connection_invalidated or connection.dialect.name != "sqlite"):
            raise
        yield f"{what} can't be read: {error.orig if isinstance(error, DBAPIError) else error}"
