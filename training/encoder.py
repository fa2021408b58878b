"""The network: the six layers of MiniLM as a plain encoder, with one layer of outputs for tags and parts.

Written out, so that the weights load by name from a safetensors file and the export needs no other library.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from harmledger.extract.tagger.labels import OUTPUTS, PARTS


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of all-MiniLM-L6-v2."""

    vocabulary: int = 30_522
    positions: int = 512
    hidden: int = 384
    heads: int = 12
    inner: int = 1_536
    layers: int = 6


class Layer(nn.Module):
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.hidden, shape.hidden)
        self.key = nn.Linear(shape.hidden, shape.hidden)
        self.value = nn.Linear(shape.hidden, shape.hidden)
        self.attended = nn.Linear(shape.hidden, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.last_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = x.shape
        split = (batch, length, self.heads, hidden // self.heads)
        q, k, v = (part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        weights = q @ k.transpose(-1, -2) / (hidden // self.heads) ** 0.5
        if mask is not None:
            weights = weights + mask
        mixed = (weights.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm(x + self.dropout(self.attended(mixed)))
        return self.last_norm(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Tagger(nn.Module):
    """Ids of pieces, (batch, length), to the scores of tags and parts, (batch, length, outputs)."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.types = nn.Embedding(2, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.outputs = nn.Linear(shape.hidden, OUTPUTS + len(PARTS))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(place) + self.types.weight[0]))
        for layer in self.layers:
            x = layer(x, mask)
        return self.outputs(self.dropout(x))


def load_base(model: Tagger, weights: Path) -> None:
    """Puts the pre-trained weights into the encoder; the outputs stay as they were drawn. Raises KeyError where one lacks."""
    told = load_file(weights)
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "types.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    inside = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for n in range(len(model.layers)):
        for mine, theirs in inside.items():
            for kind in ("weight", "bias"):
                names[f"layers.{n}.{mine}.{kind}"] = f"encoder.layer.{n}.{theirs}.{kind}"
    state = model.state_dict()
    state.update({mine: told[theirs] for mine, theirs in names.items()})
    model.load_state_dict(state)
