"""Refusals as problem details (RFC 9457)."""

from fastapi import Request
from fastapi.responses import JSONResponse

from accordingto.errors import AccordingtoError
from accordingto.web.refusing import status_of


def problem(request: Request, error: AccordingtoError) -> JSONResponse:
    """What was refused, and why."""
    status = status_of(error)
    told = {"type": "about:blank", "title": type(error).__name__, "status": status, "detail": str(error), "instance": request.url.path}
    return JSONResponse(told, status, media_type="application/problem+json")
