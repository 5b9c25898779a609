"""Running totals: wholes with their parts under them, and the parts laid end to end beside the whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.records import Check, Report, Tally
from accordingto.views.page.days import in_words
from accordingto.views.page.shown import anchor
from accordingto.views.page.sources import Source, source_of, speaker_of
from accordingto.views.page.words import KINDS

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class TallyView:
    """A tally as its row shows it."""

    tally: Tally
    href: str
    depth: int
    period: str
    speaker: str
    kind: str
    source: Source
    width: float
    """In hundredths of the longest bar shown with it; 0 where it names no figure."""
    parts: tuple[tuple[float, float], ...]
    """Its parts laid end to end: where each begins and its width, in the same hundredths."""
    fails: tuple[Check, ...]
    """Told at the first tally that they are about."""
    told_above: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class _Family:
    """A whole with all that is part of it, in the order of the page."""

    members: tuple[tuple[Tally, int], ...]
    """Each with how deep it stands."""
    parts: Mapping[str, Sequence[Tally]]

    @property
    def longest(self) -> int:
        """The longest bar: a figure, or parts end to end."""
        return max(max(_size(tally), sum(map(_size, self.parts.get(tally.id, ())))) for tally, _ in self.members)


def totals(tallies: Sequence[Tally], reports: Mapping[str, Report], failing: Mapping[str, tuple[Check, ...]]) -> list[TallyView]:
    """Wholes in their order, each followed by its parts."""
    told: set[Check] = set()
    views = []
    for family in _families(tallies):
        for tally, depth in family.members:
            fails = failing.get(tally.id, ())
            views.append(_view(tally, depth, family, reports.get(tally.report), fails, told))
            told.update(fails)
    return views


def _families(tallies: Sequence[Tally]) -> Iterator[_Family]:
    """Each tally in one family; tallies that are parts of one another in a circle have no whole and begin where they stand."""
    known = {tally.id for tally in tallies}
    parts: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        parts[tally.part_of if tally.part_of in known and tally.part_of != tally.id else ""].append(tally)
    seen: set[str] = set()
    for whole in (*parts[""], *tallies):
        members, waiting = [], [(whole, 0)]
        while waiting:
            tally, depth = waiting.pop()
            if tally.id not in seen:
                seen.add(tally.id)
                members.append((tally, depth))
                waiting += [(part, min(depth + 1, _DEEPEST)) for part in reversed(parts.get(tally.id, []))]
        if members:
            yield _Family(tuple(members), parts)


def _view(tally: Tally, depth: int, family: _Family, report: Report | None, fails: tuple[Check, ...], told: set[Check]) -> TallyView:
    return TallyView(
        tally=tally,
        href=anchor(tally.id),
        depth=depth,
        period=in_words(tally.period) if tally.period else "",
        speaker=speaker_of(tally.origin, "", report),
        kind=KINDS[tally.origin.kind] if tally.origin.name else KINDS["outlet"],
        source=source_of(report, "" if report else tally.report),
        width=_share(_size(tally), family.longest),
        parts=tuple(_end_to_end([_size(part) for part in family.parts.get(tally.id, ())], family.longest)),
        fails=tuple(check for check in fails if check not in told),
        told_above=tuple(check for check in fails if check in told),
    )


def _size(tally: Tally) -> int:
    return max(0, tally.low or tally.high or 0)


def _share(size: int, longest: int) -> float:
    return round(size / longest * 100, 2) if longest else 0.0


def _end_to_end(sizes: Sequence[int], longest: int) -> Iterator[tuple[float, float]]:
    begun = 0
    for size in sizes:
        yield _share(begun, longest), _share(size, longest)
        begun += size
