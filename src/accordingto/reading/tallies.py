"""Running totals."""

from accordingto.reading.layers import Layers
from accordingto.records import Tally


def find_tallies(layers: Layers) -> tuple[Tally, ...]:
    """Running totals over a period and area, kept apart from incident figures."""
    return ()
