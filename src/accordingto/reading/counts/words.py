"""The words that name victims and things, and the words of harm: what a count is read from."""

import re
from typing import Final


def _group(name: str, words: str) -> dict[str, str]:
    return {word: name for word in words.split()}


SINGULAR: Final[dict[str, str]] = (
    _group(
        "all", "person victim individual passenger resident patient student worker bystander passer-by employee driver teacher nurse doctor"
    )
    | _group("all", "journalist farmer shepherd herder hostage pedestrian motorcyclist pilgrim worshipper refugee prisoner inmate tourist")
    | _group(
        "all",
        "cashier clerk trader vendor seller firefighter fireman councillor councilor mayor candidate activist lawyer priest imam medic paramedic",
    )
    | _group("all", "leader official member chief aide head boss driver-by bodyguard cousin relative neighbour neighbor vaccinator")
    | _group(
        "all", "engineer technician cook cleaner fisherman guest customer shopper migrant sailor crewman cyclist courier welder watchman"
    )
    | _group("all", "teenager teen youth adolescent")
    | _group("civilian", "civilian citizen villager innocent shopkeeper")
    | _group("children", "child boy girl infant baby toddler schoolboy schoolgirl newborn")
    | _group("women", "woman mother grandmother wife sister lady midwife aunt waitress")
    | _group("men", "man father grandfather husband brother uncle gentleman lad nephew son")
    | _group("combatants", "militant fighter terrorist insurgent rebel jihadist extremist combatant commander guerrilla militiaman")
    | _group("security forces", "soldier policeman policewoman officer constable deputy serviceman gendarme conscript sergeant lieutenant")
    | _group("security forces", "captain colonel trooper marine peacekeeper corporal reservist ranger agent paratrooper guard")
    | _group("perpetrators", "gunman attacker assailant suspect shooter bomber perpetrator robber intruder hijacker")
) | {"civilian": "civilians", "citizen": "civilians", "villager": "civilians", "innocent": "civilians", "shopkeeper": "civilians"}

_RELATIVES = frozenset("mother father grandmother grandfather wife husband sister brother uncle aunt son nephew".split())

PLURAL: Final[dict[str, str]] = (
    _group("all", "people persons victims individuals others lives folk folks souls humans residents passengers patients inhabitants")
    | _group("all", "siblings relatives neighbours neighbors adults locals protesters protestors demonstrators members family crew staff")
    | _group("all", "martyrs bystanders passers-by survivors names countrymen faithful compatriots companions teenagers teens youths")
    | _group("civilians", "civilians citizens villagers innocents noncombatants non-combatants shopkeepers")
    | _group("children", "children boys girls infants babies toddlers minors kids schoolchildren schoolgirls schoolboys pupils")
    | _group("women", "women mothers wives sisters ladies grandmothers females")
    | _group("men", "men fathers brothers husbands males lads")
    | _group("combatants", "militants fighters terrorists insurgents rebels jihadists jihadis extremists combatants commanders guerrillas")
    | _group("combatants", "militiamen elements mujahideen comrades operatives cadres leaders")
    | _group(
        "security forces", "soldiers troops policemen policewomen officers police servicemen gendarmes conscripts personnel constables"
    )
    | _group(
        "security forces", "deputies troopers marines peacekeepers sergeants reservists servicemembers airmen rangers agents custodians"
    )
    | _group(
        "perpetrators", "attackers assailants suspects gunmen shooters bombers perpetrators robbers intruders hijackers bandits criminals"
    )
    | _group("civilians", "noncombatant")
)
OWN_GROUP: Final = frozenset(
    "worker driver teacher nurse doctor journalist farmer shepherd herder hostage prisoner inmate pilgrim worshipper passenger patient"
    " student guard employee trader resident labourer laborer miner engineer technician fisherman sailor".split()
)
"""Roles that make a group of their own once counted in the plural ("six herders")."""

NOT_PEOPLE: Final = frozenset(
    "vehicles cars trucks houses homes buildings tents motorcycles motorbikes bikes boats buses shops cows cattle"
    " sheep goats camels animals"
    " places sides areas villages towns districts provinces parts areas countries states cities hospitals schools tanks weapons rifles guns"
    " pistols casings cases impacts locations positions posts points counts charges cases attacks incidents operations explosions blasts"
    " injuries wounds times days hours names shots phases types kinds ways reasons calls questions groups units teams windows doors pages"
    " arrests fires dogs horses donkeys pigs chickens trees sheep poultry livestock lambs hectares drones missiles"
    " rockets stalls shots wounds fires stores boats huts graves".split()
)

MUNITIONS: Final = frozenset(
    "bomb bombs missile missiles rocket rockets shell shells round rounds grenade grenades shots gunshot gunshots bullet bullets munition"
    " munitions projectile projectiles mortar mortars mortars torpedo torpedoes warhead warheads".split()
)
AIRCRAFT: Final = frozenset(
    "jet jets aircraft warplane warplanes plane planes helicopter helicopters drone drones fighter-jets"
    " fighter-bombers bomber-jets aeroplane"
    " aeroplanes airplane airplanes uav uavs gunship gunships chopper choppers quadcopter quadcopters bombers".split()
)
STRIKES: Final = frozenset("strike strikes airstrike airstrikes air-strikes raid raids sortie salvos salvoes bombardments".split())
TARGETS: Final = frozenset("target targets sites site positions compounds facilities installations".split())


def _plural(noun: str) -> str:
    return f"{noun[:-3]}men" if noun.endswith("man") else f"{noun}s"


PEOPLE: Final[dict[str, str]] = (
    SINGULAR | {_plural(noun): _plural(noun) if group == "all" else group for noun, group in SINGULAR.items()} | PLURAL
)
"""Every noun for people, singular or plural, with its group; a role counted in the plural is a group of its own ("four welders")."""

ADJECTIVE_QUESTION: Final[dict[str, str]] = {
    "dead": "killed",
    "slain": "killed",
    "killed": "killed",
    "murdered": "killed",
    "slaughtered": "killed",
    "martyred": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "hospitalised": "injured",
    "hospitalized": "injured",
    "maimed": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "detained": "arrested",
    "displaced": "displaced",
    "homeless": "displaced",
    "unaccounted": "missing",
}
"""Words that tell what became of those just named: "five dead", "30 wounded people", "two are missing"."""

NOUN_QUESTION: Final[dict[str, str]] = {
    "deaths": "killed",
    "death": "killed",
    "fatalities": "killed",
    "fatality": "killed",
    "dead": "killed",
    "martyrs": "killed",
    "martyr": "killed",
    "bodies": "killed",
    "corpses": "killed",
    "coffins": "killed",
    "graves": "killed",
    "shrouds": "killed",
    "killings": "killed",
    "wounded": "injured",
    "injured": "injured",
    "injuries": "injured",
    "injury": "injured",
    "woundings": "injured",
    "arrests": "arrested",
    "arrest": "arrested",
    "detainees": "arrested",
    "prisoners": "arrested",
    "missing": "missing",
    "displaced": "displaced",
}
"""Nouns that are counted themselves: "12 deaths", "two bodies"."""

PARTICIPLES: Final[dict[str, str]] = (
    dict.fromkeys(
        "killed murdered slain slaughtered massacred executed beheaded assassinated eliminated neutralised neutralized liquidated martyred"
        " butchered lynched slayed decapitated".split(),
        "killed",
    )
    | dict.fromkeys("injured wounded hurt maimed hospitalised hospitalized grazed stabbed slashed".split(), "injured")
    | dict.fromkeys("arrested detained captured apprehended nabbed recaptured".split(), "arrested")
    | dict.fromkeys("displaced evacuated uprooted resettled".split(), "displaced")
)
ACTIVE: Final[dict[str, str]] = (
    dict.fromkeys("killing kills murdering slaying massacring beheading executing martyring".split(), "killed")
    | dict.fromkeys("wounding injuring hurting wounds injures maiming hurts".split(), "injured")
    | dict.fromkeys("arresting arrests detaining detains capturing".split(), "arrested")
    | dict.fromkeys("displacing uprooting".split(), "displaced")
)
BARE_VERBS: Final[dict[str, str]] = {"kill": "killed", "injure": "injured", "wound": "injured", "arrest": "arrested", "detain": "arrested"}
INTRANSITIVE: Final[dict[str, str]] = dict.fromkeys("died perished succumbed die dies drowned".split(), "killed") | {"fled": "displaced"}

PHRASAL: Final[tuple[tuple[tuple[str, ...], str, str], ...]] = tuple(
    (tuple(words.split()), question, voice)
    for words, question, voice in (
        ("shot and killed", "killed", "both"),
        ("shot and wounded", "injured", "both"),
        ("shot and injured", "injured", "both"),
        ("shot dead", "killed", "both"),
        ("shot to death", "killed", "both"),
        ("fatally shot", "killed", "both"),
        ("fatally stabbed", "killed", "both"),
        ("fatally wounded", "killed", "both"),
        ("fatally injured", "killed", "both"),
        ("mortally wounded", "killed", "both"),
        ("gunned down", "killed", "both"),
        ("mown down", "killed", "both"),
        ("stabbed to death", "killed", "both"),
        ("stabbed and killed", "killed", "both"),
        ("hacked to death", "killed", "both"),
        ("chopped to death", "killed", "both"),
        ("beaten to death", "killed", "both"),
        ("burned to death", "killed", "both"),
        ("knifed to death", "killed", "both"),
        ("blown up", "killed", "passive"),
        ("wiped out", "killed", "passive"),
        ("put to death", "killed", "passive"),
        ("found dead", "killed", "both"),
        ("found shot dead", "killed", "passive"),
        ("pronounced dead", "killed", "passive"),
        ("declared dead", "killed", "passive"),
        ("confirmed dead", "killed", "passive"),
        ("reported dead", "killed", "passive"),
        ("lost their lives", "killed", "subject"),
        ("lost their life", "killed", "subject"),
        ("lost his life", "killed", "subject"),
        ("lost her life", "killed", "subject"),
        ("lose their lives", "killed", "subject"),
        ("fell as martyrs", "killed", "subject"),
        ("attained martyrdom", "killed", "subject"),
        ("embraced martyrdom", "killed", "subject"),
        ("passed away", "killed", "subject"),
        ("claimed the lives of", "killed", "object"),
        ("claims the lives of", "killed", "object"),
        ("claiming the lives of", "killed", "object"),
        ("took the lives of", "killed", "object"),
        ("cost the lives of", "killed", "object"),
        ("costing the lives of", "killed", "object"),
        ("took the life of", "killed", "object"),
        ("claimed the life of", "killed", "object"),
        ("taken into custody", "arrested", "passive"),
        ("taken in custody", "arrested", "passive"),
        ("placed in custody", "arrested", "passive"),
        ("in custody", "arrested", "state"),
        ("under arrest", "arrested", "state"),
        ("behind bars", "arrested", "state"),
        ("unaccounted for", "missing", "state"),
        ("still missing", "missing", "state"),
        ("gone missing", "missing", "subject"),
        ("went missing", "missing", "subject"),
        ("under the rubble", "missing", "state"),
        ("in hospital", "injured", "state"),
        ("in the hospital", "injured", "state"),
        ("in critical condition", "injured", "state"),
        ("in serious condition", "injured", "state"),
        ("taken to hospital", "injured", "passive"),
        ("taken to hospitals", "injured", "passive"),
        ("taken to the hospital", "injured", "passive"),
        ("taken to a hospital", "injured", "passive"),
        ("taken to an area hospital", "injured", "passive"),
        ("taken to a local hospital", "injured", "passive"),
        ("rushed to hospital", "injured", "passive"),
        ("rushed to the hospital", "injured", "passive"),
        ("rushed to a hospital", "injured", "passive"),
        ("transported to the hospital", "injured", "passive"),
        ("transported to a hospital", "injured", "passive"),
        ("treated for", "injured", "passive"),
        ("being treated", "injured", "passive"),
        ("left their homes", "displaced", "subject"),
        ("fled their homes", "displaced", "subject"),
        ("been made homeless", "displaced", "subject"),
        ("found shot to death", "killed", "passive"),
        ("found with gunshot wounds", "injured", "passive"),
        ("shot", "shot", "both"),
        ("was hit by gunfire", "injured", "subject"),
        ("were hit by gunfire", "injured", "subject"),
    )
)
"""Several words that tell one harm; the voice says where the harmed stand: subject before, object after, or both as with a participle."""

WOUNDING: Final = frozenset("hit shot struck cut slashed stabbed grazed burned burnt bitten wounded injured hurt".split())
LIMBS: Final = frozenset("leg legs arm arms shoulder hand hands foot feet thigh hip knee ankle buttocks forearm calf finger".split())
BODY: Final = frozenset(
    "leg legs arm arms head neck chest back shoulder hand hands foot feet face stomach abdomen thigh torso hip knee side ankle buttocks jaw"
    " forearm eye body groin pelvis calf finger".split()
)
"""Where somebody was hit who lives: "shot in the leg"."""
STRUCK: Final = frozenset(
    "struck hit hitting striking bombed bombing targeted targeting destroyed destroying shelled shelling pounded pounding".split()
)

OF_NOUNS: Final[dict[str, str]] = {
    "death": "killed",
    "deaths": "killed",
    "killing": "killed",
    "killings": "killed",
    "murder": "killed",
    "murders": "killed",
    "slaying": "killed",
    "bodies": "killed",
    "body": "killed",
    "corpses": "killed",
    "lives": "killed",
    "martyrdom": "killed",
    "loss": "killed",
    "assassination": "killed",
    "wounding": "injured",
    "injury": "injured",
    "injuries": "injured",
    "arrest": "arrested",
    "arrests": "arrested",
    "detention": "arrested",
    "capture": "arrested",
    "disappearance": "missing",
    "displacement": "displaced",
}
""" "The death of three men", "the arrest of a suspect"."""

TOLLS: Final[dict[str, str]] = {
    "toll": "killed",
    "dead": "killed",
    "deaths": "killed",
    "killed": "killed",
    "fatalities": "killed",
    "martyrs": "killed",
    "victims": "killed",
    "martyred": "killed",
    "perished": "killed",
    "injured": "injured",
    "wounded": "injured",
    "injuries": "injured",
    "hurt": "injured",
    "arrests": "arrested",
    "arrested": "arrested",
    "missing": "missing",
    "displaced": "displaced",
}
""" "The toll rose to", "the number of wounded stands at"."""

AUXILIARIES: Final = frozenset("was were been being be is are am get got gets getting became become 's ’s".split())
HAVES: Final = frozenset("has have had having".split())
ADVERBS: Final = frozenset(
    "also reportedly allegedly apparently later instantly both all fatally critically seriously severely slightly"
    " lightly gravely badly brutally"
    " mistakenly accidentally already now still then today yesterday earlier initially immediately initially subsequently confirmed only"
    " themselves himself either over so far each themselves moderately wrongly apparently presumably believed thought known reported"
    " to have said feared officially".split()
)
MODALS: Final = frozenset("could would might should can will shall must cannot if unless may".split())
NEGATIONS: Final = frozenset("not never n't without nor".split())
PREPOSITIONS: Final = frozenset(
    "of in on at by from with near between to for into against behind across through during under over inside outside around towards toward"
    " after before since among despite except per via like as than about".split()
)
DETERMINERS: Final = frozenset("a an the another his her their its our my your".split())
SAYING: Final = frozenset(
    "said says say told tells reported reports announced announces confirmed confirms claimed claims added adds stated"
    " wrote believes believe"
    " declared explained insisted denied denies saw heard alleged warned wrote quoted".split()
)
FUNCTION: Final = (
    PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | HAVES
    | MODALS
    | NEGATIONS
    | SAYING
    | frozenset(
        "and or but nor that which who whom whose when while where because although though so then there here they he"
        " she it we i you them him"
        " us this these those including include includes included do does did what how why if not both either neither"
        " yet also only just even"
        " until till within without along plus versus amid following has left leaving leaves leave found brought taken made seen"
        " carried hit sustained suffered suffering received struck fired dropped launched came went came fell began remained remain remains became become lost lose opened"
        " took take takes give gave gives put puts set sent says"
        " yesterday today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday".split()
    )
)
INCLUDING: Final = frozenset("including include included includes includ incl among amongst between whom".split())

_IRREGULAR_GROUPS = {"labourer": "labourers", "laborer": "laborers"}


def group_of(noun: str) -> str | None:
    """The group that a noun puts its people in; None where it isn't known to name people."""
    return PEOPLE.get(noun)


def is_relative(noun: str) -> bool:
    """Kin words name a person through another, so a bare plural family word is no group of its own."""
    return noun in _RELATIVES


def own_group(noun: str) -> str | None:
    """The group of a counted role in the plural ("herders"), where the role makes a group of its own."""
    singular = re.sub(r"(?<=[a-z])s$", "", re.sub(r"men$", "man", noun))
    return noun if noun != singular and singular in OWN_GROUP else None


def looks_plural(noun: str) -> bool:
    """Whether an unknown noun may be people in the plural ("two dockers")."""
    return (
        noun.isalpha()
        and len(noun) > 3
        and noun.endswith("s")
        and not noun.endswith("ss")
        and noun not in NOT_PEOPLE
        and noun not in FUNCTION
    )
