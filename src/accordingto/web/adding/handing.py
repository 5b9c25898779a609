"""What somebody hands in at one time: files, a text, an address, and what they say of it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from accordingto.errors import UnreadableSource
from accordingto.intake import Given
from accordingto.intake.files import too_large
from accordingto.intake.lines import one_line
from accordingto.settings import Settings
from accordingto.web.adding.fetching import fetch
from accordingto.web.outside import Address, WayOut
from accordingto.web.refusing import Unacceptable

MOST_FILES = 200
_CHUNK = 1 << 20
FIELDS = ("title", "outlet", "published", "url")


@dataclass(frozen=True, slots=True)
class Handed:
    """As it came; ``fields`` are of every report in it."""

    files: Sequence[tuple[str, BinaryIO]] = ()
    """Each with the name that its sender gives it."""
    text: str = ""
    address: str = ""
    """Where a page is to be had."""
    fields: Mapping[str, str] = field(default_factory=dict)

    def check(self, way: WayOut) -> None:
        """Raise Unacceptable for what can't be meant."""
        if not self.names:
            raise Unacceptable("Nothing was handed in: choose files, paste a text, or give the address of a page.")
        if len(self.files) > MOST_FILES:
            raise Unacceptable(f"More than {MOST_FILES} files at a time are not taken; `accordingto add` takes whole folders.")
        if len(self.names) > 1 and any(self.fields.get(name) for name in ("title", "url")):
            raise Unacceptable("A title and an address are one report’s: hand that one in by itself.")
        if self.fields.get("url"):
            Address.of(self.fields["url"], also=way.also)
        if self.address:
            Address.of(self.address, also=way.also)

    @property
    def names(self) -> list[str]:
        """Of its sources, in the order that they are read."""
        text = [one_line(self.fields.get("title", ""), 200) or "pasted text"] if self.text.strip() else []
        return [name for name, _ in self.files] + text + ([self.address.strip()] if self.address.strip() else [])

    def stored(self, folder: Path, largest: int) -> "list[Waiting]":
        """Each source laid down in that folder, under a name of ours, till its turn comes."""
        fields = {name: value for name in FIELDS if (value := self.fields.get(name, "").strip())}
        waiting = [Waiting(name, _kept(stream, folder / str(at), largest), fields) for at, (name, stream) in enumerate(self.files)]
        if self.text.strip():
            (folder / "text").write_text(self.text, "utf-8", "replace", newline="")
            waiting.append(Waiting(self.names[len(self.files)], folder / "text", fields, ".txt"))
        if self.address.strip():
            waiting.append(Waiting(self.address.strip(), None, fields))
        return waiting


def _kept(stream: BinaryIO, path: Path, largest: int) -> Path:
    """The stream's bytes in a file, no more of them than are needed to see that they are too many."""
    left = largest + 1
    with open(path, "xb") as file:
        while left and (data := stream.read(min(_CHUNK, left))):
            file.write(data)
            left -= len(data)
    return path


@dataclass(frozen=True, slots=True)
class Waiting:
    """One source till it is read."""

    name: str
    path: Path | None
    """Where its bytes are; None for a page that is to be fetched."""
    fields: Mapping[str, str]
    kind: str = ""

    @contextmanager
    def given(self, way: WayOut, settings: Settings) -> Iterator[Given]:
        """It as intake takes it; raises UnreadableSource or Unreachable where there is nothing to take."""
        if self.path is None:
            page = fetch(self.name, way, settings.largest_page)
            yield Given(page.url, BytesIO(page.data), page.kind, {**self.fields, "url": page.url}, page.charset)
            return
        if (size := self.path.stat().st_size) > settings.largest_report:
            raise UnreadableSource(too_large(size, settings.largest_report).replace("It has", "It has at least"))
        with open(self.path, "rb") as stream:
            yield Given(self.name, stream, self.kind, self.fields)
