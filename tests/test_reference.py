"""The generated reference is what the code says today."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"


def test_the_schema_of_a_reading_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("generate", REFERENCE / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    written = json.loads((REFERENCE / "reading.schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(generate.reading_schema()), "run `make docs` and look at what changed in the public contract"
