"""What a request needs and who makes it: the dependencies that pages and API share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from accordingto.casebook import Casebook
from accordingto.web.desk import Desk
from accordingto.web.people import Person, Role
from accordingto.web.refusing import Forbidden


def desk(request: Request) -> Desk:
    """The desk that is asked."""
    return cast(Desk, request.app.state.desk)


AtDesk = Annotated[Desk, Depends(desk)]


def casebook(at: AtDesk) -> Iterator[Casebook]:
    """The casebook, for this request alone."""
    with at.casebook() as book:
        yield book


InCasebook = Annotated[Casebook, Depends(casebook)]


def person(at: AtDesk, request: Request) -> Person:
    """Who asks; raises NotSignedIn where nobody knows."""
    return Person(at.house.author or "unknown", "admin")


Whoever = Annotated[Person, Depends(person)]


@dataclass(frozen=True, slots=True)
class Needs:
    """That whoever asks may do what this role may."""

    role: Role

    def __call__(self, asking: Whoever) -> Person:
        """The person; raises Forbidden where they may not."""
        if not asking.may(self.role):
            raise Forbidden(f"this takes a {self.role}; you are a {asking.role}")
        return asking


Reader = Annotated[Person, Depends(Needs("reader"))]
Reviewer = Annotated[Person, Depends(Needs("reviewer"))]
Admin = Annotated[Person, Depends(Needs("admin"))]
