"""Build given_names.txt, surnames.txt and ordinary_words.txt, which keep names of people and plain words from being read as places.

    python tools/build_words.py NAMES_FOLDER STORIES_FOLDER

- given names and surnames: the US Census Bureau's lists of 1990 (public domain) as shipped in the PyPI package names 0.3.0,
  and given_names_more.txt, our own
- ordinary words: every word that our own invented stories write in lower case, and ordinary_words_more.txt, our own
"""

import json
import re
import sys
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/accordingto/reading/places/data"
PARTICLES = set("al el del da du des das dos von las los bin ben abu san pak min ako po nom au cal dem pre viale villa".split())
RAREST = 0.006
"""Per cent of all bearers: rarer given names are left out, most of them being surnames or towns as well."""

COMMON_SURNAME = 0.002


def given_names(folder: Path) -> set[str]:
    """Given names, folded to lower case."""
    names = set((DATA / "given_names_more.txt").read_text(encoding="utf-8").split())
    for file in ("dist.male.first", "dist.female.first"):
        for line in (folder / file).read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            if float(share) >= RAREST:
                names.add(name.casefold())
    return names


def surnames(folder: Path) -> set[str]:
    """The commoner surnames of the United States."""
    rows = (line.split() for line in (folder / "dist.all.last").read_text(encoding="ascii").splitlines())
    return {name.casefold() for name, share, *_ in rows if float(share) >= COMMON_SURNAME}


def ordinary_words(folder: Path) -> set[str]:
    """Words that stand in lower case somewhere."""
    words = set((DATA / "ordinary_words_more.txt").read_text(encoding="utf-8").split())
    for file in folder.glob("*.json"):
        for report in json.loads(file.read_text(encoding="utf-8"))["reports"]:
            words |= {w for w in re.findall(r"\b[a-z]{2,}\b", report["text"])}
    return words - PARTICLES


def main(names: str, stories: str) -> None:
    """Write both lists in src/accordingto/reading/places/data."""
    people = (("given_names.txt", given_names(Path(names))), ("surnames.txt", surnames(Path(names))))
    for file, words in (*people, ("ordinary_words.txt", ordinary_words(Path(stories)))):
        (DATA / file).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
        print(file, len(words))


if __name__ == "__main__":
    main(*sys.argv[1:3])
