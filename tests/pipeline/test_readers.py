"""A reader by name; where the tagger cannot run, the grammar stands in, and says so."""

from __future__ import annotations

import pytest

from harmledger.extract.tagger import model
from harmledger.pipeline.readers import READERS, reader_named


def test_each_reader_says_what_it_is() -> None:
    assert reader_named("grammar").made_by.reader == "grammar"
    pytest.importorskip("onnxruntime")
    for name in ("tagger", "hybrid"):
        made_by = reader_named(name).made_by
        assert made_by.reader == name
        assert made_by.version.endswith(f"+{model.shipped_model().digest}"), "another model is another version (M25)"
    assert set(READERS) == {"grammar", "tagger", "hybrid"}


def test_m25_a_reader_is_made_once() -> None:
    assert reader_named("grammar") is reader_named("grammar")


def test_without_onnxruntime_the_grammar_reads_alone_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "is_installed", lambda: False)
    with pytest.warns(RuntimeWarning, match="onnxruntime is not installed"):
        reader = reader_named.__wrapped__("hybrid")
    assert reader.made_by.reader == "grammar"
