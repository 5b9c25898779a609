"""Plain text and Markdown, with or without front matter."""

import re

from accordingto.intake.drafts import KNOWN, Draft
from accordingto.intake.encodings import decode
from accordingto.records import Refusal

LONGEST_FRONT_MATTER = 64_000
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_UNREADABLE = "What stands between the “---” lines is no readable YAML; the file was read whole, as text."


def read_text(source: str, stem: str, data: bytes, charset: str = "") -> Draft:
    """The report of a text; its text is the body as given, line ends and all."""
    text = decode(data, charset)
    front, body = split_front_matter(text)
    fields = _fields(front)
    notes = (Refusal(source, _UNREADABLE),) if fields is None and _looks_meant(front) else ()
    if not fields:
        body = text
    return Draft.of(source, stem, data, body, fields or {}, notes)


def split_front_matter(text: str) -> tuple[str, str]:
    """What stands between an opening "---" line and the next one, and the text after it."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + LONGEST_FRONT_MATTER) if opening else None
    if not opening or not closing:
        return "", text
    return text[opening.end() : closing.start()], text[closing.end() :]


def _fields(front: str) -> dict[str, object] | None:
    """The front matter's fields; None where it can't be read, empty where it is prose between two rules."""
    import yaml

    try:
        # The base loader makes no dates, numbers or objects: every value stays as it was written.
        read = yaml.load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or not _are_names(list(read)):
        return {}
    return {str(name).lower(): None if value in ("", "~", "null") else value for name, value in read.items()}


def _are_names(keys: list[object]) -> bool:
    """Whether these are field names and not the first words of sentences ("Note: …")."""
    words = [key for key in keys if isinstance(key, str)]
    return any(word.lower() in KNOWN for word in words) or all(re.fullmatch(r"[a-z][\w.-]*", word) for word in words)


def _looks_meant(front: str) -> bool:
    return any(re.match(r"\s*[\w.-]+\s*:", line) for line in front.splitlines())
