"""What the network gets wrong about some examples, as one number to be lowered."""

import random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from accordingto.reading.model.heads import HEADS, LINK_WIDTH, LINKS
from accordingto.reading.model.pieces import Batch, Pieces, Window, batch
from training.examples import NOT_KNOWN, Example, Words
from training.network import Network

WEIGHTS = {"role": 8.0, "part": 3.0, "mention": 4.0, "name": 10.0, "kind": 0.5, "stance": 0.5, "group": 0.5, "main": 0.5, "happened": 0.5}
"""A span head's loss is a mean over all words, nearly all of them outside; the others' over the few words they answer for."""
LINK_WEIGHT = 0.7
MOST_STRETCHES = 70
STEP = 64
"""Pieces by which batches differ in length."""


def answered(network: Network, examples: list[Example]) -> list[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """For each example: answers and sides of its words, the sides of nobody by window, and each word's window."""
    batches = [batch(e.pieces, e.title) for e in examples]
    # a few lengths only: every new shape costs the CPU's kernels a compilation
    length = -(-max(b.ids.shape[1] for b, _ in batches) // STEP) * STEP

    def rows(part: str) -> Tensor:
        return torch.from_numpy(np.concatenate([np.pad(getattr(b, part), ((0, 0), (0, length - b.ids.shape[1]))) for b, _ in batches]))

    heads, links = network(rows("ids"), rows("shapes"), rows("segments"), rows("mask"))
    heads, links = heads.float(), links.float()
    links = links.view(*links.shape[:2], len(LINKS), 2, LINK_WIDTH)
    found, row = [], 0
    for example, (made, windows) in zip(examples, batches, strict=True):
        owner, column = _places(example.pieces, made, windows)
        at = owner + row
        found.append((heads[at, column], links[at, column], links[row : row + len(windows), 0, :, 1], owner))
        row += len(windows)
    return found


def _places(pieces: Pieces, made: Batch, windows: list[Window]) -> tuple[Tensor, Tensor]:
    firsts = pieces.firsts[:-1]
    owner = np.searchsorted([w.own_end for w in windows], firsts, "right")
    column = firsts - np.array([w.start for w in windows])[owner] + made.offset
    return torch.from_numpy(owner), torch.from_numpy(column)


def loss_of(network: Network, examples: list[Example]) -> Tensor:
    """The mean loss of the examples under the heads and links that they know."""
    losses = []
    for example, (logits, sides, nobody, owner) in zip(examples, answered(network, examples), strict=True):
        if len(example.pieces):
            losses.append(_heads_loss(example, logits) + LINK_WEIGHT * _links_loss(example, sides, nobody, owner))
    return torch.stack(losses).mean()


def _heads_loss(example: Example, logits: Tensor) -> Tensor:
    total = logits.sum() * 0
    for name, classes in example.classes.items():
        known = torch.from_numpy(classes)
        if bool((known != NOT_KNOWN).any()):
            head = HEADS[name]
            total = total + WEIGHTS[name.split(":")[0]] * F.cross_entropy(logits[:, head.start : head.end], known, ignore_index=NOT_KNOWN)
    return total


def _mean(sides: Tensor, stretches: list[Words], link: str, side: int) -> Tensor:
    return torch.stack([sides[a:b, LINKS.index(link), side].mean(0) for a, b in stretches])


def _links_loss(example: Example, sides: Tensor, nobody: Tensor, owner: Tensor) -> Tensor:
    total = sides.sum() * 0
    events = example.events if len(example.events) <= MOST_STRETCHES else random.sample(example.events, MOST_STRETCHES)
    if len(events) > 1:
        stretches = [words for words, _ in events]
        scores = _mean(sides, stretches, "incident", 0) @ _mean(sides, stretches, "incident", 1).T / LINK_WIDTH**0.5
        numbers = torch.tensor([n for _, n in events])
        upper = torch.triu(torch.ones_like(scores, dtype=torch.bool), 1)
        same = (numbers[:, None] == numbers[None, :]).float()
        total = total + F.binary_cross_entropy_with_logits(((scores + scores.T) / 2)[upper], same[upper])
    for link, pairs in (("origin", example.origins), ("same", example.same)):
        which = LINKS.index(link)
        picked = pairs if len(pairs) <= MOST_STRETCHES else random.sample(pairs, MOST_STRETCHES)
        lost = []
        for words, to in picked:
            window = owner[words[0]]
            mine = (owner == window).nonzero().squeeze(1)
            if to is not None and owner[to[0]] != window:
                continue
            from_ = sides[words[0] : words[1], which, 0].mean(0)
            scores = torch.cat([sides[mine, which, 1], nobody[window, which][None]]) @ from_ / LINK_WIDTH**0.5
            right = len(mine) if to is None else int((mine == to[0]).nonzero()[0, 0])
            lost.append(F.cross_entropy(scores[None], torch.tensor([right])))
        if lost:
            total = total + torch.stack(lost).mean()
    return total
