"""The shipped network: loaded once, checked by its hash, run on as many cores as it is given."""

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from accordingto.errors import UnusableReader
from accordingto.reading.model.answers import Answers, gathered
from accordingto.reading.model.heads import HEADS
from accordingto.reading.model.pieces import WEIGHTS, batch, cut, tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

ABREAST = 8
"""Windows that go through the network at a time: a hundred at once would take two gigabytes."""


def answer(text: str, title: str) -> Answers:
    """What the network says about every word of a text."""
    pieces = cut(text)
    made, windows = batch(pieces, cut(title))
    given = {"ids": made.ids, "shapes": made.shapes, "segments": made.segments, "mask": made.mask}
    told = [_session().run(None, {name: rows[at : at + ABREAST] for name, rows in given.items()}) for at in range(0, len(windows), ABREAST)]
    heads, links = (np.concatenate(each) for each in zip(*told, strict=True))
    return gathered(pieces, made, windows, heads, links)


def ready() -> None:
    """Load the network now rather than at the first report."""
    _session()
    tokenizer()


@cache
def _session() -> "InferenceSession":
    """The network, ready to run; UnusableReader where its files are not those that were shipped."""
    from onnxruntime import InferenceSession, SessionOptions

    card = json.loads((WEIGHTS / "card.json").read_text("utf-8"))
    if card["heads"] != {name: [head.start, head.classes] for name, head in HEADS.items()}:
        raise UnusableReader("The shipped network answers other questions than this version asks: install the package again.")
    for name, expected in card["sha256"].items():
        if hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() != expected:
            raise UnusableReader(f"{name} of the shipped network is not the file that was shipped: install the package again.")
    options = SessionOptions()
    options.intra_op_num_threads = 1  # reports are read abreast, which uses two cores better than two threads on one report
    return InferenceSession(WEIGHTS / "reader.onnx", options, providers=["CPUExecutionProvider"])
