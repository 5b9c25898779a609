"""Where a list goes on: the last item's place in its order, so that what comes in meanwhile neither repeats an item nor skips one.

None leads back: whoever is on a page came by the one before, and has its address.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request

from accordingto.values.plain import Misfit, noun_of, plain
from accordingto.web.api.sending import MOST
from accordingto.web.refusing import Unacceptable

Place = TypeVar("Place")
Cursor = Annotated[str, Query(max_length=2000, description="`next` of the page before; of the same list with the same filters.")]


def cursor_after(request: Request, place: Any) -> str | None:
    """The cursor of the page after this place; None where there is none."""
    if place is None:
        return None
    return urlsafe_b64encode(json.dumps([_list(request), plain(place)], separators=(",", ":")).encode()).decode().rstrip("=")


def place_of(request: Request, cursor: str, kind: type[Place]) -> Place | None:
    """The place that a cursor of this list tells; raises Unacceptable where it is none, or another list's."""
    if not cursor:
        return None
    try:
        of, told = json.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        if of != _list(request) or not _bounded(told):
            raise Misfit("of another list")
        return noun_of(kind, told)
    except (ValueError, TypeError, RecursionError) as error:
        raise Unacceptable("the cursor is none of this list with these filters; ask for the first page again") from error


def _list(request: Request) -> str:
    """Which list it is, with the filters that it was asked for with."""
    asked = sorted((name, value) for name, value in request.query_params.multi_items() if name not in ("cursor", "limit"))
    return sha256(json.dumps([request.url.path, asked]).encode()).hexdigest()[:12]


def _bounded(told: Any) -> bool:
    """Whether a database takes every number and word of it."""
    parts = told.values() if isinstance(told, dict) else [told]
    return all(abs(one) <= MOST if isinstance(one, int) else b"\0" not in str(one).encode() for one in parts)
