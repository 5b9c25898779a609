"""Words that tell a harm: "killed", "lost their lives", "the death of", "in hospital"."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.reading.counts import words as w
from accordingto.reading.counts.lines import Line

_PHRASAL: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
for _row in w.PHRASAL:
    _PHRASAL[_row[0][0]].append(_row)
for _rows in _PHRASAL.values():
    _rows.sort(key=lambda row: -len(row[0]))


@dataclass(frozen=True, slots=True)
class Harm:
    """Words that tell a harm, by their places in the line, and where the harmed stand."""

    first: int
    last: int
    question: str
    voice: str
    """both, passive, subject, object, state, adjective, of, self, around."""


def find_harms(line: Line) -> Iterator[Harm]:
    """Every telling of a harm in a sentence, in order."""
    i = 0
    while i < len(line.words):
        harm = _harm_at(line, i)
        if harm:
            yield harm
            i = harm.last
        i += 1


_OWN_LIFE = tuple(
    tuple(frozenset(words.split()) for words in row)
    for row in (
        ("took taking takes", "his her", "own", "life"),
        ("turned turning turns", "the a his her", "gun weapon firearm rifle pistol handgun shotgun", "on", "himself herself"),
        ("committed committing", "suicide"),
        ("died", "by", "suicide"),
        ("killed killing kills", "himself herself"),
    )
)
_OWN = frozenset({"himself", "herself"})
_SHOOTS = frozenset({"shot", "shooting", "shoots"})
_KILLS = frozenset("killed killing kills fatally dead murdered murdering".split())
FARTHEST_KILLING = 25
"""Words between a killing and what the killer then did to himself."""
_NOT_DONE = frozenset("of about attempted attempting considered considering contemplating contemplated risk from".split())


def _own_life(line: Line, i: int) -> int | None:
    """Where "taking his own life" ends; None where nobody is told to have done it."""
    if line.low(i - 1) in _NOT_DONE:
        return None
    for row in _OWN_LIFE:
        if all(line.low(i + k) in words for k, words in enumerate(row)):
            return i + len(row) - 1
    if line.low(i) in _OWN and line.low(i - 1) in ("and", "then") and _killed_before(line, i):
        return i
    if line.low(i) in _SHOOTS and line.low(i + 1) in _OWN and line.low(i + 2) not in ("in", "through") and _killed_before(line, i):
        return i + 1
    return None


def _killed_before(line: Line, i: int) -> bool:
    """Whether a killing is told before: who "then shot himself" after it is mostly among the dead."""
    return any(line.low(k) in _KILLS for k in range(max(0, i - FARTHEST_KILLING), i))


_SPARED = frozenset("save saved saves saving spare spared risk risked risking change changed".split())
"""Before lives that nobody lost."""
FARTHEST_DEAD = 12
"""Words from "pronounced" over a name and its age and home to "dead"."""
_SUSTAINED = frozenset({"sustained", "suffered", "suffering", "received", "suffers"})
_TABLES = ((w.PARTICIPLES, "both"), (w.ACTIVE, "object"), (w.INTRANSITIVE, "subject"), (w.ADJECTIVE_QUESTION, "adjective"))
_FIRST_WORDS = frozenset(
    {
        "harmed",
        "fatally",
        "with",
        *w.DECLARES,
        *_OWN,
        *_SHOOTS,
        *(low for row in _OWN_LIFE for low in row[0]),
        *_PHRASAL,
        *w.OF_NOUNS,
        *_SUSTAINED,
        *w.WOUNDING,
        *w.BARE_VERBS,
        *(low for table, _ in _TABLES for low in table),
    }
)


def _harm_at(line: Line, i: int) -> Harm | None:
    low = line.low(i)
    if low not in _FIRST_WORDS:
        return None
    if last := _own_life(line, i):
        return Harm(i, last, "killed", "self")
    for pattern, question, voice in _PHRASAL.get(low, ()):
        if line.matches(i, pattern):
            return Harm(i, i + len(pattern) - 1, question, voice)
    if low in w.OF_NOUNS and line.low(i + 1) == "of" and not _SPARED.intersection(map(line.low, range(i - 3, i))):
        return Harm(i, i + 1, w.OF_NOUNS[low], "of")
    if low == "with":
        return _with_gunshots(line, i)
    if low in _SUSTAINED and (last := _wounds_after(line, i)):
        return Harm(i, last, "shot" if line.low(last - 1) == "gunshot" and not _survivable(line, i, last) else "injured", "subject")
    if low in w.DECLARES and (last := _dead_after(line, i)):
        return Harm(i, last, "killed", "around")
    if low == "harmed":
        return Harm(i, i, "harmed", "passive")
    if low in w.PARTICIPLES and line.low(i + 1) in ("are", "is", "were", "was") and _opens(line, i) and line.begins.get(i + 2):
        return Harm(i, i + 1, w.PARTICIPLES[low], "object")
    if low in w.WOUNDING and line.low(i + 1) in ("in", "on", "through", "to") and any(line.low(i + k) in w.BODY for k in (2, 3, 4, 5)):
        lives = low != "shot" or any(line.low(i + k) in w.LIMBS for k in (2, 3, 4, 5))
        return Harm(i, i, "injured" if lives else "shot", "both")
    if low == "fatally" and line.low(i + 1) not in w.PARTICIPLES:
        return Harm(i, i, "killed", "adjective")
    for table, voice in _TABLES:
        if low in table and not _inside_phrase(line, i):
            return Harm(i, i, table[low], voice)
    if low in w.BARE_VERBS and line.low(i - 1) != "to" and line.begins.get(i + 1):
        return Harm(i, i, w.BARE_VERBS[low], "object")
    return None


def _dead_after(line: Line, i: int) -> int | None:
    """Where "pronounced Ann Reed of Arlo dead" ends; None where it does not."""
    for k in range(i + 2, i + FARTHEST_DEAD):
        if line.low(k) in ("dead", ".", ";"):
            return k if line.low(k) == "dead" else None
    return None


def _wounds_after(line: Line, i: int) -> int | None:
    """Where "sustained minor injuries" ends; None where nothing was sustained that counts."""
    return next((k for k in range(i + 1, i + 5) if line.low(k) in ("injuries", "injury", "wounds", "wound", "burns")), None)


def _with_gunshots(line: Line, i: int) -> Harm | None:
    """ "A man with a gunshot wound"."""
    last = next((k for k in range(i + 2, i + 6) if line.low(k) in ("wound", "wounds") and line.low(k - 1) == "gunshot"), None)
    return Harm(i, last, "injured" if _survivable(line, i, last) else "shot", "subject") if last else None


def _survivable(line: Line, first: int, last: int) -> bool:
    return any(line.low(k).startswith("non") or line.low(k) in ("minor", "survivable", "superficial") for k in range(first, last))


def _opens(line: Line, i: int) -> bool:
    return i == 0 or line.low(i - 1) in (",", ";", ":", '"', "“", "—", "–", "-", ".")


def _inside_phrase(line: Line, i: int) -> bool:
    return any(p.first <= i <= p.last and p.kind != "of them" for p in line.phrases if p.last >= i)


def joined_to(line: Line, harm: Harm, harms: list[Harm]) -> Harm | None:
    """The other of "killed or wounded", "dead and injured"."""
    for other in harms:
        if {harm.question, other.question} != {"killed", "injured"}:
            continue
        one, two = (harm, other) if harm.first < other.first else (other, harm)
        if two.first == one.last + 2 and line.low(one.last + 1) in ("and", "or", "/"):
            return other
    return None
