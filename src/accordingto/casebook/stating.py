"""What may be judged: each kind of judgement with what it is about, or a sentence that says why it can't be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, or_, select

from accordingto.casebook.anchoring import OTHER, PICKED, WORDS, Anchor, called, of_accounts, of_claim, of_origin, of_words
from accordingto.casebook.moving import Judged
from accordingto.casebook.tables import claim, origin, report, tally, version
from accordingto.errors import Unjudgeable, UnknownJudged
from accordingto.records import COUNTS, Judgement, JudgementKind, short_id, stretch_named
from accordingto.values.known import known_origins

MOST = 1000
"""Accounts that may leave an incident in one judgement."""


def anchors_of(now: Judged, made: Judgement) -> list[Anchor]:
    """What a judgement is to be held to; raises UnknownJudged where that is not here, Unjudgeable where it can't be said of it."""
    least, most, about = _KINDS[made.kind]
    if not least <= len(made.about) <= most:
        wanted = "one or two" if least < most < MOST else "one" if most == 1 else "two" if most == 2 else "an incident and accounts of it"
        raise Unjudgeable(f"“{made.kind}” is said of {wanted}, not of {len(made.about)}")
    return about(now, made)


def _two(now: Judged, made: Judgement) -> list[Anchor]:
    one, other = (of_accounts(now, name, side) for side, name in enumerate(made.about))
    if {a.id for a in one} & {a.id for a in other}:
        raise Unjudgeable(f"{made.about[0]} and {made.about[1]} are one incident by the same account; `split` takes accounts out of it")
    return [*one, *other]


def _claim(now: Judged, made: Judgement) -> list[Anchor]:
    found = of_claim(now, made.about[0], PICKED)
    if found is None:
        if called(now.connection, made.about[0]) != [made.about[0]]:
            raise Unjudgeable(f"“{made.kind}” is said of a claim, and {made.about[0]} is an incident")
        raise UnknownJudged(f"nothing in the casebook is called {made.about[0]!r}")
    return [found]


def _correction(now: Judged, made: Judgement) -> list[Anchor]:
    (found,) = _claim(now, made)
    counted = found.question in COUNTS
    if made.low is not None and made.high is not None and made.high < made.low:
        raise Unjudgeable(f"a figure does not run from {made.low:,} to {made.high:,}")
    if (made.low is None and made.high is None) if counted else not made.value:
        raise Unjudgeable(f"a claim on “{found.question}” is corrected to {'a figure' if counted else 'a value'}, and none was given")
    return [found, *(_bearing_out(now, found, name) for name in made.about[1:])]


def _bearing_out(now: Judged, corrected: Anchor, name: str) -> Anchor:
    stretch = stretch_named(name)
    if stretch is None or stretch[0] != corrected.report:
        raise Unjudgeable(f"{name!r} names no words of the claim's own report, {corrected.report}:start-end")
    return of_words(now, *stretch, name, WORDS, corrected.id)


def _either(now: Judged, made: Judgement) -> list[Anchor]:
    found = of_claim(now, made.about[0], PICKED)
    return [found] if found else of_accounts(now, made.about[0], PICKED)


def _move(now: Judged, made: Judgement) -> list[Anchor]:
    (found,) = _claim(now, made)
    if not made.about[1:]:
        return [found]
    to = of_accounts(now, made.about[1], OTHER)
    left = now.account_of(found.report, found.id)
    if left and left.id in {one.id for one in to}:
        raise Unjudgeable(f"{found.id} is of {made.about[1]} already")
    return [found, *to]


def _split(now: Judged, made: Judgement) -> list[Anchor]:
    every = of_accounts(now, made.about[0], PICKED)
    leaving = {id_: name for name in made.about[1:] for id_ in _inside(now, every, made.about[0], name)}
    if len(leaving) == len(every):
        raise Unjudgeable(f"those are all accounts of {made.about[0]}: some have to stay")
    stay = [one for one in every if one.id not in leaving]
    return [*stay, *(one for id_, name in leaving.items() for one in of_accounts(now, id_, OTHER))]


def _inside(now: Judged, every: Sequence[Anchor], incident: str, name: str) -> list[str]:
    """The accounts of an incident that are meant: by their id, their report's id or key, or words that mention them."""
    of = now.connection.scalar(select(report.c.id).where(or_(report.c.id == name, report.c.key == name)).limit(1))
    if stretch_named(name):
        meant = [one.id for one in of_accounts(now, name, OTHER)]
    else:
        meant = [one.id for one in every if name == one.id or of == one.report]
    if not meant or not set(meant) <= {one.id for one in every}:
        raise Unjudgeable(f"{incident} has no account {name!r}")
    return meant


def _origins(now: Judged, made: Judgement) -> list[Anchor]:
    one, other = (" ".join(name.split()) for name in made.about)
    if one.casefold() == other.casefold():
        raise Unjudgeable(f"“{one}” and “{other}” are one name")
    for name in (one, other):
        if not _is_said(now.connection, name):
            raise UnknownJudged(f"no claim in the casebook is according to {name!r}")
    return [of_origin(one, PICKED), of_origin(other, OTHER)]


def _is_said(connection: Connection, name: str) -> bool:
    """Whether somebody is called so: an origin, whoever passes its word on, an outlet, or one of the list of well-known ones."""
    via = claim.c.via.contains(f'"{name}"', autoescape=True)
    asked = (
        select(claim.c.reading).where(or_(claim.c.origin == name, via)),
        select(version.c.number).where(version.c.outlet == name),
        select(tally.c.reading).where(tally.c.origin == name),
        select(origin.c.name).where(origin.c.name == name),
    )
    return known_origins().of(name) is not None or any(connection.execute(one.limit(1)).first() for one in asked)


_KINDS: Mapping[JudgementKind, tuple[int, int, Callable[[Judged, Judgement], list[Anchor]]]] = {
    "same": (2, 2, _two),
    "not same": (2, 2, _two),
    "split": (2, MOST, _split),
    "move": (1, 2, _move),
    "one origin": (2, 2, _origins),
    "accept": (1, 1, _claim),
    "reject": (1, 1, _claim),
    "correct": (1, 2, _correction),
    "note": (1, 1, _either),
}
"""Of each kind, how many things it is said of, and how they are found."""


def with_comparator(made: Judgement) -> Judgement:
    """A correction with what its figure says of the number; as it is told, where that is told."""
    if made.comparator or (made.low is None and made.high is None):
        return made
    return replace(
        made, comparator="exactly" if made.low == made.high else "at_least" if made.high is None else "range" if made.low else "at_most"
    )


def destination_of(connection: Connection, anchors: Sequence[Anchor], number: int) -> dict[str, Any]:
    """The account that a move makes where the claim's report tells nothing else of the incident that it goes to."""
    of = anchors[0].report
    others = sorted(one.id for one in anchors[1:] if one.report != of)
    account = short_id("a", of, others[0] if others else f"j-{number}")
    row = connection.scalar(select(report.c.number).where(report.c.id == of))
    return {"judgement": number, "report": row, "account": account, "incident": short_id("i", of, account)}
