"""Well-known origins under all their names: a list of ours that people extend with a file of their own."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, get_args

from accordingto.errors import UnreadableOrigins
from accordingto.records import OriginKind
from accordingto.values.names import STATES, words_of

LONGEST = 200
"""Characters of a name that are looked at: what is longer is a sentence."""
_ABOUT = (
    r"(?:spokes(?:man|woman|person|people)|director|head|chief|leader|member|founder|officials?|representatives?|activists?|statements?"
    r"|reports?|researchers?|sources?|correspondents?|reporters?|journalists?)"
)
_BODY = (
    r"(?:news agency|newswire|wire service|agency|monitoring group|war monitor|monitor|watchdog|rights group|activist group|group|charity"
    r"|website)"
)
_FROM = r"(?:state[- ]run|state|semi-official|official|local|[A-Z][\w.]{0,20}-based)(?= )"
_BEFORE = re.compile(rf"^(?:the|an?|its|{_FROM}|{_ABOUT} (?:of|for|at|from|with|by)|{_BODY}) ", re.IGNORECASE)
_AFTER = re.compile(rf"(?:['’]s?)? (?:{_ABOUT}|{_BODY})$", re.IGNORECASE)
_GIVEN_BEFORE = re.compile(rf"\b{_BODY},? (\S+)$", re.IGNORECASE)
"""The state news agency SANA: what it is, then its name."""
_MOST_STRIPPED = 4
_Key = TypeVar("_Key", str, frozenset[str])


@dataclass(frozen=True, slots=True)
class KnownOrigin:
    """An origin as it is shown, and what kind it is."""

    name: str
    kind: OriginKind


@dataclass(frozen=True, slots=True)
class KnownOrigins:
    """The list, looked up by any of the names; a rank before a name ("former", "deputy") makes it nobody's."""

    spelled: Mapping[str, KnownOrigin]
    """By the name's letters, folded unless they are an acronym's."""
    worded: Mapping[frozenset[str], KnownOrigin]
    """By the words that carry meaning: "Ministry of Health in Gaza" and "Gaza Health Ministry"."""
    short: Mapping[str, KnownOrigin]
    """Names that mean an origin only where it is named in full elsewhere."""
    ones: Mapping[str, str] = field(default_factory=dict)
    """By a name's letters, the name under which people made it one with others."""

    def of(self, name: str) -> KnownOrigin | None:
        """The origin of that name, seen through a spokesman, a description or an apposition."""
        return next((found for part in _parts(name[:LONGEST]) if (found := self._exactly(part))), None)

    def meant_by(self, name: str) -> KnownOrigin | None:
        """The origin that a short name may mean."""
        return self.short.get(_spelling(name))

    def with_more(self, more: "KnownOrigins") -> "KnownOrigins":
        """This list with another laid over it: where both have a name, the other's holds."""
        return KnownOrigins({**self.spelled, **more.spelled}, {**self.worded, **more.worded}, {**self.short, **more.short}, self.ones)

    def with_ones(self, pairs: Iterable[tuple[str, str]]) -> "KnownOrigins":
        """This list, and what people said of two names each: they are one origin, shown under the first."""
        ones: dict[str, str] = {}
        for first, second in pairs:
            keys = [self._key(first), self._key(second)]
            before = {ones[key] for key in keys if key in ones}
            ones |= dict.fromkeys([*keys, *(key for key, name in ones.items() if name in before)], first)
        return replace(self, ones=ones)

    def one_of(self, name: str) -> str | None:
        """The name under which people made this one with others."""
        return next((one for part in _parts(name[:LONGEST]) if (one := self.ones.get(self._key(part)))), None) if self.ones else None

    def _key(self, name: str) -> str:
        found = self._exactly(name)
        return _spelling(found.name if found else name)

    def _exactly(self, name: str) -> KnownOrigin | None:
        words = words_of(name)
        return self.spelled.get(_spelling(name)) or (self.worded.get(words) if _tells(words) else None)


def known_origins(own: str = "") -> KnownOrigins:
    """The list that the package brings, with the file of the user's own laid over it."""
    return _ours().with_more(_listed(own_list(own), own)) if own else _ours()


def with_list(text: str) -> KnownOrigins:
    """The package's list with one laid over it that a casebook keeps."""
    return _ours().with_more(_listed(text, "of the casebook")) if text else _ours()


def own_list(path: str) -> str:
    """A user's own list as it is written; raises UnreadableOrigins where there is none, or one that is no list."""
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableOrigins(f"the list of origins {path} can't be read: {getattr(error, 'strerror', None) or error}") from error
    _listed(text, path)
    return text


@lru_cache
def _ours() -> KnownOrigins:
    return _listed(files("accordingto.values").joinpath("data", "origins.toml").read_text("utf-8"), "origins.toml")


def _listed(text: str, file: str) -> KnownOrigins:
    try:
        entries = tomllib.loads(text).get("origin", [])
    except tomllib.TOMLDecodeError as error:
        raise UnreadableOrigins(f"the list of origins {file} is no TOML: {error}") from error
    if not isinstance(entries, list):
        raise UnreadableOrigins(f"the list of origins {file} has no [[origin]] tables")
    spelled: dict[str, KnownOrigin] = {}
    worded: dict[frozenset[str], KnownOrigin] = {}
    short: dict[str, KnownOrigin] = {}
    for entry in entries:
        origin = _origin(entry, file)
        for name in (origin.name, *_names(entry, "also", file)):
            _enter(spelled, _spelling(name), origin, name, file)
            if _tells(words := words_of(name)):
                _enter(worded, words, origin, name, file)
        short.update((_spelling(name), origin) for name in _names(entry, "short", file))
    return KnownOrigins(spelled, worded, short)


def _origin(entry: Any, file: str) -> KnownOrigin:
    given: Mapping[str, Any] = entry if isinstance(entry, dict) else {}
    name, kind = given.get("name"), given.get("kind", "official")
    if not isinstance(name, str) or not name.strip():
        raise UnreadableOrigins(f"the list of origins {file} has an [[origin]] without a name")
    if kind not in get_args(OriginKind):
        raise UnreadableOrigins(f"{name!r} in {file} is of the kind {kind!r}; kinds are: {', '.join(get_args(OriginKind))}")
    return KnownOrigin(name.strip(), kind)


def _names(entry: Mapping[str, Any], key: str, file: str) -> list[str]:
    names = entry.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise UnreadableOrigins(f"{entry['name']!r} in {file}: {key} is no list of names")
    return names


def _enter(table: dict[_Key, KnownOrigin], key: _Key, origin: KnownOrigin, name: str, file: str) -> None:
    if table.setdefault(key, origin) != origin:
        raise UnreadableOrigins(f"{file} gives the name {name!r} to both {table[key].name!r} and {origin.name!r}")


def _tells(words: frozenset[str]) -> bool:
    """Whether words are enough to know a body by, whatever their order."""
    return len(words) > 1 and not words <= STATES


def _spelling(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).replace("’", "'").strip(" .,;:'\"“”")
    plain = re.sub(r"^the (?=\S)", "", " ".join(plain.split()), flags=re.IGNORECASE)
    letters = plain.replace(".", "")
    return letters if letters.isascii() and letters.isupper() and len(letters) <= 8 else plain.casefold()


def _parts(name: str) -> Iterator[str]:
    """A name, what stands in its brackets and between its commas, and each without what only describes it."""
    whole = " ".join(name.split())
    bare = re.sub(r"\s*\([^()]*\)", "", whole)
    for part in dict.fromkeys([whole, bare, *re.findall(r"\(([^()]+)\)", whole), *bare.split(", ")]):
        for _ in range(_MOST_STRIPPED):
            yield part
            stripped = _AFTER.sub("", _BEFORE.sub("", part, count=1), count=1)
            if stripped == part:
                break
            part = stripped
        if given := _GIVEN_BEFORE.search(part):
            yield given[1]
