"""Mentions to incidents: which accounts, in one report or many, tell of one event, and why."""

from accordingto.linking.incidents import Linked, Linker, link

__all__ = ["Linked", "Linker", "link"]
