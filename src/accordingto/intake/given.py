"""Bytes that came otherwise than as a file of ours: sent to the desk, pasted, or had from an address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from accordingto.intake.files import EXTENSIONS
from accordingto.intake.lines import one_line


@dataclass(frozen=True, slots=True)
class Given:
    """A stream of bytes, and what whoever gave it says of it."""

    name: str
    """A stranger's: nothing is opened by it."""
    stream: BinaryIO = field(repr=False)
    kind: str = ""
    """An ending that files of its kind have; empty: the one that the name has."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Title, outlet, published, url: they count before what stands in it."""
    charset: str = ""
    """What a server said that its characters are."""

    @property
    def source(self) -> str:
        """How it is called in a refusal."""
        return one_line(self.name, 1000) or "what was given"

    @property
    def extension(self) -> str:
        """Its ending, in lower case; empty where it is none that reports have."""
        return self.kind or next((ending for ending in EXTENSIONS if self.name.lower().endswith(ending)), "")

    @property
    def stem(self) -> str:
        """The last part of its name, without the ending."""
        last = re.split(r"[/\\]", one_line(self.name, 1000).rstrip("/\\"))[-1]
        ending = next((ending for ending in EXTENSIONS if last.lower().endswith(ending)), "")
        return one_line(last[: len(last) - len(ending)], 200)
