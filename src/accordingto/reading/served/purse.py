"""What a run has cost so far, and whether it may cost more."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from accordingto.errors import UnreadReport
from accordingto.reading.served.options import PREFIX, Options

CHARACTERS_OF_A_TOKEN = 2
"""Where a server counts no tokens: few enough that the cost is not set too low."""
TOKENS_OF_NO_ANSWER = 4_000
"""Counted for an answer that was asked for and never came: it may have been made, and charged."""
_MILLION = Decimal(1_000_000)


class Purse:
    """Counts the money of one run; once the ceiling is reached nothing more is asked."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self.spent = Decimal(0)

    def open(self) -> None:
        """Raise UnreadReport where the ceiling has been reached."""
        ceiling = self._options.ceiling
        if ceiling is not None and self.spent >= ceiling:
            raise UnreadReport(f"not read: the run has cost {_money(self.spent)}, and {PREFIX}CEILING is {_money(ceiling)}")

    def pay(self, usage: Any, asked: int, answered: int) -> None:
        """Count one answer: by the tokens that the server counts, else by its characters."""
        told = usage if isinstance(usage, Mapping) else {}
        self._add(
            _tokens(told.get("prompt_tokens")) or asked // CHARACTERS_OF_A_TOKEN,
            _tokens(told.get("completion_tokens")) or answered // CHARACTERS_OF_A_TOKEN,
        )

    def pay_for_nothing(self, asked: int) -> None:
        """Count a question whose answer never came."""
        self._add(asked // CHARACTERS_OF_A_TOKEN, TOKENS_OF_NO_ANSWER)

    def _add(self, tokens_in: int, tokens_out: int) -> None:
        self.spent += (tokens_in * self._options.price_in + tokens_out * self._options.price_out) / _MILLION


def _tokens(count: Any) -> int:
    return count if isinstance(count, int) and count > 0 else 0


def _money(amount: Decimal) -> str:
    return f"{amount.normalize():f}" if amount == amount.quantize(Decimal("0.01")) else f"{amount:.4f}"
