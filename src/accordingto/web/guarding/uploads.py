"""Large bodies: taken from those alone who may hand them in."""

from collections.abc import Callable, Collection

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from accordingto.errors import AccordingtoError
from accordingto.web.guarding.answering import Refuse
from accordingto.web.guarding.visits import SAFE


class Uploads:
    """Looks who asks before anything of the body is read: the framework lays all of it down on the disk, and looks then.

    ``where``: beginnings of paths; ``look``: raises for whoever may not.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse, where: Collection[str], look: Callable[[Scope], object]) -> None:
        self.app, self.refuse, self.where, self.look = app, refuse, tuple(where), look

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE and scope["path"].startswith(self.where):
            try:
                await run_in_threadpool(self.look, scope)
            except AccordingtoError as error:
                await self.refuse(scope, error)(scope, receive, send)
                return
        await self.app(scope, receive, send)
