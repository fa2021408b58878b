"""Write the generated reference again: the JSON Schema of a reading. tests/test_reference.py fails while it is stale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from harmledger.model.contract import ReadingRow

SCHEMA = Path(__file__).with_name("reading.schema.json")


def reading_schema() -> str:
    """The JSON Schema of one line of ``harmledger read --format jsonl``."""
    schema = _untitled(TypeAdapter(ReadingRow).json_schema())
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "A reading by harmledger"
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _untitled(node: Any) -> Any:
    """The schema without pydantic's own title for each key, which says only the key again."""
    if isinstance(node, list):
        return [_untitled(value) for value in node]
    if isinstance(node, dict):
        return {key: _untitled(value) for key, value in node.items() if key != "title" or not isinstance(value, str)}
    return node


if __name__ == "__main__":
    SCHEMA.write_text(reading_schema(), encoding="utf-8")
    print(f"wrote {SCHEMA.name}")
