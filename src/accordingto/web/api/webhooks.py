"""Webhooks: which programs are told what happens, and what became of each delivery."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from accordingto.web.api.answers import TAGGED, Limit, one, told
from accordingto.web.api.nouns import list_of, model_of
from accordingto.web.api.once import AtMostOnce
from accordingto.web.api.sending import Sent
from accordingto.web.asking import Admin, AtDesk
from accordingto.web.telling import Delivery, Hook, Kind

router = APIRouter(prefix="/webhooks", tags=["webhooks"])
Number = Annotated[int, Path(ge=1, le=(1 << 31) - 1)]


class NewWebhook(Sent):
    """Who is to be told what."""

    url: str = Field(max_length=2000, pattern=r"^[^\x00]*$", description="https, on the public internet.")
    kinds: list[Kind] = Field(min_length=1, max_length=10)


class Switched(Sent):
    """Whether it is to be told anything."""

    active: bool


class MadeWebhook(BaseModel):
    """A webhook, and what its deliveries are signed with."""

    webhook: model_of(Hook)  # type: ignore[valid-type]
    secret: str = Field(description="Shown this once.")


class Secret(BaseModel):
    """What a webhook's deliveries are signed with from now on."""

    secret: str = Field(description="Shown this once; the one before signs beside it for a day.")


@router.get("", operation_id="list_webhooks", summary="All webhooks", response_model=list_of(Hook))
def hooks(at: AtDesk, person: Admin) -> Response:
    """In the order that they were added, without their secrets."""
    return told(at.hooks.all())


@router.post("", operation_id="add_webhook", summary="Add a webhook", status_code=201, response_model=MadeWebhook)
def add(request: Request, new: NewWebhook, at: AtDesk, person: Admin, once: AtMostOnce) -> Response:
    """It is told what happens from now on."""

    def make() -> Response:
        made, secret = at.hooks.add(new.url, new.kinds, person.name)
        return told({"webhook": made, "secret": secret}, 201, Location=f"{request.url.path}/{made.number}")

    return once(new.model_dump_json().encode(), make, secret=True)


@router.get("/{number}", operation_id="get_webhook", summary="One webhook", response_model=model_of(Hook), responses=TAGGED)
def hook(request: Request, number: Number, at: AtDesk, person: Admin) -> Response:
    """Without its secret."""
    return one(request, at.hooks.get(number))


@router.patch("/{number}", operation_id="switch_webhook", summary="Switch a webhook on or off", response_model=model_of(Hook))
def switch(number: Number, switched: Switched, at: AtDesk, person: Admin) -> Response:
    """What happens while it is off it is never told; what waited by then is dropped."""
    return told(at.hooks.switch(number, switched.active, person.name))


@router.delete("/{number}", operation_id="remove_webhook", summary="Remove a webhook", status_code=204)
def remove(number: Number, at: AtDesk, person: Admin) -> None:
    """It is told nothing any more."""
    at.hooks.remove(number, person.name)


@router.post("/{number}/secret", operation_id="renew_webhook_secret", summary="Renew a webhook's secret", response_model=Secret)
def renew(number: Number, at: AtDesk, person: Admin, once: AtMostOnce) -> Response:
    """The one before signs beside it for a day."""
    return once(b"", lambda: told({"secret": at.hooks.renew(number, person.name)}), secret=True)


@router.post("/{number}/test", operation_id="test_webhook", summary="Tell a webhook something that means nothing", status_code=204)
def test(number: Number, at: AtDesk, person: Admin) -> None:
    """An event of the type `test`, delivered as all others are."""
    at.hooks.test(number, person.name)


@router.get(
    "/{number}/deliveries", operation_id="list_deliveries", summary="What became of each delivery", response_model=list_of(Delivery)
)
def deliveries(
    number: Number, at: AtDesk, person: Admin, before: Annotated[int, Query(ge=0, le=(1 << 31) - 1)] = 0, limit: Limit = 50
) -> Response:
    """The newest first; those older than the delivery of the number `before`. They are kept for thirty days."""
    return told(at.hooks.deliveries(number, limit, before))
