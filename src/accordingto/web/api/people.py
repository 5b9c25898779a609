"""Whoever asks, what they come in with, and who else may come."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field

from accordingto.web.api.answers import TAGGED, one, told
from accordingto.web.api.nouns import list_of, model_of
from accordingto.web.api.once import AtMostOnce
from accordingto.web.api.sending import MOST, Line, Sent
from accordingto.web.asking import Admin, AtDesk, Own, Reader
from accordingto.web.people import Role, Scope
from accordingto.web.people.accounts import Account
from accordingto.web.people.auditing import Done
from accordingto.web.people.sessions import Session
from accordingto.web.people.tokens import LONGEST, Token
from accordingto.web.refusing import Absent

router = APIRouter(tags=["people"])
Number = Annotated[int, Path(ge=1, le=MOST)]


class Me(BaseModel):
    """Whoever asks."""

    name: str
    role: Role
    scopes: list[Scope] = Field(description="What may be done: by a token what it is good for.")
    csrf: str = Field(description="What a browser sends as `X-CSRF` with all that changes something; empty where a token asks.")


class NewPerson(Sent):
    """Who is to come."""

    name: Line = Field(min_length=1, max_length=80)
    role: Role
    mail: Line = Field("", description="The address by which a provider's people are known here.")


class Changed(Sent):
    """What somebody may do from now on."""

    role: Role


class NewToken(Sent):
    """What a program is to ask with."""

    name: Line = Field(min_length=1, max_length=80, description="By which you know it again.")
    scopes: list[Scope] = Field(min_length=1, max_length=4)
    days: int = Field(ge=1, le=LONGEST, description="For how long it is good.")


class MadeToken(BaseModel):
    """A token, and what to ask with."""

    token: model_of(Token)  # type: ignore[valid-type]
    key: str = Field(description="To be sent as `Authorization: Bearer …`; shown this once.")


@router.get("/me", operation_id="get_me", summary="Who you are", response_model=Me)
def me(request: Request, person: Reader) -> Response:
    """The name that your decisions stand under, and what you may do."""
    csrf = "" if person.token else request.state.visit.csrf
    return told({"name": person.name, "role": person.role, "scopes": sorted(person.scopes), "csrf": csrf})


@router.get("/me/sessions", operation_id="list_sessions", summary="Your sessions", response_model=list_of(Session))
def sessions(at: AtDesk, person: Own) -> Response:
    """Browsers in which you are signed in, the last used first."""
    return told(at.people.sessions.of(person.id))


@router.delete("/me/sessions/{id}", operation_id="end_session", summary="End one of your sessions", status_code=204)
def end_session(id: Number, at: AtDesk, person: Own) -> None:
    """Whoever is signed in there is so no more."""
    at.people.sessions.end(person.id, id, person.name)


@router.get("/me/tokens", operation_id="list_tokens", summary="Your tokens", response_model=list_of(Token))
def tokens(at: AtDesk, person: Own) -> Response:
    """Without what is asked with, the newest first."""
    return told(at.people.tokens.of(person.id))


@router.post("/me/tokens", operation_id="make_token", summary="Make a token", status_code=201, response_model=MadeToken)
def make_token(token: NewToken, at: AtDesk, person: Own, once: AtMostOnce) -> Response:
    """What to ask with is shown this once; never good for more than you are."""
    if not person.id:
        raise Absent("this desk has no accounts: whoever is at it needs no token")

    def make() -> Response:
        made, key = at.people.tokens.make(person, token.name, token.scopes, token.days)
        return told({"token": made, "key": key}, 201)

    return once(token.model_dump_json().encode(), make, secret=True)


@router.delete("/me/tokens/{id}", operation_id="revoke_token", summary="Revoke one of your tokens", status_code=204)
def revoke_token(id: Number, at: AtDesk, person: Own) -> None:
    """It is good for nothing any more."""
    at.people.tokens.revoke(person.id, id, person.name)


@router.get("/people", operation_id="list_people", summary="Who may come", response_model=list_of(Account))
def people(at: AtDesk, person: Admin) -> Response:
    """By name."""
    return told(at.people.accounts.all())


@router.post("/people", operation_id="add_person", summary="Let somebody come", status_code=201, response_model=model_of(Account))
def add(request: Request, new: NewPerson, at: AtDesk, person: Admin, once: AtMostOnce) -> Response:
    """They set their password by an invitation, or come by a provider."""

    def make() -> Response:
        made = at.people.accounts.add(new.name, new.role, person.name, new.mail)
        return told(made, 201, Location=f"{request.url.path}/{made.id}")

    return once(new.model_dump_json().encode(), make)


@router.get(
    "/people/{id}", operation_id="get_person", summary="One of those who may come", response_model=model_of(Account), responses=TAGGED
)
def account(request: Request, id: Number, at: AtDesk, person: Admin) -> Response:
    """Their role, and how they come in."""
    return one(request, at.people.accounts.one(id))


@router.patch("/people/{id}", operation_id="change_person", summary="Change somebody's role", response_model=model_of(Account))
def change(id: Number, changed: Changed, at: AtDesk, person: Admin) -> Response:
    """All their sessions end."""
    at.people.accounts.set_role(id, changed.role, person.name)
    return told(at.people.accounts.one(id))


@router.delete("/people/{id}", operation_id="remove_person", summary="Let somebody come no more", status_code=204)
def remove(id: Number, at: AtDesk, person: Admin) -> None:
    """What they decided stands under their name."""
    at.people.accounts.remove(id, person.name)


@router.get("/people/{id}/sessions", operation_id="list_person_sessions", summary="Somebody's sessions", response_model=list_of(Session))
def sessions_of(id: Number, at: AtDesk, person: Admin) -> Response:
    """The last used first."""
    return told(at.people.sessions.of(at.people.accounts.one(id).id))


@router.delete("/people/{id}/sessions", operation_id="end_person_sessions", summary="End all of somebody's sessions", status_code=204)
def end_sessions_of(id: Number, at: AtDesk, person: Admin) -> None:
    """They have to sign in again."""
    at.people.sessions.end_all(at.people.accounts.one(id).id, person.name)


@router.delete(
    "/people/{id}/sessions/{session}", operation_id="end_person_session", summary="End one of somebody's sessions", status_code=204
)
def end_session_of(id: Number, session: Number, at: AtDesk, person: Admin) -> None:
    """In that browser they have to sign in again."""
    at.people.sessions.end(id, session, person.name)


@router.get("/people/{id}/tokens", operation_id="list_person_tokens", summary="Somebody's tokens", response_model=list_of(Token))
def tokens_of(id: Number, at: AtDesk, person: Admin) -> Response:
    """Without what is asked with, the newest first."""
    return told(at.people.tokens.of(at.people.accounts.one(id).id))


@router.delete(
    "/people/{id}/tokens/{token}", operation_id="revoke_person_token", summary="Revoke one of somebody's tokens", status_code=204
)
def revoke_token_of(id: Number, token: Number, at: AtDesk, person: Admin) -> None:
    """It is good for nothing any more."""
    at.people.tokens.revoke(id, token, person.name)


@router.get(
    "/audit", operation_id="list_audit", summary="What was done about people and what they come in with", response_model=list_of(Done)
)
def audit(at: AtDesk, person: Admin, before: Annotated[int, Field(ge=0, le=MOST)] = 0) -> Response:
    """A hundred lines, the newest first; those older than the line of the number `before`."""
    return told(at.people.audit.last(before))
