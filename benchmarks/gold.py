"""Annotated stories as gold: every mark with its place in the text. Needs nothing that reads, so that training can use it too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def stories_in(folder: Path) -> Iterator[Row]:
    """The stories of a folder, by name."""
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def located(row: Row, text: str, field: str = "quote") -> tuple[int, int] | None:
    """Where a story's quote stands in its report, by its occurrence; None where it stands nowhere."""
    quote, start = row[field], -1
    for _ in range(row.get("occurrence", 0) + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            return None
    return start, start + len(quote)


def gold_of(story: Row) -> Row:
    """A story in the shape of a gold bundle: every claim, mention and tally with its offsets."""
    texts = {r["key"]: r["text"] for r in story["reports"]}
    placed: Row = {"bundle": story["story"], "incidents": story["incidents"]}
    for name in ("claims", "mentions", "tallies"):
        rows = ((row, located(row, texts[row["doc_id"]])) for row in story.get(name, []))
        placed[name] = [row | {"start": at[0], "end": at[1]} for row, at in rows if at]
    return placed
