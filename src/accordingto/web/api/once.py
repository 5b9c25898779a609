"""Requests that are made twice and done once: the header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header)."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from sqlalchemy import Column, ColumnElement, Connection, Integer, LargeBinary, String, Table, delete, insert, select, update

from accordingto.errors import AccordingtoError
from accordingto.web.asking import AtDesk, Whoever
from accordingto.web.refusing import Repeated, Unacceptable
from accordingto.web.store import Store, metadata

KEPT = 24 * 3600
"""Seconds for which an answer is given again."""

answered = Table(
    "desk_answered",
    metadata,
    Column("person", Integer, primary_key=True),
    Column("asked", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body", String, nullable=False),
    Column("at", Integer, nullable=False),
    Column("status", Integer),
    Column("location", String),
    Column("answer", LargeBinary),
)
"""``asked``: method and path; ``body``: SHA-256 of what was sent; no status: still at work, or cut off while it was."""

_AT_WORK = "a request with this Idempotency-Key is still at work, or was cut off: look whether it was done before you take a new key"


@dataclass(frozen=True, slots=True)
class Once:
    """How often something is done that a request asks for: once, where it has a key."""

    store: Store
    person: int
    asked: str
    key: str

    def __call__(self, body: bytes, make: Callable[[], Response], secret: bool = False) -> Response:
        """What ``make`` answers, or answered before to the same body; where it refuses, nothing is kept, and never a ``secret`` answer."""
        if not self.key:
            return make()
        digest = sha256(body).hexdigest()
        if before := self._begin(digest):
            return before
        try:
            made = make()
        except AccordingtoError:
            with self.store.writing() as connection:
                connection.execute(delete(answered).where(*self._which()))
            raise
        kept = {"status": made.status_code, "location": made.headers.get("Location"), "answer": None if secret else bytes(made.body)}
        with self.store.writing() as connection:
            connection.execute(update(answered).where(*self._which()).values(kept))
        return made

    def _begin(self, digest: str) -> Response | None:
        """Note that it is at work; gives what was answered before."""
        named = {"person": self.person, "asked": self.asked, "key": self.key}
        with self.store.writing() as connection:
            connection.execute(delete(answered).where(answered.c.at < self.store.now() - KEPT))
            if before := self._before(connection, digest):
                return before
            connection.execute(insert(answered).values(named | {"body": digest, "at": self.store.now()}))
        return None

    def _before(self, connection: Connection, digest: str) -> Response | None:
        row = connection.execute(select(answered).where(*self._which())).first()
        if row is None:
            return None
        if row.body != digest:
            raise Unacceptable("this Idempotency-Key was sent with another body; take a new key for a new request")
        if row.status is None:
            raise Repeated(_AT_WORK)
        if row.answer is None:
            raise Repeated("this was done, and its answer held a secret that is shown once; take it back and ask with a new key")
        headers = {"Idempotency-Replayed": "true"} | ({"Location": row.location} if row.location else {})
        return Response(row.answer, row.status, headers, "application/json")

    def _which(self) -> tuple[ColumnElement[bool], ...]:
        return answered.c.person == self.person, answered.c.asked == self.asked, answered.c.key == self.key


def _once(
    request: Request,
    desk: AtDesk,
    person: Whoever,
    key: Annotated[
        str,
        Header(
            alias="Idempotency-Key",
            max_length=200,
            pattern=r"^[\x20-\x7e]*$",
            description="Any words of your own: the same request with the same key is done once, and answered the same for 24 hours.",
        ),
    ] = "",
) -> Once:
    return Once(desk.store, person.id, f"{request.method} {request.url.path}", key)


AtMostOnce = Annotated[Once, Depends(_once)]
