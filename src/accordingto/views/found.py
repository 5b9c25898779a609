"""What a search found, in a terminal."""

from collections.abc import Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from accordingto.records import Span
from accordingto.views.page.words import value_in_words
from accordingto.views.terminal import plain


class Snippet(Protocol):
    """A stretch of a report's text, with the words that were meant."""

    @property
    def quote(self) -> str: ...
    @property
    def marks(self) -> Sequence[Span]: ...


class Hit(Protocol):
    """A report or incident that answers."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def outlet(self) -> str: ...
    @property
    def marks(self) -> Sequence[Span]: ...
    @property
    def snippet(self) -> Snippet | None: ...


class Page(Protocol):
    """One page of hits."""

    @property
    def hits(self) -> Sequence[Hit]: ...
    @property
    def after(self) -> object | None: ...


def found(page: Page) -> RenderableType:
    """Each hit with where it says so, the words that were meant set off."""
    if not page.hits:
        return Text("Nothing answers." if page.after is None else "Nothing among those looked through so far; narrow the search down.")
    more = [Text("\n… and more: narrow it down, or ask for more with --limit", style="dim")] if page.after else []
    return Group(*(_hit(hit) for hit in page.hits), *more)


def _hit(hit: Hit) -> RenderableType:
    head = _marked(hit.title or "no title", hit.marks)
    head.stylize("bold")
    day = value_in_words("when", hit.day) if hit.day else "no day"
    below = [part for part in (hit.kind, day, hit.outlet) if part]
    lines: list[RenderableType] = [head, Text.assemble(plain(" · ".join(below)), "  ", (hit.id, "dim"))]
    if hit.snippet:
        lines.append(Padding(_marked(hit.snippet.quote, hit.snippet.marks), (0, 0, 0, 2)))
    return Group(*lines, "")


def _marked(words: str, marks: Sequence[Span]) -> Text:
    """A stranger's words, those that were meant underlined; line ends become spaces."""
    text, at = Text(), 0
    for mark in marks:
        text.append_text(plain(" ".join(words[at : mark.start].split("\n")), len(words)))
        meant = plain(words[mark.start : mark.end], len(words))
        meant.stylize("underline")
        text.append_text(meant)
        at = mark.end
    return text.append_text(plain(" ".join(words[at:].split("\n")), len(words)))
