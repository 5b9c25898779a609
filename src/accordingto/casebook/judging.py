"""Judgements: appended, held to the words that they were made on, found again in newer readings, and never dropped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Row, Select, bindparam, select, union_all

from accordingto.casebook import anchoring, standing
from accordingto.casebook.anchoring import OTHER, PICKED, WORDS, Anchor
from accordingto.casebook.log import Entry
from accordingto.casebook.moving import Judged, Moves
from accordingto.casebook.stating import anchors_of, destination_of, with_comparator
from accordingto.casebook.tables import (
    account,
    anchor,
    called,
    carried,
    claim,
    destination,
    findable,
    judgement,
    log,
    moved,
    origin,
    stands,
)
from accordingto.errors import UnknownJudged
from accordingto.records import Judgement, JudgementKind
from accordingto.values.known import with_list

Pair = tuple[JudgementKind, str, str]
"""What a judgement says of two accounts: that they are the same, or not."""


@dataclass(frozen=True, slots=True)
class Held:
    """A judgement with what it is about in the readings in force."""

    judgement: Judgement
    """About the ids that claims and accounts have now."""
    anchors: tuple[Anchor, ...]
    orphaned: tuple[Anchor, ...]
    """What no reading in force tells of any more."""
    says: tuple[Pair, ...] = ()
    """What follows for linking."""

    @property
    def on_claims(self) -> bool:
        """Whether it is one that weighing hears, on a claim that is still there."""
        return self.judgement.kind in ("accept", "reject", "correct") and bool(self.judgement.about)

    def pairs(self) -> Iterator[Judgement]:
        """What it says of accounts, two at a time."""
        yield from (replace(self.judgement, kind=kind, about=(one, other)) for kind, one, other in self.says)


@dataclass(frozen=True, slots=True)
class Decided:
    """All that people decided and that holds."""

    held: tuple[Held, ...]
    """In the order that they were made."""
    moves: Moves
    """The claims that are moved in the readings in force."""

    @property
    def origins(self) -> list[tuple[str, str]]:
        """Names that are one origin's, two at a time, the one that it is shown under first."""
        found = (one.judgement.about for one in self.held if one.judgement.kind == "one origin" and one.judgement.about)
        return [(one, other) for one, other in found]


@dataclass(frozen=True, slots=True)
class _Going:
    """Where a moved claim comes from and where it goes."""

    report: str
    claim: str
    left: str
    to: str
    type: str
    """Of an account that the move made; empty where the report tells of that incident by itself."""


def append(connection: Connection, said: Judgement) -> Judgement:
    """Keep a judgement; raises UnknownJudged where it is about nothing that is here, Unjudgeable where it says nothing."""
    made = with_comparator(said)
    anchors = anchors_of(in_force(connection), made)
    entry = Entry(connection, "judgement", made.by, made.at)
    told = {name: getattr(made, name) for name in ("kind", "reason", "low", "high", "comparator", "value")}
    number = entry.row(judgement, **told)
    for ordinal, one in enumerate(anchors):
        where = {name: getattr(one, name) for name in ("side", "id", "named", "version", "start", "end", "quote", "question", "group")}
        entry.row(anchor, judgement=number, ordinal=ordinal, **where)
    if made.kind == "move":
        entry.row(destination, **destination_of(connection, anchors, number))
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
    anchors = anchoring.kept(connection, [number]).get(number, ())
    named = dict.fromkeys((anchor.side, anchor.quote if anchor.version is None else anchor.named) for anchor in anchors)
    return _judgement(row, tuple(name for _, name in named))


def entries_about(connection: Connection, ids: Iterable[str], origins: Iterable[str] = ()) -> list[int]:
    """The entries of judgements on any of these claims, accounts, incidents and origins, and of what undid them."""
    return list(connection.scalars(_ON_NAMED, {"ids": list(ids), "origins": list(origins)}))


def _entries(named: ColumnElement[bool]) -> Select[tuple[int]]:
    """The entries of judgements of which some anchor is named so, and of what undid them."""
    about = select(select(anchor.c.judgement).where(named).cte())
    return select(judgement.c.entry).where(judgement.c.number.in_(about) | judgement.c.undoes.in_(about))


_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_ORIGINS: BindParameter[str] = bindparam("origins", expanding=True)
_NAMED = anchor.c.id.in_(_IDS) | anchor.c.named.in_(_IDS) | (anchor.c.version.is_(None) & anchor.c.quote.in_(_ORIGINS))
_ON_NAMED = _entries(_NAMED)
_OWN = select(stands.c.account.label("id")).where(stands.c.incident == bindparam("incident"))
_READ = select(claim.c.id).join(account, (account.c.reading == claim.c.reading) & (account.c.ordinal == claim.c.account))
_TOLD = select(union_all(_OWN, _READ.where(account.c.id.in_(_OWN))).cte())
ON_INCIDENT = _entries(_NAMED | anchor.c.id.in_(_TOLD) | anchor.c.named.in_(_TOLD))
"""The same for an ``incident`` that stands: on its accounts too, and on what any reading told in them; one question, for each page asks."""


def incidents_since(connection: Connection, entry: int) -> list[str]:
    """The incidents, as they stand, of what judgements after an entry of the log are about, or the undoing of some."""
    late = select(judgement.c.number, judgement.c.undoes).where(judgement.c.entry > entry)
    numbers = {number for row in connection.execute(late) for number in (row.number, row.undoes) if number}
    if not numbers:
        return []
    now = in_force(connection)
    anchors = [one for some in anchoring.kept(connection, numbers).values() for one in some]
    about = {id_ for one in anchors if one.version is not None and (id_ := anchoring.again(now, one))}
    told = [*about, *_accounts_of(connection, about)]
    touched = set(connection.scalars(select(stands.c.incident).where(stands.c.account.in_(told))))
    if names := [one.quote for one in anchors if one.version is None]:
        touched |= _speaking(connection, _ever_one(connection, names))
    return sorted(touched)


def _accounts_of(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The accounts that told of these claims, and those to which people moved them."""
    told = claim.c.id.in_(list(claims))
    read = select(account.c.id).join(claim, (claim.c.reading == account.c.reading) & (claim.c.account == account.c.ordinal))
    there = select(moved.c.account).join(claim, (claim.c.reading == moved.c.reading) & (claim.c.ordinal == moved.c.ordinal))
    return {*connection.scalars(read.where(told)), *connection.scalars(there.where(told))}


def _ever_one(connection: Connection, names: Iterable[str]) -> set[str]:
    """All names that people ever said to be one with any of these, undone or not."""
    pairs: dict[int, list[str]] = {}
    for row in connection.execute(select(anchor.c.judgement, anchor.c.quote).where(anchor.c.version.is_(None))):
        pairs.setdefault(row.judgement, []).append(row.quote)
    found, before = set(names), 0
    while len(found) > before:
        before = len(found)
        found.update(name for pair in pairs.values() if found.intersection(pair) for name in pair)
    return found - {""}


def _speaking(connection: Connection, names: Set[str]) -> set[str]:
    """The incidents that stand of which somebody called so speaks."""
    first, *others = sorted(names) or [""]
    known = with_list(standing.worked(connection).origins).with_ones((first, other) for other in (first, *others))
    every = {row.name: {row.name} for row in connection.execute(select(origin.c.name))}
    for row in connection.execute(select(called.c.name, called.c.value).where(called.c.what == "also")):
        every[row.name].add(row.value)
    meant = sorted(name for name, all_ in every.items() if any(known.one_of(one) for one in all_))
    wanted = select(findable.c.id).join(carried, carried.c.incident == findable.c.number)
    return {
        id_
        for at in range(0, len(meant), standing.MOST_ASKED)
        for id_ in connection.scalars(wanted.where(carried.c.name.in_(meant[at : at + standing.MOST_ASKED])))
    }


def lost(connection: Connection, number: int) -> list[Anchor]:
    """What a judgement in force is about and no reading in force tells of any more."""
    kind = connection.scalar(select(judgement.c.kind).where(judgement.c.number == number))
    undone = connection.scalar(select(judgement.c.number).where(judgement.c.undoes == number))
    if kind == "undo" or undone is not None:
        return []
    now = in_force(connection)
    return [one for one in anchoring.kept(connection, [number]).get(number, ()) if not anchoring.again(now, one)]


def held(connection: Connection) -> list[Held]:
    """The judgements in force, in the order that they were made."""
    return list(decided(connection).held)


def in_force(connection: Connection) -> Judged:
    """The readings in force with what people moved in them."""
    return _moved(connection, connection.execute(_rows("move")).all())[0]


def decided(connection: Connection) -> Decided:
    """All that people decided and that holds."""
    rows = connection.execute(_rows()).all()
    now, going = _moved(connection, [row for row in rows if row.kind == "move"])
    anchors = anchoring.kept(connection, [row.number for row in rows])
    anchoring.ask(now, (one for some in anchors.values() for one in some))
    return Decided(tuple(_held(now, row, anchors.get(row.number, ()), going.get(row.number)) for row in rows), now.moves)


def _rows(kind: str = "") -> Select[Any]:
    """Those in force, of one kind or of all, in the order that they were made."""
    undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
    rows = (
        select(judgement, log.c.author, log.c.at)
        .join(log, log.c.number == judgement.c.entry)
        .where(judgement.c.kind != "undo", judgement.c.number.not_in(undone))
        .order_by(judgement.c.number)
    )
    return rows.where(judgement.c.kind == kind) if kind else rows


def _moved(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Judged, dict[int, _Going]]:
    """The readings in force after these moves, and what became of each that holds: a later one sees what an earlier one did."""
    now, going = Judged(connection), dict[int, _Going]()
    numbers = [row.number for row in rows]
    anchors = anchoring.kept(connection, numbers)
    anchoring.ask(now, (one for some in anchors.values() for one in some))
    made = select(destination.c.judgement, destination.c.account).where(destination.c.judgement.in_(numbers))
    to = {row.judgement: row.account for row in connection.execute(made)} if numbers else {}
    for number in numbers:
        if found := _going(now, anchors[number], to[number]):
            now.move(found.report, found.claim, found.to, found.type)
            going[number] = found
    return now, going


def _going(now: Judged, anchors: Sequence[Anchor], made: str) -> _Going | None:
    """From where to where a move takes its claim: to the account that its report has of the other incident, else to the one ``made``."""
    first, *others = anchors
    claim = anchoring.again(now, first)
    left = now.account_of(first.report, claim)
    found = [(one, id_) for one in others if (id_ := anchoring.again(now, one))]
    if left is None or (others and not found):
        return None
    own = [id_ for one, id_ in found if one.report == first.report]
    return _Going(first.report, claim, left.id, own[0] if own else made, "" if own else "other" if others else left.type)


def _held(now: Judged, row: Row[Any], anchors: Sequence[Anchor], going: _Going | None) -> Held:
    found = [(one, anchoring.again(now, one)) for one in anchors]
    sides: dict[int, list[str]] = {PICKED: [], OTHER: [], WORDS: []}
    for one, id_ in found:
        sides[one.side] += [id_] if id_ else []
    named = list(dict.fromkeys(one.named for one in anchors if one.side == (PICKED if row.kind == "split" else OTHER)))
    about = _about(row.kind, sides, named, going)
    lost = tuple(one for one, id_ in found if not id_)
    return Held(_judgement(row, about), tuple(anchors), lost, tuple(_says(now, row.kind, sides[PICKED], sides[OTHER], going)))


def _about(kind: str, sides: Mapping[int, list[str]], named: Sequence[str], going: _Going | None) -> tuple[str, ...]:
    """What a judgement is about now; nothing where it decides nothing any more."""
    picked, others = sides[PICKED], sides[OTHER]
    if kind == "move":
        return (going.claim, *named) if going else ()
    if kind == "split":
        return (*named, *others) if picked and others else ()
    if kind == "one origin":
        return (*picked, *others) if picked and others else ()
    if kind == "correct":
        return (*picked, *sides[WORDS]) if picked else ()
    return (*picked, *others)


def _says(now: Judged, kind: str, picked: list[str], others: list[str], going: _Going | None) -> Iterator[Pair]:
    """What it says of accounts."""
    if kind == "same" and picked and others:
        yield from _one(*picked, *others)
    elif kind in ("not same", "split"):
        yield from (("not same", one, other) for one, other in product(picked, others))
        yield from _one(*others) if kind == "split" and picked else ()
    elif going and going.type:
        stands = now.account_of(going.report, going.claim)
        made = now.of(going.report)
        if stands and stands.id == going.to and others:
            yield from _one(going.to, *(one for one in others if one != going.to))
        elif stands and stands.id == going.to and made and any(one.id == going.left for one in made.accounts):
            yield "not same", going.to, going.left


def _one(first: str = "", *others: str) -> Iterator[Pair]:
    yield from (("same", first, other) for other in others)


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
