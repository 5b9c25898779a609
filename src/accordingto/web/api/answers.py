"""Answers in JSON: single things with their tags, lists by the page."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field, create_model

from accordingto.web.api.nouns import json_of, list_of

TAGGED: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"ETag": {"description": "Strong: the same tag, the same bytes.", "schema": {"type": "string"}}}},
    304: {"description": "What was had before is still so."},
}
PAGED: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"Link": {"description": 'Of the next page, `rel="next"`; absent on the last.', "schema": {"type": "string"}}}}
}
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]


def one(request: Request, value: Any, tag: str = "") -> Response:
    """One thing under its tag, a strong one: the same tag, the same bytes; nothing but the tag for whoever has it already."""
    body = json_of(value)
    tag = tag or sha256(body).hexdigest()[:32]
    return unchanged(tag) if known(request, tag) else Response(body, media_type="application/json", headers=tagged(tag))


def known(request: Request, tag: str) -> bool:
    """Whether whoever asks has it already (RFC 9110, If-None-Match: compared weakly)."""
    told = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    return f'"{tag}"' in told or told == ["*"]


def unchanged(tag: str) -> Response:
    """That it is as it was had before."""
    return Response(status_code=304, headers=tagged(tag))


def tagged(tag: str) -> dict[str, str]:
    """The headers of what may be kept, and is to be asked for again each time."""
    return {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}


def told(value: Any, status: int = 200, **headers: str) -> Response:
    """What is made for this request alone."""
    return Response(json_of(value), status, headers, "application/json")


def page(request: Request, items: Sequence[Any], following: str | None, **more: Any) -> Response:
    """One page of a list; ``following`` is the cursor of the next."""
    link = {"Link": f'<{request.url.include_query_params(cursor=following)}>; rel="next"'} if following else {}
    return Response(json_of({"items": items, "next": following} | more), media_type="application/json", headers=link)


@cache
def page_of(noun: type, total: bool = False) -> type[BaseModel]:
    """What JSON has of one page of a list."""
    more: dict[str, Any] = {"total": (int, Field(description="How many there are on all pages."))} if total else {}
    return create_model(
        f"{noun.__name__}Page",
        __doc__="One page of a list.",
        items=(list_of(noun), ...),
        next=(str | None, Field(description="The cursor of the next page; null on the last.")),
        **more,
    )
