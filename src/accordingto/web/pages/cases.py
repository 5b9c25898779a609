"""What waits for a decision, with all that whoever decides needs to see of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.casebook import Casebook, Change, Event, Item
from accordingto.casebook.changes import FIELDS
from accordingto.errors import UnknownIncident, UnknownJudged
from accordingto.pipeline import record_in
from accordingto.records import Finding, Report, Side, Tally
from accordingto.views.page.matrix import Quoted
from accordingto.views.page.plot import Mark, Scale, mark
from accordingto.views.page.sections import IncidentView, view_of
from accordingto.views.page.shown import anchor
from accordingto.views.page.sources import Source, source_of
from accordingto.views.page.words import asked, came_to, figure, listed, number_of, said, value_in_words


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One side of a finding as it is shown: what it says, who says it, where its figures lie, and its quotes."""

    says: str
    origins: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A finding with its sides on one line."""

    finding: Finding
    scale: Scale | None
    sides: tuple[Standpoint, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two incidents that may be one, question by question."""

    one: IncidentView
    other: IncidentView
    rows: tuple[tuple[str, str, str], ...]
    """A question and what each answers; empty where it answers nothing."""
    reasons: tuple[str, ...]
    """That keep them apart."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that waits."""

    item: Item
    settles: str
    href: str
    """Where more of it stands."""
    dispute: Dispute | None = None
    pair: Pair | None = None
    quotes: tuple[Quoted, ...] = ()
    tallies: tuple[tuple[Tally, Source], ...] = ()
    report: Report | None = None
    changes: tuple[tuple[str, str, str], ...] = ()
    """A question, what the version before answered, and what the newer one does."""
    decision: Event | None = None
    noted: str = ""
    """What a note that it was looked at is about; the incident where nothing stands here."""


class Cases:
    """Makes cases of what waits; an incident that several are about is loaded once."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self._views: dict[str, IncidentView | None] = {}

    def of(self, item: Item) -> Case:
        """What is needed to decide it."""
        make = {"finding": self._finding, "check": self._check, "link": self._link, "version": self._version, "orphan": self._orphan}
        return make[item.kind](item)

    def _finding(self, item: Item) -> Case:
        view = self._view(item.incident)
        found = next((f for f in view.incident.findings if f.claims == item.about), None) if view else None
        if view is None or found is None:
            return Case(item, number_of(len(item.about), "quote"), _place(item))
        quotes = {one.claim.id: one for one in view.matrix.quotes}
        row = next((row for row in view.matrix.rows if row.finding == found), None)
        scale = row.scale if row else None
        sides = tuple(_standpoint(found, side, quotes, scale) for side in found.sides)
        reports = number_of(len({quotes[claim].claim.report for claim in found.claims if claim in quotes}), "report")
        settles = f"{asked(found.question, found.group)}, {reports} on {number_of(len(sides), 'side')}"
        return Case(item, settles, _place(item), dispute=Dispute(found, scale, sides), quotes=_rest(found, quotes, sides))

    def _check(self, item: Item) -> Case:
        told = (one for id_ in self._incidents(item) if (view := self._view(id_)) for one in view.matrix.quotes)
        quotes = tuple(replace(one, fails=()) for one in told if one.claim.id in item.about)  # that it fails is said once
        tallies = tuple((one, self._source(one.report)) for one in self._told(item.about))
        settles = f"{number_of(item.settles, 'answer hangs', 'answers hang')} on what it is about"
        return Case(item, settles, _place(item), quotes=quotes, tallies=tallies)

    def _link(self, item: Item) -> Case:
        settles = f"whether {number_of(item.settles, 'answer')} that both give {'is' if item.settles == 1 else 'are'} about one event"
        one, other = (self._view(id_) for id_ in item.about[:2])
        if one is None or other is None:
            return Case(item, settles, _place(item))
        reasons = next((apart.reasons for apart in one.incident.apart if apart.incident == other.incident.id), (item.says,))
        return Case(item, settles, _place(item), pair=Pair(one, other, tuple(_side_by_side(one, other)), reasons))

    def _version(self, item: Item) -> Case:
        view = self._view(item.incident)
        settles = f"{number_of(item.settles, 'answer')} that a newer version gives otherwise"
        quotes = tuple(one for one in view.matrix.quotes if one.claim.id in item.about) if view else ()
        made = [event for event in self._casebook.history(item.about[0]) if event.what == "version"]
        changes = tuple(map(_turned, (one for one in made[-1].changes if one.question not in FIELDS))) if made else ()
        noted = item.about[1] if len(item.about) > 1 else next(iter(self._told_by(item.about[0])), "")
        report = self._report(item.about[0])
        return Case(item, settles, f"/reports/{item.about[0]}", quotes=quotes, report=report, changes=changes, noted=noted)

    def _orphan(self, item: Item) -> Case:
        settles = (
            f"what becomes of a decision on {number_of(item.settles, 'stretch', 'stretches')} of text that no reading tells of any more"
        )
        try:
            return Case(item, settles, f"/decisions/{item.about[0]}", decision=self._casebook.decision(item.about[0]))
        except UnknownJudged:
            return Case(item, settles, f"/decisions/{item.about[0]}")

    def _told_by(self, report: str) -> Iterator[str]:
        """The incidents that a report tells of."""
        return (one.id for one in self._casebook.report(report).incidents)

    def _view(self, id_: str) -> IncidentView | None:
        if id_ not in self._views:
            self._views[id_] = self._loaded(id_)
        return self._views[id_]

    def _loaded(self, id_: str) -> IncidentView | None:
        try:
            record = record_in(self._casebook.part(id_)) if id_ else None
        except UnknownIncident:  # it has ended since
            return None
        return view_of(record) if record else None

    def _incidents(self, item: Item) -> Sequence[str]:
        """The incident that a check is on; those that it names where it is on the whole."""
        return (item.incident,) if item.incident else tuple(one for one in item.about if one.startswith("i-"))[:4]

    def _told(self, about: Sequence[str]) -> list[Tally]:
        wanted = [one for one in about if one.startswith("t-")]
        found = {one.id: one for one in self._casebook.tallies(wanted)} if wanted else {}
        return [found[one] for one in wanted if one in found]

    def _source(self, id_: str) -> Source:
        report = self._report(id_)
        return source_of(report, "" if report else id_)

    def _report(self, id_: str) -> Report | None:
        return next(iter(self._casebook.bare([id_])), None)


def _place(item: Item) -> str:
    """Where on the incident's page it stands."""
    if not item.incident:
        return "/totals"
    claim = item.about[0] if item.kind in ("finding", "check") and item.about and item.about[0].startswith("c-") else ""
    return f"/incidents/{item.incident}" + (f"#{anchor(claim)}" if claim else "")


def _standpoint(found: Finding, side: Side, quotes: Mapping[str, Quoted], scale: Scale | None) -> Standpoint:
    own = tuple(quotes[claim] for claim in side.claims if claim in quotes)
    says = value_in_words(found.question, side.value) if side.value else figure(side.low, side.high)
    if side.stance == "denied":
        says = "denied" if side.low is None and not side.value else f"not {says}"
    return Standpoint(says, side.origins, own, tuple(dict.fromkeys(mark(one.claim, scale) for one in own)) if scale else ())


def _rest(found: Finding, quotes: Mapping[str, Quoted], sides: Sequence[Standpoint]) -> tuple[Quoted, ...]:
    """Claims on no side: a later or larger figure of the same origin stands for them."""
    shown = {one.claim.id for side in sides for one in side.quotes}
    return tuple(quotes[claim] for claim in found.claims if claim in quotes and claim not in shown)


def _turned(change: Change) -> tuple[str, str, str]:
    old, new = (listed(one if isinstance(one, str) else said(one) for one in some) or "nothing" for some in (change.before, change.after))
    return asked(change.question, change.group), old, new


def _side_by_side(one: IncidentView, other: IncidentView) -> list[tuple[str, str, str]]:
    told = [{asked(f.question, f.group): came_to(f) for f in view.incident.findings if not f.derived} for view in (one, other)]
    same = [key for key in told[0] if key in told[1]]
    rest = [key for key in dict.fromkeys([*told[0], *told[1]]) if key not in same]
    rows = [("outlets", listed(one.outlets[:6]), listed(other.outlets[:6]))]
    return [*((key, told[0].get(key, ""), told[1].get(key, "")) for key in [*same, *rest]), *rows]
