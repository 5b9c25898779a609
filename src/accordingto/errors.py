"""One base error, and a kind for each thing that the user can act on."""


class AccordingtoError(Exception):
    """Something the user can act on; its message is the sentence that they are shown."""


class UnreadableSource(AccordingtoError):
    """A path, stream or row that no report could be taken from."""


class NothingToRead(AccordingtoError):
    """Every source was refused, or none was named: there is no record to write."""


class UnreadableRecord(AccordingtoError):
    """A folder or file that holds no record of a schema this version knows."""


class UnwritableTarget(AccordingtoError):
    """A folder that the record can't be written into."""


class UnknownIncident(AccordingtoError):
    """A number, id or beginning of one that names no incident of the record, or several."""
