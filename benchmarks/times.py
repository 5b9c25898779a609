"""Times on rows of {"id", "published", "text"}: the layer as a TIMEX3 scorer wants it."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from accordingto.reading.layers import Passage
from accordingto.reading.sentences import find_sentences
from accordingto.reading.times import find_times


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row of times for each row of text."""
    for row in rows:
        text = row["text"]
        sentences = find_sentences(text, (Passage(0, len(text), "body"),)) if text else ()
        times = find_times(text, sentences, row.get("published") or "", ())
        yield {"id": row["id"], "times": [{"start": t.start, "end": t.end, "value": t.timex or "null"} for t in times]}


def main(path: str) -> None:
    """Print the rows for a file of rows."""
    with open(path, encoding="utf-8") as source:
        for told in predict(json.loads(line) for line in source if line.strip()):
            print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
