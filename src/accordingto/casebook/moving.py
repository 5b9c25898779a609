"""Claims that people moved: the readings in force as they are linked and shown, each such claim under the account where it belongs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select

from accordingto.casebook import loading
from accordingto.casebook.bulk import insert_all
from accordingto.casebook.loading import InForce
from accordingto.casebook.tables import claim, destination, moved, reading, report
from accordingto.records import Account, Claim, Mention, Reading

Numbers = dict[str, tuple[int, str]]
"""By account its place in the order of all, and the id that an incident has of it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim of a reading that people put under another account."""

    reading: int
    ordinal: int
    """Of the claim."""
    account: str
    type: str
    """Of an account that the reading lacks; empty where it has it."""


Moves = Mapping[str, Sequence[Moved]]
"""By report, what was moved in its reading in force, in the order of the claims."""


def with_moves(made: Reading, moves: Iterable[Moved]) -> Reading:
    """A reading with its moved claims where they belong; an account that is left without claims and mentions is none any more."""
    goes = {one.ordinal: one for one in moves}
    if not goes:
        return made
    claims = [(claim, goes.get(ordinal)) for ordinal, claim in enumerate(_in_order(made))]
    lacking = {one.account: one.type for _, one in claims if one and one.type}
    accounts = [*made.accounts, *(Account(id_, made.report.id, type_, main=False) for id_, type_ in lacking.items())]
    told = [
        _told(one, [replace(c, incident=one.id) for c, to in claims if (to.account if to else c.incident) == one.id]) for one in accounts
    ]
    kept = tuple(one for one in told if one.claims or one.mentions)
    ids = {one.id for one in kept}
    return replace(made, accounts=kept, apart=tuple(apart for apart in made.apart if {apart.one, apart.other} <= ids))


def _in_order(made: Reading) -> list[Claim]:
    """A reading's claims in the order of their rows."""
    return [claim for one in made.accounts for claim in one.claims]


def _told(one: Account, claims: Sequence[Claim]) -> Account:
    """An account with the claims that it has now; one that the reading lacked is mentioned where they stand."""
    own = tuple(replace(c, offset=None) if c.offset and c.offset.incident == one.id else c for c in claims)
    if one.claims or one.mentions:
        return replace(one, claims=own)
    stretches = sorted({(c.start, c.end, c.quote) for c in own})
    return replace(one, claims=own, mentions=tuple(Mention(one.report, one.id, *stretch) for stretch in stretches))


class Judged:
    """The readings in force, each loaded once, with what people moved in them so far."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._which: dict[str, InForce | None] = {}
        self._claims: dict[tuple[int, str], Row[Any]] = {}
        self._read: dict[str, Reading] = {}
        self._now: dict[str, Reading] = {}
        self._moves: dict[str, dict[int, Moved]] = {}

    @property
    def moves(self) -> Moves:
        """All that was moved."""
        return {name: [some[ordinal] for ordinal in sorted(some)] for name, some in self._moves.items() if some}

    def ask(self, reports: Iterable[str], claims: Iterable[str]) -> None:
        """Learn of many reports and claims at once what is asked of each otherwise."""
        names, ids = sorted({*reports} - self._which.keys()), sorted({*claims})
        found = loading.in_force_by_report(self.connection, names)
        self._which.update({name: found.get(name) for name in names})
        for at in range(0, len(ids), loading.AT_ONCE):
            rows = self.connection.execute(_CLAIMS, {"claims": ids[at : at + loading.AT_ONCE]})
            self._claims.update({(row.reading, row.id): row for row in rows})

    def claim(self, name: str, id_: str) -> Row[Any] | None:
        """Where a claim that was asked for stands in a report's reading: start, end, quote, question; None where it does not."""
        which = self.which(name)
        return self._claims.get((which.reading, id_)) if which else None

    def which(self, name: str) -> InForce | None:
        """The reading of a report that counts; none of one that is not here."""
        if name not in self._which:
            self._which[name] = loading.in_force(self.connection, name)
        return self._which[name]

    def of(self, name: str) -> Reading | None:
        """A report's reading, with what was moved in it."""
        which = self.which(name)
        if which is None:
            return None
        if name not in self._read:
            self._read[name] = loading.reading_of(self.connection, which)
        if name not in self._now:
            some = self._moves.get(name, {})
            self._now[name] = with_moves(self._read[name], [some[ordinal] for ordinal in sorted(some)])
        return self._now[name]

    def account_of(self, name: str, claim: str) -> Account | None:
        """The account that a claim of a report stands under."""
        made = self.of(name)
        return next((one for one in made.accounts if any(c.id == claim for c in one.claims)), None) if made else None

    def move(self, name: str, claim: str, account: str, kind: str) -> None:
        """Put a claim of a report under another account; ``kind``: what that is, where the report told of none such before."""
        which, made = self.which(name), self.of(name)
        if which is None or made is None:
            return
        read = self._read[name]
        own = any(one.id == account for one in read.accounts)
        some = self._moves.setdefault(name, {})
        for ordinal, one in enumerate(_in_order(read)):
            if one.id == claim:
                some.pop(ordinal, None)
                if one.incident != account:
                    some[ordinal] = Moved(which.reading, ordinal, account, "" if own else kind)
        self._now.pop(name, None)


_CLAIMS = select(claim.c.reading, claim.c.id, claim.c.start, claim.c.end, claim.c.quote, claim.c.question).where(
    claim.c.id.in_(bindparam("claims", expanding=True))
)


def reading_of(connection: Connection, which: InForce) -> Reading:
    """A reading as it is linked: as incidents were worked out last."""
    return next(readings_of(connection, [which]))


def readings_of(connection: Connection, some: Iterable[InForce], *, with_text: bool = False) -> Iterator[Reading]:
    """Readings as they are linked, of which few have anything moved in them; their reports without their texts unless asked for."""
    told = list(some)
    only = [one.reading for one in told] if len(told) <= loading.AT_ONCE else None
    by_number = {moves[0].reading: moves for moves in stood(connection, only).values()}
    for which, made in zip(told, loading.readings_of(connection, told, with_text=with_text), strict=True):
        yield with_moves(made, by_number.get(which.reading, ()))


def stood(connection: Connection, readings: Sequence[int] | None = None) -> dict[str, list[Moved]]:
    """By report, what stood as moved when incidents were worked out last; in these readings, or in all."""
    found: dict[str, list[Moved]] = {}
    rows = connection.execute(_STOOD) if readings is None else connection.execute(_SOME_STOOD, {"readings": readings})
    for row in rows:
        found.setdefault(row.of, []).append(Moved(row.reading, row.ordinal, row.account, row.type))
    return found


_STOOD = (
    select(moved, report.c.id.label("of"))
    .join(reading, reading.c.number == moved.c.reading)
    .join(report, report.c.number == reading.c.report)
    .order_by(moved.c.reading, moved.c.ordinal)
)
_SOME_STOOD = _STOOD.where(moved.c.reading.in_(bindparam("readings", expanding=True)))


def stand(connection: Connection, moves: Moves) -> None:
    """Put what is moved now in the place of what was."""
    connection.execute(delete(moved))
    rows = [one for _, some in sorted(moves.items()) for one in some]
    told = [{"reading": one.reading, "ordinal": one.ordinal, "account": one.account, "type": one.type} for one in rows]
    insert_all(connection, moved, told)


def numbers(connection: Connection, accounts: Iterable[str] | None = None) -> Numbers:
    """Of accounts that moves ever made, or of those among these, when the first move made them, and the id that an incident has of them."""
    wanted = select(destination.c.account, destination.c.incident, func.min(destination.c.number).label("first"))
    if accounts is not None:
        wanted = wanted.where(destination.c.account.in_(list(accounts)))
    rows = connection.execute(wanted.group_by(destination.c.account, destination.c.incident))
    return {row.account: (row.first, row.incident) for row in rows}


def named(connection: Connection, some: Iterable[int]) -> dict[int, str]:
    """The accounts of these numbers, of those that moves made."""
    wanted = select(destination.c.number, destination.c.account).where(destination.c.number.in_(list(some)))
    return {row.number: row.account for row in connection.execute(wanted)}


def report_of(connection: Connection, account: str) -> str | None:
    """The report whose claim a move put under an account that it made."""
    wanted = select(report.c.id).join(destination, destination.c.report == report.c.number)
    return connection.scalar(wanted.where(destination.c.account == account).limit(1))
