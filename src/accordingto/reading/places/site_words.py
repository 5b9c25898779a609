"""The words that say what a named spot is (street, hospital, quarter, village), and those that no spot is named by."""

from accordingto.reading.calendar import MONTHS, WEEKDAYS
from accordingto.reading.places import words

STREETS = frozenset(
    "street st avenue ave road rd drive dr boulevard blvd lane ln highway hwy freeway expressway parkway pkwy way terrace"
    " pike turnpike circle court ct"
    " place pl loop trail alley interstate motorway bypass".split()
)
PLAIN_STREETS = frozenset("street avenue road boulevard highway lane freeway expressway motorway bridge".split())
"""Also in lower case after a name ("Houthi street")."""
PLURAL_STREETS = frozenset("streets avenues roads sts aves drives boulevards".split())
SHORT = frozenset("st ave rd dr blvd ln hwy pkwy ct pl".split())
FACILITIES = frozenset(
    "hospital school mosque church cathedral temple synagogue airport airbase base prison jail bridge stadium square station"
    " camp plaza apartments hotel"
    " nightclub club bar restaurant cafe dam port beach farm factory refinery checkpoint crossing tower towers center centre"
    " elementary academy theater"
    " theatre arena barracks mall market park clinic monastery college university depot roundabout junction palace"
    " headquarters compound landfill mine"
    " lounge tavern inn motel pub casino museum shrine cemetery terminal supermarket substation bakery stop showroom".split()
)
PLAIN_FACILITIES = FACILITIES - frozenset(
    "club bar center centre academy college university farm headquarters elementary tower towers inn mall".split()
)
QUARTERS = frozenset("neighborhood neighbourhood quarter side district suburb subdivision township ward borough estate projects".split())
SETTLEMENTS = frozenset(
    "village town city hamlet area locality settlement countryside region province governorate valley plain island mountain"
    " mountains hills forest".split()
)
CAPITAL_ONLY = frozenset(
    "side estate projects place court way circle loop trail valley plain island mountain mountains hills forest".split()
)
LEADING = frozenset(
    "village town city neighborhood neighbourhood district suburb hamlet province governorate settlement locality countryside"
    " outskirt vicinity island"
    " commune territory municipality subdistrict barrio township region".split()
)
OF_FACILITIES = PLAIN_FACILITIES - {"university", "college", "church", "temple", "palace", "mosque", "cathedral"}
STREET_PREFIXES = frozenset("rue avenue avenida viale calle rua travessa carrera boulevard jalan corso piazza".split())
STREET_SUFFIXES = ("straat", "strasse", "strase", "platz", "gatan", "plein", "allee")
PLACING = frozenset("in near outside at around between off inside towards toward".split())
SIDES = frozenset("north south east west northeast northwest southeast southwest far near lower upper".split())
NOT_NAMES = (
    words.FIRM_PREPOSITIONS
    | words.LOOSE_PREPOSITIONS
    | frozenset((*WEEKDAYS, *MONTHS))
    | frozenset(
        "the a an this that these those his her their our its he she it they we i after when"
        " while as but if police officials witnesses islamic state".split()
    )
) - (SIDES | {"central", "downtown", "southern", "northern", "eastern", "western", "between"})
GENERIC = frozenset(
    "ramadan eid christmas easter arabic congress parliament god islam hezbollah hamas taliban daesh isis internet english".split()
)
AT = frozenset("at near outside inside around".split())
