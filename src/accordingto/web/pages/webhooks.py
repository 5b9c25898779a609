"""Webhooks, for admins: which programs are told what, how it went, and their secrets."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from accordingto.web.asking import Admin, AtDesk
from accordingto.web.pages.account import Number, at_second
from accordingto.web.pages.flashing import led_to
from accordingto.web.pages.rendering import shown
from accordingto.web.people import Person
from accordingto.web.refusing import Unacceptable
from accordingto.web.telling import KINDS, MEANS

router = APIRouter(prefix="/webhooks")
_PAGE = 50


@router.get("")
def listed(request: Request, at: AtDesk, person: Admin) -> Response:
    """All of them."""
    return _listed(request, at, person, chosen=KINDS)


@router.post("")
def add(
    request: Request, at: AtDesk, person: Admin, url: Annotated[str, Form()] = "", kinds: Annotated[tuple[str, ...], Form()] = ()
) -> Response:
    """One more; its secret is shown this once."""
    try:
        hook, secret = at.hooks.add(url, kinds, person.name)
    except Unacceptable as error:
        return _listed(request, at, person, 422, str(error), url, kinds)
    return shown(request, "webhooks_secret.html", person=person, hook=hook, secret=secret)


@router.get("/{number}")
def one(request: Request, at: AtDesk, person: Admin, number: Number, before: int = 0) -> Response:
    """One of them, and what became of each delivery."""
    found = at.hooks.deliveries(number, _PAGE, min(max(before, 0), 2**31 - 1))
    older = found[-1].number if len(found) == _PAGE else 0
    hook = at.hooks.get(number)
    return shown(request, "webhooks_one.html", person=person, hook=hook, deliveries=found, older=older, means=MEANS, at=at_second)


@router.post("/{number}/test")
def test(at: AtDesk, person: Admin, number: Number) -> Response:
    """It is told something that means nothing."""
    at.hooks.test(number, person.name)
    return led_to(f"/webhooks/{number}", "A test is on its way; load the page again to see what became of it.")


@router.post("/{number}/secret")
def renew(request: Request, at: AtDesk, person: Admin, number: Number) -> Response:
    """Another secret, shown this once."""
    secret = at.hooks.renew(number, person.name)
    return shown(request, "webhooks_secret.html", person=person, hook=at.hooks.get(number), secret=secret)


@router.post("/{number}/switch")
def switch(at: AtDesk, person: Admin, number: Number, on: Annotated[str, Form()] = "") -> Response:
    """On or off."""
    hook = at.hooks.switch(number, on == "yes", person.name)
    return led_to(f"/webhooks/{number}", f"It is switched {'on' if hook.active else 'off'}.")


@router.post("/{number}/remove")
def remove(at: AtDesk, person: Admin, number: Number) -> Response:
    """It is told nothing any more."""
    at.hooks.remove(number, person.name)
    return led_to("/webhooks", "The webhook is removed.")


def _listed(
    request: Request, at: AtDesk, person: Person, status: int = 200, said: str = "", url: str = "", chosen: tuple[str, ...] = ()
) -> Response:
    told = {"hooks": at.hooks.all(), "means": MEANS, "said": said, "url": url, "chosen": chosen}
    return shown(request, "webhooks.html", status, person=person, at=at_second, **told)
