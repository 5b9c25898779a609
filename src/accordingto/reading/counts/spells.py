"""Figures of a spell of time that no one incident lasts: "forty people were shot over the weekend", "each left four wounded"."""

import re
from typing import Final

from accordingto.reading.calendar import MONTHS
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line

MANY: Final = 10
"""Fewer may well have been harmed over one weekend in one place."""
_REACH: Final = 70
"""Characters behind a count in which its spell of time stands."""
_MONTH = "|".join(MONTHS)
_SPELL = re.compile(
    rf"[^.;:,]*?\b(?:in (?:{_MONTH})(?: (?:19|20)\d\d)? alone|(?:so far )?this year|last year|so far in (?:19|20)\d\d"
    r"|(?:over|in|during|within) the (?:past|last) (?:[\w-]+ )?(?:weeks|months|years|decade|year|month))\b",
    re.IGNORECASE,
)
_WEEKEND = re.compile(r"[^.;:,]*?\b(?:over|during|across) (?:the|last|this) (?:[\w-]+ ){0,4}weekend\b", re.IGNORECASE)
_EACH = re.compile(r"\beach (?:left|leaving|killed|killing|wounded|wounding|injured|injuring|claimed)\b[^.;:,]{0,30}$", re.IGNORECASE)


def of_a_spell(line: Line, found: Found) -> bool:
    """Whether a figure counts the harmed of many incidents by its own words."""
    if not found.explicit or not found.low:
        return False
    behind = line.text[found.span.end : min(found.span.end + _REACH, line.span.end)]
    before = line.text[max(line.span.start, found.focus.start - _REACH) : found.focus.start]
    return bool(_SPELL.match(behind) or (found.low >= MANY and _WEEKEND.match(behind)) or _EACH.search(before))
