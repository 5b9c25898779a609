"""Plurals that tell of harm without any figure: "others were injured", "causing deaths and injuries"; two of each at least."""

import re
from collections.abc import Iterator

from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line
from accordingto.reading.guarded import guarded
from accordingto.reading.sentences import in_small_letters
from accordingto.records import Span

FEWEST = 2
"""What a plural stands for at least."""
_HARMED = r"(?:killed|martyred|died|injured|wounded|hurt)"
_NOUN = r"(?:deaths|fatalities|martyrs|dead|killed|injuries|wounded|injured)"
_NOUNS = rf"(?P<noun>{_NOUN})[\"“”'’‘]?(?: (?:and|or) [\"“”'’‘]?(?P<also>{_NOUN}))?"
_BE = r"(?:(?:were|are|have been|had been) )?(?:also |reportedly |allegedly |seriously |critically |reported |reported to have been )*"
_PEOPLE = (
    r"(?P<who>others|people|civilians|citizens|residents|villagers|victims|individuals|bystanders|passers-by|passersby|children|women)"
)
_QUOTE = r"[\"“”'’‘]?"
_UNCOUNTED = r"(?:unknown|unspecified|undetermined|unconfirmed|undisclosed)"
_SOME = rf"(?:an? {_UNCOUNTED} number of|a number of|a group of|several|some|many|dozens of)(?: other| more)?"
_PATTERNS = tuple(
    guarded(pattern)
    for pattern in (
        # "others were injured", "that civilians were killed and injured"
        rf"(?:(?:^|[,;:–—] |\b(?:and|that|while|when|where|as|with) ){_QUOTE}){_PEOPLE} {_BE}"
        rf"(?P<harm>{_HARMED})(?: and (?P<more>{_HARMED}))?\b",
        # "injuring others"
        r"\b(?P<harm>killing|injuring|wounding|killed|injured|wounded) (?P<who>others)\b",
        # "caused injuries", "resulting in deaths and injuries", "there were wounded"
        r"\b(?:caus(?:ed|ing|es)|result(?:ed|ing|s) in|led to|leading to|leads to|leaving|there were(?: also| both)?|report(?:ed|ing|s)"
        r"|confirm(?:ed|ing|s)|mention(?:ed|ing|s)|referred to|referring to|cited|citing)"
        rf" (?:both |the |a number of |unspecified |unconfirmed |reported )?{_QUOTE}{_NOUNS}(?=\W|$)"
        r"(?! (?:people|civilians|person|man|woman|in the past|to (?:his|her|the|its|one)))",
        # "injuries were reported"
        r"(?:^|[,;:–—] |\b(?:and|that|while|though|although) )"
        rf"{_QUOTE}{_NOUNS} (?:(?:were|have been|had been) (?:also )?(?:reported|recorded|confirmed|mentioned)"
        r"|(?:had |have )?resulted from)\b",
        # "a number of people were killed and injured": how many of each nobody says
        rf"\b{_SOME} {_PEOPLE} {_BE}(?P<harm>{_HARMED}) and (?P<more>{_HARMED})\b",
        rf"\b{_SOME} (?P<noun>killed|injured|wounded|dead) and (?P<also>injured|wounded|killed|dead) (?:people|civilians|victims)\b",
        rf"\b(?P<harm>killing|injuring|wounding) (?:and|or) (?P<more>killing|injuring|wounding) {_SOME} {_PEOPLE}",
        # "an unknown number of people were injured": some were
        rf"\ban? {_UNCOUNTED} number of (?:other |more )?{_PEOPLE} {_BE}(?P<harm>{_HARMED})\b",
        rf"\b(?P<harm>killing|injuring|wounding) an? {_UNCOUNTED} number of (?:other |more )?{_PEOPLE}",
        rf"\ban? {_UNCOUNTED} number of {_NOUNS}\b",
    )
)  # fmt: skip
_QUESTIONS = {
    "killing": "killed", "injuring": "injured", "wounding": "injured", "martyred": "killed", "died": "killed", "dead": "killed",
    "killed": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured",
}  # fmt: skip
# Before harm that was feared, planned, denied, or counted for another day.
_UNREAL = re.compile(
    r"\b(?:no|not|without|never|nor|neither|none|any|if|may|might|could|would|should|can|will|fear(?:s|ed|ing)?|avoid|prevent|unless"
    r"|unclear|unknown|whether|how many)\b|n[’']t\b"
)
_MAY_TELL = re.compile(
    r"\b(?:other|people|civil|citiz|resid|villag|victim|indiv|bystand|passer|child|women|death|fatal|martyr|dead|injur|wound|kill)"
)
"""Stems that every pattern needs one of; most sentences hold none."""
_MARK = re.compile(r"[,;:.–—]")
_REACH = 60
"""Characters before a plural in which its clause may take it back."""


def find_plurals(line: Line) -> Iterator[Found]:
    """One answer for each harm that a plural tells of; it stands only where the report gives no figure and names nobody."""
    low = in_small_letters(line.span.of(line.text))
    if not _MAY_TELL.search(low):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(low):
            clause = _MARK.split(low[max(0, match.start() - _REACH) : match.start()])[-1]
            if not _UNREAL.search(clause):
                yield from _founds(match, line.span.start)


def _founds(match: re.Match[str], offset: int) -> Iterator[Found]:
    said = match.groupdict()
    start = next(match.start(name) for name in ("who", "noun", "harm") if said.get(name))
    start = min(start, match.start("harm")) if said.get("harm") else start
    span = Span(offset + start, offset + match.end())
    group = roles.PEOPLE.get(said.get("who") or "", "all")
    harms = dict.fromkeys(said[name] for name in ("harm", "more", "noun", "also") if said.get(name))
    for question in dict.fromkeys(_QUESTIONS.get(harm) or w.NOUN_QUESTION[harm] for harm in harms):
        yield Found(question, span, span, FEWEST, None, "vague", group, explicit=False)
