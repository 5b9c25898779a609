"""HEAD wherever GET answers, as RFC 9110 has it, without each route saying so."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Asks for the whole and gives all but the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self.app({**scope, "method": "GET"}, receive, without_body)
