"""A connection to PostgreSQL that waits once for each statement; imported where a casebook is on one."""

from collections.abc import Sequence
from typing import Any

from pg8000.core import NULL_BYTE, SYNC_MSG, Context, _flush, _write, make_params  # type: ignore[import-untyped]
from pg8000.legacy import Connection  # type: ignore[import-untyped]


class Prompt(Connection):  # type: ignore[misc]  # pg8000 has no types
    """Sends all that a statement takes at once, where pg8000 waits for the server three times.

    The server answers messages in their order, and passes over those after a fault till the one that ends them: PostgreSQL's
    documentation, "Message Flow", "Extended Query". Of a page that is being made beside others, waiting is what takes longest.
    """

    def execute_unnamed(self, statement: str, vals: Sequence[Any] = (), oids: Sequence[int] = (), stream: Any = None) -> Context:
        """What came of a statement with these values."""
        if stream is not None:
            return super().execute_unnamed(statement, vals, oids, stream)
        context = Context(statement)
        self.send_PARSE(NULL_BYTE, statement, oids)
        self.send_DESCRIBE_STATEMENT(NULL_BYTE)
        self.send_BIND(NULL_BYTE, make_params(self.py_types, vals))
        self.send_EXECUTE()
        _write(self._sock, SYNC_MSG)
        _flush(self._sock)
        self.handle_messages(context)
        return context
