"""Reports of incidents that never were, as many as are wanted, no two alike: the same number gives the same report."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

TOWNS = (
    "Raqqa", "Aleppo", "Homs", "Idlib", "Hama", "Mosul", "Fallujah", "Ramadi", "Kirkuk", "Baghdad", "Kabul", "Kandahar", "Herat",
    "Jalalabad",
    "Peshawar", "Quetta", "Karachi", "Sanaa", "Taiz", "Aden", "Hodeidah", "Mogadishu", "Kismayo", "Maiduguri", "Tripoli", "Benghazi",
)  # fmt: skip
OUTLETS = ("The Harbour Post", "Evening Courier", "Radio Delta", "The Hill Observer", "Morning Ledger", "River Wire", "Plains Tribune")
MONITORS = ("the Provincial Health Directorate", "the Lantern Monitor", "the civil defence", "a hospital official", "the governor’s office")
_OPENINGS = (
    "{n} people were killed and {m} others injured when {weapon} in {town} on {day}, {monitor} said.",
    "At least {n} civilians were killed on {day} after {weapon} in {town}, according to {monitor}.",
    "{monitor} said {n} people died and {m} were wounded in {town} on {day} when {weapon}.",
)
_MIDDLES = (
    "The blast tore through a {spot} at about {hour} in the morning, residents told {outlet}.",
    "Ambulances took the wounded to two hospitals as crowds gathered near the {spot}.",
    "A shopkeeper who lives beside the {spot} said he had counted {k} bodies before rescuers arrived.",
    "{n} people were reported dead by a second source, {monitor}, on the following day.",
    "Officials had earlier put the number of injured at {k}, and said the figure could rise.",
    "Police sealed off the roads into {town} and asked people to stay away from the {spot}.",
    "No group has said that it was behind the attack, the third in {town} in {k} weeks.",
    "“We ran out into the street and everything was smoke,” said a teacher from {town}.",
)
_WEAPONS = (
    "a car bomb exploded",
    "gunmen opened fire",
    "an air strike hit a house",
    "shells fell on a street",
    "a drone strike hit a vehicle",
)
_SPOTS = ("market", "mosque", "bus station", "bakery", "checkpoint", "school", "police station", "clinic")


def report(number: int) -> dict[str, str]:
    """One report, as a row of JSON that intake reads."""
    chance = Random(number)
    told = date(2016, 1, 1) + timedelta(days=chance.randrange(2500))
    outlet = chance.choice(OUTLETS)
    words: dict[str, object] = {
        "n": chance.randrange(2, 60), "m": chance.randrange(2, 90), "k": chance.randrange(2, 30), "hour": chance.randrange(1, 12),
        "town": chance.choice(TOWNS), "day": f"{told.day} {told:%B %Y}", "monitor": chance.choice(MONITORS),
        "weapon": chance.choice(_WEAPONS), "spot": chance.choice(_SPOTS), "outlet": outlet,
    }  # fmt: skip
    lines = [chance.choice(_OPENINGS), *chance.sample(_MIDDLES, chance.randrange(2, 6))]
    text = "\n\n".join(line.format(**words) for line in lines)
    return {
        "key": f"dispatch-{number}",
        "title": f"{words['n']} dead in {words['town']}",
        "outlet": outlet,
        "published": str(told + timedelta(days=1)),
        "url": f"https://news.example/{number}",
        "text": f"{text}\n\nDispatch {number}.",
    }


def lines(many: int, first: int = 0) -> Iterator[str]:
    """That many reports, each a line of JSON."""
    return (json.dumps(report(number)) for number in range(first, first + many))
