"""A page taken apart: its words, its links, and whatever of it a browser would run."""

from html.parser import HTMLParser
from typing import Self

_EMPTY = {"meta", "link", "input", "img", "source", "br", "circle", "line", "path", "rect", "use", "stop"}
_APART = {"p", "li", "td", "th", "tr", "h1", "h2", "h3", "dt", "dd", "div"}


class Page(HTMLParser):
    """What a browser makes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.runs: list[str] = []
        """Scripts that stand in it, handlers, styles in attributes, addresses of other places."""
        self._open: list[str] = []

    @classmethod
    def of(cls, markup: str) -> Self:
        made = cls()
        made.feed(markup)
        made.close()
        assert not made._open, f"these are left open: {made._open}"
        return made

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag not in _EMPTY:
            self._open.append(tag)
        if tag in _APART:
            self.text.append(" ")
        if tag == "a":
            self.links.append(told.get("href", ""))
        self.runs += [f"<{tag} {name}>" for name in told if name.startswith("on") or name == "style"]
        loaded = [told.get(name, "") for name in ("src", "srcset", "href") if tag != "a"]
        self.runs += [one for one in loaded if one and not one.startswith(("/", "#", "data:,"))]
        if tag == "script" and not told.get("src", "").startswith("/"):
            self.runs.append("<script>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)
