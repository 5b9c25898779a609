"""Who a source is: one origin under all the names, pronouns and descriptions that a report gives it."""

import re
from dataclasses import dataclass, field

from accordingto.reading.attribution.lexicon import (
    BODY_HEADS,
    DOCUMENT_HEADS,
    PLURAL_HEADS,
    ROLES,
    SPEAKER_HEADS,
    TITLES,
)
from accordingto.records import OriginKind

_WORD = re.compile(r"\w+(?:[-'’&.]\w+)*")
_ARTICLE = re.compile(r"^(?:the|this|that|these|those)\s+", re.I)
_SMALL = frozenset("the a an of in at on near and by for to from with 's this that de la el al".split())
_ACRONYM = re.compile(r"((?:[A-Z][\w’'.-]+ (?:(?:of|for|and|the|in) ){0,2}){1,8})\(([A-Z][A-Za-z]{1,9})\)")
_PERSON_RUN = re.compile(r"(?:[A-Z][\w’'-]+\.? (?:(?:al-|bin |ag |de |van |von |abu |el |ibn |al |da |dos |di )?)){1,4}[A-Z][\w’'-]+")
_SPELLINGS = {"defense": "defence", "organization": "organisation", "neighbors": "neighbours", "neighbor": "neighbour", "center": "centre"}
_SEND = re.compile(r"\b(?:quoted|cited|interviewed|contacted|reached|seen|obtained|reviewed)\b(?: (?:by|in) (.+))?$")
_RELEASED = re.compile(
    r"^(?:.*\b)?(statements?|reports?|figures|statistics|data|records?|tally|count|list|bulletin|communiqué|communique|release|information|post|tweet|video|survey|poll|"
    r"study|documents?|accounts?|numbers|claims?)\b(?: [\w-]+)?(?: (?:released|published|issued|compiled|provided|posted|given|collected|put out|made|obtained|filed))?(?: on \w+)? (?:by|from|of) (.+)$",
    re.I,
)
_OWNED = re.compile(r"^(.+?)(?:['’]s?|['’]) (?:own |latest |official |written |prepared |preliminary )*(statements?|reports?|figures|statistics|tally|count|bulletin|website|post|tweet|account|communiqué|communique|data|spokesperson account|claims?|page)$")

_CALLED = re.compile(r"(?:calls? itself|calling itself|called|known as|dubbed|named) [“\"‘']([^“”\"]{2,60})[”\"’']")
_COMPOUND = re.compile(r"^((?:[Tt]he )?(?:[\w’'-]+ )*?[A-Z][\w’' -]*?) (?:Twitter |Facebook |Telegram |web |news )?(?:statement|report|page|account|feed|website|bulletin|communiqué|claims?|tweet|post)s?$")

_GROUPISH = frozenset("group organisation organization movement agency monitor watchdog brigade front faction militia party network charity site".split())
_SELF = frozenset("statement report bulletin communique communiqué post tweet release announcement message note update".split())


@dataclass(slots=True)
class Entity:
    """One origin as the report has named it so far."""

    name: str
    words: frozenset[str]
    """Content words of the name."""
    all_words: frozenset[str]
    """Those of every phrase that stood for it, titles and appositions too."""
    person: bool
    plural: bool
    kind: OriginKind

    @property
    def single(self) -> bool:
        """Whether "he" or "she" can stand for it."""
        return self.person or (not self.plural and bool(content_words(_main(self.name)) & ROLES and _head(self.name) in ROLES))


@dataclass(slots=True)
class Names:
    """The origins met so far in one report, and what its whole text tells of names."""

    text: str
    entities: list[Entity] = field(default_factory=list)
    last: Entity | None = None
    people: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for match in _PERSON_RUN.finditer(self.text):
            name = _bare_person(match[0].split())
            if len(name) > 1 and not any(w.lower() in BODY_HEADS for w in name):
                self.people.setdefault(name[-1].lower(), " ".join(name))
        for match in _ACRONYM.finditer(self.text):
            if name := _spelled(match[1].split(), match[2]):
                self.acronyms[match[2].lower()] = name

    def resolve(self, phrase: str) -> tuple[Entity | None, str]:
        """The origin that a phrase stands for, and who is named inside it as passing it on."""
        phrase, relayer = _split_relayer(" ".join(phrase.split()))
        low = phrase.lower()
        if low in ("he", "she", "him", "her"):
            return self._latest(lambda e: e.single), relayer
        if low in ("they", "them", "others", "both"):
            return self._latest(lambda e: e.plural) or self._latest(lambda e: not e.person), relayer
        if low in ("it", "which", "that"):
            return self._latest(lambda e: not e.person and not e.plural) or self._latest(lambda e: not e.person), relayer
        if low in ("we", "i", "us", "who", "you", "our", "me"):
            return None, relayer
        return self._named(phrase), relayer

    def _latest(self, fits: "object") -> Entity | None:
        assert callable(fits)
        if self.last is not None and fits(self.last):
            return self.last
        return next((e for e in reversed(self.entities) if fits(e)), None)

    def peek(self, phrase: str) -> Entity | None:
        """Whom a phrase would stand for, if it could speak: nothing is remembered but a new name."""
        name, person, whole = self._canonical(phrase)
        if not (person or _head(name) in ROLES or _head(name) in BODY_HEADS):
            return None
        last = self.last
        entity = self._named(phrase)
        self.last = last
        return entity

    def _named(self, phrase: str) -> Entity | None:
        definite = bool(_ARTICLE.match(phrase))
        name, person, whole = self._canonical(phrase)
        words = content_words(name)
        if not words:
            return self.last
        if not person and definite or len(words) == 1:
            if (known := self._described(name, words)) is not None:
                return self._met(known, whole, name if not known.person else "")
        for entity in reversed(self.entities):
            if entity.person == person and _same(entity, words, name, person):
                return self._met(entity, whole, name)
        entity = Entity(name, words, words | content_words(whole), person, _is_plural(name), kind_of(whole, person))
        self.entities.append(entity)
        self.last = entity
        return entity

    def _met(self, entity: Entity, whole: str, name: str) -> Entity:
        words = content_words(name)
        if name and len(words) > len(entity.words) and words >= entity.words:
            entity.name, entity.words = name, words
        entity.all_words |= content_words(whole)
        self.last = entity
        return entity

    def _described(self, name: str, words: frozenset[str]) -> Entity | None:
        head = _head(name)
        if len(words) == 1:
            if head in ROLES:
                return self._latest(lambda e: head in e.all_words and not e.plural)
            if head in _SELF:
                return self._latest(lambda e: not e.plural)
            if head in _GROUPISH:
                return self._latest(lambda e: head in e.all_words) or self._latest(lambda e: not e.person and not e.plural and e.kind in ("armed group", "monitor", "outlet", "agency"))
        return self._latest(lambda e: words <= e.all_words and (e.person is False or head in ROLES) and (_head(e.name) == head or head in e.all_words and e.person or _ends(e.name, head)))

    def _canonical(self, phrase: str) -> tuple[str, bool, str]:
        """Name, whether a person's, and the whole phrase: "a spokesman, John Doe" → John Doe."""
        whole = phrase
        if match := _RELEASED.match(phrase):
            phrase = match[2]
        elif match := _OWNED.match(phrase):
            phrase = match[1]
        phrase = re.sub(r"^(?:either|both|neither|nor) (.+?) (?:or|and|nor) .+$", r"\1", phrase, flags=re.I)
        if match := _CALLED.search(phrase):
            return match[1].strip(" ,."), False, whole
        if match := _COMPOUND.match(phrase):
            phrase = match[1]
        main, _, aside = phrase.partition(",")
        for part in (main, aside.split(",")[0]):
            if name := self._person(part.strip(), part is main):
                return name, True, whole
        bare = re.sub(r"\s*[(—–].*$", "", main).strip()
        if match := re.search(r"\(([A-Z]\w+)\)", main):
            self.acronyms.setdefault(match[1].lower(), _ARTICLE.sub("", bare))
        full = self.acronyms.get(bare.lower().removeprefix("the "), bare)
        full = re.sub(r",? who\b.*$| gathered at.*$", lambda m: m[0] if m[0].startswith(" gathered") else "", full)
        if match := re.match(r"^(?:its|his|her|their) (.+)$", full, re.I):
            if full.lower().startswith(("its", "their")) and _head(full) in ROLES and self.last is not None and (owner := self._latest(lambda e: not e.person)) is not None:
                return f"{owner.name}’s {match[1]}", False, whole
            return full, False, whole
        return _ARTICLE.sub("", full), False, whole

    def _person(self, part: str, main: bool) -> str:
        words = part.split()
        tail: list[str] = []
        for word in reversed(words):
            if word[0].isupper() or (tail and word.lower() in ("bin", "ag", "de", "van", "von", "al", "el", "ibn", "abu", "da", "dos", "la", "der")):
                tail.insert(0, word)
            else:
                break
        while tail and not tail[0][0].isupper():
            tail.pop(0)
        bare = _bare_person(tail) if tail else []
        if not bare or any(w.lower().strip(".,") in BODY_HEADS or (w.isupper() and len(w) > 2) for w in bare):
            return ""
        titled = len(tail) > len(bare) or bool(words[: -len(tail)]) and words[-len(tail) - 1].lower() in TITLES
        if len(bare) == 1:
            full = self.people.get(bare[0].lower())
            if full is not None:
                return full
            return f"{tail[-2]} {bare[0]}" if titled and len(tail) > 1 else bare[0] if titled else ""
        known = self.people.get(bare[-1].lower(), "") == " ".join(bare)
        return " ".join(bare) if known or titled else ""


def content_words(name: str) -> frozenset[str]:
    """The words that tell one name from another, spelled one way."""
    words = (w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name))
    return frozenset(_SPELLINGS.get(w, w) for w in words if w not in _SMALL)


def _bare_person(words: list[str]) -> list[str]:
    """The name without titles and nationalities before it; everything from the first plain name on."""
    start = 0
    for i, word in enumerate(words[:-1]):
        if word.lower().strip(".,()") in TITLES or word.lower().rstrip(".") in TITLES:
            start = i + 1
    return [w.strip(",") for w in words[start:]]


def _split_relayer(phrase: str) -> tuple[str, str]:
    match = _SEND.search(phrase)
    if match and match.start() > 2:
        return phrase[: match.start()].strip(" ,"), re.sub(r" on \w+$", "", match[1] or "")
    return phrase, ""


def _spelled(words: list[str], acronym: str) -> str:
    """The last words whose capitals spell the acronym."""
    letters = [c for c in acronym if c.isupper()]
    big = [i for i, w in enumerate(words) if w[0].isupper()]
    for count in (len(letters), len(letters) - 1, len(letters) + 1):
        if 0 < count <= len(big) and words[big[-count]][0] == letters[0]:
            return " ".join(words[big[-count] :])
    return ""


def _main(name: str) -> str:
    return name.split(",")[0]


def _head(name: str) -> str:
    """The noun that a name turns on: before "of", else the last word."""
    main = re.split(r"\s(?:of|for|in|at|from|near|with|who|on|close|to)\s", name, maxsplit=1)[0]
    words = _WORD.findall(main.lower())
    return _SPELLINGS.get(words[-1], words[-1]) if words else ""


def _ends(name: str, head: str) -> bool:
    return bool(content_words(name)) and head in content_words(name) and head in BODY_HEADS


def _is_plural(name: str) -> bool:
    head = _head(name)
    return head in PLURAL_HEADS or (head.endswith("s") and head[:-1] in SPEAKER_HEADS) or " and " in name


def _same(entity: Entity, words: frozenset[str], name: str, person: bool) -> bool:
    if person:
        return words == entity.words or _last(name) == _last(entity.name) and (words <= entity.words or entity.words <= words)
    if words == entity.words:
        return True
    if re.match(r"(?:an?|another|one|some|two|three|several|many|other)\b", name, re.I):
        return False
    return (words <= entity.words or entity.words <= words) and _head(name) == _head(entity.name)


def _last(name: str) -> str:
    words = _WORD.findall(name.lower())
    return words[-1] if words else ""


_KINDS: tuple[tuple[OriginKind, frozenset[str]], ...] = (
    ("witness", frozenset("witness witnesses resident residents neighbour neighbours neighbor neighbors survivor survivors villager villagers passer-by bystander bystanders locals".split())),
    ("medical", frozenset("hospital hospitals doctor doctors medic medics nurse nurses paramedic paramedics surgeon coroner medical health ambulance clinic morgue".split())),
    ("military", frozenset("army military navy pentagon coalition airforce idf general colonel brigadier command forces".split())),
    ("monitor", frozenset("observatory monitor monitors activists activist watch watchdog documentation rights monitoring".split())),
    ("agency", frozenset("agency reuters afp ap sana tass xinhua anadolu interfax newswire wire".split())),
    ("official", frozenset(
        "police ministry minister president governor mayor sheriff official officials authorities government prosecutor prosecutors court state department "
        "commissioner superintendent officer detectives investigators embassy parliament senator council commission secretary kremlin spokesman spokeswoman".split())),
    ("armed group", frozenset("brigade brigades militants rebels militia front fighters insurgents battalions column movement isis taliban hamas".split())),
    ("outlet", frozenset("newspaper paper times post channel radio television tv tribune gazette journal magazine website site news media herald courier".split())),
    ("document", DOCUMENT_HEADS),
)  # fmt: skip


def kind_of(phrase: str, person: bool) -> OriginKind:
    """What sort of origin a phrase names."""
    words = content_words(phrase)
    if not person and words & {"source", "sources"}:
        return "unnamed"
    for kind, signs in _KINDS:
        if words & signs:
            return kind
    return "person" if person or words & ROLES or not any(c.isupper() for c in phrase[:1]) else "unnamed"
