"""One claim of an answer made into one of ours, where the report bears it out."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from accordingto.reading.claims import Chain, make_claim
from accordingto.reading.finders.phrases import cleaned
from accordingto.reading.served.form import GROUPS
from accordingto.reading.served.quoting import TOO_LONG, Unsupported
from accordingto.reading.served.sifting import MALFORMED, Sifting, formed
from accordingto.reading.served.values import NO_DAY, OTHER_DAY, OTHER_FIGURE, count_in, place_in, time_in, told_day
from accordingto.reading.story import Told
from accordingto.records import COUNTS, OWN_VOICE, PEOPLE, TYPES, Claim, Offset, Origin, Span

NO_GROUP = "a group of people that its quote does not name"
NO_SOURCE = "a source that does not stand in the report (the one found by rules was kept)"
NO_VIA = "someone who passed it on and does not stand in the report"
LONGEST_QUOTE = 400
"""Characters above which a claim is quoted by its value's own words alone."""
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Telling:
    """One incident of the answer, with the stretches that mention it and its claims as they came."""

    told: Told
    mentions: tuple[Span, ...]
    claims: Sequence[Any]


def claim_of(sifting: Sifting, item: Any, telling: Telling, tellings: Sequence[Telling]) -> Claim:
    """The claim; raises Unsupported where the report does not bear it out."""
    item = formed(item, "claim")
    quote = sifting.quotes.find(item["quote"], int(item["occurrence"]))
    words = sifting.quotes.within(item["words"], quote)
    given: dict[str, Any] = {"explicit": item["explicit"], "stance": item["stance"], "focus": words[0]}
    if item["question"] in COUNTS:
        given |= _count(sifting, item, words)
    elif item["question"] == "when":
        given |= _when(sifting, item, words[0], telling, tellings)
    else:
        given |= _value(sifting, item, words[0])
    if item["question"] in PEOPLE:
        given["group"] = _group(sifting, item["group"], quote)
    span = quote if quote.end - quote.start <= LONGEST_QUOTE else given["focus"]
    return make_claim(sifting.layers, telling.told, item["question"], span, chain=_chain(sifting, item), **given)


def _count(sifting: Sifting, item: dict[str, Any], words: Sequence[Span]) -> dict[str, Any]:
    if item["stance"] != "asserted" and item["low"] is None and item["high"] is None:
        return {}
    try:
        count = count_in(sifting.layers, words, item)
    except Unsupported:
        if item["stance"] == "asserted":
            raise
        return {}  # "denied that anyone was killed": what is denied has no figure
    if not count.as_told:
        sifting.drop(OTHER_FIGURE)
    return {"low": count.low, "high": count.high, "comparator": count.comparator, "explicit": count.explicit, "focus": count.words}


def _when(sifting: Sifting, item: dict[str, Any], words: Span, telling: Telling, tellings: Sequence[Telling]) -> dict[str, Any]:
    if item["stance"] == "unknown":
        return {}
    time = time_in(sifting.layers, words, item["value"])
    if time is None:
        return {"value": told_day(words.of(sifting.layers.text), item["value"])}
    if not time.edtf:
        anchor = time.anchor or time
        other = next((t.told for t in tellings if t is not telling and any(m.overlaps(anchor) for m in t.mentions)), None)
        if other is None or time.days_after is None:
            raise Unsupported(NO_DAY)
        return {"offset": Offset(other.id, time.days_after)}
    told = item["value"] or time.edtf
    if not (told.startswith(time.edtf) or time.edtf.startswith(told)):
        sifting.drop(OTHER_DAY)
    return {"value": time.edtf}


def _value(sifting: Sifting, item: dict[str, Any], words: Span) -> dict[str, Any]:
    if item["question"] == "type":
        if item["value"] not in TYPES:
            raise Unsupported(MALFORMED)
        return {"value": item["value"]}
    if item["stance"] == "unknown":
        return {"value": "unknown" if item["question"] == "actor" else None}
    if words.end - words.start > LONGEST_VALUE:
        raise Unsupported(TOO_LONG)
    if item["question"] == "where":
        value, place = place_in(sifting.layers, words)
        return {"value": value, "place": place}
    said = words.of(sifting.layers.text)
    return {"value": cleaned(said) or said}


def _group(sifting: Sifting, told: str | None, quote: Span) -> str:
    if told is None or told in GROUPS:
        return told or "all"
    for form in (told, told.removesuffix("s")):  # "a driver" is of the group of drivers
        with suppress(Unsupported):
            sifting.quotes.within(form, quote)
            return told.lower()
    raise Unsupported(NO_GROUP)


def _chain(sifting: Sifting, item: dict[str, Any]) -> Chain | None:
    """Who said it, by the names that stand in the report; None, for the rules to tell, where the name does not."""
    via = tuple(name for name in sifting.kept(item["via"], lambda told: _name(sifting, told, NO_VIA)) if name)
    if not item["source"]:
        return OWN_VOICE, via
    for name in sifting.kept([item["source"]], lambda told: _name(sifting, told, NO_SOURCE)):
        return (Origin(name, item["source_kind"]) if name else OWN_VOICE), tuple(other for other in via if other != name)
    return None


def _name(sifting: Sifting, told: str, otherwise: str) -> str:
    """A name in the report's own letters; empty for the outlet itself."""
    forms = dict.fromkeys((told, cleaned(told), cleaned(told.partition(",")[0])))  # "Amal Nasser, a nurse" may stand in two places
    span = next((found for form in forms if (found := sifting.quotes.first(form))), None)
    if span is None or span.end - span.start > LONGEST_VALUE:
        raise Unsupported(otherwise)
    said = span.of(sifting.layers.text)
    outlet = sifting.layers.report.outlet.casefold()
    name = cleaned(said) or said
    return "" if outlet and name.casefold() in (outlet, outlet.removeprefix("the ")) else name
