"""Names of people, organisations and places, as Universal NER has them: python -m benchmarks.names FILE.iob2

Prints precision, recall and F1 of exact spans with their kind over the sentences of a file, each document read as running text.
Spans tagged OTH are left out of gold, as the set's own papers do (Mayhew et al. 2024).
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from accordingto.reading.model.encoder import answer
from accordingto.reading.model.heads import NAMES
from benchmarks.scoring import Hits

Sentence = tuple[str, list[str], list[str]]
"""A sentence's text, its words, and a tag a word."""
SURE = 0.5
READ_TOGETHER = 20
"""Sentences that are read as one text, as they stand in their document."""


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of each document."""
    document: list[Sentence] = []
    text, words, tags = "", list[str](), list[str]()
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            if document:
                yield document
            document = []
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line[:1].isdigit():
            _, word, tag, *_ = line.split("\t")
            words.append(word)
            tags.append(tag)
        elif not line and words:
            document.append((text, words, tags))
            words, tags = [], []
    yield document


def gold_spans(sentence: Sentence, base: int) -> Iterator[tuple[int, int, str]]:
    """The tagged stretches of a sentence, in characters of the text that it starts ``base`` characters into."""
    text, words, tags = sentence
    at, spans = 0, []
    for word in words:
        found = text.find(word, at)
        begin = at if found < 0 else found
        at = begin + len(word)
        spans.append((base + begin, base + at))
    for first, end, kind in tagged(tags):
        if kind in NAMES:
            yield spans[first][0], spans[end - 1][1], kind


def tagged(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches that IOB2 tags mark, with their kind."""
    start = -1
    for at, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag[:2] != "I-":
            yield start, at, tags[start][2:]
            start = -1
        if tag[:2] == "B-" or (tag[:2] == "I-" and start < 0):
            start = at


def score(path: Path) -> Hits:
    """The figures over a whole file."""
    hits = Hits()
    for document in documents(path):
        for first in range(0, len(document), READ_TOGETHER):
            part = document[first : first + READ_TOGETHER]
            gold, base = set[tuple[int, int, str]](), 0
            for sentence in part:
                gold.update(gold_spans(sentence, base))
                base += len(sentence[0]) + 1
            said = answer(" ".join(text for text, _, _ in part), "")
            starts, ends = said.pieces.starts, said.pieces.ends
            found = {(int(starts[a]), int(ends[b - 1]), NAMES[kind]) for (a, b), kind, _ in said.spans("name", SURE)}
            hits += Hits(len(gold & found), len(found), len(gold))
    return hits


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    hits = score(parser.parse_args().file)
    print(f"names gold {hits.gold} P {hits.precision:.1f} R {hits.recall:.1f} F1 {hits.f1:.1f}")


if __name__ == "__main__":
    main()
