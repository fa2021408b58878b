"""The shipped model: what it marks is the same whatever it is given with, and its figures are what its card says."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files

import pytest

pytest.importorskip("onnxruntime")

from harmledger.errors import MissingPartError
from harmledger.extract.tagger.model import LONGEST, TaggerModel, _windows, shipped_model

DATA = files("harmledger.extract.tagger") / "data"
TEXT = "Shelling killed at least 12 people in Beit Karm on Friday, the Lowland Rescue Corps said. Bread cost 12 pounds there."


def test_the_model_is_the_one_that_its_card_names() -> None:
    digest = sha256((DATA / "model.onnx").read_bytes()).hexdigest()
    assert digest in (DATA / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert json.loads((DATA / "facts.json").read_text(encoding="utf-8"))["model"] == digest


def test_the_shipped_model_marks_a_plain_report() -> None:
    marks = shipped_model().mark(TEXT).marks
    told = {(mark.tag, TEXT[mark.start : mark.end]) for mark in marks}
    assert {("k", "at least 12"), ("p", "Beit Karm")} <= told
    assert ("k", "12") not in told, "twelve pounds are no people (M6)"


def test_m25_marks_do_not_depend_on_what_is_read_before_or_beside() -> None:
    sentences = [f"{TEXT} Gunmen abducted {n} farmers near Odo." for n in range(2, 12)]
    model = shipped_model()
    alone = [model.mark(text) for text in sentences]
    shuffled = list(range(len(sentences)))
    random.Random(7).shuffle(shuffled)
    again = {n: model.mark(sentences[n]) for n in shuffled}
    assert all(again[n].marks == alone[n].marks for n in shuffled)
    assert all((again[n].chances == alone[n].chances).all() for n in shuffled)


def test_m25_a_stretch_of_a_text_is_marked_as_it_is_alone() -> None:
    stop = TEXT.index(" Bread")
    alone, inside = shipped_model().mark(TEXT[:stop]), shipped_model().mark(TEXT, 0, stop)
    assert alone.marks == inside.marks


@pytest.mark.parametrize("threads", ["1", "2", "4"])
def test_m25_threads_of_the_machine_change_nothing(threads: str) -> None:
    code = f"from harmledger.extract.tagger.model import shipped_model; print(shipped_model().mark({TEXT!r}).marks)"
    environment = {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str(shipped_model().mark(TEXT).marks)


def test_a_long_stretch_is_cut_between_words() -> None:
    pieces = [(1, 2, 3)] * 200
    windows = _windows(pieces)
    assert [first for first, _ in windows[1:]] == [last for _, last in windows[:-1]]
    assert windows[-1][1] == 200
    assert all(sum(map(len, pieces[a:b])) <= LONGEST for a, b in windows)
    assert shipped_model().mark("ten people " * 300).words


def test_nothing_has_no_marks() -> None:
    assert shipped_model().mark(" \n ").marks == ()


def test_a_model_that_cannot_be_loaded_says_what_to_do(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "model.onnx").write_bytes(b"no model")
    (folder / "vocab.txt").write_text("[UNK]\n[CLS]\n[SEP]\n", encoding="utf-8")
    with pytest.raises(MissingPartError, match="Install harmledger again"):
        TaggerModel(folder)
