"""Filters that somebody keeps under names of their own."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import Field

from accordingto.web.api.answers import told
from accordingto.web.api.nouns import list_of
from accordingto.web.api.sending import Sent
from accordingto.web.asking import AtDesk, Own, Reader
from accordingto.web.filters import LONGEST_ADDRESS, LONGEST_NAME, Filter, filters_of, forget, keep

router = APIRouter(prefix="/filters", tags=["filters"])
Name = Annotated[str, Path(min_length=1, max_length=LONGEST_NAME, pattern=r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$")]


class Kept(Sent):
    """What a list is narrowed to."""

    address: Annotated[str, Field(max_length=LONGEST_ADDRESS, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")] = Field(
        description="A list's address, after its `?`."
    )


@router.get("", operation_id="list_filters", summary="Your filters", response_model=list_of(Filter))
def filters(at: AtDesk, person: Reader) -> Response:
    """By name."""
    return told(filters_of(at.store, person))


@router.put("/{name}", operation_id="keep_filter", summary="Keep a filter", status_code=204)
def put(name: Name, kept: Kept, at: AtDesk, person: Own) -> None:
    """In the place of the one that had that name."""
    keep(at.store, person, Filter(name, kept.address))


@router.delete("/{name}", operation_id="forget_filter", summary="Forget a filter", status_code=204)
def delete(name: Name, at: AtDesk, person: Own) -> None:
    """Where there is none of that name, nothing is done."""
    forget(at.store, person, name)
