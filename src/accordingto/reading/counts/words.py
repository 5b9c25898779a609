"""The words of harm, and the small words around them: what a count of people is read from."""

from typing import Final

from accordingto.reading.counts.roles import NOT_PEOPLE

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
    "deceased": "killed",
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
DECLARES: Final = frozenset({"pronounced", "declared"})
"""Verbs that a name and "dead" follow."""
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
        ("lose his life", "killed", "subject"),
        ("lose her life", "killed", "subject"),
        ("lost the life", "killed", "subject"),
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
        ("expected to survive", "injured", "passive"),
        ("expected to recover", "injured", "passive"),
        ("in stable condition", "injured", "state"),
        ("airlifted to the hospital", "injured", "passive"),
        ("airlifted to a hospital", "injured", "passive"),
        ("flown to a hospital", "injured", "passive"),
        ("taken to a nearby hospital", "injured", "passive"),
        ("fatal shooting of", "killed", "of"),
        ("deadly shooting of", "killed", "of"),
        ("fatal stabbing of", "killed", "of"),
        ("shooting and killing", "killed", "object"),
        ("shoots and kills", "killed", "object"),
        ("among the dead", "killed", "state"),
        ("among those killed", "killed", "state"),
        ("among the injured", "injured", "state"),
        ("among the wounded", "injured", "state"),
        ("among those injured", "injured", "state"),
        ("among those wounded", "injured", "state"),
        ("treated for", "injured", "passive"),
        ("being treated", "injured", "passive"),
        ("left their homes", "displaced", "subject"),
        ("fled their homes", "displaced", "subject"),
        ("been made homeless", "displaced", "subject"),
        ("found shot to death", "killed", "passive"),
        ("found with gunshot wounds", "injured", "passive"),
        ("shot", "shot", "both"),
        ("hit by gunfire", "injured", "passive"),
        ("hit by bullets", "injured", "passive"),
        ("hit by a bullet", "injured", "passive"),
        ("hit by a stray bullet", "injured", "passive"),
        ("hit by stray bullets", "injured", "passive"),
        ("hit in the gunfire", "injured", "passive"),
        ("struck by gunfire", "injured", "passive"),
        ("struck by bullets", "injured", "passive"),
        ("struck by a bullet", "injured", "passive"),
        ("struck by a stray bullet", "injured", "passive"),
        ("struck by stray bullets", "injured", "passive"),
        ("struck in the gunfire", "injured", "passive"),
        ("caught in the crossfire", "injured", "passive"),
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
    "deceased": "killed",
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

AUXILIARIES: Final = frozenset("was were been being be is are am get got gets getting became become 's".split())
HAVES: Final = frozenset("has have had having".split())
ADVERBS: Final = frozenset(
    """
        accidentally all allegedly already also apparently badly believed both brutally confirmed critically
        deliberately each earlier either far fatally feared gravely have himself immediately initially instantly
        intentionally known later lightly mistakenly moderately now officially only over presumably reported
        reportedly said seriously severely slightly so still subsequently themselves then thought to today
        tragically unintentionally wrongly yesterday
    """.split()
)
"""Words between a helper and its verb that change nothing for who was harmed."""
MODALS: Final = frozenset("could would might should can will shall must cannot if unless may".split())
NEGATIONS: Final = frozenset("not never n't without nor".split())
WISHES: Final = frozenset(
    "deserve deserves deserved want wants wanted going supposed have has had ought meant afraid ready prepared willing expected"
    " likely".split()
)
"""Before "to die": wished, feared or due, and not told as happened."""
PREPOSITIONS: Final = frozenset(
    """
        about across after against among around as at before behind between by despite during except for from in inside
        into like near of on outside over per since than through to toward towards under via with
    """.split()
)
DETERMINERS: Final = frozenset("a an the another his her their its our my your".split())
SAYING: Final = frozenset(
    """
        added adds alleged announced announces believe believes claimed claims confirmed confirms declared denied denies
        explained heard insisted quoted reported reports said saw say says stated tells told warned wrote
    """.split()
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
        """
            along also although amid and because began both brought but came carried did do does dropped either even fell
            fired following found friday gave give gives he here him hit how i include included includes including it just
            launched leave leaves leaving left lose lost made monday neither only opened or plus put puts received remain
            remained remains saturday seen sent set she so struck suffered suffering sunday sustained take taken takes that
            them then there these they this those though thursday till today tomorrow tonight took tuesday until us versus we
            wednesday went what when where which while who whom whose why within yesterday yet you
        """.split()
    )
)
"""Words that end a noun phrase."""


def looks_plural(noun: str) -> bool:
    """Whether an unknown noun may be people in the plural ("two dockers")."""
    if not (noun.isalpha() and len(noun) > 3 and noun.endswith("s")) or noun.endswith("ss"):
        return False
    return noun not in NOT_PEOPLE and noun not in FUNCTION
