"""Bytes to reports, or to refusals that say why not."""

from accordingto.intake.given import Given
from accordingto.intake.receiving import receive

__all__ = ["Given", "receive"]
