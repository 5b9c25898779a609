"""The record as one web page that works from disk: no request leaves it, and without scripts it still tells everything."""

from accordingto.records import Record

__all__ = ["page"]


def page(record: Record) -> str:
    """The whole record as one self-contained HTML document; equal records give equal bytes."""
    from accordingto.views.page.document import (
        render,  # the template engine loads when a page is wanted: the words here are used without it
    )

    return render(record)
