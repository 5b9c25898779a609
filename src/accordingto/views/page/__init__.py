"""The record as one web page that works from disk: no request leaves it, and without scripts it still tells everything."""

from typing import TYPE_CHECKING

from accordingto.records import Record

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "page", "script", "stylesheet"]


# The template engine loads when a page is wanted: the words here are used without it.
def page(record: Record) -> str:
    """The whole record as one self-contained HTML document; equal records give equal bytes."""
    from accordingto.views.page.document import render

    return render(record)


def environment() -> "Environment":
    """The templates, with the words and forms that they use."""
    from accordingto.views.page.document import environment as made

    return made()


def stylesheet() -> str:
    """The style, as it stands in the page."""
    from accordingto.views.page.document import stylesheet as made

    return made()


def script() -> str:
    """The script, as it stands in the page."""
    from accordingto.views.page.document import script as made

    return made()
