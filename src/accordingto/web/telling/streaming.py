"""Server-sent events: what changes while a page is open, asked for in turns, so that no page keeps a thread."""

import json
from asyncio import sleep
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from starlette.concurrency import run_in_threadpool

BEAT = 15.0
"""Seconds after which a word is said though there is nothing to say, so that nobody between takes the line for dead."""


@dataclass(frozen=True, slots=True)
class Said:
    """One event. With a ``mark`` whoever comes back says how far they have heard (Last-Event-ID)."""

    event: str
    told: Mapping[str, Any]
    mark: str = ""

    def written(self) -> bytes:
        """As it is sent."""
        return format_sse_event(data_str=json.dumps(self.told), event=self.event, id=self.mark or None)


@dataclass(frozen=True, slots=True)
class Heard:
    """What there is to say now, and whether it is the last."""

    said: tuple[Said, ...] = ()
    over: bool = False


def stream(ask: Callable[[], Heard], may: Callable[[], bool], every: float) -> StreamingResponse:
    """What ``ask`` hears, again and again till it is over, or till whoever listens ``may`` not any more: nothing is said without that.

    Both are asked in a thread, for they may ask a database.
    """
    return StreamingResponse(_lines(ask, may, every), media_type=EventSourceResponse.media_type, headers={"X-Accel-Buffering": "no"})


async def _lines(ask: Callable[[], Heard], may: Callable[[], bool], every: float) -> AsyncIterator[bytes]:
    last = monotonic()
    yield b"retry: 2000\n\n"
    while True:
        heard = await run_in_threadpool(ask)
        if heard.said or monotonic() - last >= BEAT:
            if not await run_in_threadpool(may):
                return
            last = monotonic()
            yield b"".join(one.written() for one in heard.said) or KEEPALIVE_COMMENT
        if heard.over:
            return
        await sleep(every)
