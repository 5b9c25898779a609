"""Bodies of requests: no larger than there is use for, and none that drips in for hours."""

import asyncio
from collections.abc import Mapping
from time import monotonic

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accordingto.errors import AccordingtoError
from accordingto.web.guarding.answering import Refuse
from accordingto.web.refusing import TooLarge, TooSlow

LARGEST = 1_000_000
"""Bytes of what people type, and of what programs say."""
GRACE = 10.0
"""Seconds that a body may be waited for besides what its bytes take."""
RATE = 2_000.0
"""Bytes a second that it must come at: a tenth of what the worst of telephones sends."""


class Bodies:
    """Cuts off bodies that are too large or too slow, whatever is done with them.

    ``larger``: by the beginning of a path, how many bytes are taken there.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse, larger: Mapping[str, int]) -> None:
        self.app, self.refuse, self.larger = app, refuse, larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = next((most for path, most in self.larger.items() if scope["path"].startswith(path)), LARGEST)
        told = Headers(scope=scope).get("content-length", "0")
        if told.isdecimal() and int(told[:20]) > most:
            await self.refuse(scope, _too_large(most))(scope, receive, send)
            return
        body = _Body(receive, most)

        async def answer(message: Message) -> None:
            if body.fault is None or body.answered:
                body.answered = body.answered or message["type"] == "http.response.start"
                await send(message)
            elif not body.refused:  # whatever the application makes of half a body, this is why it had no more
                body.refused = True
                await self.refuse(scope, body.fault)(scope, receive, send)

        try:
            await self.app(scope, body.receive, answer)
        except AccordingtoError as fault:
            if fault is not body.fault or body.answered:
                raise
            if not body.refused:
                await self.refuse(scope, fault)(scope, receive, send)


class _Body:
    """One body as it comes in."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._most = receive, most
        self._taken, self._waited, self._ended = 0, 0.0, False
        self.fault: AccordingtoError | None = None
        self.answered = self.refused = False

    async def receive(self) -> Message:
        if self._ended:
            return await self._receive()
        if self.fault:
            raise self.fault
        begun = monotonic()
        try:
            async with asyncio.timeout(GRACE + self._taken / RATE - self._waited):
                message = await self._receive()
        except TimeoutError:
            self.fault = TooSlow("the rest did not come in time; nothing was done with what came")
            raise self.fault from None
        self._waited += monotonic() - begun
        self._taken += len(message.get("body", b""))
        self._ended = message["type"] != "http.request" or not message.get("more_body")
        if self._taken > self._most:
            self.fault = _too_large(self._most)
            raise self.fault
        return message


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"this is more than the {most:,} bytes that are taken here at once")
