"""One's own account: password, one-time codes, sessions, tokens."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request, Response

from accordingto.web.asking import AtDesk, Reader
from accordingto.web.pages.flashing import led_to
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.wording import moment
from accordingto.web.people import OF_ROLE, Person, address_of, picture_of
from accordingto.web.refusing import Absent, Forbidden, Unacceptable

router = APIRouter(prefix="/account")
Said = Annotated[str, Form(max_length=2000)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


def at_second(seconds: int) -> str:
    """A moment of the desk's own tables, as it is read."""
    return moment(datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds"))


_BROWSERS = {"Firefox/": "Firefox", "Edg/": "Edge", "OPR/": "Opera", "Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {"Android": "Android", "iPhone": "an iPhone", "iPad": "an iPad", "Windows": "Windows", "Mac OS": "a Mac", "Linux": "Linux"}


def browser(agent: str) -> str:
    """What calls itself so, as its owner would call it; as it stands where it is none that is known."""
    named, system = (next((told for sign, told in known.items() if sign in agent), "") for known in (_BROWSERS, _SYSTEMS))
    return f"{named} on {system}" if named and system else agent or "an unnamed browser"


def with_account(person: Person) -> Person:
    """Somebody in a browser with an account of their own; raises otherwise."""
    if not person.id:
        raise Absent("on this desk nobody has an account: `accordingto people add NAME --role admin` makes the first")
    if person.token:
        raise Forbidden("this is done in a browser, not with a token")
    return person


@router.get("")
def own(request: Request, at: AtDesk, person: Reader) -> Response:
    """What there is of it."""
    return _account(request, at, person)


@router.post("/password")
def password(request: Request, at: AtDesk, person: Reader, old: Said = "", password: Said = "", again: Said = "") -> Response:
    """A new one, and all sessions end."""
    try:
        _must_know(request, at, with_account(person), old)
        if password != again:
            raise Unacceptable("the two new passwords are not the same")
        at.people.accounts.set_password(person.id, password, person.name)
    except Unacceptable as error:
        return _account(request, at, person, 422, str(error))
    request.state.visit.end()
    return led_to("/sign-in", "Your password is changed, you are signed out everywhere, and your tokens are revoked.")


@router.post("/codes")
def codes(request: Request, at: AtDesk, person: Reader, old: Said = "", secret: Said = "", code: Said = "") -> Response:
    """Turn on one-time codes, in two steps: the key is shown, then held to a code."""
    name = with_account(person).name
    try:
        if not secret:
            _must_know(request, at, person, old)
            secret = at.people.codes.offer(person.session)
        elif code:
            given = at.people.codes.turn_on(person.id, person.session, secret, code, person.name)
            return shown(request, "account_recovery.html", person=person, given=given)
        said, status = "", 200
    except Unacceptable as error:
        if not at.people.codes.offers(person.session, secret):
            return _account(request, at, person, 422, str(error))
        said, status = str(error), 422
    address = address_of(secret, name)
    return shown(request, "account_codes.html", status, person=person, secret=secret, picture=picture_of(address), said=said)


@router.post("/codes/off")
def codes_off(request: Request, at: AtDesk, person: Reader, old: Said = "") -> Response:
    """Turn them off."""
    try:
        _must_know(request, at, with_account(person), old)
    except Unacceptable as error:
        return _account(request, at, person, 422, str(error))
    at.people.codes.turn_off(person.id, person.name)
    return led_to("/account", "You are asked for no code any more.")


@router.post("/sessions/{id}/end")
def end(at: AtDesk, person: Reader, id: Number) -> Response:
    """One session ends."""
    at.people.sessions.end(with_account(person).id, id, person.name)
    return led_to("/account", "The session is ended.")


@router.post("/sessions/end")
def end_others(at: AtDesk, person: Reader) -> Response:
    """All end but the one in which this is asked."""
    at.people.sessions.end_all(with_account(person).id, person.name, but=person.session)
    return led_to("/account", "All other sessions are ended.")


@router.post("/tokens")
def make_token(
    request: Request, at: AtDesk, person: Reader, name: Said = "", days: Said = "", scopes: Annotated[list[str] | None, Form()] = None
) -> Response:
    """A new token, shown this once."""
    try:
        token, key = at.people.tokens.make(with_account(person), name, scopes or [], int(days) if days.isdecimal() else 0)
    except Unacceptable as error:
        return _account(request, at, person, 422, str(error))
    return shown(request, "account_token.html", person=person, token=token, key=key, at=at_second)


@router.post("/tokens/{id}/revoke")
def revoke(at: AtDesk, person: Reader, id: Number) -> Response:
    """A token is good for nothing any more."""
    at.people.tokens.revoke(with_account(person).id, id, person.name)
    return led_to("/account", "The token is revoked.")


def _account(request: Request, at: AtDesk, person: Person, status: int = 200, said: str = "") -> Response:
    account = at.people.accounts.one(with_account(person).id)
    return shown(
        request,
        "account.html",
        status,
        person=person,
        account=account,
        left=at.people.codes.left(person.id),
        sessions=at.people.sessions.of(person.id),
        tokens=at.people.tokens.of(person.id),
        scopes=OF_ROLE[person.role],
        said=said,
        at=at_second,
        browser=browser,
    )


def _must_know(request: Request, at: AtDesk, person: Person, password: str) -> None:
    if not at.people.door.knows(person.id, person.name, password, request.client.host if request.client else ""):
        raise Unacceptable("that is not your present password")
