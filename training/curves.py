"""How well the network reads examples that it has not seen: exact stretches a head, links, names."""

from collections import Counter

import numpy as np
import torch

from accordingto.reading.model.answers import Answers, gathered
from accordingto.reading.model.heads import HEADS
from accordingto.reading.model.pieces import batch
from training.examples import NOT_KNOWN, Example
from training.network import Network


def answers(network: Network, example: Example) -> Answers:
    """What the network says about an example."""
    made, windows = batch(example.pieces, example.title)
    with torch.no_grad():
        heads, links = network(*(torch.from_numpy(part) for part in (made.ids, made.shapes, made.segments, made.mask)))
    return gathered(example.pieces, made, windows, heads.float().numpy(), links.float().numpy())


def figures(network: Network, examples: list[Example], sure: float = 0.5) -> dict[str, float]:
    """F1 of exact spans under each span head, accuracy of the others where gold marks words, and of links; in percent."""
    network.eval()
    right: Counter[str] = Counter()
    got: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for example in examples:
        if not len(example.pieces):
            continue
        said = answers(network, example)
        for name, classes in example.classes.items():
            if HEADS[name].classes >= 3 and (":" in name or name in ("mention", "name")):
                marked = set(_spans(classes))
                found = {(words, kind) for words, kind, _ in said.spans(name, sure)}
                right[name] += len(marked & found)
                got[name] += len(found)
                gold[name] += len(marked)
            else:
                known = classes != NOT_KNOWN
                right[name] += int((said.probabilities(name).argmax(1)[known] == classes[known]).sum())
                got[name] += int(known.sum())
                gold[name] += int(known.sum())
        _links(example, said, right, got, gold)
    network.train()
    return {name: round(200 * right[name] / (got[name] + gold[name]), 1) for name in gold if gold[name]}


def _links(example: Example, said: Answers, right: Counter[str], got: Counter[str], gold: Counter[str]) -> None:
    alike = said.alike([words for words, _ in example.events]) > 0.5
    numbers = np.array([n for _, n in example.events])
    same = numbers[:, None] == numbers[None, :]
    upper = np.triu(np.ones_like(same), 1).astype(bool) if len(numbers) else same
    for name, truth in (("incident together", same), ("incident apart", ~same)):
        claimed = alike if name == "incident together" else ~alike
        right[name] += int((claimed & truth)[upper].sum())
        got[name] += int(claimed[upper].sum())
        gold[name] += int(truth[upper].sum())
    for link, pairs in (("origin", example.origins), ("same", example.same)):
        for words, to in pairs:
            found, _ = said.linked(link, words)
            right[link] += (found is None) if to is None else found is not None and to[0] <= found < to[1]
            got[link] += 1
            gold[link] += 1


def _spans(classes: np.ndarray) -> list[tuple[tuple[int, int], int]]:
    spans, start = [], -1
    for at, c in enumerate([*classes.tolist(), 0]):
        if start >= 0 and not (c and c % 2 == 0):
            spans.append(((start, at), (int(classes[start]) - 1) // 2))
            start = -1
        if c % 2 == 1:
            start = at
    return spans
