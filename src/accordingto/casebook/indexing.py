"""The words that reports and incidents are found by, kept as each database keeps them best; the texts stay where they are.

A word under a mark tells more than that it is there: that it stands in a title, or that a whole name is an outlet's or an origin's.
"""

from collections.abc import Iterable
from math import cos, radians, sin
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, text, update

from accordingto.casebook.folding import stems_of
from accordingto.casebook.loading import InForce, in_force
from accordingto.casebook.reports import text_of
from accordingto.casebook.tables import claim, findable, told_in, version
from accordingto.records import Incident
from accordingto.values.days import days_of

HEADING, OUTLET, ORIGIN, PLACE, QUESTION = "¶", "§", "‡", "◦", "¿"
"""Marks: no word begins with one of them."""
ROOM = 800_000
"""Bytes of words by which one report is found; PostgreSQL takes no more than 1,048,575."""
_LONGEST_NAME = 200
_STATEMENTS = {
    "sqlite": (
        text("INSERT INTO words(words, rowid, body) VALUES ('delete', :number, :old)"),
        text("INSERT INTO words(rowid, body) VALUES (:number, :new)"),
    ),
    "postgresql": (
        text("DELETE FROM words WHERE number = :number"),
        text("INSERT INTO words VALUES (:number, array_to_tsvector(string_to_array(:new, ' ')))"),
    ),
}
"""How words are taken out and put in."""


def put_up(connection: Connection) -> None:
    """Make the index of an empty casebook."""
    if connection.dialect.name == "sqlite":  # with positions, sizes and texts it would take more room than the texts
        options = "body, content='', detail='none', columnsize=0, tokenize='ascii'"
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE words USING fts5({options})")
    else:
        connection.exec_driver_sql("CREATE TABLE words (number integer PRIMARY KEY, body tsvector NOT NULL)")
        # else each search goes through what was added last word by word
        connection.exec_driver_sql("CREATE INDEX ix_words_body ON words USING gin (body) WITH (fastupdate = off)")


def put_report(connection: Connection, id_: str) -> None:
    """Make a report findable as it was last received and read, in the place of what it was before."""
    now = in_force(connection, id_)
    words = words_of_report(connection, now.version, now.reading) if now else []
    if now is None or not words:
        return
    before = _found(connection, id_)
    old = words_of_report(connection, before.version, before.reading) if before else []
    _index(connection, _put(connection, before, row_of_report(connection, id_, now)), old, words)


def put_incident(connection: Connection, one: Incident, row: int) -> int:
    """Make an incident findable as it stands in this row, in the place of what it was before; gives its number."""
    before, words = _found(connection, one.id), words_of_incident(one)
    number = _put(connection, before, row_of_incident(one, row))
    _index(connection, number, before.words.split(" ") if before else [], words)
    connection.execute(delete(told_in).where(told_in.c.incident == number))
    if telling := reports_of(connection, one):
        connection.execute(insert(told_in), [{"incident": number, "report": report} for report in telling])
    return number


def reports_of(connection: Connection, one: Incident) -> list[int]:
    """The numbers of the reports that an incident is told in."""
    return list(connection.scalars(select(findable.c.number).where(findable.c.id.in_(one.reports), findable.c.kind == "report")))


def numbers_of(connection: Connection, id_: str) -> list[int]:
    """The number by which what is called so is found; none where nothing is."""
    return list(connection.scalars(select(findable.c.number).where(findable.c.id == id_)))


def forget_report(connection: Connection, id_: str) -> None:
    """Take a report's words out for good; to be called while its text is still there."""
    if (before := _found(connection, id_)) is not None:
        _forget(connection, before.number, words_of_report(connection, before.version, before.reading))
        if connection.dialect.name == "sqlite":  # until parts of the index are merged, what was taken out is only crossed out
            connection.execute(text("INSERT INTO words(words) VALUES ('optimize')"))


def forget_incident(connection: Connection, id_: str) -> None:
    """Make an incident that is no more findable no more."""
    if (before := _found(connection, id_)) is not None:
        _forget(connection, before.number, before.words.split(" "))


def row_of_report(connection: Connection, id_: str, now: InForce) -> dict[str, Any]:
    """What is kept of a report beside its words."""
    first, last = span_of(connection.scalar(select(version.c.published).where(version.c.number == now.version)) or "")
    return {"kind": "report", "id": id_, "version": now.version, "reading": now.reading, "first": first, "last": last}


def row_of_incident(one: Incident, row: int) -> dict[str, Any]:
    """What is kept of an incident beside the index."""
    first, last = span_of(one.when)
    x, y, z = point_of(one.where.latitude, one.where.longitude) if one.where else (None, None, None)
    words = " ".join(words_of_incident(one))
    return {"kind": "incident", "id": one.id, "incident": row, "first": first, "last": last, "x": x, "y": y, "z": z, "words": words}


def refill(connection: Connection) -> None:
    """Index the words of all that can be found into an empty index: that of a copy, whose tables have come without it."""
    for row in connection.execute(select(findable).order_by(findable.c.number)).all():
        words = words_of_report(connection, row.version, row.reading) if row.kind == "report" else row.words.split()
        _index(connection, row.number, [], words)


def words_of_report(connection: Connection, of: int, read: int) -> list[str]:
    """What a report is found by: the words of its title and text, its outlet, the origins that it cites, the questions that it answers."""
    told = connection.execute(select(version.c.title, version.c.outlet).where(version.c.number == of)).one()
    title, body = stems_of(told.title), text_of(connection, of)
    if body is None:
        return []
    claims = connection.execute(select(claim.c.question, claim.c.origin, claim.c.kind).where(claim.c.reading == read).distinct()).all()
    marked = [OUTLET + name_of(told.outlet)]
    marked += [ORIGIN + name_of(one.origin if one.kind else told.outlet) for one in claims]
    marked += [QUESTION + name_of(one.question) for one in claims]
    return _kept([*(HEADING + word for word in title), *marked, *title, *stems_of(body)])


def words_of_incident(one: Incident) -> list[str]:
    """What an incident is found by itself: its label, place, values, origins, outlets, and how its findings stand."""
    title, *values = texts_of_incident(one)
    marked = [HEADING + word for word in stems_of(title)]
    marked += [ORIGIN + name_of(name) for origin in one.origins for name in (origin.name, *origin.also)]
    marked += [OUTLET + name_of(outlet) for origin in one.origins for outlet in origin.outlets]
    marked += [QUESTION + name_of(told) for f in one.findings for told in (f.question, f.status, f"{f.question} {f.status}")]
    if one.where:
        marked += [PLACE + name_of(one.where.name), PLACE + name_of(one.where.name.partition(",")[0])]
    return _kept([*marked, *(word for text in (title, *values) for word in stems_of(text))])


def texts_of_incident(one: Incident) -> list[str]:
    """What an incident is called, its label first: places, actors, targets and weapons under each name that it is given."""
    values = {value for found in one.findings for value in (found.value, *(side.value for side in found.sides)) if value}
    names = {one.where.name, one.where.country or ""} if one.where else set()
    return [one.label, *sorted(values | names)]


def _kept(words: Iterable[str]) -> list[str]:
    """Each word once, as far as there is room."""
    kept, room = dict.fromkeys(words), ROOM
    for word in kept:
        room -= len(word.encode()) + 4
        if room < 0:
            return list(kept)[: list(kept).index(word)]
    return list(kept)


def name_of(name: str) -> str:
    """A whole name as one word."""
    stems = stems_of(name)
    return "·".join(stems[1:] if stems[:1] == ["the"] else stems)[:_LONGEST_NAME]


def span_of(edtf: str) -> tuple[str, str]:
    """The first and last day that a value may mean; empty where its year is open."""
    days = days_of(edtf)
    return (days.first.isoformat(), days.last.isoformat()) if days and days.first and days.last else ("", "")


def point_of(latitude: float | None, longitude: float | None) -> tuple[float, float, float] | tuple[None, None, None]:
    """A place on a ball of radius 1."""
    if latitude is None or longitude is None:
        return None, None, None
    up, east = radians(latitude), radians(longitude)
    return cos(up) * cos(east), cos(up) * sin(east), sin(up)


def _found(connection: Connection, id_: str) -> Row[Any] | None:
    return connection.execute(select(findable).where(findable.c.id == id_)).first()


def _put(connection: Connection, before: Row[Any] | None, told: dict[str, Any]) -> int:
    if before is not None:
        connection.execute(update(findable).where(findable.c.number == before.number).values(**told))
        return int(before.number)
    number = (connection.scalar(select(func.max(findable.c.number))) or 0) + 1
    connection.execute(insert(findable).values(number=number, **told))
    return number


def _forget(connection: Connection, number: int, words: list[str]) -> None:
    _index(connection, number, words, [])
    connection.execute(delete(told_in).where(or_(told_in.c.incident == number, told_in.c.report == number)))
    connection.execute(delete(findable).where(findable.c.number == number))


def _index(connection: Connection, number: int, old: list[str], new: list[str]) -> None:
    """Put words in the place of others; an index that keeps no texts has to be told which."""
    if old == new:
        return
    taking, putting = _STATEMENTS[connection.dialect.name]
    told = {"number": number, "old": " ".join(old), "new": " ".join(new)}
    if old:
        connection.execute(taking, told)
    if new:
        connection.execute(putting, told)
