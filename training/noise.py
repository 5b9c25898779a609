"""The same text as it reaches people: shouted, in small letters, smudged, without its title, with other parties to the war."""

import random
import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.model.heads import KINDS
from accordingto.reading.model.pieces import Pieces, cut
from training.examples import Example, Words

Classes = NDArray[np.int64]

UNTITLED, SHOUTED, SMALL, RENAMED, SMUDGED = 0.3, 0.03, 0.06, 0.6, 0.7
"""Shares of the examples."""
_STATELY = (KINDS.index("air/drone strike"), KINDS.index("shelling"), KINDS.index("raid"))
NAMED_STATE = 0.8
"""Share of the bodies that did it, in a renamed example, that bear a state's name."""
SMUDGE = 0.12
"""Share of the words of a smudged example that can't be read."""
MASK = 103
"""[MASK] in BERT's vocabulary."""

_BLAND = frozenset("government army military coalition rebel militia separatist insurgent allied regime foreign northern southern".split())
_ARMED = frozenset(
    "forces troops soldiers army military warplanes jets aircraft drones drone helicopters artillery shelling bombardment strike strikes"
    " airstrike airstrikes raid raids air gunboats tanks warplane helicopter fire rockets missiles shells attack attacks air".split()
)
_NATIONAL = (
    "Turkish Israeli Russian American US U.S. Syrian Iranian Saudi Ukrainian French British Egyptian Ethiopian Indian Pakistani Chinese"
    " Emirati Jordanian Iraqi Algerian Kenyan Rwandan Colombian Mexican Armenian Azerbaijani Serbian Afghan Burmese Sudanese NATO".split()
)
_STATES = (
    "Turkey Israel Russia America US Syria Iran Ukraine France Britain Egypt Ethiopia India Pakistan China Jordan Iraq Algeria Kenya"
    " Rwanda Colombia Mexico Armenia Azerbaijan Serbia Sudan NATO Germany Canada Washington Moscow Ankara Paris London".split()
)
_BODY = re.compile(
    r"(?:the )?(?:national |federal |state |government |neighbouring |central )?"
    r"(?:army|military|armed forces|air force|government|forces|troops"
    r"|security forces|coalition|regime|junta|navy|soldiers|warplanes|aircraft|jets|state|occupation)"
)
"""Our stories keep their state bodies without a name, so that no invented deed is laid at a real door; what reaches people names them."""


def noisy(example: Example) -> Example:
    """An example whose title or case may be lost and whose armed parties may bear other names; what is known about its words stays."""
    if random.random() < RENAMED:
        example = _renamed(example)
    title = example.title
    if random.random() < UNTITLED:
        title = replace(title, ids=title.ids[:0], shapes=title.shapes[:0])
    pieces, drawn = example.pieces, random.random()
    if drawn < SHOUTED + SMALL:
        # shapes count writing in sevens: 0 small, 1 capital, 2 capitals, 3 mixed, 6 a single capital
        place, writing = np.divmod(pieces.shapes, 7)
        letters = np.isin(writing, (0, 1, 2, 3, 6))
        pieces = replace(pieces, shapes=7 * place + np.where(letters, 2 if drawn < SHOUTED else 0, writing))
    if random.random() < SMUDGED:
        smudged = np.repeat(np.random.default_rng(random.getrandbits(32)).random(len(pieces)) < SMUDGE, np.diff(pieces.firsts))
        pieces = replace(pieces, ids=np.where(smudged, MASK, pieces.ids))
    return replace(example, pieces=pieces, title=title)


def _renamed(example: Example) -> Example:
    """ "Government | shelling" becomes "Turkish | shelling", and "the army" that did it "Turkey": each under one name an example."""
    names = {bland: random.choice(_NATIONAL) for bland in sorted(_BLAND)}
    words = example.words_lowered()
    new: dict[int, Pieces] = {}
    gone: set[int] = set()
    for n in range(len(words) - 1):
        if words[n] in _BLAND and words[n + 1] in _ARMED:
            new[n] = cut(names[words[n]].replace(".", ""))
    states: dict[str, str] = {}
    for first, last in _spans(example.classes.get("role:actor")):
        body = " ".join(words[first:last])
        if _BODY.fullmatch(body) or (_at_war(example) and _is_name(example, first, last)):
            drawn = states.setdefault(body, random.choice(_STATES) if random.random() < NAMED_STATE else "")
            if drawn:
                new[first] = cut(drawn)
                gone.update(range(first + 1, last))
    return _without(replace(example, pieces=_with(example.pieces, new)), gone) if new else example


def _at_war(example: Example) -> bool:
    """Whether most of what the report tells of are air strikes, shelling or raids, which states do."""
    kinds = example.classes.get("kind", np.empty(0, dtype=np.int64))
    told = kinds[kinds >= 0]
    return len(told) > 0 and 2 * int(np.isin(told, _STATELY).sum()) > len(told)


def _is_name(example: Example, first: int, last: int) -> bool:
    """Whether a stretch holds a capital within a line and no number."""
    starts = example.pieces.firsts[first:last]
    shapes = example.pieces.shapes[starts]
    return last - first <= 5 and bool(((shapes % 7 == 1) & (shapes // 7 == 0)).any()) and not bool((shapes % 7 == 4).any())


def _spans(classes: Classes | None) -> list[Words]:
    if classes is None:
        return []
    starts = np.flatnonzero(classes == 1).tolist()
    return [(s, next((n for n in range(s + 1, len(classes)) if classes[n] != 2), len(classes))) for s in starts]


def _with(pieces: Pieces, new: dict[int, Pieces]) -> Pieces:
    ids, shapes, firsts = [], [], [0]
    for n in range(len(pieces)):
        part = slice(pieces.firsts[n], pieces.firsts[n + 1])
        place = pieces.shapes[part][:1] // 7
        ids.append(new[n].ids if n in new else pieces.ids[part])
        shapes.append(np.repeat(7 * place + new[n].shapes[:1] % 7, len(new[n].ids)) if n in new else pieces.shapes[part])
        firsts.append(firsts[-1] + len(ids[-1]))
    return replace(pieces, ids=np.concatenate(ids), shapes=np.concatenate(shapes), firsts=np.array(firsts))


def _without(example: Example, gone: set[int]) -> Example:
    """The example without some words; what is known about the others moves with them."""
    if not gone:
        return example
    pieces = example.pieces
    kept = np.array([n not in gone for n in range(len(pieces))])
    place = np.append(0, np.cumsum(kept))
    of_piece = np.repeat(kept, np.diff(pieces.firsts))
    sizes = np.diff(pieces.firsts)[kept]
    thinner = replace(
        pieces,
        ids=pieces.ids[of_piece],
        shapes=pieces.shapes[of_piece],
        firsts=np.append(0, np.cumsum(sizes)),
        starts=pieces.starts[kept],
        ends=pieces.ends[kept],
    )

    def moved(words: Words) -> Words:
        return int(place[words[0]]), int(place[words[1]])

    def linked(pairs: list[tuple[Words, Words | None]]) -> list[tuple[Words, Words | None]]:
        both = [(moved(words), to and moved(to)) for words, to in pairs]
        return [(words, to) for words, to in both if words[0] < words[1] and (not to or to[0] < to[1])]

    return replace(
        example,
        pieces=thinner,
        classes={head: classes[kept] for head, classes in example.classes.items()},
        events=[(moved(words), n) for words, n in example.events if moved(words)[0] < moved(words)[1]],
        origins=linked(example.origins),
        same=linked(example.same),
    )
