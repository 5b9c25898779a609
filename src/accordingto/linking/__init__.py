"""Mentions to incidents: which accounts, in one report or many, tell of one event, and why."""

from accordingto.linking.incidents import Changes, Linked, Linker, link
from accordingto.linking.kept import Kept

__all__ = ["Changes", "Kept", "Linked", "Linker", "link"]
