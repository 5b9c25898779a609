"""The people of the desk, for admins: who may come, in what role, and what was done about it."""

from typing import Annotated, cast

from fastapi import APIRouter, Form, Request, Response

from accordingto.web.asking import Admin, AtDesk
from accordingto.web.pages.account import Number, at_second, browser
from accordingto.web.pages.flashing import led_to
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.signing import address_of_desk
from accordingto.web.people import ROLES, Person, Role
from accordingto.web.refusing import Forbidden, Unacceptable

router = APIRouter(prefix="/people")
Said = Annotated[str, Form(max_length=300)]


@router.get("")
def listed(request: Request, at: AtDesk, person: Admin) -> Response:
    """All of them."""
    return _listed(request, at, person)


@router.post("")
def add(request: Request, at: AtDesk, person: Admin, name: Said = "", role: Said = "", mail: Said = "") -> Response:
    """One more, with an address at which they choose a password."""
    _must_be_in_browser(person)
    try:
        account = at.people.accounts.add(name, cast(Role, role), person.name, mail)
    except Unacceptable as error:
        return _listed(request, at, person, 422, str(error))
    return _invited(request, at, person, account.id)


@router.get("/audit")
def audit(request: Request, at: AtDesk, person: Admin, before: int = 0) -> Response:
    """What was done about people, the last first."""
    return shown(request, "people_audit.html", person=person, done=at.people.audit.last(min(max(before, 0), 2**31 - 1)), at=at_second)


@router.get("/{id}")
def one(request: Request, at: AtDesk, person: Admin, id: Number) -> Response:
    """One of them."""
    return _one(request, at, person, id)


@router.post("/{id}/invite")
def invite(request: Request, at: AtDesk, person: Admin, id: Number) -> Response:
    """An address at which they choose a new password."""
    _must_be_in_browser(person)
    return _invited(request, at, person, id)


@router.post("/{id}/role")
def put_in_role(request: Request, at: AtDesk, person: Admin, id: Number, role: Said = "") -> Response:
    """They may do something else from now on."""
    _must_be_in_browser(person)
    try:
        at.people.accounts.set_role(id, cast(Role, role), person.name)
    except Unacceptable as error:
        return _one(request, at, person, id, 422, str(error))
    return led_to(f"/people/{id}", "The role is changed, and all their sessions are ended.")


@router.post("/{id}/codes/off")
def codes_off(at: AtDesk, person: Admin, id: Number) -> Response:
    """They lost what shows their codes: none is asked for till they turn them on again."""
    _must_be_in_browser(person)
    at.people.codes.turn_off(at.people.accounts.one(id).id, person.name)
    return led_to(f"/people/{id}", "They are asked for no code any more.")


@router.post("/{id}/sessions/end")
def end_sessions(at: AtDesk, person: Admin, id: Number) -> Response:
    """All their sessions end."""
    at.people.sessions.end_all(at.people.accounts.one(id).id, person.name)
    return led_to(f"/people/{id}", "All their sessions are ended.")


@router.post("/{id}/sessions/{session}/end")
def end_session(at: AtDesk, person: Admin, id: Number, session: Number) -> Response:
    """One of their sessions ends."""
    at.people.sessions.end(id, session, person.name)
    return led_to(f"/people/{id}", "The session is ended.")


@router.post("/{id}/tokens/{token}/revoke")
def revoke(at: AtDesk, person: Admin, id: Number, token: Number) -> Response:
    """One of their tokens is good for nothing any more."""
    at.people.tokens.revoke(id, token, person.name)
    return led_to(f"/people/{id}", "The token is revoked.")


@router.post("/{id}/remove")
def remove(request: Request, at: AtDesk, person: Admin, id: Number) -> Response:
    """They come no more."""
    _must_be_in_browser(person)
    try:
        at.people.accounts.remove(id, person.name)
    except Unacceptable as error:
        return _one(request, at, person, id, 422, str(error))
    return led_to("/people", "They may come no more. What they decided stands under their name.")


def _listed(request: Request, at: AtDesk, person: Person, status: int = 200, said: str = "") -> Response:
    people = at.people.accounts.all()
    return shown(request, "people.html", status, person=person, people=people, roles=ROLES, said=said, at=at_second, provider=at.provider)


def _one(request: Request, at: AtDesk, person: Person, id: int, status: int = 200, said: str = "") -> Response:
    told = {"account": at.people.accounts.one(id), "sessions": at.people.sessions.of(id), "tokens": at.people.tokens.of(id)}
    return shown(request, "people_one.html", status, person=person, **told, roles=ROLES, said=said, at=at_second, browser=browser)


def _invited(request: Request, at: AtDesk, person: Person, id: int) -> Response:
    account, key = at.people.accounts.one(id), at.people.invitations.make(id, person.name)
    address = f"{address_of_desk(request)}/invitation/{key}"
    return shown(request, "people_invited.html", person=person, account=account, address=address)


def _must_be_in_browser(person: Person) -> None:
    """A token that leaks must not be able to let others in for good."""
    if person.token:
        raise Forbidden("this is done in a browser, not with a token")
