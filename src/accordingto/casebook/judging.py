"""Judgements: appended, held to the words that they were made on, found again in newer readings, and never dropped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from sqlalchemy import Connection, Row, select

from accordingto.casebook import loading
from accordingto.casebook.log import Entry
from accordingto.casebook.reports import text_of
from accordingto.casebook.tables import account, anchor, claim, judgement, log, reading, report, stands, version
from accordingto.errors import Unjudgeable, UnknownJudged
from accordingto.records import Account, Judgement


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim or account as it was when it was judged."""

    side: int
    id: str
    named: str
    """How whoever judged called it: by its own id, or by its incident's."""
    report: str
    version: int
    start: int
    end: int
    quote: str
    question: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A judgement with what it is about in the readings in force."""

    judgement: Judgement
    """About the ids that claims and accounts have now."""
    anchors: tuple[Anchor, ...]
    orphaned: tuple[Anchor, ...]
    """What no reading in force tells of any more."""

    @property
    def on_claims(self) -> bool:
        """Whether it is one that weighing hears, on a claim that is still there."""
        return self.judgement.kind in ("accept", "reject", "correct") and bool(self.judgement.about)

    def pairs(self) -> Iterator[Judgement]:
        """Of same and not same, what it says of accounts, two at a time."""
        sides: tuple[list[str], list[str]] = ([], [])
        for one, now in zip([a for a in self.anchors if a not in self.orphaned], self.judgement.about, strict=True):
            sides[one.side].append(now)
        if self.judgement.kind == "same":
            first, *others = [*sides[0], *sides[1]] if all(sides) else [""]
            yield from (replace(self.judgement, about=(first, other)) for other in others)
        else:
            yield from (replace(self.judgement, about=pair) for pair in product(*sides))


def append(connection: Connection, made: Judgement) -> Judgement:
    """Keep a judgement; raises UnknownJudged where it is about nothing that is here."""
    if made.kind in ("move", "split", "one origin"):
        raise Unjudgeable(f"“{made.kind}” can't be decided yet")
    if made.kind in ("same", "not same") and len(made.about) != 2:
        raise UnknownJudged(f"“{made.kind}” is said of two, not of {len(made.about)}")
    entry = Entry(connection, "judgement", made.by, made.at)
    told = {name: getattr(made, name) for name in ("kind", "reason", "low", "high", "comparator", "value")}
    number = entry.row(judgement, **told)
    anchors = [one for side, name in enumerate(made.about) for one in _anchors(connection, name, side)]
    for ordinal, one in enumerate(anchors):
        where = {name: getattr(one, name) for name in ("side", "id", "named", "version", "start", "end", "quote", "question", "group")}
        entry.row(anchor, judgement=number, ordinal=ordinal, **where)
    entry.close()
    return replace(made, id=f"j-{number}", at=entry.at)


def number_of(name: str) -> int:
    """The number of the judgement of that id; 0, which none has, of what is no id."""
    digits = name.removeprefix("j-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def undo(connection: Connection, name: str, by: str, reason: str) -> Judgement:
    """Keep that a judgement holds no more; it may itself be undone by saying the judgement again."""
    number = number_of(name)
    found = connection.execute(select(judgement.c.kind).where(judgement.c.number == number)).first()
    if found is None:
        raise UnknownJudged(f"there is no judgement {name!r}; `accordingto history` lists them")
    if found.kind == "undo":
        raise UnknownJudged(f"{name} is itself an undoing; judge anew instead")
    if connection.scalar(select(judgement.c.number).where(judgement.c.undoes == number)) is not None:
        raise UnknownJudged(f"{name} was undone already")
    entry = Entry(connection, "judgement", by)
    entry.row(judgement, kind="undo", reason=reason, undoes=number)
    entry.close()
    return Judgement("note", (f"j-{number}",), by, entry.at, reason)


def one(connection: Connection, number: int) -> Judgement:
    """A judgement as it was made, in force or not."""
    row = connection.execute(
        select(judgement, log.c.author, log.c.at).join(log, log.c.number == judgement.c.entry).where(judgement.c.number == number)
    ).one()
    named = dict.fromkeys((anchor.side, anchor.named) for anchor in _kept(connection, number))
    return _judgement(row, tuple(name for _, name in named))


def entries_about(connection: Connection, ids: Iterable[str]) -> list[int]:
    """The entries of judgements on any of these, and of what undid them."""
    wanted = list(ids)
    about = select(anchor.c.judgement).where(anchor.c.id.in_(wanted) | anchor.c.named.in_(wanted))
    made = judgement.c.number.in_(about) | judgement.c.undoes.in_(about)
    return list(connection.scalars(select(judgement.c.entry).where(made)))


def incidents_since(connection: Connection, entry: int) -> list[str]:
    """The incidents, as they stand, of what judgements after an entry of the log are about, or the undoing of some."""
    late = select(judgement.c.number, judgement.c.undoes).where(judgement.c.entry > entry)
    numbers = {number for row in connection.execute(late) for number in (row.number, row.undoes) if number}
    about = [id_ for number in sorted(numbers) for one in _kept(connection, number) if (id_ := _again(connection, one))]
    accounts = select(account.c.id).join(claim, (claim.c.reading == account.c.reading) & (claim.c.account == account.c.ordinal))
    told = [*about, *(connection.scalars(accounts.where(claim.c.id.in_(about))).all() if about else [])]
    return sorted(set(connection.scalars(select(stands.c.incident).where(stands.c.account.in_(told)))))


def held(connection: Connection) -> list[Held]:
    """The judgements in force, in the order that they were made."""
    undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
    rows = connection.execute(
        select(judgement, log.c.author, log.c.at)
        .join(log, log.c.number == judgement.c.entry)
        .where(judgement.c.kind != "undo", judgement.c.number.not_in(undone))
        .order_by(judgement.c.number)
    ).all()
    return [_held(connection, row) for row in rows]


def lost(connection: Connection, number: int) -> list[Anchor]:
    """What a judgement in force is about and no reading in force tells of any more."""
    kind = connection.scalar(select(judgement.c.kind).where(judgement.c.number == number))
    undone = connection.scalar(select(judgement.c.number).where(judgement.c.undoes == number))
    return [] if kind == "undo" or undone is not None else [one for one in _kept(connection, number) if not _again(connection, one)]


def _held(connection: Connection, row: Row[Any]) -> Held:
    anchors = tuple(_kept(connection, row.number))
    found = [(one, _again(connection, one)) for one in anchors]
    return Held(_judgement(row, tuple(now for _, now in found if now)), anchors, tuple(one for one, now in found if not now))


def _judgement(row: Row[Any], about: tuple[str, ...]) -> Judgement:
    return Judgement(
        kind=row.kind,
        about=about,
        by=row.author,
        at=row.at,
        reason=row.reason,
        low=row.low,
        high=row.high,
        comparator=row.comparator,
        value=row.value,
        id=f"j-{row.number}",
    )


def _kept(connection: Connection, number: int) -> Iterator[Anchor]:
    rows = connection.execute(
        select(anchor, report.c.id.label("report_id"))
        .outerjoin(version, version.c.number == anchor.c.version)
        .outerjoin(report, report.c.number == version.c.report)
        .where(anchor.c.judgement == number)
        .order_by(anchor.c.ordinal)
    )
    for row in rows:
        yield Anchor(row.side, row.id, row.named, row.report_id, row.version, row.start, row.end, row.quote, row.question, row.group)


def _anchors(connection: Connection, name: str, side: int) -> list[Anchor]:
    """The stretches of what somebody names: a claim, an account, or an incident with all its accounts."""
    if one := _claim_anchor(connection, name, side):
        return [one]
    told = connection.scalars(select(stands.c.account).where(stands.c.incident == name).order_by(stands.c.account)).all()
    found = [one for account_id in (told or [name]) if (one := _account_anchor(connection, account_id, name, side))]
    if not found:
        raise UnknownJudged(f"nothing in the casebook is called {name!r}")
    return found


def _claim_anchor(connection: Connection, name: str, side: int) -> Anchor | None:
    for row in connection.execute(
        select(claim, reading.c.version, reading.c.number, reading.c.report, report.c.id.label("report_id"))
        .join(reading, reading.c.number == claim.c.reading)
        .join(report, report.c.number == reading.c.report)
        .where(claim.c.id == name)
        .order_by(claim.c.reading.desc())
    ):
        which = loading.in_force(connection, row.report_id)
        if which and which.reading == row.reading:
            return Anchor(side, name, name, row.report_id, row.version, row.start, row.end, row.quote, row.question, row.group)
    return None


def _account_anchor(connection: Connection, account_id: str, named: str, side: int) -> Anchor | None:
    """The first stretch that mentions it, or else its first claim's."""
    report_id = connection.scalar(
        select(report.c.id)
        .join(reading, reading.c.report == report.c.number)
        .join(account, account.c.reading == reading.c.number)
        .where(account.c.id == account_id)
        .limit(1)
    )
    which = loading.in_force(connection, report_id) if report_id else None
    if report_id is None or which is None:
        return None
    for one in loading.reading_of(connection, which).accounts:
        if one.id == account_id:
            first = min(_stretches(one), default=(0, 0, ""))
            return Anchor(side, account_id, named, report_id, which.version, *first)
    return None


def _stretches(one: Account) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, m.quote) for m in one.mentions] + [(c.start, c.end, c.quote) for c in one.claims]


def _again(connection: Connection, one: Anchor) -> str:
    """The id of what an anchor is about now; empty where nothing in force is."""
    which = loading.in_force(connection, one.report)
    stretch = _moved(connection, one, which.version) if which else None
    if which is None or stretch is None:
        return ""
    made = loading.reading_of(connection, which)
    if one.question is not None:
        near = [c for a in made.accounts for c in a.claims if c.question == one.question and c.start < stretch[1] and stretch[0] < c.end]
        ranked = sorted(near, key=lambda c: (c.id != one.id, c.group != one.group, c.quote != one.quote, abs(c.start - stretch[0]), c.id))
        return ranked[0].id if ranked else ""
    told = [
        (a.id != one.id, abs(start - stretch[0]), a.id)
        for a in made.accounts
        for start, end, _ in _stretches(a)
        if start < stretch[1] and stretch[0] < end
    ]
    return min(told)[2] if told else next((a.id for a in made.accounts if not one.quote and a.id == one.id), "")


def _moved(connection: Connection, one: Anchor, now: int) -> tuple[int, int] | None:
    """Where the anchor's words stand in the version in force: there, or at the only place where a new version has them."""
    if now == one.version:
        return one.start, one.end
    hashes = select(version.c.number, version.c.text_sha256).where(version.c.number.in_((now, one.version)))
    if len(set(connection.execute(hashes.with_only_columns(version.c.text_sha256)).scalars())) == 1:
        return one.start, one.end
    text = text_of(connection, now) or ""
    if not one.quote or text.count(one.quote) != 1:
        return None
    at = text.index(one.quote)
    return at, at + len(one.quote)
