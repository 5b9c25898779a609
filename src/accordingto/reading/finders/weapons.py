"""What it was done with, where a weapon is named."""

from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.guarded import guarded
from accordingto.reading.layers import Layers
from accordingto.reading.sentences import in_small_letters
from accordingto.reading.story import Story
from accordingto.records import Claim, Span

_WEAPON = guarded(
    r"\b(?:(?:assault|semi-automatic|automatic|hunting|sniper|bolt[- ]action|high-powered) rifles?"
    r"|assault-style (?:weapons?|rifles?)|ak-?47s?|kalashnikovs?|ar-15s?|m-?16s?|machine[- ]?guns?|machine pistols?"
    r"|handguns?|pistols?|revolvers?|shotguns?|rifles?"
    r"|(?:kitchen |hunting )?kni(?:fe|ves)|machetes?|swords?|axes?|hammers?|(?:hand |rifle )?grenades?"
    r"|rocket-propelled grenades?|rpgs?|barrel bombs?|cluster (?:bombs?|munitions?)|petrol bombs?|molotov cocktails?"
    r"|nail bombs?|pipe bombs?|car bombs?|truck bombs?"
    r"|suicide (?:vests?|belts?)|explosive (?:vests?|belts?|devices?)|improvised explosive devices?|ieds?|land ?mines?"
    r"|(?:anti-(?:tank|personnel) )?mines?|(?:(?!an? |the |two |three )\w+ )?(?:ballistic|cruise|guided|surface-to-air|hellfire|iskander"
    r"|grad) (?:missiles?|rockets?)|mortar (?:shells?|rounds?|bombs?)|mortars|artillery shells?|tank shells?"
    r"|howitzers?|chlorine|sarin|white phosphorus|(?:\d+[- ]?(?:lb|kg|pound)s? )bombs?|(?:armed |suicide |explosive "
    r"|shahed |mq-9 (?:reaper )?)drones?)\b"
)
"""Over small letters."""


def find_weapons(layers: Layers, story: Story) -> Iterator[Claim]:
    """The first weapon that each origin names for an incident."""
    for told in story.accounts:
        seen: set[str] = set()
        for segment in story.told_in(told):
            if segment.bearing != "event" or segment.kind == "related headline":
                continue
            if (match := _WEAPON.search(in_small_letters(segment.of(layers.text)))) is None:
                continue
            span = Span(segment.start + match.start(), segment.start + match.end())
            claim = make_claim(layers, told, "weapon", span, value=span.of(layers.text))
            if claim.origin.name not in seen:
                seen.add(claim.origin.name)
                yield claim
