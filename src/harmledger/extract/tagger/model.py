"""The trained tagger: a stretch of text in, marks out. The only place that knows onnxruntime.

A sentence is run by itself and on one thread, so that what it is given with, and the machine's cores, change nothing (M25).
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from harmledger.errors import MissingPartError
from harmledger.extract.tagger.labels import OUTPUTS, PARTS
from harmledger.extract.tagger.marked import Marked, marked
from harmledger.extract.tagger.pieces import Vocabulary, words_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LONGEST = 250
"""Pieces that the model sees at once; a longer stretch is cut between words."""


class TaggerModel:
    """A model and its vocabulary in ``folder``; ``digest`` is the beginning of the model's SHA-256, for readings to name (M25).

    Raises MissingPartError where onnxruntime or a file is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._session = _session(folder / "model.onnx")
        self.digest = sha256((folder / "model.onnx").read_bytes()).hexdigest()[:12]
        self._vocabulary = Vocabulary((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())

    def mark(self, text: str, start: int = 0, end: int | None = None) -> Marked:
        """The marks in characters ``start`` to ``end`` of a text, at offsets in the whole text."""
        words = words_of(text, start, end)
        pieces = [self._vocabulary.pieces_of(text[word.start : word.end]) for word in words]
        if not words:
            return marked((), np.zeros((0, OUTPUTS + len(PARTS)), dtype=np.float32))
        rows = [self._scores(pieces[a:b]) for a, b in _windows(pieces)]
        return marked(words, np.concatenate(rows))

    def _scores(self, pieces: list[tuple[int, ...]]) -> NDArray[np.float32]:
        vocabulary = self._vocabulary
        ids = [vocabulary.begin, *(piece for word in pieces for piece in word), vocabulary.end]
        firsts = np.cumsum([1, *(len(word) for word in pieces[:-1])])
        (scores,) = self._session.run(None, {"ids": np.array([ids], dtype=np.int64)})
        found: NDArray[np.float32] = np.asarray(scores, dtype=np.float32)[0][firsts]
        return found


def _windows(pieces: list[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Stretches of words that each have at most LONGEST pieces."""
    cuts, size = [0], 0
    for i, word in enumerate(pieces):
        if size + len(word) > LONGEST and size:
            cuts.append(i)
            size = 0
        size += len(word)
    return list(zip(cuts, [*cuts[1:], len(pieces)], strict=True))


def _session(path: Path) -> InferenceSession:
    if not is_installed():
        raise MissingPartError("the tagger needs onnxruntime, which is not installed.", "Run: pip install 'harmledger[tagger]'")
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise MissingPartError(f"the tagger's model cannot be loaded: {error}.", "Install harmledger again.") from error


def is_installed() -> bool:
    """Whether the tagger can run here at all."""
    return find_spec("onnxruntime") is not None


@cache
def shipped_model() -> TaggerModel:
    """The model that comes with harmledger, loaded once."""
    with as_file(files("harmledger.extract.tagger") / "data") as folder:
        return TaggerModel(folder)
