"""What a request is refused for, and the status that says so: one list for pages and API."""

from accordingto import errors
from accordingto.errors import AccordingtoError


class NotSignedIn(AccordingtoError):
    """Nobody is known to ask, and somebody must be."""


class Forbidden(AccordingtoError):
    """Whoever asks may not do this."""


class Unacceptable(AccordingtoError):
    """A request that says nothing that can be done, or contradicts itself."""


class Repeated(AccordingtoError):
    """A request that was made before and can't be answered again: it is still at work, or its answer held a secret."""


_STATUSES: tuple[tuple[type[AccordingtoError], int], ...] = (
    (NotSignedIn, 401),
    (Forbidden, 403),
    (errors.UnknownIncident, 404),
    (errors.UnknownReport, 404),
    (errors.UnknownJudged, 404),
    (errors.Unjudgeable, 422),
    (errors.Unsought, 422),
    (Unacceptable, 422),
    (Repeated, 409),
    (errors.BusyCasebook, 503),
    (errors.UnreadableCasebook, 503),
    (errors.UnwritableCasebook, 503),
)


def status_of(error: AccordingtoError) -> int:
    """The HTTP status (RFC 9110) of what the user can act on."""
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), 400)
