"""How text that strangers wrote is shown: isolated, cut to a length, with its invisible characters made visible."""

import re
from functools import lru_cache
from unicodedata import name as unicode_name
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from accordingto.records import short_id

LONGEST_NAME = 120
LONGEST_TITLE = 240
LONGEST_QUOTE = 2_000

# Characters that turn, hide or join what stands beside them. A joiner (U+200C, U+200D) is part of how Persian, Indic
# scripts and emoji are written, so it is marked only where it touches no letter of such a script.
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_CONTROL = "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029"
_JOINER = "(?<![^\\x00-\\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\\x7f])"
_INVISIBLE = re.compile(f"[{_TURNING}{_HIDDEN}{_CONTROL}\ud800-\udfff]|{_JOINER}")

_SHORT = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u2060": "WJ",
    "\ufeff": "BOM", "\u00ad": "SHY",
}  # fmt: skip
_LONGEST_RUN = 8
"""Invisible characters in a row that are shown one by one; a longer run is counted."""
_RUNS = re.compile(f"(?:{_INVISIBLE.pattern})+")


def shorten(text: str, longest: int) -> str:
    """The text, or its beginning and the number of characters left out."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rstrip()} … [{len(text) - longest:,} more characters]"


def visible(text: str) -> str:
    """The text with every invisible character written out, as in ``[RLO]``; for attributes and drawings."""
    return _RUNS.sub(lambda run: _named(run[0]), text)


def name(text: str, longest: int = LONGEST_NAME) -> Markup:
    """A name or title as markup, isolated from the direction of what stands around it."""
    return _isolated(shorten(text, longest))


@lru_cache(maxsize=65_536)
def _isolated(text: str) -> Markup:
    return Markup("<bdi>") + prose(" ".join(text.split())) + Markup("</bdi>")


def prose(text: str) -> Markup:
    """Text as markup, each invisible character as a small label."""
    marked, at = Markup(), 0
    for run in _RUNS.finditer(text):
        marked += escape(text[at : run.start()]) + Markup('<span class="unseen" title="{}">{}</span>').format(_told(run[0]), _named(run[0]))
        at = run.end()
    return marked + escape(text[at:])


def anchor(record_id: str) -> str:
    """The record's own id where it can stand in an address, else one made from it."""
    return record_id if re.fullmatch(r"[a-z]{1,4}-[0-9A-Za-z_-]{1,60}", record_id) else short_id("x", record_id)


def link(url: str) -> str:
    """The address if a reader may be sent there (http or https, with a host), else nothing."""
    cleaned = url.strip()
    if len(cleaned) > LONGEST_QUOTE or _INVISIBLE.search(cleaned) or re.search(r"[\s\\<>\"'`]", cleaned):
        return ""
    try:
        parts = urlsplit(cleaned)
        return cleaned if parts.scheme in ("http", "https") and parts.hostname and not parts.username else ""
    except ValueError:
        return ""


def _named(run: str) -> str:
    if len(run) > _LONGEST_RUN:
        return f"[{len(run):,} invisible characters]"
    return "".join(f"[{_SHORT.get(c) or f'U+{ord(c):04X}'}]" for c in run)


def _told(run: str) -> str:
    names = dict.fromkeys(unicode_name(c, f"control character U+{ord(c):04X}").lower() for c in run)
    return "invisible here: " + ", ".join(list(names)[:3])
