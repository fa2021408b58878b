"""The page on the method says what the documents say."""

from __future__ import annotations

import re
from pathlib import Path

from harmledger.codebook.load import digest
from harmledger.web.view.method import method, rules

DOCUMENT = Path(__file__).parents[3] / "docs" / "method.md"


def test_the_rules_are_those_of_the_document() -> None:
    written = dict(re.findall(r"^\| (M\d+) \| (.*?) \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))
    assert {name: rule for section in rules().values() for name, rule in section.items()} == written
    assert len(written) == 28


def test_it_names_the_codebook_and_counts_its_words() -> None:
    told = method()
    assert told.codebook == digest()
    assert all(number > 0 for _, _, number in told.words)
    assert {"air strike", "other"} <= {kind.name.lower() for kind in told.types} | {"other"}
