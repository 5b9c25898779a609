"""Who really stands behind a claim: names that mean one speaker, papers that print one wire story."""

from accordingto.weighing.origins.copies import Copies, copies_among, set_phrases
from accordingto.weighing.origins.naming import same_origin
from accordingto.weighing.origins.speakers import Origins, Sources, display_name, origins_of

__all__ = ["Copies", "Origins", "Sources", "copies_among", "display_name", "origins_of", "same_origin", "set_phrases"]
