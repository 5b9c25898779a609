"""What a source's phrase tells of it: its name, whether a person's, whose document."""

import re
from dataclasses import dataclass

from accordingto.reading.attribution.lexicon import (
    BODY_HEADS,
    CONJUNCTIONS,
    DETERMINERS,
    MEDIA,
    NEWS_WORDS,
    PLURAL_HEADS,
    PREPOSITIONS,
    ROLES,
    SPEAKER_HEADS,
    TITLES,
    word_set,
)
from accordingto.reading.attribution.spelling import content_words, head_of, last_word
from accordingto.reading.guarded import guarded

_ARTICLE = re.compile(r"^(?:the|this|that|these|those)\s+", re.I)
_ACRONYM = re.compile(r"((?:[A-Z][\w’'.-]+ (?:(?:of|for|and|the|in) ){0,2}){1,8})\(([A-Z][A-Za-z]{1,9})\)")
_BEFORE_NAME = r"(?:(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Brig|Sen|Rep|Gov|Prof|Rev|Supt|Insp|Det|St)\. |[A-Z][\w’'-]+ )"
_PARTICLE = r"(?:al-|bin |ag |de |van |von |abu |el |ibn |al |da |dos |di )?"
_PERSON_RUN = re.compile(rf"(?:{_BEFORE_NAME}{_PARTICLE}){{1,4}}[A-Z][\w’'-]+")
_SEND = re.compile(r"\b(?:quoted|cited|interviewed|contacted|reached|seen|obtained|reviewed)\b(?: (?:by|in) (.+))?$")


_DOCUMENT = (
    r"(?:statements?|reports?|figures|statistics|data|records?|tally|count|list|bulletin|communiqu[eé]|release|information|posts?|tweets?|video"
    r"|survey|poll|study|documents?|accounts?|numbers|claims?|website|page)"
)
_ISSUED = r"(?: (?:released|published|issued|compiled|provided|posted|given|collected|put out|made|obtained|filed))?"
_RELEASED = guarded(rf"^(?:.*\b)?{_DOCUMENT}\b(?: [\w-]+)?{_ISSUED}(?: on \w+)? (?:by|from|of) (.+)$", re.I)


_OWNED = guarded(rf"^(.+?)(?:['’]s?|['’]) (?:own |latest |official |written |prepared |preliminary )*{_DOCUMENT}$")


_CALLED = guarded(r"(?:calls? itself|calling itself|called|known as|dubbed|named) [“\"‘']([^“”\"]{2,60})(?:[”\"’']|$)")


_EITHER = re.compile(r"^(?:either|both|neither|nor) (.+?) (?:or|and|nor) .+$", re.I)
_BRACKETED = re.compile(r"\s*[(—–].*$")
_RELATIVE = re.compile(r",? who\b.*$")
_ITS = re.compile(r"^(?:its|their) (.+)$", re.I)


_NO_NAME = DETERMINERS | PREPOSITIONS | CONJUNCTIONS
_BODIES = BODY_HEADS | NEWS_WORDS
_NOT_PERSONAL = _BODIES | SPEAKER_HEADS | {"the"}
_PREPOSITIONS_AND = PREPOSITIONS | {"and"}


_MEDIUM = (
    r"(?:Twitter |Facebook |Telegram |web |news )?(?:statement|report|page|account|feed|website|bulletin|communiqu[eé]|claim|tweet|post)s?"
)
_COMPOUND = guarded(rf"^((?:[Tt]he )?(?:[\w’'-]+ )*?[A-Z][\w’' -]*?) {_MEDIUM}$")


def bare_person(words: list[str]) -> list[str]:
    """The name without titles and nationalities before it; everything from the first plain name on."""
    start = 0
    for i, word in enumerate(words[:-1]):
        if word.lower().strip(".,()") in TITLES or word.lower().rstrip(".") in TITLES:
            start = i + 1
    return [w.strip(",") for w in words[start:]]


def split_relayer(phrase: str) -> tuple[str, str]:
    """A source and the one who passed it on: "a doctor reached by Reuters" is a doctor, by way of Reuters."""
    match = _SEND.search(phrase)
    if match and match.start() > 2:
        by = re.sub(r" on \w+$", "", match[1] or "")
        # "Reached by telephone": the telephone passes nothing on.
        return phrase[: match.start()].strip(" ,"), "" if last_word(by) in MEDIA else by
    return phrase, ""


def spelled_out(words: list[str], acronym: str) -> str:
    """The last words whose capitals spell the acronym."""
    letters = [c for c in acronym if c.isupper()]
    big = [i for i, w in enumerate(words) if w[0].isupper()]
    for count in (len(letters), len(letters) - 1, len(letters) + 1):
        if 0 < count <= len(big) and words[big[-count]][0] == letters[0]:
            return " ".join(words[big[-count] :])
    return ""


def main_of(name: str) -> str:
    """The name without its appositions."""
    return name.split(",")[0]


def is_plural(name: str) -> bool:
    """Whether "they" may speak for the source and "he" may not."""
    head = head_of(name)
    return head in PLURAL_HEADS or (head.endswith("s") and head[:-1] in SPEAKER_HEADS) or " and " in name


BREATH = 24
"""Characters around a name in which a title of it may stand ("Anna Holt, the mayor")."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a report's whole text tells of names: full names by surname, bodies by acronym."""

    people: dict[str, str]
    acronyms: dict[str, str]
    bodies: tuple[tuple[int, str], ...]
    """Where the text names an organisation, and how."""
    titled: tuple[tuple[int, str, frozenset[str]], ...]
    """Where it names a person, and the words of the same breath, titles among them."""
    titles: tuple[str, ...] = ()
    """Names that the text once puts in marks, the longest first."""


def known_in(text: str, titles: frozenset[str], states: frozenset[str]) -> Known:
    """Full names and spelled-out acronyms anywhere in the text."""
    people: dict[str, str] = {}
    titled: list[tuple[int, str, frozenset[str]]] = []
    bodies: list[tuple[int, str]] = []
    for match in _PERSON_RUN.finditer(text):
        if match[0].split()[-1].lower() in BODY_HEADS:
            bodies.append((match.start(), _ARTICLE.sub("", match[0])))
            continue
        name = bare_person(match[0].split())
        while name and name[0].lower() in _NO_NAME:
            name.pop(0)
        if len(name) > 1 and name[-1] not in states and not any(w.lower() in _BODIES for w in name):
            people.setdefault(name[-1].lower(), " ".join(name))
            titled.append((match.start(), " ".join(name), content_words(text[max(0, match.start() - BREATH) : match.end() + BREATH])))
    spelled = ((match[2].lower(), spelled_out(match[1].split(), match[2])) for match in _ACRONYM.finditer(text))
    return Known(
        people,
        {short: name for short, name in spelled if name},
        tuple(bodies),
        tuple(titled),
        tuple(sorted(titles, key=lambda t: (-len(t), t))),
    )


@dataclass(frozen=True, slots=True)
class Description:
    """A source's phrase, taken apart."""

    name: str
    person: bool
    whole: str
    owned: bool = False
    """ "its spokesman": the name lacks its owner."""


def described(whole: str, known: Known) -> Description:
    """ "A spokesman, John Doe" → John Doe; "figures released by the mission" → mission; "The SOHR" → its full name."""
    phrase = _issuer(whole)
    if title := next((t for t in known.titles if t in phrase), ""):
        return Description(title, False, whole)
    if match := _CALLED.search(phrase):
        return Description(match[1].strip(" ,."), False, whole)
    if match := _COMPOUND.search(phrase):
        phrase = match[1]
    main, _, aside = phrase.partition(",")
    for part in (main, aside.split(",")[0]):
        if name := _person(part.split(), known):
            return Description(name, True, whole)
    if head_of(main) in _ROLES_OR_KIN and (alone := aside.split(",")[0].split()) and all(w[0].isupper() for w in alone):
        return Description(" ".join(alone), True, whole)
    if head_of(aside.split(",")[0]) in ROLES and main.isascii() and (alone := main.split()) and all(_personal(w) for w in alone):
        return Description(main, True, whole)
    bare = _BRACKETED.sub("", main).strip()
    full = _RELATIVE.sub("", known.acronyms.get(bare.lower().removeprefix("the "), bare))
    if (match := _ITS.match(full)) and head_of(full) in ROLES:
        return Description(match[1], False, whole, owned=True)
    if full.startswith("The ") and last_word(full) in NEWS_WORDS and all(w[0].isupper() for w in full.split()):
        return Description(full, False, whole)
    return Description(_ARTICLE.sub("", full).removeprefix("same "), False, whole)


def _issuer(phrase: str) -> str:
    """Whose a document is; of "either A or B" the first."""
    if match := _RELEASED.search(phrase) or _OWNED.search(phrase):
        phrase = match[1]
    return _EITHER.sub(r"\1", phrase)


def _personal(word: str) -> bool:
    """Whether a word can be part of a person's name told by the role behind it ("Gaitan, leader of the column")."""
    return word[0].isupper() and not word.isupper() and word.lower() not in _NOT_PERSONAL


_ROLES_OR_KIN = ROLES | word_set("niece nephew widow partner girlfriend boyfriend grandmother grandfather colleague survivor")
_PARTICLES = word_set("bin ag de van von al el ibn abu da dos la der")


def _person(words: list[str], known: Known) -> str:
    """The person's name that a phrase ends with: known from the report, or behind a title."""
    tail: list[str] = []
    for word in reversed(words):
        if not (word[0].isupper() or (tail and word.lower() in _PARTICLES)):
            break
        tail.insert(0, word)
    while tail and not tail[0][0].isupper():
        tail.pop(0)
    bare = bare_person(tail)
    if not bare or any(w.lower().strip(".,") in BODY_HEADS or (w.isupper() and len(w) > 2) for w in bare):
        return ""
    if len(words) > len(tail) and words[-len(tail) - 1].lower() in _PREPOSITIONS_AND:
        return ""
    titled = len(tail) > len(bare) or (len(words) > len(tail) and words[-len(tail) - 1].lower() in TITLES)
    full = known.people.get(bare[-1].lower(), "")
    if len(bare) == 1:
        return full or (" ".join(tail[-2:]) if titled else "")
    return " ".join(bare) if titled or full == " ".join(bare) else ""
