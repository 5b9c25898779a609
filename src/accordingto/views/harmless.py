"""Text of strangers made fit for a terminal or a cell: what can act on a screen becomes a visible mark."""

from functools import cache
from unicodedata import category

MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands where something was taken out: a reader should see that there was something."""

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
# Arabic, Persian, Hebrew and Indic text is written with these; they turn no other text around.
_NEEDED = {
    "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}", "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}",
    "\N{ARABIC LETTER MARK}", "\N{SOFT HYPHEN}",
}  # fmt: skip


def harmless(text: str) -> str:
    """One line without control characters, escape sequences, bidi overrides, hidden tags or broken surrogates."""
    return text.translate(_harmful())


@cache
def _harmful() -> dict[int, str]:
    spaces = {ord(space): " " for space in _SPACES}
    acting = (code for plane in (range(0x10000), range(0xE0000, 0xE0080)) for code in plane if _acts(chr(code)))
    return dict.fromkeys(acting, MARK) | spaces


def _acts(character: str) -> bool:
    return category(character) in ("Cc", "Cf", "Cs") and character not in _NEEDED
