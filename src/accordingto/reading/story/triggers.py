"""The words that name violence, and what kind of incident each speaks of."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accordingto.reading.guarded import Guarded, guarded, holds_all
from accordingto.reading.sentences import in_small_letters
from accordingto.records import Span

Force = Literal["names", "tells", "refers"]
"""``names``: a noun for the event ("the air raid"); ``tells``: a verb of it ("opened fire");
``refers``: a noun that only points back or leaves the kind open ("the attack", "the incident")."""


@dataclass(frozen=True, slots=True)
class Trigger(Span):
    """A word or two that speak of an incident."""

    type: str
    """One of records.TYPES, or empty where the word leaves it open."""
    force: Force


_ADJ = r"(?:[\w’'-]+ )"
AIR_STRIKE = "air/drone strike"
_NOUNS: tuple[tuple[str, str], ...] = (
    (
        AIR_STRIKE,
        r"air ?-?strikes?|air ?-?raids?|(?:air|aerial) (?:attacks?|bombardments?|bombings?|operations?|assaults?)|aerial bombardment"
        r"|drone (?:strikes?|attacks?|hits?|raids?|bombings?)|(?:missile|helicopter|jet|warplane|uav|precision|coalition) strikes?"
        r"|bombing (?:raids?|runs?|missions?)|(?:suicide|kamikaze) drones? (?:attacks?|strikes?)|unilateral strikes?|air campaign",
    ),
    (
        "shelling",
        r"shellings?|(?:artillery|mortar|rocket|missile|tank) (?:fire|attacks?|barrages?|bombardments?|strikes?|salvos?|shelling)"
        r"|bombardments?|(?:artillery|mortar|tank) shells?|rocket fires?|barrages?|cross-border fire",
    ),
    (
        "stabbing",
        r"stabbings?|(?:knife|machete|sword|axe|blade) (?:attacks?|assaults?|rampages?)|knifings?",
    ),
    (
        "bombing",
        r"(?:suicide|car|truck|roadside|bus|pipe|letter|twin|motorcycle|vehicle|church|mosque|market)[- ]bomb(?:ing|ings"
        r"|s)?|bombings?|suicide attacks?|(?:bomb|grenade|ied|mine|landmine) (?:attacks?|blasts?|explosions?)|detonations?",
    ),
    (
        "shooting",
        r"(?:mass |drive-by |fatal |deadly |double |triple |quadruple |police |officer-involved )?shootings?|shoot-?outs?|gun ?battles?"
        r"|gun (?:attacks?|violence)|gunfights?|firefights?|sniper (?:attacks?|fire)|gunfire|exchanges? of fire|shooting deaths?|gunshots",
    ),
    (
        "raid",
        r"raids?|incursions?|airdrops?|(?:security|police|rescue|arrest|search|counter-?terrorism) operations?|storming",
    ),
    (
        "other",
        r"kidnappings?|abductions?|arsons?|beheadings?|lynchings?|executions?|hostage[- ]takings?|car[- ]rammings?"
        r"|(?:ramming|vehicle|arson|acid) attacks?|beatings?|hijackings?",
    ),
)
_OPEN_NOUNS = (
    r"attacks?|strikes?|incidents?|killings?|murders?|homicides?|slayings?|deaths?|clash(?:es)?|fighting|battles?"
    r"|violence|operations?|onslaughts?|massacres?|ambush(?:es)?|assaults?|explosions?|blasts?"
    r"|rampages?|carnage|tragedy|bloodshed|atrocit(?:y|ies)|casualt(?:y|ies)|victims?"
)
_VERBS: tuple[tuple[str, str], ...] = (
    (
        AIR_STRIKE,
        r"(?:warplanes?|(?:fighter )?jets?|aircraft|planes?|drones?|helicopters?|uavs?"
        r"|bombers?)[^.;\n]{0,60}?\b(?:struck|hit|targeted|bombed|pounded|attacked|fired|dropped|raided|bombarded"
        r"|launched|strafed)"
        r"|(?:struck|hit|targeted|bombed|pounded|killed|attacked|bombarded) (?:by|in|with|from) (?:an? |the |two "
        r"|several |unidentified |suspected )?"
        + _ADJ
        + r"{0,2}(?:warplanes?|jets?|drones?|helicopters?|uavs?|aircraft)|air-?dropped"
        + r"|(?:dropp(?:ed|ing)|rain(?:ed|ing)) (?:[\w,.-]+ ){0,4}bombs?",
    ),
    (
        "shelling",
        r"shelled|bombarded|(?:fir(?:ed|ing)|launch(?:ed|ing)|lobb(?:ed|ing)) (?:[\w,.-]+ ){0,5}(?:shells?|rockets?"
        r"|mortars?|missiles?)|(?:shells?|rockets?|mortars?|missiles?) (?:[\w-]+ ){0,2}(?:fell|landed|hit|struck|slammed"
        r"|rained|crashed|exploded)",
    ),
    ("stabbing", r"stabb?(?:ed|ing)|knifed|slashed|hacked"),
    (
        "bombing",
        r"detonat(?:ed|ing)|blew (?:up|himself|herself|themselves)|blown up|went off|bombed|set off (?:an? "
        r"|the )?(?:explosives?|bombs?|devices?)",
    ),
    (
        "shooting",
        r"(?:was|were|been|being|got|and|also|both|all|each|accidentally|fatally|man|woman|boy|girl|teen|teens|old|who) shot"
        r"|shot (?:and|dead|to death|at|in|by|multiple|several|him|her|them|himself|herself|themselves|outside|twice|a |an |the |his|their)"
        r"|shoots? (?:himself|herself|themselves)|grazed by"
        r"|opened fire|open(?:s|ing)? fire|gunn?(?:ed|ing) down|fir(?:ed|ing) (?:[\w,.-]+ ){0,3}(?:shots?|rounds?"
        r"|bullets?|into|at|on|upon)|shots? (?:were |was |rang )?(?:fired|out)|gunmen?|shooter|shot (?:dead|fired)"
        r"|fatally shot|exchanged (?:fire|gunfire)",
    ),
    ("raid", r"raided|stormed|swooped"),
    ("other", r"kidnapped|abducted|beheaded|lynched|torched|beaten to death|ploughed into|plowed into|rammed|set fire|set ablaze"),
)
_OPEN_VERBS = (
    r"attack(?:ed|ing)|ambushed|exploded|executed|kill(?:ed|s|ing)|wound(?:ed|s|ing)|injur(?:ed|es|ing)|murder(?:ed|ing)|slain|slew|massacred"
    r"|assassinat(?:ed|ing)|maim(?:ed|ing)|struck"
    r"|targeted|destroyed|dead|died|casualties|fatalities|perished|lost (?:his|her|their) li(?:fe|ves)|death toll|injuries|fatally"
)


def _compiled(words: str) -> Guarded:
    return guarded(rf"\b(?:{words})\b")


Row = tuple[Guarded, str, Force]
_TABLE: tuple[Row, ...] = (
    *((_compiled(words), kind, "names") for kind, words in _NOUNS),
    *((_compiled(words), kind, "tells") for kind, words in _VERBS),
    (_compiled(_OPEN_NOUNS), "", "refers"),
    (_compiled(_OPEN_VERBS), "", "tells"),
)


@lru_cache(maxsize=4)
def _rows_for(text: str) -> tuple[Row, ...]:
    """The rows that a text may match somewhere; its stretches need only be held against those."""
    low = in_small_letters(text)
    return tuple(row for row in _TABLE if holds_all(row[0].needs, low))


def find_triggers(text: str, within: Span) -> list[Trigger]:
    """The words of violence in a stretch, in order; where two overlap, the earlier row of the table stays."""
    taken: list[Trigger] = []  # in order and apart: only the neighbours can overlap a newcomer
    for trigger in _matches(text, within):
        at = bisect_left(taken, trigger.start, key=_start)
        if not any(trigger.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, trigger)
    return taken


def _start(trigger: Trigger) -> int:
    return trigger.start


def _matches(text: str, within: Span) -> Iterator[Trigger]:
    low, start = in_small_letters(within.of(text)), within.start
    for pattern, kind, force in _rows_for(text):
        if not holds_all(pattern.needs, low):
            continue
        for match in pattern.pattern.finditer(low):
            yield Trigger(start + match.start(), start + match.end(), kind, force)
