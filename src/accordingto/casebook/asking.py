"""What somebody types to search, as conditions on words; whatever is typed is a legal question."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.casebook.folding import fold, stems_of
from accordingto.casebook.stemming import unfronted

MOST = 100
"""Words and phrases of a question that count, and words of a phrase."""
LONGEST = 5_000
"""Characters of a phrase that count."""
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_PIECE = re.compile(r'(?P<minus>-+)?(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is asked for."""

    stem: str
    begins: tuple[str, ...] = ()
    """Of ``word*``: how a word may begin instead."""

    def fits(self, word: str) -> bool:
        """Whether a text's word, by its stem, is meant."""
        return word == self.stem or word.startswith(self.begins or "\0")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are to stand in this order; a single word is a short one."""

    terms: tuple[Term, ...]
    unwanted: bool = False

    def holds(self, words: Sequence[str]) -> bool:
        """Whether these words have it, or, where it is unwanted, do not."""
        return any(self.at(words)) != self.unwanted

    def at(self, words: Sequence[str]) -> Iterator[range]:
        """Where in the words it stands."""
        size = len(self.terms)
        for start in range(len(words) - size + 1):
            if all(term.fits(words[start + place]) for place, term in enumerate(self.terms)):
                yield range(start, start + size)


@dataclass(frozen=True, slots=True)
class Asked:
    """All that is asked for; of each group any one will do."""

    groups: tuple[tuple[Phrase, ...], ...]

    def holds(self, words: Sequence[str]) -> bool:
        """Whether a text with these words answers."""
        return all(any(phrase.holds(words) for phrase in group) for group in self.groups)

    @property
    def in_order(self) -> bool:
        """Whether the order of words counts, which no index knows."""
        return any(len(phrase.terms) > 1 for group in self.groups for phrase in group)

    @property
    def meant(self) -> tuple[Phrase, ...]:
        """All that is to be shown where it stands."""
        return tuple(phrase for group in self.groups for phrase in group if not phrase.unwanted)

    @property
    def without(self) -> "Asked":
        """What must not be there, alone."""
        return Asked(tuple(group for group in self.groups if all(phrase.unwanted for phrase in group)))

    @property
    def wanted(self) -> tuple[tuple[Phrase, ...], ...]:
        """The groups that nothing but words which must be there can satisfy."""
        return tuple(group for group in self.groups if not any(phrase.unwanted for phrase in group))


def asked(words: str) -> Asked:
    """What is asked for: ``raid homs`` both, ``raid OR strike`` either, ``"air strike"`` in order, ``-drone`` not, ``rocket*`` begun so."""
    groups: list[tuple[Phrase, ...]] = []
    either = False
    for piece in _PIECE.finditer(words.translate(_QUOTES)):
        if piece[0] == "OR":
            either = bool(groups)
        elif terms := _terms(piece["phrase"] if piece["bare"] is None else piece["bare"]):
            phrase = Phrase(terms, bool(piece["minus"]))
            groups[-1:] = [(*groups[-1], phrase)] if either else [*groups[-1:], (phrase,)]
            either = False
        if sum(map(len, groups)) == MOST:
            break
    return Asked(tuple(groups))


def _terms(piece: str) -> tuple[Term, ...]:
    stems = stems_of(piece[:LONGEST])[:MOST]
    terms = [Term(one) for one in stems]
    if terms and piece.rstrip().endswith("*"):
        last = fold(re.split(r"[\W_]+", piece.rstrip("* "))[-1])
        terms[-1] = Term(stems[-1], tuple(dict.fromkeys((last, unfronted(last)))) if last else ())
    return tuple(terms)


@dataclass(frozen=True, slots=True)
class Notation:
    """How one database wants words asked for."""

    word: Callable[[str], str]
    beginning: Callable[[str], str]
    both: str
    either: str


FTS5 = Notation('"{}"'.format, '"{}"*'.format, " AND ", " OR ")
TSQUERY = Notation("'{}'".format, "'{}':*".format, " & ", " | ")


def written(groups: Sequence[Sequence[Phrase]], notation: Notation, mark: str = "") -> str:
    """The groups in a database's own notation, each word under a mark; letters and digits alone come into it."""
    return notation.both.join(f"({notation.either.join(_phrase(phrase, notation, mark) for phrase in group)})" for group in groups)


def _phrase(phrase: Phrase, notation: Notation, mark: str) -> str:
    return f"({notation.both.join(_term(term, notation, mark) for term in phrase.terms)})"


def _term(term: Term, notation: Notation, mark: str) -> str:
    ways = [notation.word(mark + term.stem), *(notation.beginning(mark + begun) for begun in term.begins)]
    return f"({notation.either.join(ways)})"
