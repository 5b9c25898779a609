"""Web pages: main text, title, day, outlet, address and language."""

import re
from datetime import date

from accordingto.errors import UnreadableSource
from accordingto.intake.drafts import Draft
from accordingto.intake.encodings import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 8192
_NEVER = date(9999, 12, 31)
"""The date finder refuses days after today; "today" must not change a record."""


def read_web_page(source: str, stem: str, data: bytes, charset: str = "") -> Draft:
    """The report of a page; its text is the main text, paragraphs on lines of their own. ``charset`` is what its server said."""
    declared = _CHARSET.search(data[:_HEAD])
    html = decode(data, charset or (declared.group(1).decode("ascii") if declared else ""))
    if not html.strip():
        raise UnreadableSource("It is empty." if not data else "It holds nothing but white space.")
    text, fields = _main_text(html)
    return Draft.of(source, stem, data, text, fields)


def _main_text(html: str) -> tuple[str, dict[str, object]]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    try:
        tree = load_html(html)
        language = tree.get("lang") or "" if tree is not None else ""
        page = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _NEVER.isoformat()},
        )
    except Exception as error:  # a page can be broken in more ways than its parsers know of; it costs itself only
        raise UnreadableSource(f"The page can't be read as HTML ({type(error).__name__}).") from error
    if not isinstance(page, Document) or not page.text or not page.text.strip():
        raise UnreadableSource("No main text was found in the page.")
    fields: dict[str, object] = {
        "title": page.title,
        "outlet": page.sitename or page.hostname,
        "published": page.date,
        "url": page.url,
        "language": page.language or language,
    }
    return page.text, fields
