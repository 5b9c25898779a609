"""What it was done with, where a weapon is named."""

import re
from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.layers import Layers
from accordingto.reading.story import Story
from accordingto.records import Claim, Span

_WEAPON = re.compile(
    r"\b(?:(?:assault|semi-automatic|automatic|hunting|sniper|bolt[- ]action|high-powered) rifles?"
    r"|assault-style (?:weapons?|rifles?)|AK-?47s?|Kalashnikovs?|AR-15s?|M-?16s?|machine[- ]?guns?|machine pistols?"
    r"|handguns?|pistols?|revolvers?|shotguns?|rifles?"
    r"|(?:kitchen |hunting )?kni(?:fe|ves)|machetes?|swords?|axes?|hammers?|(?:hand |rifle )?grenades?"
    r"|rocket-propelled grenades?|RPGs?|barrel bombs?|cluster (?:bombs?|munitions?)|petrol bombs?|Molotov cocktails?"
    r"|nail bombs?|pipe bombs?|car bombs?|truck bombs?"
    r"|suicide (?:vests?|belts?)|explosive (?:vests?|belts?|devices?)|improvised explosive devices?|IEDs?|land ?mines?"
    r"|(?:anti-(?:tank|personnel) )?mines?|(?:(?!an? |the |two |three )\w+ )?(?:ballistic|cruise|guided|surface-to-air|Hellfire|Iskander"
    r"|Grad) (?:missiles?|rockets?)|mortar (?:shells?|rounds?|bombs?)|mortars|artillery shells?|tank shells?"
    r"|howitzers?|chlorine|sarin|white phosphorus|(?:\d+[- ]?(?:lb|kg|pound)s? )bombs?|(?:armed |suicide |explosive "
    r"|Shahed |MQ-9 (?:Reaper )?)drones?)\b",
    re.IGNORECASE,
)


def find_weapons(layers: Layers, story: Story) -> Iterator[Claim]:
    """The first weapon that each origin names for an incident."""
    for told in story.accounts:
        seen: set[str] = set()
        for segment in story.told_in(told):
            match = _WEAPON.search(layers.text, segment.start, segment.end)
            if not match or segment.bearing != "event" or segment.kind == "related headline":
                continue
            claim = make_claim(layers, told, "weapon", Span(match.start(), match.end()), value=match[0])
            if claim.origin.name not in seen:
                seen.add(claim.origin.name)
                yield claim
