"""Bytes to reports, or to refusals that say why not."""

from accordingto.intake.receiving import receive

__all__ = ["receive"]
