"""One origin under several names: "France said" beside the French defence ministry that the same report lets speak."""

from collections.abc import Iterable, Mapping, Sequence

from accordingto.reading.attribution.names import Entity
from accordingto.reading.attribution.spelling import content_words, head_of
from accordingto.values.names import STATES, words_of

_RANKS = (
    frozenset({"ministry", "pentagon", "kremlin", "department", "presidency"}),
    frozenset({"military", "idf"}),
    frozenset({"army", "force", "forces", "navy", "airforce", "command", "troops"}),
)
"""The bodies that a state speaks through, those that hold the others first: a ministry its army."""
_ARMED = frozenset({"defence", "war", "armed", "military", "army", "pentagon", "idf", "air", "navy", "airforce", "troops", "command"})
_GOVERNMENT = frozenset({"government", "state", "administration"})


def spoken_for(speakers: Iterable[Entity]) -> Mapping[int, str]:
    """The names that a state and the one body that speaks for it share, by the identity of each speaker.

    With two bodies of which neither holds the other nothing is one; a government is its state where no body of it speaks.
    """
    found: dict[int, str] = {}
    known = list({id(s): s for s in speakers if not s.person}.values())
    for bare in known:
        if (state := _state(bare)) is None:
            continue
        theirs = [s for s in known if s is not bare and _state_of(s) == state]
        if body := _one_body([s for s in theirs if _rank(s) is not None]) or next((s for s in theirs if _is_government(s)), None):
            name = f"{bare.name} ({body.name})"
            found |= {id(bare): name, id(body): name}
    return found


def _one_body(bodies: Sequence[Entity]) -> Entity | None:
    """The body that holds all the others, if there is one."""
    if not bodies or (len(bodies) > 1 and not all(content_words(b.name) & _ARMED for b in bodies)):
        return None
    top = min(_rank(b) or 0 for b in bodies)
    highest = [b for b in bodies if _rank(b) == top]
    return highest[0] if len(highest) == 1 else None


def _state(entity: Entity) -> str | None:
    """The state that a bare name means: "France", "the United States"."""
    words = words_of(entity.name)
    if len(words) != 1 or not words <= STATES or _rank(entity) is not None:
        return None
    return next(iter(words))


def _state_of(entity: Entity) -> str | None:
    states = words_of(entity.name) & STATES
    return next(iter(states)) if len(states) == 1 else None


def _rank(entity: Entity) -> int | None:
    words = content_words(entity.name) if " " in entity.name else {entity.name.lower()}
    head = head_of(entity.name)
    return next((n for n, heads in enumerate(_RANKS) if head in heads or (n == 0 and words & heads)), None)


def _is_government(entity: Entity) -> bool:
    return head_of(entity.name) in _GOVERNMENT
