"""The process that draws: a chart comes in as a line of JSON, a line with its SVG goes out; it ends with whoever started it."""

import json
import signal
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import vl_convert

from accordingto.web.charts.spec import spec


def answers(wishes: TextIO) -> Iterator[dict[str, str]]:
    """For each chart its drawing, or why there is none."""
    for wish in wishes:
        yield _drawn(json.loads(wish))


def _drawn(chart: dict[str, Any]) -> dict[str, str]:
    try:
        return {"svg": vl_convert.vegalite_to_svg(spec(**chart), allowed_base_urls=[])}  # no data and no picture is fetched
    except (ValueError, ArithmeticError) as fault:  # a day that is none, a number that no axis holds
        return {"fault": str(fault).partition("\n")[0]}


def main() -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the desk, which ends this
    for answer in answers(sys.stdin):
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
