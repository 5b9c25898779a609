"""Signing in and out, by password or by a provider, and choosing a password by invitation."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from accordingto.web.asking import AtDesk, Whoever
from accordingto.web.guarding import cookie_name, cookie_of
from accordingto.web.pages.flashing import led_to
from accordingto.web.pages.rendering import shown
from accordingto.web.people import Browser, fresh
from accordingto.web.refusing import Absent, NotSignedIn, Unacceptable

router = APIRouter()
Said = Annotated[str, Form(max_length=2000)]

ARRIVING = 600
"""Seconds for which a browser remembers that it was sent to a provider."""


@router.get("/sign-in")
def door(request: Request, at: AtDesk, to: str = "/") -> Response:
    """Where somebody signs in."""
    if at.needs_no_account:
        return RedirectResponse("/", 303)
    return _door(request, at, to)


@router.post("/sign-in")
def sign_in(request: Request, at: AtDesk, name: Said = "", password: Said = "", code: Said = "", to: Said = "/") -> Response:
    """Let somebody in, or say that something is not right."""
    browser = _browser(request)
    try:
        at.people.door.let_in(name[:200], password, code[:60], browser)
    except NotSignedIn as error:
        return _door(request, at, to, name, str(error), 401)
    request.state.visit.key = browser.key
    return RedirectResponse(_here(to), 303)


@router.post("/sign-out")
def sign_out(request: Request, at: AtDesk, person: Whoever) -> Response:
    """The session ends."""
    if person.session:
        at.people.sessions.end(person.id, person.session, person.name)
    request.state.visit.end()
    return led_to("/sign-in", "You are signed out.")


@router.get("/sign-in/elsewhere")
def elsewhere(request: Request, at: AtDesk, to: str = "/") -> Response:
    """Send somebody to the provider."""
    if at.provider is None:
        raise Absent("nobody vouches for people here")
    address, key = at.people.arrivals.send(at.provider, _back(request), _here(to))
    answer = RedirectResponse(address, 303)
    answer.set_cookie(_arriving(request), key, ARRIVING, secure=request.url.scheme == "https", httponly=True, samesite="lax")
    return answer


@router.get("/sign-in/back")
def back(request: Request, at: AtDesk, state: str = "", code: str = "") -> Response:
    """Whoever comes back from the provider."""
    if at.provider is None:
        raise Absent("nobody vouches for people here")
    browser, key = _browser(request), cookie_of(request.headers, _arriving(request))
    try:
        if not code or not state:
            raise NotSignedIn(f"{at.provider.name} did not let you in")
        to = at.people.arrivals.let_in(at.provider, _back(request), key, state, code, browser)
    except (NotSignedIn, Unacceptable) as error:
        return _door(request, at, "/", "", str(error), 401)
    request.state.visit.key = browser.key
    # A redirect would still count as coming from the provider, and the strict cookie would stay behind; a page leads on by itself.
    answer = shown(request, "signing_back.html", to=to)
    answer.delete_cookie(_arriving(request), secure=request.url.scheme == "https", httponly=True, samesite="lax")
    return answer


@router.get("/invitation/{key}")
def invited(request: Request, at: AtDesk, key: str) -> Response:
    """Where somebody who was invited chooses a password."""
    return shown(request, "signing_invitation.html", account=at.people.invitations.whose(key), said="")


@router.post("/invitation/{key}")
def accept(request: Request, at: AtDesk, key: str, password: Said = "", again: Said = "") -> Response:
    """They have one from now on, and are asked to sign in by it."""
    account = at.people.invitations.whose(key)
    try:
        _must_be_alike(password, again)
        at.people.invitations.take(key, password)
    except Unacceptable as error:
        return shown(request, "signing_invitation.html", 422, account=account, said=str(error))
    return led_to("/sign-in", "Your password is set. Sign in with it.")


def _door(request: Request, at: AtDesk, to: str, name: str = "", said: str = "", status: int = 200) -> Response:
    return shown(request, "signing.html", status, provider=at.provider, to=_here(to), name_given=name, said=said)


def _must_be_alike(password: str, again: str) -> None:
    if password != again:
        raise Unacceptable("the two passwords are not the same")


def _browser(request: Request) -> Browser:
    return Browser(fresh(), request.headers.get("user-agent", ""), request.client.host if request.client else "")


def _here(to: str) -> str:
    """Where to go on to: a page of the desk, whatever the address asked for."""
    parts = urlsplit(to) if to.isprintable() and "\\" not in to else None
    is_page = parts and not parts.scheme and not parts.netloc and to.startswith("/") and not to.startswith(("//", "/sign-"))
    return to if is_page else "/"


def address_of_desk(request: Request) -> str:
    """Where it is reached, under the name by which it was asked, which is one of its own."""
    return f"{request.url.scheme}://{request.headers['host']}"


def _back(request: Request) -> str:
    return f"{address_of_desk(request)}/sign-in/back"


def _arriving(request: Request) -> str:
    return f"{cookie_name(request.scope)}-arriving"
