"""What a page says to whoever reads it."""

import re
from html import unescape


def words(page: str) -> str:
    """Its text without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def fields(page: str) -> dict[str, list[str]]:
    """The fields of the form by which something is decided, as they stand in it."""
    form = re.search(r'<form method="post" action="/decide".*?</form>', page, re.S)
    assert form, "the page has no such form"
    told: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[0]):
        told.setdefault(name, []).append(unescape(value))
    return told
