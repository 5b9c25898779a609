"""The shipped network: it answers, on every text, and refuses files that are not its own."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from accordingto.errors import UnusableReader
from accordingto.reading.model import encoder, pieces
from accordingto.reading.model.answers import Answers
from accordingto.reading.model.encoder import answer
from accordingto.reading.model.heads import HEADS, NAMES, ROLES

TEXT = "Gunmen on motorbikes killed at least twelve villagers in Dosso on Friday, the mayor, Amadou Seyni, told Radio Tillabéri."


def quoted(said: Answers, words: tuple[int, int], text: str = TEXT) -> str:
    return text[said.pieces.starts[words[0]] : said.pieces.ends[words[1] - 1]]


def test_it_finds_who_did_what_where_and_how_many() -> None:
    said = answer(TEXT, "")
    found = {role: {quoted(said, words) for words, _, _ in said.spans(f"role:{role}", 0.4)} for role in ROLES}
    assert any("Gunmen" in stretch for stretch in found["actor"])
    assert any("twelve" in stretch for stretch in found["killed"])
    assert any("Dosso" in stretch for stretch in found["where"])
    assert found["injured"] == set()


def test_it_names_people_and_places() -> None:
    text = "President Barack Obama flew from Washington to London to meet officials of the United Nations."
    said = answer(text, "")
    names = {quoted(said, words, text): NAMES[kind] for words, kind, _ in said.spans("name", 0.5)}
    assert names == {"Barack Obama": "PER", "Washington": "LOC", "London": "LOC", "United Nations": "ORG"}


def test_the_origin_of_a_figure_is_found_in_its_sentence() -> None:
    said = answer(TEXT, "")
    at = TEXT.index("twelve")
    word, likely = said.linked("origin", said.pieces.words_in(at, at + 6))
    assert word is not None and 0.99 < likely.sum() < 1.01
    assert TEXT.index("the mayor") <= said.pieces.starts[word] < TEXT.index("told")


@pytest.mark.parametrize("text", ["", " \n", "‏القصف أصاب السوق", "a" * 5000, "1 2 3 " * 3000, "\u0000\ufffe𝔊unmen"])
def test_every_text_gets_an_answer_a_word(text: str) -> None:
    said = answer(text, text[:50])
    assert len(said.logits) == len(said.pieces) == len(said.windows)
    assert np.isfinite(said.logits).all()
    assert all(np.allclose(said.probabilities(name).sum(axis=1), 1, atol=1e-4) for name in HEADS)


def test_a_long_text_reads_at_its_end_as_it_would_alone() -> None:
    alone = answer(TEXT, "")
    padded = answer("The market opened as usual that week, and prices were stable. " * 120 + TEXT, "")
    tail = len(alone.pieces)
    marked, again = (said.probabilities("role:killed")[-tail:, 0] < 0.5 for said in (alone, padded))
    assert (marked == again).mean() > 0.9


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    shutil.copytree(pieces.WEIGHTS, tmp_path / "weights")
    monkeypatch.setattr(encoder, "WEIGHTS", tmp_path / "weights")
    encoder._session.cache_clear()
    yield tmp_path / "weights"
    encoder._session.cache_clear()


@pytest.mark.parametrize("name", ["reader.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused(weights: Path, name: str) -> None:
    data = bytearray((weights / name).read_bytes())
    data[len(data) // 2] ^= 1
    (weights / name).write_bytes(bytes(data))
    with pytest.raises(UnusableReader, match=rf"{name} of the shipped network is not the file that was shipped"):
        encoder.ready()


def test_a_network_with_other_heads_is_refused(weights: Path) -> None:
    card = json.loads((weights / "card.json").read_text("utf-8"))
    card["heads"].pop("main")
    (weights / "card.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(UnusableReader, match="answers other questions"):
        encoder.ready()


def test_the_network_is_small_enough_to_ship() -> None:
    assert (pieces.WEIGHTS / "reader.onnx").stat().st_size <= 32 * 2**20
