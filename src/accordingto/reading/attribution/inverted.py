"""The clause turned round, its subject behind the verb: "…, said a nurse"."""

from accordingto.reading.attribution.adjuncts import skip_adjuncts, skip_listener
from accordingto.reading.attribution.frame import Frame, low_at, participle_next
from accordingto.reading.attribution.lexicon import (
    CONJUNCTIONS,
    NUMBER_WORDS,
    Form,
)
from accordingto.reading.attribution.phrase_after import right_phrase
from accordingto.reading.attribution.phrases import Row, finite, starts_phrase
from accordingto.reading.attribution.verbs import (
    can_speak,
)


def inverted(row: Row, start: int, i: int, form: Form) -> Frame | None:
    """ "…, said NP": the verb right after what was said, its subject behind it."""
    if form.sense not in ("say", "tell", "manner", "think", "show") or start != i or form.shape not in ("past", "s", "base") or i == 0:
        return None
    before = row[i - 1]
    if form.sense == "tell" and not before.speech:
        return None
    if not before.speech and before.text not in (",", "—", "–", "-", "?"):
        return None
    if (
        i + 1 >= len(row)
        or not (starts_phrase(row[i + 1]) or (before.speech and row[i + 1].text.isalpha()))
        or row[i + 1].low in ("that", "this", "it", "they", "we", "who", "which", "you")
    ):
        return None
    source = right_phrase(row, i + 1)
    if source and not before.speech and not can_speak(row, source, Form("claim", "deny", "past")):
        return None
    if source is None or (source[1] - source[0] == 1 and row[source[0]].low in ("a", "the", "one", "no")):
        return None
    following = low_at(row, source[1])
    cue_end = i + 1
    relayer = None
    after, given_to = skip_adjuncts(row, source[1])
    if low_at(row, after) == "to":
        after, relayer = skip_listener(row, after)
    following = low_at(row, after)
    ends = after >= len(row) or following in (".", ",", ";", ":", "!", "?", ")", "—", "–") or row[after].speech
    if (
        not ends
        and not before.speech
        and not (
            row[after].low in CONJUNCTIONS | {"after", "who", "in", "on", "at", "by", "when", "as"} and not finite(row, after, len(row))
        )
    ):
        return None
    if (
        not before.speech
        and finite(row, source[0], source[1])
        and not {"who", "which", "whose"} & {t.low for t in row[source[0] : source[1]]}
    ):
        return None
    if not before.speech and i < 3 and not (row[0].text[0].isdigit() or row[0].low in NUMBER_WORDS):
        return None
    left = i if before.speech else i - 1
    right = None
    ahead = after + 1 < len(row) and (row[after + 1].speech or finite(row, after + 1, len(row)))
    if (following == "," and ahead and not participle_next(row, after + 1)) or (following == ":" and after + 1 < len(row)):
        right = after + 1
    elif after < len(row) and row[after].speech:
        right = after
    return Frame(
        "verb",
        (i, cue_end),
        source,
        left=left,
        right=right,
        zone=left,
        relayer=relayer or given_to,
        lemma=form.lemma,
    )
