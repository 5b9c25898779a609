"""How sure the network must be, by question: fitted on our own held-out stories by training/thresholds.py."""

from typing import Final

from accordingto.reading.model.heads import ROLES

KEEP: Final = dict.fromkeys(ROLES, 0.15)
"""Below it a claim of the rules falls."""
NEW: Final = dict.fromkeys(ROLES, 0.5)
"""From it on a stretch becomes a claim of its own."""
