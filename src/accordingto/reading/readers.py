"""Readers by name: ours, and any that an installed package brings under the entry-point group ``accordingto.readers``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points

from accordingto.errors import AccordingtoError, UnknownReader, UnreadReport, UnusableReader
from accordingto.reading.model.encoder import ready
from accordingto.reading.reader import read, read_by_rules
from accordingto.records import Claim, Mention, Quotation, Reading, Report, Tally
from accordingto.settings import Settings

GROUP = "accordingto.readers"

Reader = Callable[[Report], Reading]
"""Reads one report. It raises UnreadReport for one that it can't read: the report is refused with that sentence."""
ReaderFactory = Callable[[Settings], Reader]
"""What an entry point names: called once a run; it raises UnusableReader where the reader can't start."""


def learned(settings: Settings) -> Reader:
    """The rules and the shipped network together; UnusableReader where the network's files are not those that were shipped."""
    ready()
    return read


def rules(settings: Settings) -> Reader:
    """The rules alone."""
    return read_by_rules


OURS: Mapping[str, ReaderFactory] = {"learned": learned, "rules": rules}


def reads_abreast(reader: Reader) -> bool:
    """Whether several threads may call a reader at a time: ours keep nothing between reports, of others nobody knows."""
    return reader in (read, read_by_rules)


def reader_named(settings: Settings) -> Reader:
    """The reader that the settings name, ready to read."""
    name = settings.reader
    if name in OURS:  # found without their entry points, so that a source tree which nobody installed reads too
        return OURS[name](settings)
    entry = _entry(name)
    try:
        factory: ReaderFactory = entry.load()
        return _held_to_its_word(name, factory(settings))
    except AccordingtoError:
        raise
    except Exception as fault:  # another package's code: whatever is wrong with it, the user can take another reader
        raise UnusableReader(f"the reader {name!r} ({entry.value}) can't start ({type(fault).__name__}: {fault})") from fault


def _entry(name: str) -> EntryPoint:
    found = {entry.value: entry for entry in entry_points(group=GROUP, name=name)}
    if len(found) == 1:
        return found.popitem()[1]
    if found:
        raise UnknownReader(f"several installed packages bring a reader called {name!r}: {', '.join(sorted(found))}")
    installed = sorted({*OURS, *(entry.name for entry in entry_points(group=GROUP))})
    raise UnknownReader(f"no reader called {name!r} is installed; there are: {', '.join(installed)}")


def _held_to_its_word(name: str, reader: Reader) -> Reader:
    """The reader with its faults told as its own, and with every quote looked up in the report."""

    def checked(report: Report) -> Reading:
        try:
            reading = reader(report)
        except AccordingtoError:
            raise
        except Exception as fault:
            raise UnreadReport(f"the reader {name!r} failed on it ({type(fault).__name__}: {fault})") from fault
        wrong = sum(report.text[part.start : part.end] != part.quote or not part.quote for part in _quoted(reading))
        if wrong:
            raise UnreadReport(f"the reader {name!r} quoted what the report doesn't say, {wrong} times")
        return replace(reading, report=replace(reading.report, text=""))

    return checked


def _quoted(reading: Reading) -> Iterator[Claim | Mention | Quotation | Tally]:
    parts: Iterable[Iterable[Claim | Mention | Quotation | Tally]] = (
        *(account.mentions for account in reading.accounts),
        *(account.claims for account in reading.accounts),
        reading.quotations,
        reading.tallies,
    )
    for part in parts:
        yield from part
