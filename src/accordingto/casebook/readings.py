"""Readings as rows and back: claims, tallies and accounts by themselves, what surrounds them as one packed piece."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from accordingto.casebook.packing import as_json
from accordingto.records import (
    OWN_VOICE,
    Account,
    Claim,
    Dropped,
    Mention,
    Offset,
    Origin,
    Place,
    Quotation,
    Reading,
    Report,
    Sentence,
    Span,
    Tally,
    ToldApart,
)
from accordingto.values.plain import noun_of, plain

Row = dict[str, Any]


def claim_rows(reading: Reading) -> Iterator[Row]:
    """A row for each claim, with the ordinal of its account."""
    told = [(ordinal, claim) for ordinal, account in enumerate(reading.accounts) for claim in account.claims]
    for number, (ordinal, claim) in enumerate(told):
        yield {
            "ordinal": number,
            "account": ordinal,
            "id": claim.id,
            "question": claim.question,
            "group": claim.group,
            "low": claim.low,
            "high": claim.high,
            "comparator": None if claim.comparator == "exactly" else claim.comparator or "",
            "value": claim.value,
            "implied": None if claim.explicit else True,
            "stance": None if claim.stance == "asserted" else claim.stance,
            **_said_by(claim.origin, claim.via),
            "start": claim.start,
            "end": claim.end,
            "quote": claim.quote,
        }


def tally_rows(reading: Reading) -> Iterator[Row]:
    """A row for each tally."""
    for number, tally in enumerate(reading.tallies):
        told = {name: getattr(tally, name) for name in ("id", "what", "actor", "scope", "period", "part_of", "low", "high", "comparator")}
        stretch = {"start": tally.start, "end": tally.end, "quote": tally.quote}
        yield {"ordinal": number, **told, **_said_by(tally.origin, tally.via), **stretch}


def _said_by(origin: Origin, via: Sequence[str]) -> Row:
    own = origin == OWN_VOICE
    return {
        "origin": None if own else origin.name,
        "kind": None if own else origin.kind,
        "via": json.dumps(via, ensure_ascii=False) if via else None,
    }


def rest_of(reading: Reading) -> bytes:
    """What the rows leave out, as JSON."""
    return as_json(
        {
            "accounts": [
                {
                    "id": a.id,
                    "type": a.type,
                    "main": a.main,
                    "headline_only": a.headline_only,
                    "mentions": [[m.start, m.end] for m in a.mentions],
                    "words": " ".join(a.words),
                    "unsure": [plain(claim) for claim in a.unsure],
                }
                for a in reading.accounts
            ],
            "claims": [_around(claim, reading.report) for account in reading.accounts for claim in account.claims],
            "tallies": [[t.sentence.start, t.sentence.end] if t.sentence else None for t in reading.tallies],
            "apart": [plain(apart) for apart in reading.apart],
            "quotations": [[q.start, q.end, q.speaker, list(q.via), q.cue] for q in reading.quotations],
            "dropped": [plain(dropped) for dropped in reading.report.dropped],
        }
    )


def _around(claim: Claim, report: Report) -> Row:
    """What stands round a claim, without what is as it nearly always is."""
    told = {
        "sentence": [claim.sentence.start, claim.sentence.end] if claim.sentence else None,
        "offset": plain(claim.offset) if claim.offset else None,
        "as_told": claim.as_told,
        "part_of": claim.part_of,
        "headline": claim.headline or None,
        "place": plain(claim.place) if claim.place else None,
        "outlet": claim.outlet if claim.outlet != report.outlet else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def reading_of(
    report: Report, text: str, rest: bytes, claims: Sequence[Mapping[str, Any]], tallies: Sequence[Mapping[str, Any]]
) -> Reading:
    """The reading that rows and rest were made of; ``report`` comes without its text."""
    told = json.loads(rest)
    by_account: dict[int, list[Claim]] = {}
    for row, around in zip(claims, told["claims"], strict=True):
        account = told["accounts"][row["account"]]["id"]
        by_account.setdefault(row["account"], []).append(_claim(report, text, account, row, around))
    return Reading(
        report=report,
        accounts=tuple(_account(report, text, one, by_account.get(number, [])) for number, one in enumerate(told["accounts"])),
        apart=tuple(noun_of(ToldApart, apart) for apart in told["apart"]),
        quotations=tuple(
            Quotation(report.id, start, end, text[start:end], speaker, tuple(via), cue)
            for start, end, speaker, via, cue in told["quotations"]
        ),
        tallies=tuple(tally_of(report.id, text, row, around) for row, around in zip(tallies, told["tallies"], strict=True)),
    )


def dropped_of(rest: bytes) -> tuple[Dropped, ...]:
    """What its reader left out of a report."""
    return tuple(noun_of(Dropped, dropped) for dropped in json.loads(rest)["dropped"])


def _account(report: Report, text: str, told: Mapping[str, Any], claims: Sequence[Claim]) -> Account:
    return Account(
        id=told["id"],
        report=report.id,
        type=told["type"],
        main=told["main"],
        mentions=tuple(Mention(report.id, told["id"], start, end, text[start:end]) for start, end in told["mentions"]),
        claims=tuple(claims),
        headline_only=told["headline_only"],
        unsure=tuple(noun_of(Claim, claim) for claim in told["unsure"]),
        words=tuple(told["words"].split()),
    )


def _claim(report: Report, text: str, account: str, row: Mapping[str, Any], around: Mapping[str, Any]) -> Claim:
    return Claim(
        id=row["id"],
        report=report.id,
        incident=account,
        question=row["question"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        group=row["group"],
        low=row["low"],
        high=row["high"],
        comparator="exactly" if row["comparator"] is None else row["comparator"] or None,
        value=row["value"],
        explicit=not row["implied"],
        stance=row["stance"] or "asserted",
        origin=Origin(row["origin"], row["kind"]) if row["kind"] else OWN_VOICE,
        via=tuple(json.loads(row["via"])) if row["via"] else (),
        outlet=around.get("outlet", report.outlet),
        sentence=_sentence(text, around.get("sentence")),
        offset=noun_of(Offset, around["offset"]) if "offset" in around else None,
        as_told=around.get("as_told"),
        part_of=around.get("part_of"),
        headline=around.get("headline", False),
        place=noun_of(Place, around["place"]) if "place" in around else None,
    )


def tally_of(report: str, text: str, row: Mapping[str, Any], around: Sequence[int] | None) -> Tally:
    """The tally of a row; without the bounds of its sentence it comes without one."""
    names = ("id", "what", "actor", "scope", "period", "part_of", "low", "high", "comparator", "start", "end", "quote")
    return Tally(
        report=report,
        origin=Origin(row["origin"], row["kind"]) if row["kind"] else OWN_VOICE,
        via=tuple(json.loads(row["via"])) if row["via"] else (),
        sentence=_sentence(text, around),
        **{name: row[name] for name in names},
    )


def _sentence(text: str, stretch: Sequence[int] | None) -> Sentence | None:
    if stretch is None:
        return None
    start, end = stretch
    return Sentence(start, end, Span(start, end).of(text))
