"""A casebook in a terminal: what was taken in, how it stands, how something came to be what it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from accordingto.records import COUNTS, Check, Claim, Finding, Incident, Judgement, Refusal, Report
from accordingto.views.page.words import asked, came_to, figure, number_of, value_in_words
from accordingto.views.terminal import listing, plain, refusals


class Change(Protocol):
    """One question that a newer version or reading answers otherwise."""

    @property
    def question(self) -> str: ...
    @property
    def group(self) -> str | None: ...
    @property
    def before(self) -> tuple[Claim | str, ...]: ...
    @property
    def after(self) -> tuple[Claim | str, ...]: ...


class Event(Protocol):
    """One thing that was added, or that followed from it."""

    @property
    def entry(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def report(self) -> Report | None: ...
    @property
    def changes(self) -> Sequence[Change]: ...
    @property
    def judgement(self) -> Judgement | None: ...
    @property
    def orphaned(self) -> bool: ...
    @property
    def in_force(self) -> bool: ...
    @property
    def reason(self) -> str: ...
    @property
    def incident(self) -> Incident | None: ...


class Held(Protocol):
    """A judgement in force, and what of it no reading tells any more."""

    @property
    def judgement(self) -> Judgement: ...
    @property
    def orphaned(self) -> Sequence[Any]: ...


class Turn(Protocol):
    """An incident that becomes another, begins or ends."""

    @property
    def before(self) -> Incident | None: ...
    @property
    def after(self) -> Incident | None: ...


class Effect(Protocol):
    """All that a decision changes of what is worked out."""

    @property
    def turns(self) -> Sequence[Turn]: ...
    @property
    def checks_gone(self) -> Sequence[Check]: ...
    @property
    def checks_new(self) -> Sequence[Check]: ...


class Taken(Protocol):
    """What became of sources that came in."""

    @property
    def added(self) -> Sequence[object]: ...
    @property
    def known(self) -> Sequence[object]: ...
    @property
    def refusals(self) -> Sequence[Refusal]: ...
    @property
    def renewed(self) -> Mapping[str, Sequence[Change]]: ...


class Standing(Protocol):
    """How far the log has been worked out."""

    @property
    def head(self) -> int: ...
    @property
    def worked(self) -> Any: ...


def taken_in(taken: Taken, counts: Mapping[str, int]) -> Iterator[RenderableType]:
    """How many were added, what was there already, what changed, what was refused."""
    told = [number_of(len(taken.added), "report") + " added"]
    if taken.known:
        told.append(f"{number_of(len(taken.known), 'report')} there already")
    if taken.refusals:
        told.append(f"{len(taken.refusals)} refused")
    yield Text(", ".join(told), style="bold")
    yield from listing("New versions", [(key, in_words(changed)) for key, changed in taken.renewed.items()])
    yield from refusals(taken.refusals)
    held = f"{number_of(counts['reports'], 'report')}, {number_of(counts['incidents'], 'incident')}, {number_of(counts['claims'], 'claim')}"
    yield Text(f"The casebook holds {held}.")


def state(name: str, standing: Standing, counts: Mapping[str, int]) -> RenderableType:
    """What a casebook holds, and how far it has been worked out."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    more = counts["versions"] - counts["reports"]
    rows = {
        "casebook": plain(name),
        "reports": Text(f"{counts['reports']:,}" + (f", {number_of(more, 'newer version')}" if more else "")),
        "claims": Text(f"{counts['claims']:,}"),
        "incidents": Text(f"{counts['incidents']:,}"),
        "judgements": Text(f"{counts['judgements']:,} in force" + (f", {counts['orphaned']} orphaned" if counts["orphaned"] else "")),
        "erased": Text(number_of(counts["erased"], "report")) if counts["erased"] else None,
        "log": Text(number_of(counts["entries"], "entry", "entries")),
        "weighed by": plain(standing.worked.policy) if standing.worked.policy else None,
        "to be worked out": Text(number_of(standing.head - standing.worked.entry, "entry", "entries"), style="yellow")
        if standing.head > standing.worked.entry
        else None,
    }
    for what, says in rows.items():
        if says is not None:
            table.add_row(what, says)
    return table


def orphans(held: Iterable[Held]) -> Iterator[RenderableType]:
    """Judgements on what no reading tells of any more: somebody should look."""
    rows = [(one.judgement.id, _orphan(one)) for one in held if one.orphaned]
    yield from listing("Judgements on what is no longer told", rows)


def _orphan(held: Held) -> str:
    lost = "; ".join(f"“{anchor.quote}” of {anchor.report}" for anchor in held.orphaned)
    return f"{_decision(held.judgement)}, about {lost}"


def listed(incidents: Sequence[Mapping[str, Any]]) -> RenderableType:
    """The incidents, numbered as ``show`` takes them."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("", justify="right")
    table.add_column("incident", overflow="fold", ratio=1)
    table.add_column("when", overflow="fold", max_width=24)
    table.add_column("harm", no_wrap=True)
    table.add_column("id", no_wrap=True)
    for number, one in enumerate(incidents, 1):
        when = value_in_words("when", one["day"]) if one["day"] else "nobody says when"
        table.add_row(str(number), plain(one["label"]), plain(when), one["grade"], plain(one["id"]))
    return table if incidents else Text("No report tells of an incident.")


def told(events: Sequence[Event]) -> RenderableType:
    """What happened, a row each."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("", justify="right", style="dim")
    table.add_column("when", no_wrap=True)
    table.add_column("who", overflow="fold", max_width=20)
    table.add_column("what", overflow="fold", ratio=1)
    before: Incident | None = None
    for event in events:
        table.add_row(str(event.entry), event.at[:16].replace("T", " "), plain(event.by), _says(event, before))
        before = event.incident or before
    return table if events else Text("Nothing has happened yet.")


def decided(judgement: Judgement) -> RenderableType:
    """A judgement that was just made, or undone."""
    if not judgement.id:
        return plain(f"{judgement.about[0]} is undone: {judgement.reason}", 1000)
    return Text.assemble("Kept as ", (judgement.id, "bold"), ": ", plain(_decision(judgement), 1000))


def supposed(effect: Effect) -> Iterator[RenderableType]:
    """What a decision would change."""
    yield Text("This would change nothing of what is worked out." if not effect.turns else "This would change:", style="bold")
    yield from (_turn(turn) for turn in effect.turns)
    yield from listing("Checks that would be told no more", [(check.rule, check.says) for check in effect.checks_gone])
    yield from listing("Checks that would be told", [(check.rule, check.says) for check in effect.checks_new])
    yield Text("Nothing was kept.")


def _turn(turn: Turn) -> Text:
    before, after = turn.before, turn.after
    if after is None:
        return plain(f"  {before.id} {before.label} would be no more" if before else "")
    told = [_answer(found) for found in after.findings] if before is None else _otherwise(before, after)
    begins = " would begin" if before is None else ""
    return plain(f"  {after.id} {after.label}{begins}: {'; '.join(told) or 'its reasons or origins would change'}", 2000)


def _says(event: Event, before: Incident | None) -> Text:
    if event.incident:
        return _stood(event, before)
    if event.judgement:
        undone = {"undo": f"undid {event.judgement.id}: {event.reason}: "}.get(event.what, f"{event.judgement.id} ")
        left = "" if event.in_force else " (undone)" if event.what == "judgement" else ""
        return plain(f"{undone}{_decision(event.judgement)}{left}{' (orphaned)' if event.orphaned else ''}", 1000)
    name = event.report.key if event.report else ""
    outlet = f", {event.report.outlet}" if event.report and event.report.outlet else ""
    said = {
        "report": f"added {name}{outlet}",
        "version": f"new version of {name}: {in_words(event.changes)}",
        "reading": f"{name} read again: {in_words(event.changes)}",
        "erasure": f"erased {name}: {event.reason}",
    }
    return plain(said[event.what], 2000)


def _stood(event: Event, before: Incident | None) -> Text:
    """What an incident was from then on: all of it at first, later what became another."""
    now = event.incident
    assert now is not None
    if event.what == "ended":
        return plain(f"{now.id} became part of another incident")
    if before is None or before.id != now.id:
        return Text.assemble(plain(now.id), ": ", plain(now.label), ": ", plain("; ".join(map(_answer, now.findings)), 1000))
    new = _otherwise(before, now)
    return Text.assemble(plain(now.id), ": ", plain("; ".join(new) or "its reasons or origins changed", 2000))


def _otherwise(before: Incident, now: Incident) -> list[str]:
    """What is told of an incident otherwise than before."""
    told = {(f.question, f.group): _answer(f) for f in before.findings}
    new = [_answer(f) for f in now.findings if told.get((f.question, f.group)) != _answer(f)]
    new += [f"no more: {told[key]}" for key in told if key not in {(f.question, f.group) for f in now.findings}]
    if before.label != now.label:
        new.insert(0, f"now {now.label}")
    if (more := len(now.reports) - len(before.reports)) != 0:
        new.insert(0, f"{number_of(abs(more), 'report')} {'more' if more > 0 else 'fewer'}")
    return new


def _answer(finding: Finding) -> str:
    return f"{asked(finding.question, finding.group)} {came_to(finding)} ({finding.status})"


def _decision(judgement: Judgement) -> str:
    about, to = " and ".join(judgement.about), ""
    if judgement.kind == "correct":
        about = judgement.about[0] if judgement.about else ""
        to = f" to {figure(judgement.low, judgement.high) if judgement.low is not None else judgement.value}"
        to += f" by {judgement.about[1]}" if judgement.about[1:] else ""
    if judgement.kind == "move":
        about, to = "".join(judgement.about[:1]), f" to {judgement.about[1] if judgement.about[1:] else 'an incident of its own'}"
    if judgement.kind == "split" and judgement.about:
        about = f"{judgement.about[0]} from {' and '.join(judgement.about[1:])}"
    why = f": {judgement.reason}" if judgement.reason else ""
    return f"{judgement.kind} {about}{to}{why}" + (f" ({judgement.by})" if judgement.by else "")


def in_words(changed: Sequence[Change]) -> str:
    """ "killed: 12 → 9; title changed"."""
    return "; ".join(_change(one) for one in changed) or "nothing that it says of incidents changed"


def _change(one: Change) -> str:
    if any(isinstance(side, str) for side in (*one.before, *one.after)):
        return f"{one.question} changed"
    before, after = (", ".join(_claim(c) for c in side if isinstance(c, Claim)) or "nothing" for side in (one.before, one.after))
    return f"{asked(one.question, one.group)}: {before} → {after}"


def _claim(claim: Claim) -> str:
    if claim.stance == "unknown":
        return "not known"
    said = figure(claim.low, claim.high) if claim.question in COUNTS else value_in_words(claim.question, claim.value)
    return f"not so: {said}" if claim.stance == "denied" else said
