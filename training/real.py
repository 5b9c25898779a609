"""Real reports, annotated by hand like our stories: python -m training.real DATA lift STORY.json… puts annotations into ``real/``.

The texts are not ours to ship. ``real/`` keeps for each report the set and document it is, and every mark as characters of that
document's text; with DATA, the folder that training/README.md describes, the two become a story again.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from benchmarks.gold import Row, located, stories_in
from training.messages import casing_of, message

HERE = Path(__file__).parent
REAL = HERE / "real"
QUOTES = {
    "claims": ("quote", "value_quote", "origin_quote"),
    "mentions": ("quote",),
    "attributions": ("content", "source", "cue"),
    "tallies": ("quote",),
    "links": ("quote", "same_as"),
}
"""The fields of each kind of mark that hold words of the text, the one first that the others are looked for near."""


IN_WORDS = ("value", "origin")
"""Fields of a claim in its annotator's words; where these are the text's own, they are kept as places too."""
LONGEST_TAKEN = 4
"""Words of the text that a field may hold as they stand: a name, and no more."""


def real_stories(data: Path, part: Literal["network", "sieve"]) -> Iterator[Row]:
    """The annotated reports by name: three of four teach the network, the fourth the sieve, which judges it."""
    for story in marked(data, REAL):
        if (int(story["story"][-2:]) % 4 == 0) == (part == "sieve"):
            yield story


def marked(data: Path, folder: Path) -> Iterator[Row]:
    """The stories that a folder's marks and ``DATA`` make together, by name."""
    for marks in stories_in(folder):
        yield storied(marks, report_of(data, marks["source"]))


def storied(marks: Row, report: Row) -> Row:
    """A story out of marks and the report that they are made on."""
    text, key = report["text"], marks["story"]
    if _print_of(text) != marks["text"]:
        raise SystemExit(f"{key}: {marks['source']} in DATA is not the text that was annotated")
    story = {**marks, "reports": [{"key": key, **report}]}
    for name, fields in QUOTES.items():
        story[name] = [_quoted(row, fields, text) for row in marks.get(name, [])]
    return story


def _quoted(row: Row, fields: tuple[str, ...], text: str) -> Row:
    told = dict(row)
    for field in (*fields, *IN_WORDS):
        if isinstance(row.get(field), list):
            start, end = row[field]
            told[field] = text[start:end]
    before = sum(text.startswith(told[fields[0]], at) for at in range(row[fields[0]][0]))
    return {**told, "occurrence": before}


def lifted(story: Row) -> Row:
    """A story's marks without its text."""
    (report,) = story["reports"]
    text = report["text"]
    marks = {name: story[name] for name in ("story", "source", "incidents")}
    for name, fields in QUOTES.items():
        marks[name] = [_lifted(row, fields, text) for row in story.get(name, []) if located(row, text, fields[0])]
    return {**marks, "text": _print_of(text)}


def _lifted(row: Row, fields: tuple[str, ...], text: str) -> Row:
    start, end = located(row, text, fields[0]) or (0, 0)
    kept: Row = {name: value for name, value in row.items() if name not in (*fields, "occurrence")}
    for field in fields[1:]:
        if row.get(field):
            kept[field] = _nearest(text, row[field], start, end)
    for field in IN_WORDS:
        words = kept.get(field) or ""
        at = text.casefold().find(words.casefold())
        if len(words.split()) > LONGEST_TAKEN and at >= 0:
            kept[field] = [at, at + len(words)]
    return {**kept, fields[0]: [start, end]}


def _nearest(text: str, quote: str, start: int, end: int) -> list[int]:
    whole = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text)]
    found = whole or [m.span() for m in re.finditer(re.escape(quote), text)]
    nearest = min(found, key=lambda at: max(0, start - at[0], at[1] - end))
    return [*nearest]


def _print_of(text: str) -> str:
    """Letters in one case: that of messages in capitals is guessed from all sets together."""
    return sha256(text.casefold().encode()).hexdigest()[:16]


def report_of(data: Path, source: str) -> Row:
    """A report by its source, ``set:document``."""
    kind, _, document = source.partition(":")
    return _READ[kind](data)[document]


@cache
def _messages(data: Path) -> dict[str, Row]:
    casing = casing_of(report["text"] for read in (_posts, _releases) for report in read(data).values())
    rows = (json.loads(line) for part in ("train", "dev") for line in (data / "muc4" / f"{part}.jsonl").read_text("utf-8").splitlines())
    return {row["docid"]: message(row["text"], casing) for row in rows}


@cache
def _releases(data: Path) -> dict[str, Row]:
    """RE3D's documents, known by their part and number."""
    found = {}
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            outlet = row.get("sourceName") or path.parent.name
            found[f"{path.parent.name}/{row['_id']}"] = {"outlet": outlet, "published": "", "title": row["title"], "text": row["text"]}
    return found


@cache
def _posts(data: Path) -> dict[str, Row]:
    """EWT's documents as running text."""
    found: dict[str, Row] = {}
    for part in ("train", "dev"):
        name, text = "", ""
        for line in [*(data / "ewt" / f"en_ewt-ud-{part}.conllu").read_text("utf-8").splitlines(), "# newdoc id = "]:
            if line.startswith("# newdoc id"):
                if name:
                    dated = re.search(r"_(\d{4})(\d\d)(\d\d)_", name)
                    found[name] = {"outlet": "", "published": "-".join(dated.groups()) if dated else "", "title": "", "text": text.strip()}
                name, text = line.partition("=")[2].strip(), ""
            elif line.startswith("# newpar"):
                text = text.rstrip(" ") + ("\n\n" if text else "")
            elif line.startswith("# text ="):
                text += line.partition("=")[2].strip() + " "
    return found


_READ: dict[str, Callable[[Path], dict[str, Row]]] = {"muc4": _messages, "re3d": _releases, "ewt": _posts}


def main() -> None:
    """Lift annotations out of finished stories, or write empty ones to annotate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("what", choices=("lift", "empty"))
    parser.add_argument("--to", type=Path, default=REAL, help="where marks go")
    parser.add_argument("names", nargs="+", help="lift: finished stories; empty: NAME.json=SET:DOCUMENT")
    given = parser.parse_args()
    for name in given.names:
        if given.what == "lift":
            story = json.loads(Path(name).read_text("utf-8"))
            marks = lifted(story)
            storied(marks, report_of(given.data, story["source"]))
            (given.to / Path(name).name).write_text(json.dumps(marks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        else:
            path, _, source = name.partition("=")
            key = Path(path).stem
            report = {"key": key, **report_of(given.data, source)}
            empty = {"story": key, "source": source, "reports": [report], "incidents": [], **{kind: [] for kind in QUOTES}}
            Path(path).write_text(json.dumps(empty, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
