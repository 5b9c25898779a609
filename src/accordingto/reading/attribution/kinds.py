"""What sort of origin a name stands for."""

import re
from functools import lru_cache
from itertools import islice

from accordingto.reading.attribution.lexicon import DOCUMENT_HEADS, ROLES, word_set
from accordingto.reading.attribution.spelling import content_words, head_of
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


MOST_READ = 5
"""Places where a name stands that are looked at for what the report calls it."""
_BEFORE = re.compile(r"(?:[\w’'-]+ ){1,5}(?:called |named |dubbed |known as )?[“\"‘']?$")
_AFTER = re.compile(
    r"[”\"’']?(?: \([^)]{1,20}\))?(?:,? (?:which |that |who )?(?:is|are|was|were)|,) (?:an?|the|one of the) ([\w’' -]{3,60})"
)


def kind_told(name: str, whole: str, text: str) -> OriginKind | None:
    """What the report itself calls a body ("the activist group X", "X, a charity of nurses"); None where it says nothing."""
    for match in islice(re.finditer(re.escape(name), text), MOST_READ):
        before = _BEFORE.search(text, max(0, match.start() - 70), match.start())
        after = _AFTER.match(text, match.end(), match.end() + 90)
        for words in (before[0] if before else "", after[1] if after else ""):
            if (kind := _kind_in(words.lower())) is not None:
                return kind
    if name != whole and content_words(whole) & _GROUPS:
        # "The group, which calls itself X …", and elsewhere "the activist group".
        return _kind_of_groups(text)
    return None


@lru_cache(maxsize=8)
def _kind_of_groups(text: str) -> OriginKind | None:
    """The kind of the groups that a report describes, where all are of one."""
    kinds = {kind for match in islice(_A_GROUP.finditer(text), MOST_READ) if (kind := _kind_in(match[1].lower())) is not None}
    return kinds.pop() if len(kinds) == 1 else None


def _kind_in(words: str) -> OriginKind | None:
    """The kind of a description that turns on the noun of a body: "activist group", not "group leader"."""
    description = re.split(r" (?:called|named|dubbed|known as)\b|[“\"‘']", words)[0]
    if head_of(description.strip()) not in _BODIES:
        return None
    kind = kind_of(description, False)
    return None if kind in ("person", "unnamed", "witness", "document") else kind


_GROUPS = word_set("group network organisation organization collective movement charity")
_A_GROUP = re.compile(r"\b(?:[Tt]he|[Aa]n?) ((?:[\w’'-]+ ){1,3}(?:group|network|organi[sz]ation|collective|movement|charity))\b")
_BODIES = _GROUPS | word_set(
    """
    groups ngo watchdog observatory gang militia cartel faction brigade clinic hospital agency newspaper website channel station
    broadcaster outlet ministry platform
    """
)
