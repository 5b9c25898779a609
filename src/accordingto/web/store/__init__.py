"""What the desk remembers that is no statement about incidents: people and their sessions, tokens, webhooks."""

from accordingto.web.store.opening import Store
from accordingto.web.store.tables import metadata

__all__ = ["Store", "metadata"]
