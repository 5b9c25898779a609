"""The clauses that say who says: active, turned round, participle, passive, quoted."""

from dataclasses import replace

from accordingto.reading.attribution.adjuncts import skip_adjuncts
from accordingto.reading.attribution.frame import Frame, comma_before, left_content, low_at, participle_next, speech_before, zone_of
from accordingto.reading.attribution.inverted import inverted
from accordingto.reading.attribution.lexicon import (
    BE,
    HAVE,
    NEGATIONS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PURE_PARTICIPLES,
    SPEAKER_HEADS,
    Form,
    forms,
    word_set,
)
from accordingto.reading.attribution.phrase_after import right_phrase
from accordingto.reading.attribution.phrase_before import left_phrase
from accordingto.reading.attribution.phrases import Row, finite
from accordingto.reading.attribution.quoting import quoted_as
from accordingto.reading.attribution.verbs import (
    NEEDS_SIGN,
    WISHES,
    after_verb,
    can_speak,
    group_start,
    is_verb,
    negated,
    relative_before,
    sentence_subject,
    signed,
    subject_of,
)
from accordingto.records import Stance

_TAKES_NO_TO = frozenset({"think", "show", "blame", "urge"})


def verb_frame(row: Row, i: int, earlier: list[Frame]) -> Frame | None:
    """What the verb at this place says of source and content; None where it is no cue."""
    form = forms().get(row[i].low)
    if form is None or (row[i].name and i > 0 and form.shape == "base") or not is_verb(row, i, form):
        return None
    start = group_start(row, i)
    group = {t.low for t in row[start:i]}
    pure = form.participle and row[i].low in PURE_PARTICIPLES
    if form.shape == "ing" and not group & BE:
        return _participial(row, i, form, earlier)
    if form.shape == "base" and "to" in group:
        return _unwilling(row, i, form, earlier)
    if group & BE and form.participle and form.shape == "past":
        return _passive(row, start, i, form)
    if form.shape == "base" and group & BE:
        return None
    if form.participle and not group & HAVE and (pure or low_at(row, i + 1) in ("by", "to", "as")):
        if low_at(row, i + 1) == "by" and skip_adjuncts(row, i + 1)[0] > i + 1:
            return _plain(row, start, i, form, group, earlier)
        return (
            _passive(row, start, i, form)
            if low_at(row, i + 1) == "by" and not group
            else None
            if pure or form.sense in _TAKES_NO_TO
            else _plain(row, start, i, form, group, earlier)
        )
    return _plain(row, start, i, form, group, earlier)


_UNWILLING = word_set("declined declines declining refused refuses refusing unable unwilling")


def _unwilling(row: Row, i: int, form: Form, earlier: list[Frame]) -> Frame | None:
    """ "Declined to say how many": asked, and not told."""
    if form.sense not in ("say", "tell", "figure") or low_at(row, i - 1) != "to" or low_at(row, i - 2) not in _UNWILLING:
        return None
    return _active(row, group_start(row, i - 2), i, form, {"not"}, earlier)


def _plain(row: Row, start: int, i: int, form: Form, group: set[str], earlier: list[Frame]) -> Frame | None:
    return inverted(row, start, i, form) or _active(row, start, i, form, group, earlier)


def _active(row: Row, start: int, i: int, form: Form, group: set[str], earlier: list[Frame]) -> Frame | None:
    source, shared = subject_of(row, start, earlier)
    if shared and not earlier:
        source = sentence_subject(row, start)
        if source is None:
            return None
        shared = False
    if source is not None and not can_speak(row, source, form):
        return None
    if source is None and not shared:
        return None
    after, relayer, cue_end = after_verb(row, i, form)
    if cue_end == 0:
        return None
    stance: Stance = "asserted"
    if form.sense == "deny":
        if low_at(row, after) in ("that", "this", "it", "them") and low_at(row, after + 1) in (":", ";", "—", "–") and after + 2 < len(row):
            # "A nurse contradicted that: two boys were killed": what follows is her own account.
            return Frame("verb", (start, cue_end), source, right=after + 2, zone=source[0] if source else start, lemma=form.lemma)
        stance = "denied"
    begin = source[0] if source else start
    left = left_content(row, begin)
    if group & NEGATIONS or negated(row, source, after):
        stance = "unknown"
        left = None
    following = low_at(row, after)
    ends = after >= len(row) or (following in ".!?;)" and len(following) == 1)
    stop = None
    relative = relative_before(row, start)
    if relative > 1 and row[relative - 2].text == ",":
        # A clause put in between, "a nurse, who saw nine bodies, said …", ends at its comma.
        stop = next((j for j in range(after, len(row)) if row[j].text == ","), None)
    frame = Frame("verb", (start, cue_end), source, stance=stance, relayer=relayer, shared=shared, lemma=form.lemma, stop=stop)
    if (
        (form.lemma in WISHES or (form.lemma == "call" and cue_end > i + 1))
        and left is None
        and not (after < len(row) and (row[after].speech or following in ("that", ":")))
    ):
        return None
    if form.sense == "tell" and left is not None and 0 < len(row) - after <= LONGEST_LISTENER and not finite(row, after, len(row)):
        return replace(frame, left=left, zone=left)
    if form.sense in NEEDS_SIGN and not signed(row, after, left is not None and (ends or row[left - 1].speech), form):
        return None
    if ends:
        if left is None:
            return None
        return replace(frame, left=left, zone=left)
    if following == ":" and left is not None and after + 1 < len(row):
        return replace(frame, left=left, right=after + 1, zone=left)
    if following == "," and left is not None:
        right = None if participle_next(row, after + 1) or _outlets_aside(row, after + 1) else after + 1
        return replace(frame, left=left, right=right, zone=left)
    if left is not None and speech_before(row, begin) and following != "that" and not row[after].speech and following != ":":
        return replace(frame, left=left, zone=left)
    if left is not None and row[after].speech and speech_before(row, begin):
        return replace(frame, left=left, right=after, zone=left)
    if (
        left is not None
        and row[after].low in PREPOSITIONS | _ISSUED
        and not finite(row, after, len(row))
        and form.sense in ("say", "tell", "talk")
    ):
        return replace(frame, left=left, zone=left)
    right = after + 1 if following in (",", ":") else after
    if right >= len(row):
        return replace(frame, right=None, pending=True, zone=begin) if following == ":" else None
    return replace(frame, right=right, zone=zone_of(row, begin, shared, start))


LONGEST_LISTENER = 8


def _outlets_aside(row: Row, i: int) -> bool:
    """ "…, the minister said, two days after the attacks on …": the outlet sets the scene itself."""
    if low_at(row, i) in ("who", "which", "where", "according"):
        return True
    ahead = row[i : i + 6]
    return (
        any(t.low in ("after", "before") for t in ahead[1:])
        and not any(t.text == "," for t in ahead)
        and (ahead[0].low in _LENGTHS or ahead[0].text.isdigit())
    )


_LENGTHS = NUMBER_WORDS | word_set("a an the hours days weeks months years minutes less more just shortly barely nearly only almost")
_ISSUED = word_set("issued posted published released citing quoting speaking reached contacted")


def _participial(row: Row, i: int, form: Form, earlier: list[Frame]) -> Frame | None:
    """ ", adding that …": the speaker before goes on."""
    before = row[i - 1].text if i else ""
    if form.sense in ("figure", "show", "manner", "talk") and form.lemma not in ("put", "give", "read", "show", "call", "describe"):
        return None
    if before not in (",", "—", "–", "-") and row[i - 1].low not in ("and", "but", "before", "after", "without", "while"):
        return None
    after, relayer, cue_end = after_verb(row, i, form)
    if cue_end == 0 or after >= len(row) or row[after].text in (".", ","):
        return None
    if form.lemma in ("put", "give") and not signed(row, after, False, form):
        return None
    if form.lemma in WISHES and not (row[after].speech or row[after].low == "that"):
        return None
    source = None if earlier else sentence_subject(row, i)
    if source is None and not earlier:
        return None
    stance: Stance = "denied" if form.sense == "deny" else "unknown" if row[i - 1].low == "without" else "asserted"
    right = after + 1 if row[after].text == ":" else after
    if right >= len(row):
        return None
    return Frame(
        "verb",
        (i, cue_end),
        source,
        right=right,
        zone=comma_before(row, i),
        shared=source is None,
        relayer=relayer,
        lemma=form.lemma,
        stance=stance,
    )


def _passive(row: Row, start: int, i: int, form: Form) -> Frame | None:
    """ "was quoted as saying …", "was blamed by X", "is said by X to"."""
    after = i + 1
    low = low_at(row, after)
    subject = left_phrase(row, start)
    if form.lemma == "quote" or (form.lemma == "cite" and low in ("as", "by")):
        return quoted_as(row, start, i, subject)
    if low == "by" or (low == "from" and form.lemma in ("learn", "hear", "understand")):
        source = right_phrase(row, after + 1)
        if (
            source is None
            or not any(t.name or t.low in SPEAKER_HEADS for t in row[source[0] : source[1]])
            or (form.sense in ("urge", "show") and form.lemma not in ("name", "identify"))
        ):
            return None
        return Frame(
            "verb",
            (start, after + 1),
            source,
            left=start,
            right=source[1] if source[1] + 1 < len(row) else None,
            zone=subject[0] if subject else start,
            lemma=form.lemma,
        )
    return None
