"""Claims to findings and checks: what the accounts of an incident come to, and where they can't all be right."""

from accordingto.weighing.outcome import Weighed, weigh

__all__ = ["Weighed", "weigh"]
