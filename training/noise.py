"""The same text as it reaches people: shouted, in small letters, without its title."""

import random
from dataclasses import replace

import numpy as np

from training.examples import Example

UNTITLED, SHOUTED, SMALL = 0.3, 0.03, 0.06


def noisy(example: Example) -> Example:
    """An example whose title or case may be lost; what is known about its words stays."""
    title = example.title
    if random.random() < UNTITLED:
        title = replace(title, ids=title.ids[:0], shapes=title.shapes[:0])
    pieces, drawn = example.pieces, random.random()
    if drawn < SHOUTED + SMALL:
        # shapes count writing in sevens: 0 small, 1 capital, 2 capitals, 3 mixed, 6 a single capital
        place, writing = np.divmod(pieces.shapes, 7)
        letters = np.isin(writing, (0, 1, 2, 3, 6))
        pieces = replace(pieces, shapes=7 * place + np.where(letters, 2 if drawn < SHOUTED else 0, writing))
    return replace(example, pieces=pieces, title=title)
