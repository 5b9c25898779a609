"""What a list is narrowed to, by the names that the pages' addresses have for it."""

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from accordingto.casebook import Box, Casebook, Near
from accordingto.casebook import Query as Asked
from accordingto.records import Graded, Status
from accordingto.web.api.sending import Line, Sent
from accordingto.web.asking import InCasebook
from accordingto.web.refusing import Unacceptable

_FARTHEST = 20_040.0
"""Kilometres: the other side of the earth."""

_OF_THE_PAGE = ("cursor", "limit", "kind")


def _day(told: Any) -> date:
    if not isinstance(told, str) or len(told) != 10:
        raise ValueError("a day is written as in 2021-03-08")
    return date.fromisoformat(told)


def _box(told: str) -> str:
    if told:
        south, west, north, east = (float(one) for one in told.split(","))
        if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
            raise ValueError("degrees of latitude run from -90 to 90, of longitude from -180 to 180")
    return told


Day = Annotated[date | None, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Narrowing(Sent):
    """Every field that is given narrows the list."""

    q: Line = Field("", description='Words in any order; `"in this order"`, `either OR other`, `-without`, `begun*`.')
    since: Day = Field(None, description="Of incidents their day, of reports when they came out.")
    until: Day = Field(None, description="The last day.")
    near: Line = Field("", description="A place that incidents are put at, or `latitude,longitude`.")
    within: float = Field(50.0, ge=0, le=_FARTHEST, allow_inf_nan=False, description="Kilometres around `near`.")
    origin: Line = Field("", description="Who is said to know.")
    outlet: Line = Field("", description="Who published it.")
    status: Status | None = Field(None, description="Of a finding; with a `question`, of that one.")
    question: Line = Field("", description="That is answered: killed, injured, when, where, actor …")
    type: Line = Field("", description="Of the incident.")
    grade: Graded | None = Field(None, description="How well harm to people is borne out.")
    failing: bool = Field(False, description="Only where a check fails.")
    told_by: int = Field(0, ge=0, le=1_000_000, description="At least so many reports.")
    box: Annotated[str, AfterValidator(_box)] = Field(
        "",
        max_length=200,
        description="A part of the map, `south,west,north,east` in degrees; over the date line where west lies east of east.",
    )

    @model_validator(mode="before")
    @classmethod
    def _but_the_page(cls, told: Any) -> Any:
        """Which page of the list is asked for narrows nothing; what else is no filter is a slip, and would widen the list unseen."""
        return {name: value for name, value in told.items() if name not in _OF_THE_PAGE} if isinstance(told, dict) else told

    def query(self, casebook: Casebook) -> Asked:
        """What the casebook is asked for."""
        told = self.model_dump(include={"since", "until", "origin", "outlet", "status", "question", "type", "grade", "failing", "told_by"})
        box = Box(*map(float, self.box.split(","))) if self.box else None
        return Asked(words=self.q, near=self._near(casebook), box=box, **told)

    def _near(self, casebook: Casebook) -> Near | None:
        if not self.near:
            return None
        point = _point(self.near) or casebook.place_named(self.near)
        if point is None:
            raise Unacceptable("no incident is put at a place called so; name another, or its latitude and longitude")
        return Near(*point, self.within)


def _point(told: str) -> tuple[float, float] | None:
    latitude, _, longitude = told.partition(",")
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def _narrowed(casebook: InCasebook, narrowing: Annotated[Narrowing, Query()]) -> Asked:
    return narrowing.query(casebook)


Narrowed = Annotated[Asked, Depends(_narrowed)]
