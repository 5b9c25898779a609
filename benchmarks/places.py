"""Places as LGL has them: towns, regions, countries and words for their people, also inside the names of bodies and papers.

python benchmarks/places.py ROWS.jsonl > PRED.jsonl
"""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from accordingto.reading.layers import Passage
from accordingto.reading.places import place_stretches
from accordingto.reading.places.senses import choose
from accordingto.reading.sentences import find_sentences


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row of places for each row with a text; names that were not resolved are left out."""
    for row in rows:
        text = row["text"]
        found, _ = place_stretches(text, find_sentences(text, (Passage(0, len(text), "body"),)))
        picked = choose(found)
        places = [
            {"start": t.start, "end": t.end, "latitude": e.latitude, "longitude": e.longitude}
            for n, t in enumerate(found)
            if (e := picked[n]) is not None
        ]
        yield {"id": row["id"], "places": places}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        for result in predict(json.loads(line) for line in lines if line.strip()):
            print(json.dumps(result))
