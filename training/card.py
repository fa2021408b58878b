"""The model card: what the model was trained on and how, what it scores, what it cannot do, and the digests of both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harmledger.extract.tagger.labels import PARTS
from labelled import TAGS
from scoring import SpanScore

LIMITS = """\
- English only; letters are read without case and accents.
- It marks one sentence at a time and sees nothing of those around it.
- Its sentences were written by a few people for this project in the manner of reports; it has seen no real report.
- Rare tags (the missing, the abducted, the held, casualties) have few examples, and their scores say little.
- It is surer of itself than it is right: a probability of 0.9 is no chance of nine in ten.
- It says where words stand, never how many they say: numbers are read from the words by the grammar's code.
- The same file gives the same marks on one kind of processor; another may round 8-bit products otherwise.
"""


def card(facts: Mapping[str, Any], scores: Mapping[str, SpanScore]) -> str:
    """The card as Markdown."""
    rows = [
        f"| {tag} | {name} | {scores[tag].f1:.3f} | {scores[tag].hit} | {scores[tag].marked} | {scores[tag].labelled} |"
        for tag, name in TAGS.items()
    ]
    whole, part = scores["all"], scores["part"]
    return "\n".join(
        [
            "# The tagger's model",
            "",
            "Written by `make train`: six layers, from all-MiniLM-L6-v2 (Apache-2.0), with 8-bit weights, as ONNX.",
            "",
            "| | |",
            "|---|---|",
            f"| base weights, SHA-256 | {facts['base']} |",
            f"| model.onnx, SHA-256 | {facts['model']} |",
            f"| corpus, SHA-256 of its files | {facts['corpus']} |",
            f"| learned from | {facts['entries']} entries ({facts['sentences']} sentences), {facts['generated']} made |",
            f"| seed, steps | {facts['seed']}, {facts['steps']} of {facts['batch']} |",
            f"| minutes on two shared cores | {facts['minutes']} |",
            "",
            "## Scores",
            "",
            f"Spans right in tag and in both ends, on the held-back fifth of the corpus ({facts['held_back']} entries).",
            "",
            "| tag | | F1 | right | marked | labelled |",
            "|---|---|---|---|---|---|",
            *rows,
            f"| | all | {whole.f1:.3f} | {whole.hit} | {whole.marked} | {whole.labelled} |",
            "",
            f"Of the right spans that have a part ({', '.join(PARTS)}), it is right for {part.hit} of {part.marked}.",
            "",
            "## Limits",
            "",
            LIMITS,
        ]
    )
