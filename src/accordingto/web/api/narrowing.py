"""What a list is narrowed to, by the names that the pages' addresses have for it."""

from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

from accordingto.casebook import Casebook
from accordingto.casebook import Query as Asked
from accordingto.records import Graded, Status
from accordingto.web.api.sending import Line, Sent
from accordingto.web.asking import InCasebook
from accordingto.web.narrowing import FARTHEST, MOST_REPORTS, WITHIN, box_of, day_of, near_of
from accordingto.web.refusing import Unacceptable

_OF_THE_PAGE = ("cursor", "limit", "kind")

Day = Annotated[Line | None, WithJsonSchema({"type": "string", "format": "date"})]


class Narrowing(Sent):
    """Every field that is given narrows the list."""

    q: Line = Field("", description='Words in any order; `"in this order"`, `either OR other`, `-without`, `begun*`.')
    since: Day = Field(None, description="Of incidents their day, of reports when they came out.")
    until: Day = Field(None, description="The last day.")
    near: Line = Field("", description="A place that incidents are put at, or `latitude,longitude`.")
    within: float = Field(WITHIN, ge=0, le=FARTHEST, allow_inf_nan=False, description="Kilometres around `near`.")
    origin: Line = Field("", description="Who is said to know.")
    outlet: Line = Field("", description="Who published it.")
    status: Status | None = Field(None, description="Of a finding; with a `question`, of that one.")
    question: Line = Field("", description="That is answered: killed, injured, when, where, actor …")
    type: Line = Field("", description="Of the incident.")
    grade: Graded | None = Field(None, description="How well harm to people is borne out.")
    failing: bool = Field(False, description="Only where a check fails.")
    told_by: int = Field(0, ge=0, le=MOST_REPORTS, description="At least so many reports.")
    box: Line = Field(
        "", description="A part of the map, `south,west,north,east` in degrees; over the date line where west lies east of east."
    )

    @model_validator(mode="before")
    @classmethod
    def _but_the_page(cls, told: Any) -> Any:
        """Which page of the list is asked for narrows nothing; what else is no filter is a slip, and would widen the list unseen."""
        return {name: value for name, value in told.items() if name not in _OF_THE_PAGE} if isinstance(told, dict) else told

    @field_validator("since", "until", "box")
    @classmethod
    def _readable(cls, told: str | None, field: ValidationInfo) -> str | None:
        """Read once here, so that the problem tells where it is."""
        try:
            box_of(told or "") if field.field_name == "box" else day_of(told or "", str(field.field_name))
        except Unacceptable as fault:
            raise ValueError(str(fault)) from fault
        return told

    def query(self, casebook: Casebook) -> Asked:
        """What the casebook is asked for."""
        told = self.model_dump(include={"origin", "outlet", "status", "question", "type", "grade", "failing", "told_by"})
        since, until = day_of(self.since or "", "since"), day_of(self.until or "", "until")
        near, box = near_of(self.near, self.within, casebook), box_of(self.box)
        return Asked(words=self.q, since=since, until=until, near=near, box=box, **told)


def _narrowed(casebook: InCasebook, narrowing: Annotated[Narrowing, Query()]) -> Asked:
    return narrowing.query(casebook)


Narrowed = Annotated[Asked, Depends(_narrowed)]
