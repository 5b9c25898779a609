"""The nouns that name people and things: what a count counts, and the group that it puts people in."""

import re
from typing import Final


def _grouped(groups: dict[str, str]) -> dict[str, str]:
    return {noun: group for group, nouns in groups.items() for noun in nouns.split()}


def _plural(noun: str) -> str:
    return f"{noun[:-3]}men" if noun.endswith("man") else f"{noun}s"


SINGULAR: Final[dict[str, str]] = _grouped(
    {
        "all": """
            activist adolescent aide baker banker barber barista bartender beekeeper bodyguard boss bricklayer broker builder
            butcher bystander candidate caretaker carpenter cashier chief cleaner clerk coach colleague commuter contractor
            cook councillor councilor courier cousin crewman customer cyclist dancer deacon dealer delegate dentist diplomat
            doctor driver electrician employee engineer envoy evangelist fan farmer firefighter fireman fisherman florist
            footballer gardener grocer guest hairdresser head herder hostage hunter imam individual inmate instructor
            friend roommate classmate sibling parent adult spouse partner grandchild
            interpreter janitor jogger journalist judge lawyer leader lecturer librarian lifeguard mason mayor mechanic medic
            member merchant migrant milkman monk motorcyclist musician neighbor neighbour nun nurse official painter paramedic
            passenger passer-by pastor patient pedestrian pensioner person pharmacist photographer pilgrim pilot plumber poet
            politician porter postman preacher priest principal prisoner professor rabbi refugee relative reporter resident
            retiree rider roofer runner sailor scientist seamstress seller shepherd shopper singer spectator stallholder
            student supervisor surgeon tailor teacher technician teen teenager tourist trader translator traveler traveller
            tutor usher vaccinator vendor vet victim visitor volunteer waiter watchman welder widow widower witness worker
            worshipper writer youth
        """,
        "civilians": """
            citizen civilian innocent shopkeeper villager
        """,
        "children": """
            baby boy child girl infant juvenile newborn schoolboy schoolgirl toddler
        """,
        "women": """
            aunt daughter female girlfriend granddaughter niece stepdaughter stepmother ex-wife ex-girlfriend
            grandmother lady midwife mother sister waitress wife woman
        """,
        "men": """
            boyfriend brother ex-boyfriend ex-husband father grandson male stepfather stepson gentleman
            grandfather husband lad man nephew son uncle
        """,
        "combatants": """
            combatant commander extremist fighter guerrilla insurgent jihadist militant militiaman rebel terrorist
        """,
        "security forces": """
            agent captain colonel conscript constable corporal deputy gendarme guard lieutenant marine officer
            paratrooper peacekeeper policeman policewoman ranger reservist sergeant serviceman soldier trooper
        """,
        "perpetrators": """
            assailant attacker bomber gunman hijacker intruder perpetrator robber shooter suspect
        """,
    }
)
"""One person, by the group of such people."""


def _of(group: str) -> frozenset[str]:
    return frozenset(noun for noun, its in SINGULAR.items() if its == group)


MALE: Final = _of("men") | {"boy", "schoolboy"}
FEMALE: Final = _of("women") | {"girl", "schoolgirl"}
CHILD: Final = _of("children")
GROWN: Final = frozenset("man woman gentleman lady grandfather grandmother".split())
"""Of men and women those nouns that no child bears: a son may be one, a father of fifteen is rare but has been told."""
_PLURAL: Final = _grouped(
    {
        "all": """
            adults bystanders companions compatriots countrymen crew demonstrators faithful family folk folks humans
            individuals inhabitants lives locals members names neighbors neighbours others passengers
            passers-by patients people persons protesters protestors relatives residents siblings souls staff
            survivors teenagers teens victims youths
        """,
        "civilians": """
            citizens civilians innocents non-combatants noncombatant noncombatants shopkeepers villagers
        """,
        "children": """
            babies boys children girls infants kids minors pupils schoolboys schoolchildren schoolgirls toddlers
        """,
        "women": """
            females grandmothers ladies mothers sisters wives women
        """,
        "men": """
            brothers fathers husbands lads males men
        """,
        "combatants": """
            cadres combatants commanders comrades elements extremists fighters guerrillas insurgents jihadis jihadists
            leaders militants militiamen mujahideen operatives rebels terrorists
        """,
        "security forces": """
            agents airmen conscripts constables custodians deputies gendarmes marines officers peacekeepers personnel
            police policemen policewomen rangers reservists sergeants servicemembers servicemen soldiers troopers
            troops
        """,
        "perpetrators": """
            assailants attackers bandits bombers criminals gunmen hijackers intruders perpetrators robbers shooters
            suspects
        """,
    }
)
PEOPLE: Final[dict[str, str]] = (
    SINGULAR | {_plural(noun): _plural(noun) if group == "all" else group for noun, group in SINGULAR.items()} | _PLURAL
)
"""Every noun for people, singular or plural, with its group; a role counted in the plural is a group of its own ("four welders")."""
OWN_GROUP: Final = frozenset(
    """
        doctor driver employee engineer farmer fisherman guard herder hostage inmate journalist laborer labourer miner
        nurse passenger patient pilgrim prisoner resident sailor shepherd student teacher technician trader worker
        worshipper
    """.split()
)
"""Roles that make a group of their own once counted in the plural ("six herders"), though the plural has a wider one."""
NOT_PEOPLE: Final = frozenset(
    """
        accounts agencies animals areas arrests attacks bikes blasts boats buildings buses calls camels cars
        cases casings cattle channels charges chickens cities countries counts cows days districts dogs donkeys
        doors drones explosions fires generations goats graves groups guns hectares homes horses hospitals hours
        houses huts impacts incidents injuries kinds lambs livestock locations messages missiles motorbikes
        motorcycles names news operations outlets pages parts phases photographs photos pigs pistols places points
        positions posts poultry provinces questions reasons rifles rockets schools sheep shops shots sides
        sources stalls states stores tanks teams tents times towns trees trucks types units vehicles villages
        ways weapons websites windows wounds
    """.split()
)
"""Things that are killed, injured or missing nowhere, or whose harm counts nobody ("11 sheep were killed")."""
MUNITIONS: Final = frozenset(
    """
        bomb bombs bullet bullets grenade grenades gunshot gunshots missile missiles mortar mortars munition munitions
        projectile projectiles rocket rockets round rounds shell shells shots torpedo torpedoes warhead warheads
    """.split()
)
AIRCRAFT: Final = frozenset(
    """
        aeroplane aeroplanes aircraft airplane airplanes bombers chopper choppers drone drones fighter-bombers
        fighter-jets gunship gunships helicopter helicopters jet jets plane planes quadcopter quadcopters uav uavs
        warplane warplanes
    """.split()
)
STRIKES: Final = frozenset(
    """
        air-strikes airstrike airstrikes bombardments raid raids salvoes salvos sortie strike strikes
    """.split()
)
TARGETS: Final = frozenset(
    """
        compounds facilities installations positions site sites target targets
    """.split()
)


def own_group(noun: str) -> str | None:
    """The group of a counted role in the plural ("herders"), where the role makes a group of its own."""
    singular = re.sub(r"(?<=[a-z])s$", "", re.sub(r"men$", "man", noun))
    return noun if noun != singular and singular in OWN_GROUP else None
