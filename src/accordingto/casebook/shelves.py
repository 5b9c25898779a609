"""What linking remembers from one report to the next, looked up in tables as it is asked for, and written back in one go."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence
from typing import Any, Generic, TypeVar
from zlib import crc32

from sqlalchemy import Connection, bindparam, delete, func, select

from accordingto.casebook import moving, standing
from accordingto.casebook.bulk import insert_all
from accordingto.casebook.loading import InForce
from accordingto.casebook.tables import account, current, kept, reading, report, stands
from accordingto.records import Incident, Reading

V = TypeVar("V")
AT_ONCE = 400
"""Names in one question to the database."""
IN_A_DRAWER = 16
"""Keys that one row tells of, when all is written anew: fewer take more room, more are written again with each new report."""

_WHICH = select(reading.c.report, reading.c.version, reading.c.number).where(reading.c.number.in_(bindparam("numbers", expanding=True)))
_REPORT_OF = (
    select(stands.c.account, report.c.id.label("report"))
    .outerjoin(account, account.c.id == stands.c.account)
    .outerjoin(reading, reading.c.number == account.c.reading)
    .outerjoin(report, report.c.number == reading.c.report)
    .where(stands.c.account.in_(bindparam("accounts", expanding=True)))
    .distinct()
)
_VALUE = select(kept.c.value).where(kept.c.shelf == bindparam("shelf"), kept.c.key == bindparam("key"))


class Shelf(MutableMapping[str, V], Generic[V]):
    """Looked up one key at a time; what is put here or taken away is remembered until it is written."""

    def __init__(self, load: Callable[[str], V | None]) -> None:
        self._load = load
        self._seen: dict[str, V | None] = {}
        self.touched: dict[str, V | None] = {}
        """What was put, or None where it was taken away."""

    def __getitem__(self, key: str) -> V:
        if key not in self._seen:
            self._seen[key] = self._load(key)
        found = self._seen[key]
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: str, value: V) -> None:
        self._seen[key] = self.touched[key] = value

    def __delitem__(self, key: str) -> None:
        self[key]
        self._seen[key] = self.touched[key] = None

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a shelf is looked up, never gone through")

    def __len__(self) -> int:
        raise TypeError("a shelf is looked up, never gone through")


class Looked(Shelf[V], Generic[V]):
    """A shelf of which many keys can be looked up at a time, before they are asked for."""

    def __init__(self, load_all: Callable[[Sequence[str]], Mapping[str, V]], load: Callable[[str], V | None] | None = None) -> None:
        super().__init__(load or (lambda key: load_all([key]).get(key)))
        self._load_all = load_all

    def ahead(self, keys: Iterable[str]) -> None:
        """Look these up in one go."""
        if unseen := [key for key in dict.fromkeys(keys) if key not in self._seen]:
            found = self._load_all(unseen)
            self._seen.update({key: found.get(key) for key in unseen})


class Listed(MutableSequence[V], Generic[V]):
    """A list on a shelf, each item under its number."""

    def __init__(self, shelf: Shelf[V], count: Shelf[int]) -> None:
        self._shelf, self._count = shelf, count

    def __len__(self) -> int:
        return self._count.get("", 0)

    def __getitem__(self, at: Any) -> Any:
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._shelf[str(at)]

    def __setitem__(self, at: Any, value: Any) -> None:
        self._shelf[str(at)] = value

    def __delitem__(self, at: Any) -> None:
        raise TypeError("a list on a shelf only grows")

    def insert(self, index: int, value: V) -> None:
        """Put an item at the end, the only place where one is put."""
        self._shelf[str(index)] = value
        self._count[""] = index + 1


class Shelves:
    """All that linking keeps, as of the last working out, on one connection; or, ``blank``, as if it had kept nothing."""

    def __init__(self, connection: Connection, *, blank: bool = False) -> None:
        self._connection = connection
        self._names: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._raw: dict[str, _Written | _Sharing] = {}
        self._blank = blank

    def plain(self, name: str) -> Looked[Any]:
        """A shelf of values that JSON knows, lists as tuples."""

        def load_all(keys: Sequence[str]) -> Mapping[str, Any]:
            return {key: _tuple(value) for key, value in self._values(name, keys).items()}

        shelf: Looked[Any] = Looked(load_all, lambda key: _tuple(self._value(name, key)))
        self._raw[name] = _Written(shelf, lambda value: value)
        return shelf

    def of_nouns(self, name: str, read: Callable[[Any], V], write: Callable[[V], Any]) -> Looked[V]:
        """A shelf of nouns, by how they are made of plain values and back."""

        def load_all(keys: Sequence[str]) -> Mapping[str, V]:
            return {key: read(value) for key, value in self._values(name, keys).items()}

        shelf: Looked[V] = Looked(load_all, lambda key: None if (found := self._value(name, key)) is None else read(found))
        self._raw[name] = _Written(shelf, write)
        return shelf

    def of_accounts(self, name: str) -> Shelf[tuple[str, ...]]:
        """A shelf of accounts, kept by their numbers, which are short."""
        shelf: Shelf[tuple[str, ...]] = Shelf(lambda key: self._accounts(self._value(name, key)))
        self._raw[name] = _Written(shelf, self._numbers_of, numbered=True)
        return shelf

    def sharing(self) -> tuple[Shelf[tuple[str, ...]], Looked[int]]:
        """Who shares a key, and how many do; a bare number where nobody knows who any more.

        There are many keys and little to say of each: those of one drawer stand in one row.
        """
        drawers = _Drawers(self._values, None if self._blank else self._value("sharing", ""))

        def who(key: str) -> tuple[str, ...] | None:
            counts.ahead([key])
            found = drawers.found(key)
            return self._accounts(found) if isinstance(found, list) else None

        def many(keys: Sequence[str]) -> Mapping[str, int]:
            drawers.open(keys)
            told = {key: found for key in keys if (found := drawers.found(key)) is not None}
            return {key: len(value) if isinstance(value, list) else value for key, value in told.items()}

        sharing, counts = Shelf(who), Looked(many)
        self._raw["sharing"] = _Sharing(sharing, counts, self._numbers_of, drawers)
        return sharing, counts

    def readings(self, taken: Looked[int], met: Callable[[Sequence[Reading]], None]) -> Looked[Reading]:
        """The readings that were taken in last, by report; ``taken`` has their numbers, and ``met`` is told of those that are loaded."""

        def load_all(reports: Sequence[str]) -> Mapping[str, Reading]:
            taken.ahead(reports)
            numbers = {number: one for one in reports if (number := taken.get(one)) is not None}
            which = [InForce(*row) for some in _portions([*numbers]) for row in self._connection.execute(_WHICH, {"numbers": some})]
            found = dict(zip((numbers[one.reading] for one in which), moving.readings_of(self._connection, which), strict=True))
            met([*found.values()])
            return found

        return Looked(load_all)

    def stood(self) -> tuple[Shelf[str], Shelf[str], Shelf[tuple[str, ...]], Shelf[str], Callable[[Iterable[str]], None]]:
        """By account its incident and its group, by group its accounts and its incident, as incidents stood last; and how to look up all
        four of many accounts in one go."""
        addressed, made_of = Looked(self._addressed), Looked(self._made_of)

        def group_of(account_id: str) -> str | None:
            incident = addressed.get(account_id)
            return None if incident is None else made_of[incident][0]

        def members(group: str) -> tuple[str, ...] | None:
            found = made_of.get(addressed.get(group, ""), ())
            return found if found and found[0] == group else None

        def named(group: str) -> str | None:
            return addressed.get(group) if members(group) else None

        def ahead(accounts: Iterable[str]) -> None:
            wanted = list(accounts)
            addressed.ahead(wanted)
            made_of.ahead(of for one in wanted if (of := addressed.get(one)))

        return Shelf(addressed.get), Shelf(group_of), Shelf(members), Shelf(named), ahead

    def _addressed(self, accounts: Sequence[str]) -> Mapping[str, str]:
        of = select(stands.c.account, stands.c.incident)
        rows = (row for some in _portions(accounts) for row in self._connection.execute(of.where(stands.c.account.in_(some))))
        return {row.account: row.incident for row in rows}

    def _made_of(self, incidents: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for some in _portions(incidents):
            for row in self._connection.execute(select(stands.c.account, stands.c.incident).where(stands.c.incident.in_(some))):
                found.setdefault(row.incident, []).append(row.account)
        return {incident: tuple(sorted(accounts)) for incident, accounts in found.items()}

    def report_of(self) -> Looked[str]:
        """By account its report."""

        def load_all(accounts: Sequence[str]) -> Mapping[str, str]:
            found: dict[str, str | None] = {}
            for some in _portions(accounts):
                found.update((row.account, row.report) for row in self._connection.execute(_REPORT_OF, {"accounts": some}))
            made = {one: moving.report_of(self._connection, one) for one, report in found.items() if report is None}
            return {one: report for one, report in (found | made).items() if report}

        return Looked(load_all)

    def born(self) -> Shelf[tuple[int, str]]:
        """By account the id that an incident has of it, and when that id was first given."""

        def load(account_id: str) -> tuple[int, str] | None:
            newest = select(account.c.incident).where(account.c.id == account_id).order_by(account.c.number.desc()).limit(1)
            own = self._connection.scalar(newest)
            first = self._connection.scalar(select(func.min(account.c.number)).where(account.c.incident == own))
            return moving.numbers(self._connection, [account_id]).get(account_id) if own is None or first is None else (first, own)

        return Shelf(load)

    def incidents(self, bare: Callable[[Incident], Incident]) -> Shelf[Incident]:
        """The incidents as they stood last, without what weighing said of them."""

        def load(id_: str) -> Incident | None:
            if self._connection.scalar(select(current.c.id).where(current.c.id == id_)) is None:
                return None
            return bare(standing.incident_of(self._connection, id_)[0])

        return Shelf(load)

    def written(self) -> dict[tuple[str, str], str | None]:
        """By shelf and key, what is to be written, or None where it is to be taken away."""
        self._numbers_of([one for shelf in self._raw.values() for one in shelf.accounts()])
        return {
            (name, key): None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            for name, shelf in self._raw.items()
            for key, value in shelf.plain().items()
        }

    def _value(self, shelf: str, key: str) -> Any:
        found = None if self._blank else self._connection.execute(_VALUE, {"shelf": shelf, "key": key}).scalar()
        return None if found is None else json.loads(found)

    def _values(self, shelf: str, keys: Sequence[str]) -> dict[str, Any]:
        if self._blank:
            return {}
        found: dict[str, Any] = {}
        for some in _portions(keys):
            rows = self._connection.execute(select(kept.c.key, kept.c.value).where(kept.c.shelf == shelf, kept.c.key.in_(some)))
            found.update({row.key: json.loads(row.value) for row in rows})
        return found

    def _accounts(self, numbers: Sequence[int] | None) -> tuple[str, ...] | None:
        if numbers is None:
            return None
        if unknown := [number for number in numbers if number not in self._names]:
            for some in _portions(unknown):
                rows = self._connection.execute(select(account.c.number, account.c.id).where(account.c.number.in_(some)))
                self._names.update({row.number: row.id for row in rows})
                self._names.update(moving.named(self._connection, [number for number in some if number not in self._names]))
        return tuple(self._names[number] for number in numbers)

    def _numbers_of(self, accounts: Sequence[str]) -> list[int]:
        """The numbers of accounts, those of the newest readings that tell of them."""
        for some in _portions([one for one in dict.fromkeys(accounts) if one not in self._numbers]):
            rows = self._connection.execute(select(account.c.id, account.c.number).where(account.c.id.in_(some)).order_by(account.c.number))
            self._numbers.update({row.id: row.number for row in rows})
            made = moving.numbers(self._connection, [one for one in some if one not in self._numbers])
            self._numbers.update({one: number for one, (number, _) in made.items()})
        return [self._numbers[one] for one in accounts]


class _Written:
    """A shelf with the way to write its values down."""

    def __init__(self, shelf: Shelf[Any], write: Callable[[Any], Any], *, numbered: bool = False) -> None:
        self._shelf, self._write, self._numbered = shelf, write, numbered

    def plain(self) -> dict[str, Any]:
        return {key: None if value is None else self._write(value) for key, value in self._shelf.touched.items()}

    def accounts(self) -> Iterable[str]:
        """The accounts that are written by their numbers."""
        return (one for value in self._shelf.touched.values() for one in value or ()) if self._numbered else ()


class _Drawers:
    """Rows that each hold what is told of many keys; how many there are is settled when all is written anew."""

    def __init__(self, load: Callable[[str, Sequence[str]], dict[str, Any]], many: int | None) -> None:
        self._load, self._many = load, many
        self._opened: dict[str, dict[str, Any]] = {}

    def open(self, keys: Iterable[str]) -> None:
        """Look these keys' drawers up in one go."""
        if self._many and (closed := [name for name in dict.fromkeys(map(self._of, keys)) if name not in self._opened]):
            found = self._load("sharing", closed)
            self._opened.update({name: found.get(name, {}) for name in closed})

    def found(self, key: str) -> Any:
        """What is told of a key, its drawer open."""
        return self._opened[self._of(key)].get(key) if self._many else None

    def filled(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """The drawers in which something is told otherwise now, whole; none is left where nothing is in it."""
        if self._many is None:
            self._many = 1 << max(4, (len(told) // IN_A_DRAWER).bit_length())
            return {"": self._many, **self._put({}, told)}
        self.open(told)
        return self._put({name: dict(self._opened[name]) for name in map(self._of, told)}, told)

    def _put(self, drawers: dict[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
        for key, value in told.items():
            drawer = drawers.setdefault(self._of(key), {})
            drawer.pop(key, None)
            drawer.update({} if value is None else {key: value})
        return {name: dict(sorted(drawer.items())) or None for name, drawer in drawers.items()}

    def _of(self, key: str) -> str:
        return f"{crc32(key.encode()) % (self._many or 1):x}"


class _Sharing:
    """Who shares and how many, written as one."""

    def __init__(
        self, sharing: Shelf[tuple[str, ...]], counts: Shelf[int], numbers: Callable[[Sequence[str]], list[int]], drawers: _Drawers
    ) -> None:
        self._sharing, self._counts, self._numbers, self._drawers = sharing, counts, numbers, drawers

    def plain(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, count in self._counts.touched.items():
            who = self._sharing.touched.get(key)
            found[key] = None if count is None else self._numbers(who) if who is not None else count
        return self._drawers.filled(found)

    def accounts(self) -> Iterable[str]:
        """The accounts that are written by their numbers."""
        return (one for who in self._sharing.touched.values() for one in who or ())


def whole(connection: Connection, shelf: str) -> dict[str, Any]:
    """All that stands on a shelf of plain values."""
    return {row.key: _tuple(json.loads(row.value)) for row in connection.execute(select(kept).where(kept.c.shelf == shelf))}


def write(connection: Connection, rows: Mapping[tuple[str, str], str | None], *, anew: bool = False) -> None:
    """Write what shelves hold now; ``anew``: in the place of all that was there."""
    if anew:
        connection.execute(delete(kept))
    else:
        by_shelf: dict[str, list[str]] = {}
        for shelf, key in rows:
            by_shelf.setdefault(shelf, []).append(key)
        for shelf, keys in by_shelf.items():
            for some in _portions(keys):
                connection.execute(delete(kept).where(kept.c.shelf == shelf, kept.c.key.in_(some)))
    ordered = sorted(rows.items())  # so that pages fill up
    insert_all(connection, kept, [{"shelf": of, "key": key, "value": value} for (of, key), value in ordered if value is not None])


def _portions(some: Sequence[V]) -> Iterable[Sequence[V]]:
    return (some[at : at + AT_ONCE] for at in range(0, len(some), AT_ONCE))


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
