"""One base error, and a kind for each thing that the user can act on."""

from collections.abc import Sequence


class AccordingtoError(Exception):
    """Something the user can act on; its message is the sentence that they are shown."""


class UnreadableSource(AccordingtoError):
    """A path, stream or row that no report could be taken from."""


class NothingToRead(AccordingtoError):
    """Every source was refused, or none was named: there is no record to write."""


class UnknownPolicy(AccordingtoError):
    """No way to deal with accounts that differ has that name."""


class UnreadableOrigins(AccordingtoError):
    """A list of origins that is not there, or not in the form that it must have."""


class UnknownReader(AccordingtoError):
    """No installed reader has that name, or several have it."""


class UnusableReader(AccordingtoError):
    """A reader that can't start: something it needs is not installed, or a setting is missing or wrong."""


class UnreadReport(AccordingtoError):
    """A report that its reader, or the server behind it, gave no reading of."""


class UnreadableRecord(AccordingtoError):
    """A folder or file that holds no record of a schema this version knows."""


class UnwritableTarget(AccordingtoError):
    """A folder that the record can't be written into."""


class UnknownIncident(AccordingtoError):
    """A number, id or beginning of one that names no incident of the record, or several."""


class UnreadableCasebook(AccordingtoError):
    """A path or address where no casebook is, or one that can't be read: damaged, newer than the program, out of reach."""


class UnwritableCasebook(AccordingtoError):
    """A casebook that can't be written to: the disk is full, or it may not be."""


class BusyCasebook(AccordingtoError):
    """A casebook that another writer holds, for longer than anybody should wait."""


class UnknownReport(AccordingtoError):
    """An id or key that no report of the casebook has."""


class UnknownClaim(AccordingtoError):
    """An id that no claim of the casebook has."""


class UnknownOrigin(AccordingtoError):
    """A name that no origin of the casebook has."""


class UnknownJudged(AccordingtoError):
    """What a judgement is to be about is not in the casebook."""


class Unjudgeable(AccordingtoError):
    """A judgement that says nothing, or contradicts itself."""


class Overtaken(AccordingtoError):
    """A decision on incidents that have become others since whoever decides looked at them."""

    def __init__(self, incidents: Sequence[str]) -> None:
        super().__init__(f"{' and '.join(incidents)} changed since you looked; look again before you decide. Nothing was kept.")
        self.incidents = tuple(incidents)


class Unsought(AccordingtoError):
    """A search for what can't be looked for."""


class NotInstalled(AccordingtoError):
    """A part of the program that is an extra, and was not asked for when it was installed."""
