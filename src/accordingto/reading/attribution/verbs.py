"""Which words are verbs of saying where they stand, whose they are, and what may follow them."""

from accordingto.reading.attribution.adjuncts import skip_adjuncts, skip_listener
from accordingto.reading.attribution.frame import Frame, low_at
from accordingto.reading.attribution.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NOUN_TOO,
    NUMBER_WORDS,
    PLURAL_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKER_HEADS,
    SUBJECTS,
    TIMES,
    TOLL,
    Form,
    forms,
    word_set,
)
from accordingto.reading.attribution.phrase_before import left_phrase
from accordingto.reading.attribution.phrases import Range, Row, finite, is_adverb, starts_phrase


def is_verb(row: Row, i: int, form: Form) -> bool:
    """Whether a form that may be a noun too ("reports", "states", "claims") is a verb here."""
    before = row[i - 1].low if i else ""
    if row[i].low == "states" and before == "united":
        return False
    if row[i].low in NOUN_TOO:
        if before in DETERMINERS and before not in ("that", "this", "some", "others", "both", "many", "several", "one"):
            return False
        if i and (before == "'s" or before in PREPOSITIONS or row[i - 1].text[0].isdigit()):
            return before in ("to",)
        after = low_at(row, i + 1)
        if before in forms() and before not in NOUN_TOO and before not in SPEAKER_HEADS:
            return False
        if after in (".", "") and form.shape != "past" and (form.lemma == "show" or any(t.text == "," for t in row[max(0, i - 7) : i])):
            return True
        if (
            form.shape != "past"
            and i
            and (after in ("that", "no") or (i + 1 < len(row) and (row[i + 1].speech or row[i + 1].text[0].isdigit())))
        ):
            return True
        if form.shape == "s" and not (
            i
            and (
                row[i - 1].speech or row[i - 1].name or before in PRONOUNS | SPEAKER_HEADS or before in (",", ")") or is_adverb(row[i - 1])
            )
        ):
            return False
        if (
            form.shape == "base"
            and form.lemma != "put"
            and not (before in MODALS | AUXILIARIES | PRONOUNS | SUBJECTS | PLURAL_HEADS or before.endswith("s") or is_adverb(row[i - 1]))
        ):
            return False
        if after in (".", "") and (low_at(row, i - 2) == "," or i < 4 or (i > 2 and low_at(row, i - 3) == ",")):
            return True
        return after not in (".", "of", "and", "")
    if form.sense == "think" and form.shape == "past" and not _object_next(row, i + 1):
        return False
    adjective = form.shape == "past" and form.participle and before in DETERMINERS
    return not (adjective and before not in ("some", "others", "both", "many", "that", "this"))


def _object_next(row: Row, i: int) -> bool:
    """Whether what follows can be thought: not "suspected traffickers"."""
    if i >= len(row) or row[i].speech or row[i].name or not row[i].text.isalpha():
        return True
    return row[i].low in DETERMINERS | PRONOUNS | PREPOSITIONS | {"that", "there", "how", "why", "whether", "what"} or is_adverb(row[i])


def group_start(row: Row, i: int) -> int:
    """Back over auxiliaries and adverbs: "has since confirmed"."""
    start = i
    while start > 0 and not row[start - 1].speech:
        token = row[start - 1]
        if (token.low in AUXILIARIES and (token.low != "'s" or row[start].low == "not")) or (
            is_adverb(token) and not (start - 1 == 0 and i == 1)
        ):
            start -= 1
        else:
            break
    while start < i and row[start].low in ("however", "meanwhile", "then") and start == 0:
        start += 1
    return start


def subject_of(row: Row, start: int, earlier: list[Frame]) -> tuple[Range | None, bool]:
    """The subject left of a verb group, and whether it is the one before that goes on."""
    if start == 0:
        return None, True
    if row[start - 1].low == "as":
        return None, False
    before = row[start - 1]
    relative = relative_before(row, start)
    if relative or (before.low == "that" and start > 1 and not earlier):
        relative = relative or start
        end = relative - 2 if relative > 1 and row[relative - 2].text == "," else relative - 1
        return left_phrase(row, end), False
    if before.low in ("and", "but", "or", "then", "yet") or (before.text == "," and left_phrase(row, start) is None):
        return None, True
    phrase = left_phrase(row, start)
    return phrase, phrase is None


def relative_before(row: Row, start: int) -> int:
    """Where the subject of a relative clause ends: right after "which", over "on Tuesday" or "in 2011"; 0 where there is none."""
    at = start
    while at > 1 and start - at < 4 and (row[at - 1].low in TIMES | {"on", "in", "at"} or row[at - 1].text.isdigit()):
        at -= 1
    return at if row[at - 1].low in ("who", "which") else 0


NEEDS_SIGN = frozenset({"figure", "show", "manner"})


_SIGN_WORDS = word_set(
    """
    that how why whether what no dozens hundreds scores several many more fewer at about some two three four five six seven
    eight nine ten
    """
)


def signed(row: Row, after: int, left: bool, form: Form) -> bool:
    """Whether a weak verb has beside it what makes it a cue: speech, a that-clause, a figure."""
    if left:
        return True
    if after >= len(row):
        return False
    token = row[after]
    if token.speech or token.text == ":" or token.low == "that":
        return True
    if form.sense == "manner":
        return token.low == "that"
    window = row[after : after + 8]
    figure = any(t.text[0].isdigit() or t.low in NUMBER_WORDS for t in window)
    if form.lemma == "put":
        return any(t.low == "at" for t in row[after : after + 12]) and any(
            t.low in NUMBER_WORDS or t.text[0].isdigit() for t in row[after : after + 12]
        )
    if form.sense == "figure":
        return figure or any(t.low in TOLL for t in window)
    if form.lemma in ("call", "describe", "name", "identify", "label", "characterize", "regard", "calculate"):
        return True
    if form.lemma in ("find", "learn", "hear", "see", "read", "show", "know", "prove", "determine", "verify", "establish", "witness"):
        return (
            token.low in ("how", "why", "whether", "what", "no")
            or (form.lemma in ("hear", "see", "verify", "show", "find") and figure)
            or form.lemma in ("show",)
        )
    return token.low in _SIGN_WORDS or figure


WISHES = word_set(
    """
    promise vow pledge threaten urge ask demand beg implore appeal request recommend encourage hope expect
    """
)
"""What is wished for or promised is not said to be so, and what it takes for granted is the outlet's own."""


def negated(row: Row, source: Range | None, after: int) -> bool:
    """ "gave no figure", "nor did the army give an estimate"."""
    if after < len(row) and row[after].low in ("no", "neither", "nothing") and any(t.low in _INFORMATION for t in row[after : after + 5]):
        return True
    return source is not None and any(t.low in ("nor", "neither") for t in row[max(0, source[0] - 3) : source[0] + 1])


_INFORMATION = word_set(
    """
    figure figures toll number numbers estimate estimates details detail information breakdown update comment losses word
    casualties count name names reason explanation
    """
)


def can_speak(row: Row, source: Range, form: Form) -> bool:
    """Whether a phrase can be a subject of saying: not "the toll rose" or "the bomb put"."""
    words = row[source[0] : source[1]]
    if len(words) == 1:
        low = words[0].low
        if low in ("there", "what", "nothing"):
            return False
        if form.lemma in ("see", "hear", "find", "witness"):
            return low in SUBJECTS or low in SPEAKER_HEADS
        if form.sense == "figure" and low in TOLL:
            return False
        if form.sense in ("figure", "show"):
            return words[0].name or low in SUBJECTS or low in SPEAKER_HEADS
        return True
    if form.sense in ("figure", "think", "show", "deny", "blame"):
        return any(t.name or t.low in SPEAKER_HEADS or t.low in ROLES or t.low in SUBJECTS for t in words)
    return not words[0].text[0].isdigit()


def sentence_subject(row: Row, end: int) -> Range | None:
    """The phrase that opens the sentence, up to its first finite verb: "The army shelled X and said …"."""
    for i in range(min(end, 14)):
        if i and (finite(row, i, i + 1) or row[i].low in forms()) and starts_phrase(row[0]):
            return left_phrase(row, i) if row[i - 1].text != "," else None
    return None


def opening_phrase(row: Row) -> Range | None:
    """The phrase that a sentence opens with, where it is a likely subject."""
    for i in range(1, min(len(row), 16)):
        if finite(row, i, i + 1) or row[i].low in forms() or row[i].low in ("says", "has") or row[i].text == ",":
            aside = next((j for j in range(i + 1, min(len(row), i + 14)) if row[j].text == ","), 0) if row[i].text == "," else 0
            if row[i].text == "," and not aside:
                return None
            begin = 1 if row[0].low in CONJUNCTIONS else 0
            described = aside and row[i + 1].low in ROLES | DETERMINERS
            phrase = (begin, aside if described else i) if aside else left_phrase(row, i)
            return phrase if phrase and phrase[0] <= 1 and starts_phrase(row[phrase[0]]) else None
    return None


def after_verb(row: Row, i: int, form: Form) -> tuple[int, Range | None, int]:
    """Past listener and adjuncts: where what was said begins, who was told, and where the cue ends (0: no cue)."""
    after, cue_end = i + 1, i + 1
    relayer: Range | None = None
    if form.lemma == "speak" and low_at(row, after) == "to":
        after, relayer = skip_listener(row, after)
        return after, relayer, cue_end if low_at(row, after) == ":" else 0
    if form.sense == "talk" or form.lemma == "speak":
        if low_at(row, after) not in ("of", "about"):
            return after, None, 0
        return after + 1, None, cue_end + 1
    if (
        form.sense == "tell"
        or (form.sense == "say" and low_at(row, after) == "to")
        or (form.lemma in ("remind", "assure", "warn", "advise") and _listener_ahead(row, after))
    ):
        after, relayer = skip_listener(row, after)
    after, given_to = skip_adjuncts(row, after)
    if form.lemma in ("call", "point") and low_at(row, after) in ("for", "on", "out", "to"):
        after, cue_end = after + 1, after + 1
    elif form.lemma == "continue" and low_at(row, after) == "to":
        return after, None, 0
    return after, relayer or given_to, cue_end


def _listener_ahead(row: Row, after: int) -> bool:
    return any(t.low == "that" for t in row[after + 1 : after + 6])
