"""What a request is refused for, and the status that says so: one list for pages and API."""

from accordingto import errors
from accordingto.errors import AccordingtoError
from accordingto.web.charts import Undrawn


class NotSignedIn(AccordingtoError):
    """Nobody is known to ask, and somebody must be."""


class Forbidden(AccordingtoError):
    """Whoever asks may not do this."""


class CrossSite(Forbidden):
    """A request that another site may have made a browser send."""


class Misdirected(AccordingtoError):
    """A request for a host that this desk is not."""


class Absent(AccordingtoError):
    """A page, person or thing of the desk's own that is not there."""


class TooLarge(AccordingtoError):
    """A request with more in it than is taken."""


class TooSlow(AccordingtoError):
    """A request whose body did not come in time."""


class TooMany(AccordingtoError):
    """Asked too often; it may be asked again in so many seconds."""

    def __init__(self, sentence: str, wait: int) -> None:
        super().__init__(sentence)
        self.headers = {"Retry-After": str(wait)}


class Unacceptable(AccordingtoError):
    """A request that says nothing that can be done, or contradicts itself."""


class Repeated(AccordingtoError):
    """A request that was made before and can't be answered again: it is still at work, or its answer held a secret."""


_STATUSES: tuple[tuple[type[AccordingtoError], int], ...] = (
    (NotSignedIn, 401),
    (Forbidden, 403),
    (Misdirected, 421),
    (Absent, 404),
    (TooLarge, 413),
    (TooSlow, 408),
    (TooMany, 429),
    (errors.UnknownIncident, 404),
    (errors.UnknownReport, 404),
    (errors.UnknownClaim, 404),
    (errors.UnknownOrigin, 404),
    (errors.UnknownJudged, 404),
    (errors.Overtaken, 412),
    (errors.Unjudgeable, 422),
    (errors.Unsought, 422),
    (Unacceptable, 422),
    (Repeated, 409),
    (errors.BusyCasebook, 503),
    (errors.UnreadableCasebook, 503),
    (errors.UnwritableCasebook, 503),
    (Undrawn, 503),
)


def status_of(error: AccordingtoError) -> int:
    """The HTTP status (RFC 9110) of what the user can act on."""
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), 400)
