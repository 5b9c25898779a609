"""Sources in, reports and refusals out: one at a time, in an order that the same input always gives."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from accordingto.intake.dates import day_in_address
from accordingto.intake.drafts import Draft
from accordingto.intake.files import find_files
from accordingto.intake.given import Given
from accordingto.intake.kinds import read_file, read_given, read_stream
from accordingto.records import Refusal, Report, short_id
from accordingto.settings import Settings


def receive(sources: Iterable[str | Given], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Report | Refusal]:
    """Every report of the sources (files, folders, ``-`` for ``stdin``, what was given), and a refusal for all that gave none.

    A refusal that follows a report can also be of one of its fields: the report was then read without it.
    """
    keys = _Keys()
    for draft in _drafts(sources, settings, stdin):
        if isinstance(draft, Refusal):
            yield draft
        elif key := keys.own(draft):
            report = _report(draft, key, settings)
            yield _too_late(report, settings) or report
            yield from draft.refused


def _drafts(sources: Iterable[str | Given], settings: Settings, stdin: BinaryIO | None) -> Iterator[Draft | Refusal]:
    for source in sources:
        if isinstance(source, Given):
            yield from read_given(source, settings)
            continue
        if source == "-":
            yield from read_stream(stdin, settings)
            continue
        for found in find_files(source, settings.largest_report):
            yield from (found,) if isinstance(found, Refusal) else read_file(found, settings)


def _report(draft: Draft, key: str, settings: Settings) -> Report:
    return Report(
        id=short_id("r", key, draft.sha256),
        key=key,
        text=draft.text,
        outlet=draft.outlet or settings.outlet,
        title=draft.title,
        published=draft.published or day_in_address(draft.url) or settings.published,
        url=draft.url,
        language=draft.language,
        sha256=draft.sha256,
        received=draft.received,
        source=draft.source,
    )


def _too_late(report: Report, settings: Settings) -> Refusal | None:
    """What came out after the day taken for today was not known then."""
    if settings.as_of and report.published[:10] > settings.as_of.isoformat():
        return Refusal(report.key, f"was published on {report.published[:10]}, after {settings.as_of}, the day taken for today")
    return None


class _Keys:
    """Keys handed out in one run; it keeps a hash for each report and nothing else of it."""

    def __init__(self) -> None:
        self._contents: dict[str, set[str]] = {}
        self._last: dict[str, int] = {}
        self._taken: set[str] = set()

    def own(self, draft: Draft) -> str:
        """The draft's key, with a number where another report has it; empty where the very same report has been."""
        contents = self._contents.setdefault(draft.key, set())
        if draft.sha256 in contents:
            return ""
        contents.add(draft.sha256)
        key, number = draft.key, self._last.get(draft.key, 1)
        while key in self._taken:
            number += 1
            key = f"{draft.key}-{number}"
        self._last[draft.key] = number
        self._taken.add(key)
        return key
