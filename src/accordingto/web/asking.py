"""What a request needs and who makes it: the dependencies that pages and API share."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from accordingto.casebook import Casebook
from accordingto.web.desk import Desk
from accordingto.web.people import Person, Role, Scope
from accordingto.web.refusing import Forbidden, NotSignedIn


async def desk(request: Request) -> Desk:  # what waits for nothing is a coroutine: a function would be called on a thread of its own
    """The desk that is asked."""
    return cast(Desk, request.app.state.desk)


AtDesk = Annotated[Desk, Depends(desk)]


async def casebook(at: AtDesk) -> Casebook:
    """The casebook, for this request alone."""
    return at.beside()


InCasebook = Annotated[Casebook, Depends(casebook)]


def person(at: AtDesk, request: Request) -> Person:
    """Who asks; raises NotSignedIn where nobody knows."""
    given = request.headers.get("authorization")
    if given is not None:  # whoever shows a token asks by that alone: a request that needs no proof of its page counts no cookie
        scheme, _, key = given.partition(" ")
        found = at.people.tokens.whose(key.strip()) if scheme.casefold() == "bearer" else None
        if found is None:
            raise NotSignedIn("this token is good for nothing here: it may have ended, or been revoked")
        return found
    key = request.state.visit.came
    if key and (found := at.people.sessions.whose(key)):
        return found
    if at.needs_no_account:
        return Person(at.house.author or "unknown", "admin")
    raise NotSignedIn("sign in first")


Whoever = Annotated[Person, Depends(person)]


@dataclass(frozen=True, slots=True)
class Needs:
    """That whoever asks may do what this role may, and by a token only what it is good for."""

    role: Role
    scope: Scope

    async def __call__(self, asking: Whoever) -> Person:
        """The person; raises Forbidden where they may not."""
        return self.allow(asking)

    def allow(self, asking: Person) -> Person:
        """The same, of somebody who is known."""
        if not asking.may(self.role):
            raise Forbidden(f"this takes the role of {self.role}; yours is {asking.role}")
        if self.scope not in asking.scopes:
            raise Forbidden(f"this takes a token that is good to {self.scope}; yours is not")
        return asking


Reader = Annotated[Person, Depends(Needs("reader", "read"))]
Own = Annotated[Person, Depends(Needs("reader", "manage"))]
"""Who sees to what is their own; not with a token that was made for less."""
Reviewer = Annotated[Person, Depends(Needs("reviewer", "decide"))]
Adder = Annotated[Person, Depends(Needs("reviewer", "add"))]
Admin = Annotated[Person, Depends(Needs("admin", "manage"))]
