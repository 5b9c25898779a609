"""The public sets as examples: names and happenings on EWT, coreference on GUM."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accordingto.reading.model.heads import NAMES
from benchmarks.names import Sentence, documents, tagged
from training.examples import NOT_KNOWN, Example, Words

CHUNK = 220
"""Words an example of running text: about one window."""


def ewt(names: Path, factuality: Path) -> list[Example]:
    """Universal NER on UD English EWT (Mayhew et al. 2024), with UDS-IH2's factuality (Rudinger et al. 2018) where it has the sentence."""
    happened = _happenings(factuality)
    return [_named(chunk, happened) for document in documents(names) for chunk in _chunks(document)]


def _happenings(path: Path) -> dict[tuple[str, ...], list[tuple[int, float]]]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {tuple(row["text"].split(" ")): [(t["span1"][0], t["label"]) for t in row["targets"]] for row in rows}


def _chunks(document: list[Sentence]) -> Iterator[list[Sentence]]:
    chunk: list[Sentence] = []
    for sentence in document:
        if chunk and sum(len(words) for _, words, _ in chunk) + len(sentence[1]) > CHUNK:
            yield chunk
            chunk = []
        chunk.append(sentence)
    if chunk:
        yield chunk


def _named(chunk: list[Sentence], happened: dict[tuple[str, ...], list[tuple[int, float]]]) -> Example:
    example = Example.of(" ".join(text for text, _, _ in chunk), "", ["name"])
    for words, spans in placed(example, chunk):
        tags = words[2]
        for start, end, kind in tagged(tags):
            if kind in NAMES and spans[start] and spans[end - 1]:
                example.mark_span("name", (spans[start][0], spans[end - 1][1]), NAMES.index(kind))
        for at, label in happened.get(tuple(words[1]), []):
            if at < len(spans) and spans[at]:
                example.mark("happened", spans[at], 0 if label >= 1 else 1 if label <= -1 else 2)
    return example


def placed(example: Example, chunk: list[Sentence]) -> Iterator[tuple[Sentence, list[Words]]]:
    """Each sentence with the example's words that its own words fall on."""
    base = 0
    for sentence in chunk:
        text, words, _ = sentence
        at, spans = 0, []
        for word in words:
            found = text.find(word, at)
            start = at if found < 0 else found
            at = start + len(word)
            spans.append(example.pieces.words_in(base + start, base + at))
        base += len(text) + 1
        yield sentence, spans


def gum(folder: Path) -> list[Example]:
    """Coreference and names of GUM (Zeldes 2017): each mention after the first takes up the one before; a new one takes up nobody."""
    return [example for path in sorted(folder.glob("*.conllu")) for example in _corefering(path)]


def _corefering(path: Path) -> Iterator[Example]:
    sentences: list[Sentence] = []
    text, words, entities = "", [], []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and line[0].isdigit() and re.fullmatch(r"\d+", line.split("\t", 1)[0]):
            fields = line.split("\t")
            words.append(fields[1])
            noted = next((f.removeprefix("Entity=") for f in fields[9].split("|") if f.startswith("Entity=")), "")
            entities.append(f"{fields[3]} {noted}")  # the word class stands before what is noted of entities
        elif not line and words:
            sentences.append((text, words, entities))
            words, entities = [], []
    for chunk in _chunks(sentences):
        yield _linked(chunk)


def _linked(chunk: list[Sentence]) -> Example:
    example = Example.of(" ".join(text for text, _, _ in chunk), "", ["name"])
    last: dict[str, Words] = {}
    for (_, written, noted), spans in placed(example, chunk):
        classes, entities = zip(*(note.split(" ", 1) for note in noted), strict=True)
        found = sorted(_entities(entities), key=lambda e: (e.start, -e.end))
        for entity in found:
            words = (spans[entity.start][0], spans[entity.end][1])
            if words[0] < words[1]:
                example.same.append((words, last.get(entity.group)))
                last[entity.group] = words
        _mark_names(example, written, classes, spans, found)
    return example


@dataclass(frozen=True, slots=True)
class _Entity:
    """A mention of a group of words that mean one thing, from its first word to its last."""

    group: str
    kind: str
    start: int
    end: int


def _entities(noted: tuple[str, ...]) -> Iterator[_Entity]:
    open_: list[tuple[str, str, int]] = []
    for at, note in enumerate(noted):
        for piece in re.findall(r"\(\d+[^()]*\)?|\d*\)", note):
            if piece[0] == "(":
                group, _, more = piece[1:].rstrip(")").partition("-")
                open_.append((group, more.partition("-")[0], at))
            if piece[-1] == ")" and open_:
                name = piece[:-1] if piece[0] != "(" else ""
                which = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][0] == name), len(open_) - 1)
                group, kind, start = open_.pop(which)
                yield _Entity(group, kind, start, at)


_NAMED = {"person": "PER", "organization": "ORG", "place": "LOC"}
_BEFORE_NAMES = frozenset(
    "the a an mr. mr mrs. mrs ms. ms dr. dr president king queen sir madam professor prof. senator judge prime minister chair".split()
)
_WITHIN_NAMES = frozenset("of the and for de la del van von al".split())


def _mark_names(example: Example, written: list[str], classes: tuple[str, ...], spans: list[Words], found: list[_Entity]) -> None:
    """Names as Universal NER cuts them: proper nouns in one breath; other proper nouns are left unknown."""
    for at, word_class in enumerate(classes):
        if word_class == "PROPN" and spans[at][0] < spans[at][1]:
            example.mark("name", spans[at], NOT_KNOWN)
    taken: set[int] = set()
    for entity in sorted(found, key=lambda e: e.end - e.start):  # in "the people of Japan" Japan is a place
        if entity.kind not in _NAMED:
            continue
        start, end = entity.start, entity.end + 1
        one = entity.kind == "person"
        named = [kind == "PROPN" or (at > 0 and not one and written[at][:1].isupper()) for at, kind in enumerate(classes)]
        while start < end and (written[start].casefold() in _BEFORE_NAMES or not named[start]):
            start += 1
        stop = start
        while stop < end and (named[stop] or (stop > start and not one and written[stop].casefold() in _WITHIN_NAMES)):
            stop += 1
        while stop > start and not named[stop - 1]:
            stop -= 1
        if "PROPN" not in classes[start:stop]:
            continue
        words = (spans[start][0], spans[stop - 1][1]) if start < stop else (0, 0)
        if words[0] < words[1] and not taken & set(range(start, stop)):
            example.mark_span("name", words, NAMES.index(_NAMED[entity.kind]))
            taken |= set(range(start, stop))
