"""MUC-4's messages as reports: out of capitals, in paragraphs, with the agency and day of their dateline."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

Casing = Mapping[str, Counter[str]]
"""How often each word, by its small letters, was seen written which way."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STEP = re.compile(rf"{_WORD.pattern}|[.!?]|\n\n")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DATELINE = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)})\w* (\d\d)")
_SHORTENED = frozenset("DR GEN COL LT MAJ CAPT GOV MR MRS SEN REP SGT MSGR ST NO U.S".split())
_ENDINGS = (
    ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("ies", "y"), ("er", ""), ("ers", ""),
    ("al", ""), ("ally", ""), ("ion", ""), ("ions", ""),
)  # fmt: skip
"""Of a word that was never seen, what may have been added to one that was."""
_LONGEST_INITIALS = 7


def casing_of(texts: Iterable[str]) -> Casing:
    """Count how words are written where no sentence starts."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for sentence in re.split(r'(?<=[.!?:"”])\s+|\n+', text):
            for word in list(_WORD.finditer(sentence))[1:]:
                seen[word.group().lower()][word.group()] += 1
    return seen


def message(text: str, casing: Casing) -> dict[str, str]:
    """A message's outlet, day of publication and text; the text is as long, letter for letter, whatever the casing knows."""
    head, _, body = text.partition("[TEXT]")
    dated = _DATELINE.search(head)
    agency = re.search(r"\(([^()]{2,60})\)", head[dated.end() :]) if dated else None
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", body))
    return {
        "outlet": _outlet(agency.group(1)) if agency else "",
        "published": f"19{dated[3]}-{_MONTHS.index(dated[2]) + 1:02}-{int(dated[1]):02}" if dated else "",
        "title": "",
        "text": recased("\n\n".join(p for p in paragraphs if p), casing),
    }


def _outlet(name: str) -> str:
    return name.upper() if len(name) < 9 else name.title()


def recased(text: str, casing: Casing) -> str:
    """A text in capitals, written as its words are mostly written; what was never seen is taken for a name."""
    parts: list[str] = []
    first, at = True, 0
    for step in _STEP.finditer(text):
        word = step.group()
        if word[0] in ".!?\n":
            first = word != "." or not _shortens(text[: step.start()])
            continue
        written = _written(word, text[step.start() - 1 : step.start()] + text[step.end() : step.end() + 1], casing)
        parts += [text[at : step.start()], written[0].upper() + written[1:] if first else written]
        first, at = False, step.end()
    return "".join([*parts, text[at:]])


def _shortens(before: str) -> bool:
    words = before[-20:].split()
    return bool(words) and (len(re.sub(r"\W", "", words[-1])) <= 1 or words[-1].upper() in _SHORTENED)


def _written(word: str, around: str, casing: Casing) -> str:
    if len(word) == 1 and around.endswith("."):
        return word
    small = word.lower()
    known = _mostly(small, casing)
    if around[:1] in ("(", "[") and around[1:] in (")", "]") and 2 <= len(word) <= _LONGEST_INITIALS and not (known and known.islower()):
        return word
    if known:
        return known
    if len(word) <= 5 and not re.search("[AEIOUY]", word):
        return word
    if small.endswith("'s") and (owner := _mostly(small[:-2], casing)):
        return f"{owner}'s"
    stems = (small[: -len(end)] + instead for end, instead in _ENDINGS if small.endswith(end))
    return small if any((_mostly(stem, casing) or "A").islower() for stem in stems) else word.capitalize()


def _mostly(small: str, casing: Casing) -> str:
    if small == "i":
        return "I"
    return casing[small].most_common(1)[0][0] if casing.get(small) else ""
