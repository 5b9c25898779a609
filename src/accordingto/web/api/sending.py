"""What a request may send: within what a database takes, so that no input is a fault of the program."""

from typing import Annotated

from fastapi import Depends, HTTPException, Path, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from accordingto.web.deciding import LARGEST, LONGEST

_NO_NUL = r"^[^\x00]*$"
Line = Annotated[str, StringConstraints(max_length=500, pattern=_NO_NUL)]
Words = Annotated[str, StringConstraints(max_length=LONGEST, pattern=_NO_NUL)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")]
"""Not of blanks alone."""
MOST = LARGEST
"""Of any number."""
Count = Annotated[int, Field(ge=0, le=MOST)]
Id = Annotated[str, Path(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]


class Sent(BaseModel):
    """What somebody sends: a field that is not known is a slip, not passed over."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


async def _of_type(request: Request) -> None:
    """Raises 415 where a body is sent that is no JSON, or in another encoding than UTF-8; of files, none that is no form."""
    if request.headers.get("Content-Length", "0") == "0" and "Transfer-Encoding" not in request.headers:
        return
    kind, _, charset = request.headers.get("Content-Type", "").lower().partition(";")
    wanted = getattr(request.scope.get("route"), "sent_as", "application/json")
    if kind.strip() != wanted or ("charset=" in charset and "utf-8" not in charset):
        raise HTTPException(415, f"this address takes {wanted} in UTF-8")


OfType = Depends(_of_type)
