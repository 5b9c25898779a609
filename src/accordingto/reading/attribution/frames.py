"""Frames of one sentence: a cue, its source, and on which side of it stands what was said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from accordingto.reading.attribution.lexicon import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENT_HEADS,
    HAVE,
    MODALS,
    NEGATIONS,
    NOUN_TOO,
    PREPOSITIONS,
    PLURAL_HEADS,
    PRONOUNS,
    PURE_PARTICIPLES,
    RELATIVES,
    ROLES,
    SPEAKER_HEADS,
    SUBJECTS,
    Form,
    forms,
)
from accordingto.reading.attribution.phrases import (
    Range,
    Row,
    finite,
    is_adverb,
    is_boundary,
    left_phrase,
    right_phrase,
    skip_adjuncts,
    skip_listener,
    starts_phrase,
)
from accordingto.records import Stance

Kind = Literal["verb", "according", "citing", "quoting", "noun", "colon", "open"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue with its source; ``left`` ends what was said before it, ``right`` begins what was said after it."""

    kind: Kind
    cue: Range
    source: Range | None
    left: int | None = None
    right: int | None = None
    zone: int = 0
    """Where the content of an earlier frame has to stop because this one begins."""
    stance: Stance = "asserted"
    relayer: Range | None = None
    """Who was told, or who quotes: one step between origin and outlet."""
    shared: bool = False
    """Has no subject of its own: the one before goes on."""
    lemma: str = ""
    pending: bool = False
    """Ends in a colon with nothing after: what was said is the next quotation."""
    stop: int | None = None
    """Where the content after the cue has to end."""


def find_frames(row: Row) -> list[Frame]:
    """All frames of a sentence, in order of their cues."""
    frames: list[Frame] = []
    taken = -1
    for i in range(len(row)):
        if i <= taken or row[i].speech:
            continue
        frame = _phrase_frame(row, i) or _verb_frame(row, i, frames) or _noun_frame(row, i)
        if frame is not None:
            frames.append(frame)
            taken = max(i, frame.cue[1] - 1)
    if not frames and (colon := _colon_frame(row)):
        frames.append(colon)
    return frames


_PREPOSITIONAL = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("by", "the", "count", "of"),
    ("as", "per"),
    ("per",),
    ("on", "the", "word", "of"),
    ("on", "the", "strength", "of"),
)


def _phrase_frame(row: Row, i: int) -> Frame | None:
    low = row[i].low
    if low in ("according", "in", "by", "as", "per", "on"):
        for words in _PREPOSITIONAL:
            if low == words[0] and tuple(t.low for t in row[i : i + len(words)]) == words:
                return _according(row, i, i + len(words))
    if low in _OPEN_WORDS and (unknown := _unknown(row, i)):
        return unknown
    if low in ("citing", "quoting") and (i == 0 or row[i - 1].low not in DETERMINERS | BE):
        source = right_phrase(row, i + 1)
        if source:
            fronted = i == 0 or (is_boundary(row[i - 1]) and not row[i - 1].speech)
            right = source[1] + 1 if fronted and _text(row, source[1]) == "," else None
            return Frame("citing", (i, i + 1), source, right=right, zone=_comma_before(row, i))
    return None


_OPEN_WORDS = frozenset("unclear unknown clear known".split())
_QUESTIONS = frozenset("how who whom whether if what why where when which exactly".split())


def _unknown(row: Row, i: int) -> Frame | None:
    """ "It was not immediately clear how many …", "the toll is unknown": the outlet itself says that nobody knows."""
    start = _group_start(row, i)
    group = {t.low for t in row[start:i]}
    if not group & BE and not any(t.low in ("remain", "remains", "remained") for t in row[max(0, i - 2) : i]):
        return None
    if row[i].low in ("clear", "known") and not group & NEGATIONS:
        return None
    after, _ = skip_adjuncts(row, i + 1)
    if after < len(row) and row[after].low in _QUESTIONS:
        return Frame("open", (start, i + 1), None, right=after, zone=_zone(row, start, False, start), stance="unknown")
    subject = left_phrase(row, start)
    return Frame("open", (start, i + 1), None, left=start, zone=subject[0] if subject else start, stance="unknown") if subject else None


def _according(row: Row, i: int, after: int) -> Frame | None:
    if row[i].low == "per" and i and (row[i - 1].text[0].isdigit() or row[i - 1].text != ","):
        return None
    fronted = i == 0 or row[i - 1].low in CONJUNCTIONS or row[i - 1].text in (";", ":", "—", "–", "•") or (row[i - 1].text in ".)" and i < 6)
    source = right_phrase(row, after, aside=not fronted or _person_aside(row, after))
    if source is None:
        return None
    zone = _comma_before(row, i)
    following = _text(row, source[1])
    if fronted:
        right = source[1] + 1 if following in (",", ":") else source[1]
        return Frame("according", (i, after), source, right=right, zone=i - 1 if i and row[i - 1].low in CONJUNCTIONS else i)
    right = None
    if following == "," and row[i - 1].text == "," and not _participle_next(row, source[1] + 1) and not finite(row, _clause_start(row, i), i - 1):
        right = source[1] + 1
    return Frame("according", (i, after), source, left=zone, right=right, zone=zone)


def _person_aside(row: Row, start: int) -> bool:
    end = start
    while end < len(row) and row[end].name:
        end += 1
    return end - start >= 2


def _verb_frame(row: Row, i: int, earlier: list[Frame]) -> Frame | None:
    form = forms().get(row[i].low)
    if form is None or (row[i].name and i > 0 and form.shape == "base") or not _is_verb(row, i, form):
        return None
    start = _group_start(row, i)
    group = {t.low for t in row[start:i]}
    pure = form.participle and row[i].low in PURE_PARTICIPLES
    if form.shape == "ing" and not group & BE:
        return _participial(row, i, form, earlier)
    if form.shape == "base" and "to" in group:
        return None
    if group & BE and form.participle and form.shape == "past":
        return _passive(row, start, i, form)
    if form.shape == "base" and group & BE:
        return None
    if form.participle and not group & HAVE and (pure or _text(row, i + 1) in ("by", "to", "as")):
        if _text(row, i + 1) == "by" and skip_adjuncts(row, i + 1)[0] > i + 1:
            return _plain(row, start, i, form, group, earlier)
        return _passive(row, start, i, form) if _text(row, i + 1) == "by" and not group else None if pure or form.sense in _TAKES_NO_TO else _plain(row, start, i, form, group, earlier)
    return _plain(row, start, i, form, group, earlier)


_TAKES_NO_TO = frozenset({"think", "show", "blame", "urge"})


def _plain(row: Row, start: int, i: int, form: Form, group: set[str], earlier: list[Frame]) -> Frame | None:
    return _inverted(row, start, i, form) or _active(row, start, i, form, group, earlier)


def _is_verb(row: Row, i: int, form: Form) -> bool:
    before = row[i - 1].low if i else ""
    if row[i].low in NOUN_TOO:
        if before in DETERMINERS and before not in ("that", "this", "some", "others", "both", "many", "several", "one"):
            return False
        if i and (before == "'s" or before in PREPOSITIONS or row[i - 1].text[0].isdigit()):
            return before in ("to",)
        after = _text(row, i + 1)
        if form.shape != "past" and i and (after in ("that", "no") or (i + 1 < len(row) and (row[i + 1].speech or row[i + 1].text[0].isdigit()))):
            return True
        if form.shape == "s" and not (i and (row[i - 1].speech or row[i - 1].name or before in PRONOUNS | SPEAKER_HEADS or before in (",", ")") or is_adverb(row[i - 1]))):
            return False
        if form.shape == "base" and form.lemma != "put" and not (before in MODALS | AUXILIARIES | PRONOUNS | SUBJECTS | PLURAL_HEADS or before.endswith("s") or is_adverb(row[i - 1])):
            return False
        if after in (".", "") and (_text(row, i - 2) == "," or i < 4 or (i > 2 and _text(row, i - 3) == ",")):
            return True
        return after not in (".", "of", "and", "")
    if form.sense == "think" and form.shape == "past" and not _object_next(row, i + 1):
        return False
    if form.shape == "past" and form.participle and before in DETERMINERS and before not in ("some", "others", "both", "many", "that", "this"):
        return False
    return True


def _object_next(row: Row, i: int) -> bool:
    """Whether what follows can be thought: not "suspected traffickers"."""
    if i >= len(row) or row[i].speech or row[i].name or not row[i].text.isalpha():
        return True
    return row[i].low in DETERMINERS | PRONOUNS | PREPOSITIONS | {"that", "there", "how", "why", "whether", "what"} or is_adverb(row[i])


def _group_start(row: Row, i: int) -> int:
    """Back over auxiliaries and adverbs: "has since confirmed"."""
    start = i
    while start > 0 and not row[start - 1].speech:
        token = row[start - 1]
        if token.low in AUXILIARIES and (token.low != "'s" or row[start].low == "not"):
            start -= 1
        elif is_adverb(token) and not (start - 1 == 0 and i == 1):
            start -= 1
        else:
            break
    while start < i and row[start].low in ("however", "meanwhile", "then") and start == 0:
        start += 1
    return start


def _subject(row: Row, start: int, earlier: list[Frame]) -> tuple[Range | None, bool]:
    """The subject left of a verb group, and whether it is the one before that goes on."""
    if start == 0:
        return None, True
    before = row[start - 1]
    if before.low in ("who", "which") or (before.low == "that" and start > 1 and not earlier):
        end = start - 2 if start > 1 and row[start - 2].text == "," else start - 1
        return left_phrase(row, end), False
    if before.low in ("and", "but", "or", "then", "yet") or (before.text == "," and _last_comma_aside(row, start) is None):
        return None, True
    phrase = left_phrase(row, start)
    return phrase, phrase is None


def _last_comma_aside(row: Row, start: int) -> Range | None:
    return left_phrase(row, start)


_NEEDS_SIGN = frozenset({"figure", "show", "manner"})
_SIGN_WORDS = frozenset("that how why whether what no dozens hundreds scores several many more fewer at about some two three four five six seven eight nine ten".split())


def _signed(row: Row, after: int, left: bool, form: Form, source: Range | None) -> bool:
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
    figure = any(t.text[0].isdigit() or t.low in _NUMBER_WORDS for t in window)
    if form.lemma == "put":
        return any(t.low == "at" for t in row[after : after + 12]) and any(t.low in _NUMBER_WORDS or t.text[0].isdigit() for t in row[after : after + 12])
    if form.sense == "figure":
        return figure or any(t.low in _TOLL for t in window)
    if form.lemma in ("call", "describe", "name", "identify", "label", "characterize", "regard", "calculate"):
        return True
    if form.lemma in ("find", "learn", "hear", "see", "read", "show", "know", "prove", "determine", "verify", "establish", "witness"):
        return token.low in ("how", "why", "whether", "what", "no") or (form.lemma in ("hear", "see", "verify", "show") and figure) or form.lemma in ("show",)
    return token.low in _SIGN_WORDS or figure


_TOLL = frozenset("loss losses toll number figure death total deaths casualties dead injured wounded victims killed estimate estimates details information figures".split())
_NUMBER_WORDS = _TOLL | frozenset("one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds scores thousands twenty thirty forty fifty sixty seventy eighty ninety fourteen fifteen sixteen several no".split())


def _active(row: Row, start: int, i: int, form: Form, group: set[str], earlier: list[Frame]) -> Frame | None:
    source, shared = _subject(row, start, earlier)
    if shared and not earlier:
        source = _sentence_subject(row, start)
        if source is None:
            return None
        shared = False
    if source is not None and not _can_speak(row, source, form):
        return None
    after, relayer, cue_end = _after_verb(row, i, form)
    if cue_end == 0:
        return None
    stance: Stance = "asserted"
    if form.sense == "deny":
        stance = "denied"
    begin = source[0] if source else start
    left = _left_content(row, begin)
    if group & NEGATIONS or _negated(row, source, after):
        stance = "unknown"
        left = None
    following = _text(row, after)
    ends = after >= len(row) or (following in ".!?;)" and len(following) == 1)
    frame = Frame("verb", (start, cue_end), source, stance=stance, relayer=relayer, shared=shared, lemma=form.lemma)
    if form.sense in _NEEDS_SIGN and not _signed(row, after, left is not None and (ends or row[left - 1].speech), form, source):
        return None
    if ends:
        if left is None:
            return None
        return replace(frame, left=left, zone=left)
    if following == ":" and left is not None and after + 1 < len(row):
        return replace(frame, left=left, right=after + 1, zone=left)
    if following == "," and left is not None:
        right = None if _participle_next(row, after + 1) or _text(row, after + 1) in ("who", "which", "where", "according") else after + 1
        return replace(frame, left=left, right=right, zone=left)
    if left is not None and _speech_before(row, begin) and following != "that" and not row[after].speech and following != ":":
        return replace(frame, left=left, zone=left)
    if left is not None and row[after].speech and _speech_before(row, begin):
        return replace(frame, left=left, right=after, zone=left)
    if left is not None and row[after].low in PREPOSITIONS | _ISSUED and not finite(row, after, len(row)) and form.sense in ("say", "tell", "talk"):
        return replace(frame, left=left, zone=left)
    right = after + 1 if following in (",", ":") else after
    if right >= len(row):
        return replace(frame, right=None, pending=True, zone=begin) if following == ":" else None
    return replace(frame, right=right, zone=_zone(row, begin, shared, start))


def _negated(row: Row, source: Range | None, after: int) -> bool:
    """ "gave no figure", "nor did the army give an estimate"."""
    if after < len(row) and row[after].low in ("no", "neither", "nothing") and any(t.low in _INFORMATION for t in row[after : after + 5]):
        return True
    return source is not None and any(t.low in ("nor", "neither") for t in row[max(0, source[0] - 3) : source[0] + 1])


_INFORMATION = frozenset(
    "figure figures toll number numbers estimate estimates details detail information breakdown update comment losses word casualties count name names reason explanation".split()
)


_ISSUED = frozenset("issued posted published released citing quoting speaking reached contacted".split())


def _can_speak(row: Row, source: Range, form: Form) -> bool:
    """Whether a phrase can be a subject of saying: not "the toll rose" or "the bomb put"."""
    words = row[source[0] : source[1]]
    if len(words) == 1:
        low = words[0].low
        if low in ("there", "what", "nothing"):
            return False
        if form.sense in ("figure", "show"):
            return words[0].name or low in SUBJECTS or low in SPEAKER_HEADS
        return True
    if form.sense in ("figure", "think", "show", "deny", "blame"):
        return any(t.name or t.low in SPEAKER_HEADS or t.low in ROLES or t.low in SUBJECTS for t in words)
    return not words[0].text[0].isdigit()


def _sentence_subject(row: Row, end: int) -> Range | None:
    """The phrase that opens the sentence, up to its first finite verb: "The army shelled X and said …"."""
    for i in range(min(end, 14)):
        if i and (finite(row, i, i + 1) or row[i].low in forms()) and starts_phrase(row[0]):
            return left_phrase(row, i) if row[i - 1].text != "," else None
    return None


def opening_phrase(row: Row) -> Range | None:
    """The phrase that a sentence opens with, where it is a likely subject."""
    for i in range(1, min(len(row), 16)):
        if finite(row, i, i + 1) or row[i].low in forms() or row[i].low in ("says", "has") or row[i].text == ",":
            if row[i].text == "," and not any(t.text == "," for t in row[i + 1 : i + 14]):
                return None
            begin = 1 if row[0].low in CONJUNCTIONS else 0
            phrase = (begin, i) if row[i].text == "," else left_phrase(row, i)
            return phrase if phrase and phrase[0] <= 1 and starts_phrase(row[phrase[0]]) else None
    return None


def _after_verb(row: Row, i: int, form: Form) -> tuple[int, Range | None, int]:
    """Past listener and adjuncts: where what was said begins, who was told, and where the cue ends (0: no cue)."""
    after, cue_end = i + 1, i + 1
    relayer: Range | None = None
    if form.sense == "talk" or form.lemma == "speak":
        if _text(row, after) not in ("of", "about"):
            return after, None, 0
        return after + 1, None, cue_end + 1
    if form.sense == "tell" or (form.sense == "say" and _text(row, after) == "to") or form.lemma in ("remind", "assure", "warn", "advise") and _listener_ahead(row, after):
        after, relayer = skip_listener(row, after)
    after, given_to = skip_adjuncts(row, after)
    if form.lemma in ("call", "point") and _text(row, after) in ("for", "on", "out", "to"):
        after, cue_end = after + 1, after + 1
    elif form.lemma == "continue" and _text(row, after) == "to":
        return after, None, 0
    return after, relayer or given_to, cue_end


def _listener_ahead(row: Row, after: int) -> bool:
    return any(t.low == "that" for t in row[after + 1 : after + 6])


def _left_content(row: Row, begin: int) -> int | None:
    """Where a clause or quotation that this cue follows ends; None where none stands before it."""
    if begin == 0:
        return None
    before = row[begin - 1]
    if before.speech:
        return begin
    if before.low == "as" and begin > 3:
        return begin - 1
    if before.text == "," and begin > 1:
        start = _clause_start(row, begin - 1)
        if row[start].low in PREPOSITIONS | {"when", "as", "after", "while", "although", "if", "though", "since", "because"} and not _second_comma(row, start, begin):
            return None if not any(t.speech for t in row[start:begin]) else begin - 1
        if begin - 1 - start <= 2 and not any(t.speech for t in row[start:begin]) and not any(t.text[0].isdigit() or t.low in _NUMBER_WORDS for t in row[start:begin]):
            return None
        return begin - 1
    return None


def _second_comma(row: Row, start: int, begin: int) -> bool:
    """ "In Kabul, two men died, police said": a clause after the opening phrase."""
    comma = next((j for j in range(start, begin - 1) if row[j].text == ","), None)
    return (comma is not None and begin - comma > 3) or finite(row, start, begin - 1) and row[start].low in PREPOSITIONS


def _clause_start(row: Row, end: int) -> int:
    for j in range(end - 1, -1, -1):
        if row[j].text in (";", "—", "–", "--", "•") and j + 1 < end:
            return j + 1
    return 0


def _speech_before(row: Row, begin: int) -> bool:
    return begin > 0 and (row[begin - 1].speech or (row[begin - 1].text == "," and begin > 1 and row[begin - 2].speech))


def _zone(row: Row, begin: int, shared: bool, start: int) -> int:
    """Earlier content stops before "and police said", and before a comma; not before a nested "that police said"."""
    at = start if shared else begin
    if at and row[at - 1].low in ("that", "who"):
        return len(row)
    j = at
    while j > 0 and (row[j - 1].low in CONJUNCTIONS or row[j - 1].text == ","):
        j -= 1
    return j if j < at else len(row)


def _inverted(row: Row, start: int, i: int, form: Form) -> Frame | None:
    """ "…, said NP": the verb right after what was said, its subject behind it."""
    if form.sense not in ("say", "tell", "manner", "think", "show") or start != i or form.shape not in ("past", "s", "base") or i == 0:
        return None
    before = row[i - 1]
    if not before.speech and before.text not in (",", "—", "–", "-", "?"):
        return None
    if i + 1 >= len(row) or not (starts_phrase(row[i + 1]) or (before.speech and row[i + 1].text.isalpha())) or row[i + 1].low in ("that", "this", "it", "they", "we", "who", "which", "you"):
        return None
    source = right_phrase(row, i + 1)
    if source and not before.speech and not _can_speak(row, source, Form("claim", "deny", "past")):
        return None
    if source is None or (source[1] - source[0] == 1 and row[source[0]].low in ("a", "the", "one", "no")):
        return None
    following = _text(row, source[1])
    cue_end = i + 1
    relayer = None
    after, given_to = skip_adjuncts(row, source[1])
    if _text(row, after) == "to":
        after, relayer = skip_listener(row, after)
    following = _text(row, after)
    ends = after >= len(row) or following in (".", ",", ";", ":", "!", "?", ")", "—", "–") or row[after].speech
    if not ends and not before.speech and not (row[after].low in CONJUNCTIONS | {"after", "who", "in", "on", "at", "by", "when", "as"} and not finite(row, after, len(row))):
        return None
    if not before.speech and finite(row, source[0], source[1]) and "who" not in {t.low for t in row[source[0] : source[1]]}:
        return None
    if not before.speech and i < 3 and not (row[0].text[0].isdigit() or row[0].low in _NUMBER_WORDS):
        return None
    left = i if before.speech else i - 1
    right = None
    if following == "," and not _participle_next(row, after + 1) and finite(row, after + 1, len(row)) and before.text != ".":
        right = after + 1
    elif after < len(row) and row[after].speech:
        right = after
    return Frame("verb", (i, cue_end), source, left=left, right=right, zone=left, relayer=relayer or given_to, lemma=form.lemma, stance="denied" if form.sense == "deny" else "asserted")


def _participial(row: Row, i: int, form: Form, earlier: list[Frame]) -> Frame | None:
    """ ", adding that …": the speaker before goes on."""
    before = row[i - 1].text if i else ""
    if form.sense in ("figure", "show", "manner", "talk") and form.lemma not in ("put", "give", "read", "show", "call", "describe"):
        return None
    if before not in (",", "—", "–", "-") and row[i - 1].low not in ("and", "but", "before", "after", "without", "while"):
        return None
    after, relayer, cue_end = _after_verb(row, i, form)
    if cue_end == 0 or after >= len(row) or row[after].text in (".", ","):
        return None
    if form.lemma in ("put", "give") and not _signed(row, after, False, form, None):
        return None
    source = None if earlier else _sentence_subject(row, i)
    if source is None and not earlier:
        return None
    stance: Stance = "denied" if form.sense == "deny" else "unknown" if row[i - 1].low == "without" else "asserted"
    right = after + 1 if row[after].text == ":" else after
    if right >= len(row):
        return None
    return Frame("verb", (i, cue_end), source, right=right, zone=_comma_before(row, i), shared=source is None, relayer=relayer, lemma=form.lemma, stance=stance)


def _passive(row: Row, start: int, i: int, form: Form) -> Frame | None:
    """ "was quoted as saying …", "was blamed by X", "is said by X to"."""
    after = i + 1
    low = _text(row, after)
    subject = left_phrase(row, start)
    if form.lemma == "quote" or (form.lemma == "cite" and low in ("as", "by")):
        return _quoted_as(row, start, i, subject)
    if low == "by" or (low == "from" and form.lemma in ("learn", "hear", "understand")):
        source = right_phrase(row, after + 1)
        if source is None or not any(t.name or t.low in SPEAKER_HEADS for t in row[source[0] : source[1]]) or form.sense in ("urge", "show") and form.lemma not in ("name", "identify"):
            return None
        return Frame("verb", (start, after + 1), source, left=start, right=source[1] if source[1] + 1 < len(row) else None, zone=subject[0] if subject else start, lemma=form.lemma)
    return None


def _quoted_as(row: Row, start: int, i: int, subject: Range | None) -> Frame | None:
    after, relayer = i + 1, None
    if _text(row, after) == "by" and (relayer := right_phrase(row, after + 1)):
        after = relayer[1]
    if _text(row, after) != "as" or subject is None:
        return None
    cue_end = after + 2
    after, _ = skip_adjuncts(row, cue_end)
    if _text(row, after) == "by" and (relayer := right_phrase(row, after + 1)):
        return Frame("quoting", (start, cue_end), subject, left=_left_content(row, subject[0]), zone=subject[0], relayer=relayer)
    left = _left_content(row, subject[0])
    if after >= len(row) or row[after].text in ".,":
        return Frame("quoting", (start, cue_end), subject, left=left, zone=left or subject[0], relayer=relayer) if left else None
    return Frame("quoting", (start, cue_end), subject, right=after, zone=_zone(row, subject[0], False, start), relayer=relayer)


def quotes_somebody(row: Row, i: int) -> Frame | None:
    """ "Reuters quoted police as saying …"."""
    if row[i].low in ("quoted", "cited") and _text(row, i + 1) in ("by", "as"):
        start = _group_start(row, i)
        return _quoted_as(row, start, i, left_phrase(row, start))
    if row[i].low not in ("quoted", "quotes", "quote", "cited", "cites", "quoting", "citing"):
        return None
    marker = next((j for j in range(i + 2, min(len(row) - 1, i + 30)) if row[j].low == "as" and row[j + 1].low in ("saying", "having", "telling")), None)
    if marker is None or any(is_boundary(t) for t in row[i:marker]):
        return None
    start = _group_start(row, i)
    relayer, shared = (None, True) if row[i].low.endswith("ing") else _subject(row, start, [])
    begin = relayer[0] if relayer else start
    source = (i + 1, marker)
    left = _left_content(row, begin)
    right, _ = skip_adjuncts(row, marker + 2)
    if right >= len(row) or row[right].text in ".!?":
        return Frame("quoting", (start, marker + 2), source, left=left, zone=left or begin, relayer=relayer, shared=shared) if left else None
    if row[right].text in ",:":
        right += 1
    return Frame("quoting", (start, marker + 2), source, left=left, right=right, zone=left or _zone(row, begin, False, start), relayer=relayer, shared=shared) if right < len(row) else None


_NOUNS = frozenset("claim claims report reports allegation allegations statement accusation accusations suggestion suggestions assertion belief".split())


def _noun_frame(row: Row, i: int) -> Frame | None:
    """ "the army's claim that …", "reports of …"."""
    if (found := quotes_somebody(row, i)) is not None:
        return found
    low = row[i].low
    if low not in _NOUNS or row[i].name:
        return None
    following = _text(row, i + 1)
    if following in ("from", "by", "in") and (source := right_phrase(row, i + 2, aside=False)) and _text(row, source[1]) == "that":
        return Frame("noun", (i, i + 2), source, right=source[1], zone=len(row))
    if following == "that" or (following == "of" and low in ("claims", "reports", "allegations", "accusations")):
        owner = _owner(row, i)
        if owner is None and following == "that" and low in ("statement", "belief", "suggestion"):
            return None
        after = i + 1 if following == "that" else i + 2
        stop = next((j for j in range(after, len(row)) if row[j].text in (",", ".", ";")), len(row))
        if owner is None:
            owner, stop = _claimant(row, after, stop)
        return Frame("noun", (i, i + 1 if following == "that" else i + 2), owner, right=after, zone=len(row), stop=stop) if after < stop else None
    return None


def _claimant(row: Row, after: int, stop: int) -> tuple[Range | None, int]:
    """ "claims of seven raids [that appeared on the group's page]": who makes them, and where the claim itself ends."""
    for j in range(after + 1, stop):
        if row[j].low in ("by", "on", "from") and row[j - 1].low in ("appeared", "made", "posted", "published", "circulated", "carried", "put"):
            source = right_phrase(row, j + 1, aside=False)
            begin = j - 2 if row[j - 2].low in ("that", "which") else j - 1
            return (source, begin) if source and begin > after else (None, stop)
    return None, stop


def _owner(row: Row, i: int) -> Range | None:
    """ "the army's" before the noun of saying."""
    j = i
    while j > 0 and not (row[j - 1].low == "'s") and i - j < 3 and not is_boundary(row[j - 1]) and row[j - 1].low not in PREPOSITIONS:
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
            head = head[lead:]
            if token.text == ":" and 0 < len(head) <= 8 and (_speaker_tag(head) or (tail[0].speech and starts_phrase(head[0]) and not finite(row, lead, i))):
                return Frame("colon", (i, i + 1), (lead, i), right=i + 1)
            stop = len(row) - (1 if row[-1].text == "." else 0)
            if len(tail) <= 5 and i > 2 and _speaker_tag(row[i + 1 : stop]) and not any(t.text in (":", "-", "–", "—") for t in tail):
                return Frame("colon", (i, i + 1), (i + 1, stop), left=i, zone=i)
    return None


def _lead(words: Row) -> int:
    """Past a list's mark or a clock time: "18:31 – Mayor's office: three wounded"."""
    lead = 0
    while lead < len(words) and (not words[lead].name or words[lead].text[0].isdigit()) and not words[lead].text.isalpha():
        lead += 1
    return lead


def _speaker_tag(words: Row) -> bool:
    return 0 < len(words) <= 6 and words[-1].low in SPEAKER_HEADS - DOCUMENT_HEADS and not any(t.text in ",." or t.text[0].isdigit() for t in words)


def _participle_next(row: Row, i: int) -> bool:
    while i < len(row) and is_adverb(row[i]):
        i += 1
    return i < len(row) and row[i].low.endswith("ing") and (row[i].low in forms() or row[i].low in ("citing", "referring", "speaking", "using"))


def _comma_before(row: Row, i: int) -> int:
    j = i
    while j > 0 and (row[j - 1].text in (",", "—", "–", "-") or row[j - 1].low in ("and", "but", "before", "without", "while")):
        j -= 1
    return j


def _text(row: Row, i: int) -> str:
    return row[i].low if 0 <= i < len(row) and not row[i].speech else ""


def all_frames(rows: Iterator[Row]) -> Iterator[list[Frame]]:
    """Frames of many sentences."""
    return (find_frames(r) for r in rows)


_ = HAVE, RELATIVES
