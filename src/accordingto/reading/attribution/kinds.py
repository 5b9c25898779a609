"""What sort of origin a name stands for."""

from accordingto.reading.attribution.lexicon import DOCUMENT_HEADS, ROLES, word_set
from accordingto.reading.attribution.spelling import content_words
from accordingto.records import OriginKind

_KINDS: tuple[tuple[OriginKind, frozenset[str]], ...] = (
    (
        "witness",
        word_set(
            """
            witness witnesses resident residents neighbour neighbours neighbor neighbors survivor survivors villager
            villagers passer-by bystander bystanders locals
            """
        ),
    ),
    (
        "medical",
        word_set(
            """
            hospital hospitals doctor doctors medic medics nurse nurses paramedic paramedics surgeon coroner medical
            health ambulance clinic morgue
            """
        ),
    ),
    ("military", word_set("army military navy pentagon coalition airforce idf general colonel brigadier command forces")),
    ("monitor", word_set("observatory monitor monitors activists activist campaigners watch watchdog documentation rights monitoring")),
    ("agency", word_set("agency reuters afp ap sana tass xinhua anadolu interfax newswire wire")),
    (
        "official",
        word_set(
            """
            police ministry minister president governor mayor sheriff official officials authorities government
            prosecutor prosecutors court state department commissioner superintendent officer detectives investigators
            embassy parliament senator council commission secretary kremlin spokesman spokeswoman
            """
        ),
    ),
    (
        "armed group",
        word_set(
            """
            brigade brigades militants militant rebels rebel militia militias front fighters insurgents insurgent battalions column
            movement isis taliban hamas gang gangs cartel jihadist guerrilla guerrillas paramilitary separatist separatists
            """
        ),
    ),
    (
        "outlet",
        word_set(
            """
            newspaper paper times post channel radio television tv tribune gazette journal magazine website site news
            media herald courier
            """
        ),
    ),
    ("document", DOCUMENT_HEADS),
)


def kind_by(name: str, whole: str, person: bool) -> OriginKind:
    """By the name itself, else by all that is said of it."""
    own = kind_of(name, person)
    return kind_of(whole, person) if own in ("person", "unnamed") else own


def kind_of(phrase: str, person: bool) -> OriginKind:
    """What sort of origin a phrase names."""
    words = content_words(phrase)
    if not person and words & {"source", "sources"}:
        return "unnamed"
    for kind, signs in _KINDS:
        if words & signs:
            return kind
    return "person" if person or words & ROLES or not any(c.isupper() for c in phrase[:1]) else "unnamed"
