"""Who a source is: one origin under all the names, pronouns and descriptions that a report gives it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from accordingto.reading.attribution.descriptions import Description, Known, described, is_plural, known_in, main_of, split_relayer
from accordingto.reading.attribution.kinds import kind_by, kind_told
from accordingto.reading.attribution.lexicon import BODY_HEADS, DOCUMENT_HEADS, ROLES, word_set
from accordingto.reading.attribution.spelling import content_words, head_of, last_word
from accordingto.records import OriginKind

LONGEST_NAME = 300
"""Characters of a source's phrase that are looked at."""


REMEMBERED = 200
LOOKED_BACK = 30


_ARTICLE = re.compile(r"^(?:the|this|that|these|those)\s+", re.I)


_GROUPISH = word_set(
    """
    group organisation organization movement agency monitor watchdog brigade front faction militia party network charity site
    """
)


_OF_A_PLACE = word_set("mayor governor president prefect sheriff administrator")
"""Whom a place has one of: "its mayor" is the mayor whom the report names."""


_ANY_GROUP = word_set("group organisation organization movement network party charity")
"""Words that any body answers to; "the brigade" is only what is called one."""


_SELF = word_set(
    """
    statement report bulletin communique communiqué post tweet release announcement message note update
    """
)


_NO_PERSON = BODY_HEADS | DOCUMENT_HEADS | _GROUPISH
_SPEAKERS = ROLES | BODY_HEADS
_INDEFINITE = re.compile(r"(?:an?|another|one|some|two|three|several|many|other)\b", re.I)


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
        if self.person or self.plural:
            return self.person
        head = head_of(main_of(self.name))
        return head in ROLES or (self.name[:2].lower() in ("a ", "an") and head not in _NO_PERSON)


@dataclass(slots=True)
class Names:
    """The origins met so far in one report, and what its whole text tells of names."""

    text: str
    titles: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    """Countries named in the text: never a surname."""
    entities: list[Entity] = field(default_factory=list)
    last: Entity | None = None
    known: Known = field(init=False)
    seen: dict[str, Description] = field(default_factory=dict)
    """Phrases taken apart so far: most are asked for more than once."""

    def __post_init__(self) -> None:
        self.known = known_in(self.text, self.titles, self.states)

    def resolve(self, phrase: str, at: int) -> tuple[Entity | None, str]:
        """The origin that a phrase stands for, and who is named inside it as passing it on."""
        phrase, relayer = split_relayer(" ".join(phrase[:LONGEST_NAME].split()))
        low = phrase.lower()
        if low in ("he", "she", "him", "her", "his"):
            return self._latest(lambda e: e.single), relayer
        if low in ("they", "them", "their", "others", "both"):
            return self._latest(lambda e: e.plural) or self._latest(lambda e: not e.person), relayer
        if low in ("it", "its", "which", "that"):
            return self._latest(lambda e: not e.person and not e.plural) or self._latest(lambda e: not e.person), relayer
        if low in ("we", "i", "us", "who", "you", "our", "me"):
            return None, relayer
        return self._named(phrase, at), relayer

    def _latest(self, fits: Callable[[Entity], bool]) -> Entity | None:
        if self.last is not None and fits(self.last):
            return self.last
        return next((e for e in self._recent() if fits(e)), None)

    def _recent(self) -> Iterator[Entity]:
        """Origins met lately, the last first; a report that names thousands must not be searched whole each time."""
        return islice(reversed(self.entities), REMEMBERED)

    def unnamed(self, word: str) -> Entity:
        """Someone whom the report does not let us tell."""
        return Entity(word, frozenset({word}), frozenset({word}), False, False, "unnamed")

    def peek(self, phrase: str, at: int) -> Entity | None:
        """Whom a phrase would stand for, if it could speak: nothing is remembered but a new name."""
        found = self._described_as(phrase)
        if not (found.person or head_of(found.name) in _SPEAKERS):
            return None
        last = self.last
        entity = self._named(phrase, at)
        self.last = last
        return entity

    def called(self, phrase: str) -> str:
        """What somebody who passes it on is called, so that "the Herald" has one name as origin and as relayer."""
        found = self._described_as(phrase)
        return found.whole if found.owned else found.name

    def _described_as(self, phrase: str) -> Description:
        if phrase not in self.seen:
            self.seen[phrase] = described(phrase, self.known)
        return self.seen[phrase]

    def _named(self, phrase: str, at: int) -> Entity | None:
        definite = bool(_ARTICLE.match(phrase))
        found = self._described_as(phrase)
        name, person, whole = self._with_owner(found), found.person, found.whole
        words = content_words(name)
        if not words:
            return self.last
        known = self._described(name, words) if (definite and not person) or len(words) == 1 else None
        if known is not None:
            return self._met(known, whole, "" if known.person else name)
        of_a_place = found.owned and head_of(found.name) in _OF_A_PLACE
        if ((definite and len(words) == 1) or of_a_place) and (named := self._named_before(head_of(name), at)):
            name, person = named
            words = content_words(name)
        for entity in self._recent():
            if entity.person == person and _same(entity, words, name, person):
                return self._met(entity, whole, name)
        kind = kind_by(name, whole, person)
        if kind in ("unnamed", "person") and name[:1].isupper() and (told := kind_told(name, whole, self.text)):
            kind, person = told, False
        entity = Entity(name, words, words | content_words(whole), person, is_plural(name), kind)
        self.entities.append(entity)
        self.last = entity
        return entity

    def _named_before(self, head: str, at: int) -> tuple[str, bool] | None:
        """Whom "the mayor" or "the group" means, if nobody who has spoken: the last one that the text so names."""
        if head in ROLES:
            last = bisect_left(self.known.titled, (at,)) - 1
            near = islice(reversed(self.known.titled[max(0, last - LOOKED_BACK) : last + 1]), LOOKED_BACK)
            before = next(((name, True) for _, name, words in near if head in words), None)
            return before or self._named_later(head, last + 1)
        if head in _GROUPISH:
            last = bisect_left(self.known.bodies, (at,)) - 1
            near_bodies = (name for _, name in reversed(self.known.bodies[max(0, last - LOOKED_BACK) : last + 1]))
            return next(((name, False) for name in near_bodies if head in _ANY_GROUP or head in content_words(name)), None)
        return None

    def _named_later(self, head: str, first: int) -> tuple[str, bool] | None:
        """The one person whom the rest of the text names with this title."""
        names = {name for _, name, words in islice(self.known.titled, first, first + LOOKED_BACK) if head in words}
        return (names.pop(), True) if len(names) == 1 else None

    def _with_owner(self, found: Description) -> str:
        owner = self._latest(lambda e: not e.person and bool(e.words & BODY_HEADS)) if found.owned and self.last else None
        return f"{owner.name}’s {found.name}" if owner else found.whole if found.owned else found.name

    def _met(self, entity: Entity, whole: str, name: str) -> Entity:
        words = content_words(name)
        if name and len(words) > len(entity.words) and words >= entity.words:
            entity.name, entity.words = name, words
        entity.all_words |= content_words(whole)
        self.last = entity
        return entity

    def _described(self, name: str, words: frozenset[str]) -> Entity | None:
        head = head_of(name)
        if len(words) == 1:
            if name[0].isupper() and name not in self.states and (person := self._latest(lambda e: e.person and words <= e.words)):
                return person
            if head in ROLES:
                return self._latest(lambda e: head in e.all_words and not e.plural)
            if head in _SELF:
                return self._latest(lambda e: not e.plural)
            if head in _GROUPISH:
                named = self._latest(lambda e: head in e.all_words)
                if named or head not in _ANY_GROUP:
                    return named
                return self._latest(lambda e: not e.person and not e.plural and e.kind in ("armed group", "monitor", "outlet", "agency"))
        return self._latest(
            lambda e: (
                words <= e.all_words
                and (e.person is False or head in ROLES)
                and (head_of(e.name) == head or name.isupper() or (head in e.all_words and e.person) or _ends(e.name, head))
            )
        )


def _ends(name: str, head: str) -> bool:
    return bool(content_words(name)) and head in content_words(name) and head in BODY_HEADS


def _same(entity: Entity, words: frozenset[str], name: str, person: bool) -> bool:
    if person:
        return words == entity.words or (last_word(name) == last_word(entity.name) and (words <= entity.words or entity.words <= words))
    if words == entity.words:
        return True
    if _INDEFINITE.match(name):
        return False
    return (words <= entity.words or entity.words <= words) and head_of(name) == head_of(entity.name)
