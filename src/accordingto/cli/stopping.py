"""What a stop from outside does."""

import signal
import sys

stopped: list[int] = []
"""The exit code of a stop that was asked for."""


def heed_stops() -> None:
    """End with the exit code of the signal, wherever it falls."""
    for asked in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(asked) is not signal.SIG_IGN:  # whoever started us in the background wants no stop from the keyboard
            signal.signal(asked, _stop)
    if hasattr(signal, "SIGPIPE"):  # whoever reads our output may stop when they have seen enough
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def outlive_hang_ups() -> None:
    """Whoever hangs up on a server before all was said ends their own connection, and nothing else."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def past_stopping() -> None:
    """What was asked for is done: a stop while the network is being put away changes neither it nor the exit code."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)


def _stop(number: int, frame: object) -> None:
    stopped.append(128 + number)
    sys.exit(128 + number)
