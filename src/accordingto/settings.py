"""What the user can set, read once at the edge and passed down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """How one run reads, links and weighs; equal settings and input give an equal record."""

    published: str = ""
    """Day of publication (ISO 8601) for reports that name none."""
    outlet: str = ""
    """Outlet for reports that name none."""
    as_of: date | None = None
    """The day taken for today: what was published later is left out. The clock is never read."""
    reader: str = "learned"
    """Name of the installed reader that reads the reports."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    """The variables that begin with ACCORDINGTO_, for readers with settings of their own; it may hold keys, so nothing shows it."""
    largest_report: int = 20_000_000
    """Bytes above which a source is refused unread."""
    largest_page: int = 3_000_000
    """Bytes above which a web page is refused: finding the main text of one that is all links takes three seconds a megabyte."""
    policy: str = ""
    """How accounts that differ are brought to one answer; empty: as the casebook has it, or by range."""
    origins: str = ""
    """A file with origins and their names, laid over the package's own list; empty: as the casebook has it, or none."""
