"""What judgements are about, held to stretches of text: where the words stand now, and what is told there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from accordingto.casebook import moving, standing
from accordingto.casebook.moving import Judged
from accordingto.casebook.reports import text_of
from accordingto.casebook.tables import account, anchor, claim, reading, report, stands, version
from accordingto.errors import UnknownIncident, UnknownJudged
from accordingto.records import Account, Span, stretch_named

PICKED, OTHER, WORDS = 0, 1, 2
"""The sides of a judgement: what it is about first, what it is about next, and the words that bear a correction out."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim, an account or an origin as it was when it was judged."""

    side: int
    id: str
    named: str
    """How whoever judged called it: by its own id, or by its incident's."""
    report: str
    version: int | None
    """None of an origin, whose name is its quote."""
    start: int
    end: int
    quote: str
    question: str | None = None
    group: str | None = None


def of_claim(now: Judged, name: str, side: int) -> Anchor | None:
    """The stretch of a claim in force; None where nothing in force is called so."""
    for row in now.connection.execute(
        select(claim, reading.c.version, report.c.id.label("report_id"))
        .join(reading, reading.c.number == claim.c.reading)
        .join(report, report.c.number == reading.c.report)
        .where(claim.c.id == name)
        .order_by(claim.c.reading.desc())
    ):
        which = now.which(row.report_id)
        if which and which.reading == row.reading:
            return Anchor(side, name, name, row.report_id, row.version, row.start, row.end, row.quote, row.question, row.group)
    return None


def of_accounts(now: Judged, name: str, side: int) -> list[Anchor]:
    """The first stretch of each account that somebody names: by its own id, by its incident's, or by a stretch that mentions it."""
    if stretch := stretch_named(name):
        return _mentioned(now, name, *stretch, side)
    found = [one for id_ in called(now.connection, name) if (one := _of_account(now, id_, name, side))]
    if not found:
        raise UnknownJudged(f"nothing in the casebook is called {name!r}")
    return found


def called(connection: Connection, name: str) -> list[str]:
    """The accounts that a name means: those of the incident that it is or led to, else the one of that id."""
    if connection.scalar(select(stands.c.account).where(stands.c.account == name)) is not None:
        return [name]
    try:
        return standing.accounts_of(connection, standing.called(connection, name)) if name else []
    except UnknownIncident:
        return [name]


def _mentioned(now: Judged, name: str, of: str, there: Span, side: int) -> list[Anchor]:
    words = of_words(now, of, there, name, side)
    made = now.of(of)
    for one in made.accounts if made else ():
        if any(there.overlaps(Span(mention.start, mention.end)) for mention in one.mentions):
            return [Anchor(side, one.id, name, words.report, words.version, words.start, words.end, words.quote)]
    raise UnknownJudged(f"report {of} mentions no incident at {there.start}–{there.end}")


def of_words(now: Judged, of: str, there: Span, name: str, side: int, id_: str = "") -> Anchor:
    """A stretch of a report's text as it was last received."""
    which = now.which(of)
    text = (text_of(now.connection, which.version) if which else "") or ""
    if which is None or not 0 <= there.start < there.end <= len(text):
        raise UnknownJudged(f"no words stand at {name!r}")
    return Anchor(side, id_, name, of, which.version, there.start, there.end, there.of(text))


def of_origin(name: str, side: int) -> Anchor:
    """An origin, by its name alone."""
    return Anchor(side, "", "", "", None, 0, 0, name)


def _of_account(now: Judged, id_: str, named: str, side: int) -> Anchor | None:
    """The first stretch that mentions it, or else its first claim's."""
    of = report_of(now.connection, id_)
    which, made = (now.which(of), now.of(of)) if of else (None, None)
    for one in made.accounts if made else ():
        if of and which and one.id == id_:
            return Anchor(side, id_, named, of, which.version, *min(_stretches(one), default=(0, 0, "")))
    return None


def report_of(connection: Connection, id_: str) -> str | None:
    """The report that an account is of."""
    wanted = select(report.c.id).join(reading, reading.c.report == report.c.number)
    wanted = wanted.join(account, account.c.reading == reading.c.number).where(account.c.id == id_).limit(1)
    return connection.scalar(wanted) or moving.report_of(connection, id_)


def _stretches(one: Account) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, m.quote) for m in one.mentions] + [(c.start, c.end, c.quote) for c in one.claims]


def ask(now: Judged, some: Iterable[Anchor]) -> None:
    """Learn at once what `again` needs to know of these."""
    told = [one for one in some if one.version is not None]
    now.ask((one.report for one in told), (one.id for one in told if one.question is not None))


def again(now: Judged, one: Anchor) -> str:
    """The id of what an anchor is about now, or of words where they stand; empty where nothing in force is."""
    if one.version is None:
        return one.quote
    which = now.which(one.report)
    stretch = _stand(now.connection, one, which.version) if which else None
    if stretch is None:
        return ""
    if one.side == WORDS:
        return "" if not one.quote else f"{one.report}:{stretch.start}-{stretch.end}"
    return _claim_at(now, one, stretch) if one.question is not None else _account_at(now, one, stretch)


def _claim_at(now: Judged, one: Anchor, stretch: Span) -> str:
    own = now.claim(one.report, one.id)  # itself, in most cases: then nothing else of its reading needs to be looked at
    if own and one.quote and (own.question, own.quote) == (one.question, one.quote) and stretch.overlaps(Span(own.start, own.end)):
        return one.id
    made = now.of(one.report)
    claims = [c for a in made.accounts for c in a.claims] if made else []
    near = [c for c in claims if c.question == one.question and stretch.overlaps(Span(c.start, c.end))]
    ranked = sorted(near, key=lambda c: (c.id != one.id, c.group != one.group, c.quote != one.quote, abs(c.start - stretch.start), c.id))
    return ranked[0].id if ranked else ""


def _account_at(now: Judged, one: Anchor, stretch: Span) -> str:
    made = now.of(one.report)
    accounts = made.accounts if made else ()
    told = [
        (a.id != one.id, abs(start - stretch.start), a.id)
        for a in accounts
        for start, end, _ in _stretches(a)
        if stretch.overlaps(Span(start, end))
    ]
    return min(told)[2] if told else next((a.id for a in accounts if not one.quote and a.id == one.id), "")


def _stand(connection: Connection, one: Anchor, now: int) -> Span | None:
    """Where the anchor's words stand in the version in force: there, or at the only place where a new version has them."""
    if now == one.version:
        return Span(one.start, one.end)
    hashes = select(version.c.number, version.c.text_sha256).where(version.c.number.in_((now, one.version)))
    if len(set(connection.execute(hashes.with_only_columns(version.c.text_sha256)).scalars())) == 1:
        return Span(one.start, one.end)
    text = text_of(connection, now) or ""
    if not one.quote or text.count(one.quote) != 1:
        return None
    at = text.index(one.quote)
    return Span(at, at + len(one.quote))


def kept(connection: Connection, judgements: Iterable[int] | None = None) -> dict[int, tuple[Anchor, ...]]:
    """By judgement, what it was made on; of these, or of all."""
    found: dict[int, list[Anchor]] = {}
    for number, one in _rows(connection, _wanted() if judgements is None else _wanted().where(anchor.c.judgement.in_(list(judgements)))):
        found.setdefault(number, []).append(one)
    return {number: tuple(some) for number, some in found.items()}


def _wanted() -> Select[tuple[object, ...]]:
    return (
        select(anchor, report.c.id.label("report_id"))
        .outerjoin(version, version.c.number == anchor.c.version)
        .outerjoin(report, report.c.number == version.c.report)
        .order_by(anchor.c.judgement, anchor.c.ordinal)
    )


def _rows(connection: Connection, wanted: Select[tuple[object, ...]]) -> Iterator[tuple[int, Anchor]]:
    for row in connection.execute(wanted).mappings():
        where = (row["report_id"] or "", row["version"], row["start"], row["end"], row["quote"], row["question"], row["group"])
        yield row["judgement"], Anchor(row["side"], row["id"], row["named"], *where)
