"""Which of a stretch's places and times are the incident's own, and not the reporter's, the speaker's or the court's."""

import re
from dataclasses import replace

from accordingto.reading.guarded import guarded
from accordingto.reading.layers import Layers, PlaceName, TimeExpression, starting_in
from accordingto.reading.places import resolve_anaphor
from accordingto.records import Span

# What stands before the place of an event: "in the northern city of | …", "struck | …", "an attack on | …".
_LEADS_TO_PLACE = re.compile(
    r"\b(?:in|at|near|on|outside|inside|around|across|against|into|over|throughout|along|off|between|toward|towards|hit"
    r"|struck|rocked|shook|targeted|bombed|shelled|pounded|stormed|raided|attacked|entered"
    r"|(?:north|south|east|west|northeast|northwest|southeast|southwest|outskirts|vicinity|countryside|suburbs?|suburb"
    r"|city|town|village|district|province|governorate|region|neighbou?rhood|area|camp|port|capital|centre|center|part"
    r"|parts|stronghold) (?:of|in)"
    r"|(?:strikes?|attacks?|raids?|shelling|bombing|shooting|assault|explosion|blast|massacre|killings?|murders?) (?:of|on)"
    r"|captured|seized|overran)"
    r"(?: (?:the|a|an|its|his|her|their|downtown|central|northern|southern|eastern|western|north|south|east|west"
    r"|north-?eastern|north-?western|south-?eastern|south-?western|nearby|neighbouring|occupied|besieged|capital|city"
    r"|town|village|district|province|governorate|region|port|rural|greater|of|and"
    r"|northwest|northeast|southwest|southeast|state|county|[\w’'-]+-(?:held|controlled|occupied)))*\s*$",
    re.IGNORECASE,
)
# What stands before places of another sort: homes, hospitals, courts, offices, where somebody fled ("lived in | …").
_NOT_THE_SCENE = guarded(
    r"\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|resident|residents|native|born|raised|from|hospital|hospitals|taken"
    r"|rushed|transported|flown|airlifted|fled to|court|judge|based|headquartered|airport|travell?ed to|returned to"
    r"|buried|funeral|ambassador|embassy|university of|president of|king of|people of|mayor of|minister of"
    r"|told reporters|medical cent(?:er|re)|fled|fleeing|took off|taking off|drove off|driving off|ran|running|head(?:ed"
    r"|ing)|escaped|crossed|deployed|embassy|elections?)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
# What follows a place in the name of a hospital, school or paper: "Ardell | Medical Center".
_HOSPITAL_NAME = re.compile(
    r"(?:hospital|medical cent(?:er|re)|clinic|university|college school of|infirmary|trauma cent(?:er|re)|airlines?"
    r"|news|times|post|tribune)\b",
    re.IGNORECASE,
)
_HOME_OF = re.compile(r"(?:,|\d,|[A-Z][a-z]+) of (?:the )?$")
""" "Ann Reed, of the 300 block": where somebody lives."""
_DATELINE = re.compile(r"^\s*[A-Z][\w .,’'-]{1,40}(?:\([^)]{2,40}\))?\s*(?:[-–—]{1,2}|:)\s")
_CAPITALS = re.compile(r"\s*[A-Z]{3}")
# A time right after it is when something was said, not done: "the ministry said on | Monday".
_SAYING_BEFORE = guarded(
    r"\b(?:said|says|told|tells|reported|reports|announced|confirmed|added|wrote|tweeted|posted|published|stated|claimed"
    r"|issued|released|identified|briefed|quoted|warned|declared|acknowledged|admitted|denied|statement|interview"
    r"|conference|press release|updated|reporters|according to [\w ’']{1,30})"
    r"(?:,? (?:[\w’'-]+ ){0,3}(?:on|in|late|early|by|a|the|earlier)?)? ?$",
    re.IGNORECASE,
)
# A time after it belongs to what came later, in court, hospital or mourning: "was buried on | Friday".
_COURT_BEFORE = guarded(
    r"\b(?:arrest(?:ed|s)?|charged|indicted|arraigned|sentenced|convicted|appear(?:ed|s|ance)?|pleaded|trial|hearing"
    r"|court|detained|custody|bail|released|funeral|buried|vigil|surrendered|identified|due|scheduled|expected|remains?"
    r"|succumbed|died|dies|pronounced"
    r"|born|founded|elected|ceasefire|truce|deadline|autopsy|booked|turned (?:himself|herself|themselves)|turned in"
    r"|continu(?:ed|es|ing)|gather(?:ed|ing)|remember(?:ed|ing)?|mourn(?:ed|ing)?|hono(?:u)?r(?:ed|ing)?|grief|memorial"
    r"|investigat(?:ed|ing|ors)|search(?:ed|ing)?|remain(?:ed|ing)?|came|moved|graduated|visited|met|ruled|unclear)\b[^.;]{0,40}$",
    re.IGNORECASE,
)

_PAGE_TIME_BEFORE = guarded(r"\b(?:posted|updated|published|last modified|first published)\b:?[^.\n]{0,60}$", re.IGNORECASE)
# The same with the time in front: "On Monday | police identified".
_TOLD_AFTER = re.compile(
    r",? (?:(?:also|formally|publicly) )?(?:identified|announced|said|arrested|charged|released|confirmed|reported|ruled"
    r"|sentenced|named|indicted"
    r"|declined|asked|appealed|told|issued|denied|condemned|vowed|promised|visited|met)\b",
    re.IGNORECASE,
)


def places_of(layers: Layers, stretch: Span) -> list[PlaceName]:
    """The places at which a stretch sets its event: after "in", "near", "struck" or right before the event's own noun."""
    dateline = _dateline_end(layers, stretch)
    found: list[PlaceName] = []
    for place in starting_in(layers.places, stretch):
        if place.demonym or place.end > stretch.end or place.end <= dateline:
            continue
        if _is_scene(layers.text, stretch, place) or (found and _follows(layers.text, found[-1], place)):
            found.append(place)
    return found or _pointed_at(layers, stretch)


# A scene named before and only pointed at: "in the town", "there".
_POINTING = guarded(
    r"\b(?:in|at|on|near|outside) the (city|town|village|capital|district|camp)\b(?! of)"
    r"|\b(there)(?=[,.;]|$| (?:on|in|at|when|after|by)\b)",
    re.IGNORECASE,
)


def _pointed_at(layers: Layers, stretch: Span) -> list[PlaceName]:
    """ "In the city", "there": the place told before that the word stands for."""
    match = _POINTING.search(layers.text, stretch.start, stretch.end)
    if not match:
        return []
    span = Span(match.start(match.lastindex or 0), match.end(match.lastindex or 0))
    place = resolve_anaphor(layers.text, layers.places, span)
    return [replace(place, start=span.start, end=span.end)] if place else []


def _is_scene(text: str, stretch: Span, place: PlaceName) -> bool:
    before = text[max(stretch.start, place.start - 120) : place.start]
    after = text[place.end : place.end + 40]
    if (
        (" of " in before[-9:] and _HOME_OF.search(before))
        or _HOSPITAL_NAME.match(after.lstrip())
        or _HOSPITAL_NAME.search(place.of(text))
        or _NOT_THE_SCENE.search(before)
    ):
        return False
    if _LEADS_TO_PLACE.search(before):
        return True
    return place.place.precision not in ("country", "region") and bool(_EVENT_NOUN_NEXT.match(after))


# A place right before the event's noun: "the Halvard | market bombing".
_EVENT_NOUN_NEXT = re.compile(
    r"(?:[’']s?)? (?:[\w-]+ ){0,3}(?:attacks?|shootings?|bombings?|strikes?|air ?strikes?|raids?|massacre|killings?"
    r"|blasts?|explosions?|shelling|stabbings?|siege|murders?|assault|ambush|clashes)\b",
    re.IGNORECASE,
)


def _follows(text: str, earlier: PlaceName, place: PlaceName) -> bool:
    """ "Kawkab, Idlib": a place named right after one that counts."""
    return bool(
        re.fullmatch(r"(?:’s|'s)?,? ?\(?(?:(?:in|and|or|near|of|at|outside) )?(?:the )?(?:[\w-]+ ){0,4}", text[earlier.end : place.start])
    )


def _dateline_end(layers: Layers, stretch: Span) -> int:
    opening = layers.text[stretch.start : stretch.start + 90]
    match = _DATELINE.match(opening) if _CAPITALS.match(opening) else None
    return stretch.start + match.end() if match else -1


def times_of(layers: Layers, stretch: Span) -> list[TimeExpression]:
    """The times at which a stretch sets its event; not those of speaking, arresting, trying and burying."""
    return [
        t
        for t in starting_in(layers.times, stretch)
        if (t.edtf or t.days_after is not None) and not _of_something_else(layers.text, stretch, t)
    ]


def _of_something_else(text: str, stretch: Span, time: TimeExpression) -> bool:
    before = text[max(stretch.start, time.start - 80) : time.start]
    if (
        _SAYING_BEFORE.search(before)
        or _PAGE_TIME_BEFORE.search(before)
        or _TOLD_AFTER.match(text, time.end, min(stretch.end, time.end + 30))
    ):
        return True
    match = _COURT_BEFORE.search(before)
    if not match:
        return False
    between = match[0]
    return not re.search(
        r"\b(?:shot|shooting|attack|strike|killed|stabb|raid|blast|explo|bomb|wounded|injured|after|when|for|incident)",
        between[1:],
        re.IGNORECASE,
    )
