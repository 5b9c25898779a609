"""Stories and public sets as examples: what is marked is what was annotated, word for word."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from accordingto.reading.model.heads import GROUPS, HEADS, KINDS, STANCES
from accordingto.reading.model.pieces import Pieces, batch
from benchmarks.gold import stories_in
from training.examples import NOT_KNOWN, Example
from training.noise import noisy
from training.sets import ewt, gum
from training.stories import examples_of

STORIES = Path(__file__).parents[2] / "training" / "stories"

TEXT = "Police said two gunmen killed at least three women in Harar on Sunday. The attack was the second there. She named no one."


def claim(question: str, value_quote: str, quote: str, **more: Any) -> dict[str, Any]:
    return {
        "doc_id": "a", "incident": "I1", "question": question, "value_quote": value_quote, "quote": quote,
        "stance": "asserted", "origin": "police", "origin_quote": "Police", "value": None, "group": None, **more,
    }  # fmt: skip


def story(*claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "story": "x", "reports": [{"key": "a", "title": "Three die in Harar", "text": TEXT}],
        "incidents": [{"key": "I1", "type": "shooting"}, {"key": "I2", "type": "raid"}],
        "claims": list(claims), **more,
    }  # fmt: skip


def marked(example: Example, head: str) -> list[str]:
    classes = example.classes[f"role:{head}" if f"role:{head}" in HEADS else head]
    starts = np.flatnonzero(classes == 1)
    ends = [next((n for n in range(s + 1, len(classes)) if classes[n] != 2), len(classes)) for s in starts]
    return [TEXT[example.pieces.starts[s] : example.pieces.ends[e - 1]] for s, e in zip(starts, ends, strict=True)]


def test_a_claim_marks_the_words_that_hold_its_value() -> None:
    killed = claim("killed", "at least three women", "killed at least three women", group="women")
    (example,) = examples_of(story(killed, claim("actor", "two gunmen", "two gunmen killed")))
    assert marked(example, "killed") == ["at least three women"]
    assert marked(example, "actor") == ["two gunmen"]
    assert marked(example, "injured") == []
    first, last = example.words(*[TEXT.index("at least"), TEXT.index(" in Harar")]) or (0, 0)
    assert set(example.classes["group"][first:last]) == {GROUPS.index("women")}
    assert set(example.classes["stance"][first:last]) == {STANCES.index("asserted")}
    assert example.classes["group"][0] == NOT_KNOWN


def test_a_claim_is_tied_to_the_words_of_its_origin_and_to_its_incident() -> None:
    own = claim("where", "Harar", "in Harar", origin="", origin_quote="")
    other = claim("type", "The attack", "The attack", value="shooting", incident="I2")
    (example,) = examples_of(story(own, other))
    assert [to for _, to in example.origins] == [None, (0, 1)]
    assert [incident for _, incident in example.events] == [0, 1]
    assert set(example.classes["kind"]) == {NOT_KNOWN, KINDS.index("shooting")}


def test_a_link_goes_to_the_last_words_before_it() -> None:
    (example,) = examples_of(story(links=[{"doc_id": "a", "quote": "She", "same_as": "Police"}]))
    ((words, to),) = example.same
    assert to == (0, 1) and TEXT[example.pieces.starts[words[0]] :].startswith("She")


def test_every_quote_of_our_stories_is_found() -> None:
    stories = list(stories_in(STORIES))
    claims = sum(len(s["claims"]) for s in stories)
    examples = [e for s in stories[:40] for e in examples_of(s)]
    assert claims >= 16_000 and sum(len(s["reports"]) for s in stories) >= 800
    assert sum(len(e.events) for e in examples) == sum(len(s["claims"]) + len(s["mentions"]) for s in stories[:40])


def test_names_and_happenings_fall_on_the_words_of_the_text(tmp_path: Path) -> None:
    names, happened = tmp_path / "names.iob2", tmp_path / "happened.jsonl"
    names.write_text(
        "# newdoc id = d\n# text = Ada Brand left Oslo.\n1\tAda\tB-PER\t-\tx\n2\tBrand\tI-PER\t-\tx\n3\tleft\tO\t-\tx\n"
        "4\tOslo\tB-LOC\t-\tx\n5\t.\tO\t-\tx\n\n# text = It didn't rain.\n1\tIt\tO\t-\tx\n2\tdid\tO\t-\tx\n3\tn't\tO\t-\tx\n"
        "4\train\tB-OTH\t-\tx\n5\t.\tO\t-\tx\n\n",
        "utf-8",
    )
    happened.write_text('{"text": "It did n\'t rain .", "targets": [{"span1": [3, 4], "label": -3.0}]}\n', "utf-8")
    (example,) = ewt(names, happened)
    classes = example.classes["name"].tolist()
    assert classes == [1, 2, 0, 5, 0, *[0] * (len(classes) - 5)]
    assert (example.classes["happened"] == 1).sum() == 1


def test_coreference_leads_to_the_mention_before(tmp_path: Path) -> None:
    row = "{n}\t{word}\t_\t_\t_\t_\t_\t_\t_\t{entity}\n"
    words = [("Ada", "Entity=(1-person)"), ("met", "_"), ("a", "Entity=(2-person"), ("guard", "Entity=2)"), (".", "_")]
    again = [("She", "Entity=(1-person)"), ("left", "_"), ("him", "Entity=(2-person)"), (".", "_")]
    text = "# text = Ada met a guard.\n" + "".join(row.format(n=n, word=w, entity=e) for n, (w, e) in enumerate(words, 1))
    text += "\n# text = She left him.\n" + "".join(row.format(n=n, word=w, entity=e) for n, (w, e) in enumerate(again, 1)) + "\n"
    (tmp_path / "d.conllu").write_text(text, "utf-8")
    (example,) = gum(tmp_path)
    assert example.same == [((0, 1), None), ((2, 4), None), ((5, 6), (0, 1)), ((7, 8), (2, 4))]


@pytest.mark.parametrize("draw", range(40))
def test_noise_takes_nothing_from_the_words(draw: int) -> None:
    import random

    random.seed(draw)
    example = Example.of(TEXT, "Three die", ["mention"])
    other = noisy(example)
    assert (other.pieces.firsts == example.pieces.firsts).all() and other.classes is example.classes
    made, _ = batch(other.pieces, other.title)
    assert made.shapes.max() < 21 and made.shapes.min() >= 0


def test_other_names_for_the_parties_move_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.noise.RENAMED", 1.0)
    monkeypatch.setattr("training.noise.SMUDGED", 0.0)
    text = "Government shelling killed two. The government said army troops fled."
    example = Example.of(text, "", ["role:actor"])
    example.mark_span("role:actor", (0, 1))
    other = noisy(example).pieces
    changed = [n for n in range(len(other)) if list(ids_of(other, n)) != list(ids_of(example.pieces, n))]
    assert changed == [0, 8] and len(other) == len(example.pieces)


def ids_of(pieces: Pieces, word: int) -> np.ndarray:
    return pieces.ids[pieces.firsts[word] : pieces.firsts[word + 1]]


def test_a_state_takes_the_place_of_its_army_and_every_mark_moves_along(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("RENAMED", 1.0), ("SMUDGED", 0.0), ("UNTITLED", 0.0), ("NAMED_STATE", 1.0), ("SHOUTED", 0.0), ("SMALL", 0.0)):
        monkeypatch.setattr(f"training.noise.{name}", value)
    text = "On Sunday the armed forces shelled Harar, police said, killing two."
    example = Example.of(text, "", ["role:actor", "role:killed"])
    actor, killed = example.words(*span(text, "the armed forces")), example.words(*span(text, "two"))
    police = example.words(*span(text, "police"))
    assert actor and killed and police
    example.mark_span("role:actor", actor)
    example.mark_span("role:killed", killed)
    example.events.append((killed, 1))
    example.origins.append((killed, police))
    other = noisy(example)
    assert len(other.pieces) == len(example.pieces) - 2
    assert (other.classes["role:actor"] == 1).sum() == 1 and (other.classes["role:actor"] == 2).sum() == 0
    ((words, _),) = other.events
    ((_, to),) = other.origins
    assert list(ids_of(other.pieces, words[0])) == list(ids_of(example.pieces, killed[0]))
    assert to and list(ids_of(other.pieces, to[0])) == list(ids_of(example.pieces, police[0]))


def span(text: str, quote: str) -> tuple[int, int]:
    return text.index(quote), text.index(quote) + len(quote)
