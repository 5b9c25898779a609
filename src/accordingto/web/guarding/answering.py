"""How what stands before the application refuses: as the application itself would."""

from collections.abc import Callable

from starlette.types import ASGIApp, Scope

from accordingto.errors import AccordingtoError

Refuse = Callable[[Scope, AccordingtoError], ASGIApp]
"""The answer that says what is refused, as a page or as a problem."""
