"""One answer about one report, sifted: what the report does not bear out is left out and counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from jsonschema import Draft202012Validator

from accordingto.reading.layers import Layers
from accordingto.reading.served.form import CLAIM, INCIDENT, MENTION
from accordingto.reading.served.quoting import Quotes, Unsupported
from accordingto.records import Dropped

MALFORMED = "an answer that is not in the form asked for"

_FORMS = {"incident": Draft202012Validator(INCIDENT), "mention": Draft202012Validator(MENTION), "claim": Draft202012Validator(CLAIM)}

Made = TypeVar("Made")


class Sifting:
    """The report's layers and text, and what has been left out so far."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.quotes = Quotes(layers.text)
        self._dropped: Counter[str] = Counter()

    def kept(self, items: Iterable[Any], make: Callable[[Any], Made]) -> Iterator[Made]:
        """What is made of the items, without those that turn out to have nothing behind them."""
        for item in items:
            try:
                yield make(item)
            except Unsupported as reason:
                self.drop(str(reason))

    def drop(self, reason: str, count: int = 1) -> None:
        """Count answers that were left out."""
        self._dropped[reason] += count

    def dropped(self) -> tuple[Dropped, ...]:
        """What was left out, the most frequent reason first."""
        counts = sorted(self._dropped.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Dropped(reason, count) for reason, count in counts if count)


def formed(item: Any, form: str) -> dict[str, Any]:
    """The item, where it keeps to its form."""
    if not _FORMS[form].is_valid(item):
        raise Unsupported(MALFORMED)
    found: dict[str, Any] = item
    return found
