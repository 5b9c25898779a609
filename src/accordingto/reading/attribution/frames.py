"""All frames of a sentence: verbs, "according to", nouns of saying, the headline's colon."""

from functools import cache

from accordingto.reading.attribution.adjuncts import skip_adjuncts
from accordingto.reading.attribution.clauses import verb_frame
from accordingto.reading.attribution.frame import Frame, clause_start, comma_before, low_at, participle_next, zone_of
from accordingto.reading.attribution.lexicon import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENT_HEADS,
    NEGATIONS,
    NUMBER_WORDS,
    PREPOSITIONS,
    SPEAKER_HEADS,
    TIMES,
    forms,
    word_set,
)
from accordingto.reading.attribution.phrase_after import CITES, right_phrase
from accordingto.reading.attribution.phrase_before import left_phrase
from accordingto.reading.attribution.phrases import Range, Row, finite, is_boundary, starts_phrase
from accordingto.reading.attribution.quoting import QUOTES, quotes_somebody
from accordingto.reading.attribution.verbs import group_start


def find_frames(row: Row) -> list[Frame]:
    """All frames of a sentence, in order of their cues."""
    frames: list[Frame] = []
    taken = -1
    cues = _cues()
    for i, token in enumerate(row):
        if i <= taken or token.speech or token.low not in cues:
            continue
        frame = _phrase_frame(row, i) or verb_frame(row, i, frames) or (None if _is_object(frames, i) else _noun_frame(row, i))
        if frame is not None:
            frames.append(frame)
            taken = max(i, frame.cue[1] - 1)
    if not frames and (colon := _colon_frame(row)):
        frames.append(colon)
    return frames


@cache
def _cues() -> frozenset[str]:
    """Every word that a frame's cue can begin with."""
    phrases = {words[0] for words in _PREPOSITIONAL}
    return frozenset(forms()) | phrases | _OPEN_WORDS | CITES | QUOTES | _NOUNS | _FIGURES


def _is_object(frames: list[Frame], i: int) -> bool:
    """ "Rejected reports that …": whose reports they are is not said, who rejects them is."""
    return bool(frames) and frames[-1].right == i and frames[-1].stance != "asserted"


_PREPOSITIONAL = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("by", "the", "count", "of"),
    ("by", "the", "reckoning", "of"),
    ("as", "per"),
    ("per",),
    ("on", "the", "word", "of"),
    ("on", "the", "strength", "of"),
)


def _phrase_frame(row: Row, i: int) -> Frame | None:
    low = row[i].low
    if low in ("according", "in", "by", "as", "per", "on"):  # those that _PREPOSITIONAL begins with
        for words in _PREPOSITIONAL:
            if low == words[0] and tuple(t.low for t in row[i : i + len(words)]) == words:
                return _according(row, i, i + len(words))
        if low == "by" and (counted := _by_count(row, i)):
            return counted
    if low in _OPEN_WORDS and (unknown := _unknown(row, i)):
        return unknown
    if low in ("citing", "quoting") and (i == 0 or row[i - 1].low not in DETERMINERS | BE):
        source = right_phrase(row, i + 1)
        if source:
            fronted = i == 0 or (is_boundary(row[i - 1]) and not row[i - 1].speech)
            right = source[1] + 1 if fronted and low_at(row, source[1]) == "," else None
            return Frame("citing", (i, i + 1), source, right=right, zone=comma_before(row, i))
    if low in CITES and i > 2 and row[i - 1].low in ("who", "which", "that") and quotes_somebody(row, i) is None:
        # "According to the paper, which cites a nurse": she knows, the paper relays.
        source = right_phrase(row, i + 1)
        return Frame("citing", (i, i + 1), source, zone=comma_before(row, i - 1)) if source else None
    return None


_OPEN_WORDS = word_set("unclear unknown clear known")


_QUESTIONS = word_set("how who whom whether if what why where when which exactly")


def _unknown(row: Row, i: int) -> Frame | None:
    """ "It was not immediately clear how many …", "the toll is unknown": the outlet itself says that nobody knows."""
    start = group_start(row, i)
    group = {t.low for t in row[start:i]}
    if not group & BE and not any(t.low in ("remain", "remains", "remained") for t in row[max(0, i - 2) : i]):
        return None
    if row[i].low in ("clear", "known") and not group & NEGATIONS:
        return None
    after, _ = skip_adjuncts(row, i + 1)
    if after < len(row) and row[after].low in _QUESTIONS:
        return Frame("open", (start, i + 1), None, right=after, zone=zone_of(row, start, False, start), stance="unknown")
    subject = left_phrase(row, start)
    return Frame("open", (start, i + 1), None, left=start, zone=subject[0] if subject else start, stance="unknown") if subject else None


_COUNTS = word_set("account count estimate reckoning tally estimates accounts counting reckoning")


def _by_count(row: Row, i: int) -> Frame | None:
    """ "by his account", "by the union's count"."""
    end = next((j for j in range(i + 2, min(len(row), i + 9)) if row[j].low in _COUNTS), None)
    if end is None or any(is_boundary(t) or t.text == "," for t in row[i:end]):
        return None
    if row[end - 1].low != "'s" and not (end == i + 2 and row[i + 1].low in ("his", "her", "their", "its", "our")):
        return None
    zone = comma_before(row, i)
    fronted = i < 2 or not zone
    right = end + 2 if fronted and low_at(row, end + 1) == "," else end + 1 if fronted else None
    source = (i + 1, end - 1 if row[end - 1].low == "'s" else end)
    return Frame("according", (i, end + 1), source, left=None if fronted else zone, right=right, zone=zone)


def _according(row: Row, i: int, after: int) -> Frame | None:
    if row[i].low == "per" and i and (row[i - 1].text[0].isdigit() or row[i - 1].text != ","):
        return None
    fronted = (
        i == 0 or row[i - 1].low in CONJUNCTIONS or row[i - 1].text in (";", ":", "—", "–", "•") or (row[i - 1].text in ".)" and i < 6)
    )
    source = right_phrase(row, after, aside=not fronted or _person_aside(row, after))
    if source is None:
        return None
    zone = comma_before(row, i)
    following = low_at(row, source[1])
    if fronted:
        right: int | None = source[1] + 1 if following in (",", ":") else source[1]
        return Frame("according", (i, after), source, right=right, zone=i - 1 if i and row[i - 1].low in CONJUNCTIONS else i)
    right = None
    if (
        following == ","
        and row[i - 1].text == ","
        and not participle_next(row, source[1] + 1)
        and not finite(row, clause_start(row, i), i - 1)
    ):
        right = source[1] + 1
    return Frame("according", (i, after), source, left=zone, right=right, zone=zone)


def _person_aside(row: Row, start: int) -> bool:
    end = start
    while end < len(row) and row[end].name:
        end += 1
    return end - start >= 2


_NOUNS = word_set(
    """
    claim claims report reports allegation allegations statement accusation accusations suggestion suggestions assertion
    belief
    """
)


def _noun_frame(row: Row, i: int) -> Frame | None:
    """ "the army's claim that …", "reports of …"."""
    if (found := quotes_somebody(row, i)) is not None:
        return found
    low = row[i].low
    if low in _FIGURES and (figure := _owned_figure(row, i)):
        return figure
    if low not in _NOUNS or row[i].name:
        return None
    following = low_at(row, i + 1)
    if following in ("from", "by", "in") and (source := right_phrase(row, i + 2, aside=False)) and low_at(row, source[1]) == "that":
        return Frame("noun", (i, i + 2), source, right=source[1], zone=len(row))
    if following == "that" or (following == "of" and low in ("claims", "reports", "allegations", "accusations")):
        owner = _owner(row, i)
        if owner is None and following == "that" and low in ("statement", "belief", "suggestion"):
            return None
        after = i + 1 if following == "that" else i + 2
        stop = next((j for j in range(after, len(row)) if row[j].text in (",", ".", ";")), len(row))
        if owner is None:
            owner, stop = _claimant(row, after, stop)
        return (
            Frame("noun", (i, i + 1 if following == "that" else i + 2), owner, right=after, zone=len(row), stop=stop)
            if after < stop
            else None
        )
    return None


_FIGURES = word_set("figure toll count tally estimate number")


def _owned_figure(row: Row, i: int) -> Frame | None:
    """ "The ministry's figure of 23": the number is the owner's, whoever speaks of it."""
    number = i + 2
    if low_at(row, i + 1) != "of" or number >= len(row) or not (row[number].text[0].isdigit() or row[number].low in NUMBER_WORDS):
        return None
    owner = _owner(row, i)
    return Frame("noun", (i, i + 1), owner, right=number, zone=len(row), stop=number + 1) if owner else None


def _claimant(row: Row, after: int, stop: int) -> tuple[Range | None, int]:
    """ "claims of seven raids [that appeared on the group's page]": who makes them, and where the claim itself ends."""
    for j in range(after + 1, stop):
        if row[j].low in ("by", "on", "from") and row[j - 1].low in (
            "appeared",
            "made",
            "posted",
            "published",
            "circulated",
            "carried",
            "put",
        ):
            source = right_phrase(row, j + 1, aside=False)
            begin = j - 2 if row[j - 2].low in ("that", "which") else j - 1
            return (source, begin) if source and begin > after else (None, stop)
    return None, stop


def _owner(row: Row, i: int) -> Range | None:
    """ "the army's" before the noun of saying."""
    j = i
    while j > 0 and row[j - 1].low != "'s" and i - j < 3 and not is_boundary(row[j - 1]) and row[j - 1].low not in PREPOSITIONS:
        j -= 1
    if j and row[j - 1].low == "'s":
        return left_phrase(row, j - 1)
    return None


def _colon_frame(row: Row) -> Frame | None:
    """ "Police: two dead", "Two dead - police", "The mayor: "…""."""
    for i, token in enumerate(row):
        if token.text in (":", "-", "–", "—") and 0 < i < len(row) - 1:
            head, tail = row[:i], row[i + 1 :]
            lead = _lead(head)
            end = _before_time(head)
            head = head[lead:end]
            if (
                token.text == ":"
                and 0 < len(head) <= 8
                and (_speaker_tag(head) or (tail[0].speech and starts_phrase(head[0]) and not finite(row, lead, i)))
            ):
                return Frame("colon", (i, i + 1), (lead, end), right=i + 1)
            stop = len(row) - (1 if row[-1].text == "." else 0)
            if len(tail) <= 5 and i > 1 and _speaker_tag(row[i + 1 : stop]) and not any(t.text in (":", "-", "–", "—") for t in tail):
                return Frame("colon", (i, i + 1), (i + 1, stop), left=i, zone=i)
    return None


def _before_time(words: Row) -> int:
    """The clock time behind a name is no part of it: "@RiverWatch 10:49 pm:"."""
    end = len(words)
    while end > 1 and (words[end - 1].low in TIMES or words[end - 1].text[0].isdigit()):
        end -= 1
    return end if any(t.text[0].isdigit() for t in words[end:]) else len(words)


def _lead(words: Row) -> int:
    """Past a list's mark, a day and a clock time: "Wed 15 Jan 18:31 – Mayor's office: three wounded"."""
    lead = 0
    while lead < len(words) and (
        (not words[lead].name and not words[lead].text.isalpha()) or words[lead].low in TIMES or words[lead].text.isdigit()
    ):
        lead += 1
    return lead


def _speaker_tag(words: Row) -> bool:
    if not 0 < len(words) <= 8 or any(t.text in ",." or t.text[0].isdigit() for t in words):
        return False
    if words[0].text[0] == "@":
        return len(words) == 1
    head = next((i for i, t in enumerate(words) if i and t.low in _OF_PLACE), len(words)) - 1
    return words[head].low in SPEAKER_HEADS - DOCUMENT_HEADS and (head < 6 or len(words) <= 6)


_OF_PLACE = frozenset({"at", "in", "of", "from", "on"})
