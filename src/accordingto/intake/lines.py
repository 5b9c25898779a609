"""One clean line out of whatever a field holds."""

import unicodedata
from os import fsencode

_JOINERS = "\u200c\u200d"
"""Zero width, yet Persian and Indian scripts spell with them."""


def one_line(value: str, longest: int) -> str:
    """The value on one line: no control, no direction override, no lone surrogate, cut with an ellipsis."""
    kept = "".join(_shown(c) for c in value[: 20 * longest])
    line = " ".join(kept.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def path_line(path: str) -> str:
    """A path as it can be written down, bytes that are no UTF-8 replaced."""
    return one_line(fsencode(path).decode("utf-8", "replace"), 1000)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category == "Cf" and character not in _JOINERS:
        return ""
    return " " if category in ("Cc", "Zl", "Zp") else character
