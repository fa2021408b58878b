"""Rows of gold and of readings: loading them, and the values that both shapes hold under names of their own.

A row is a document with its mentions, as the annotation guide or the output contract has it. Where the two differ (``type`` and
``event_type``, ``claimant`` and ``attribution``), only this module knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from harmledger.errors import EvaluationError

Row = Mapping[str, Any]
Figure = tuple[Row, Row]
"""A mention and one of its tolls."""

SCORED = frozenset({"killed", "injured", "casualties", "missing", "abducted", "detained", "displaced"})
"""The harms that annotators count; a reading may hold others, and they are neither right nor wrong."""


def load_rows(path: str | Path) -> dict[str, Row]:
    """The rows of a JSONL file by their document. Raises EvaluationError, with the line, where one is no row."""
    return by_document(load_lines(path), str(path))


def load_lines(path: str | Path) -> list[Row]:
    """The rows of a JSONL file. Raises EvaluationError, with the line, where one is no JSON."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}.", "Name a file of JSONL in UTF-8.") from error
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise EvaluationError(f"{path}:{number} is no JSON: {error}.", "Mend the line.") from error
    return rows


def by_document(rows: Iterable[Row], name: str) -> dict[str, Row]:
    """The rows by their document; of two for one document the later stands. Raises EvaluationError where a row has no shape."""
    found: dict[str, Row] = {}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping) or not all(isinstance(m, Mapping) for m in row.get("mentions", ())):
            raise EvaluationError(f"{name}: row {number} is no reading.", 'A row is {"doc": ..., "mentions": [...]}.')
        report = row.get("report")
        doc = row.get("doc") or (report.get("doc") if isinstance(report, Mapping) else None)
        if doc is None:
            raise EvaluationError(f"{name}: row {number} names no document.", 'Its id stands under "doc".')
        found[str(doc)] = row
    return found


def corpus_digest(*paths: str | Path) -> str:
    """The SHA-256 of the files' bytes, in the order given: what scores were measured on."""
    digest = sha256()
    for path in paths:
        digest.update(sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()


def figures(document: Row) -> list[Figure]:
    """The document's figures of the harms that are scored, each with the mention it sits in."""
    return list(_figures(document))


def _figures(document: Row) -> Iterator[Figure]:
    for mention in document.get("mentions", []):
        for toll in mention.get("tolls", []):
            if toll.get("harm") in SCORED:
                yield mention, toll


def bounds(toll: Row) -> tuple[Any, Any, Any]:
    return toll.get("harm"), toll.get("low"), toll.get("high")


def claimant(toll: Row) -> str:
    told = toll.get("claimant")
    if told is None:
        told = (toll.get("attribution") or {}).get("claimant")
    return told or "publisher"


def event_type(mention: Row) -> str | None:
    return mention.get("event_type") or mention.get("type")


def first_day(mention: Row) -> str | None:
    return (mention.get("date") or {}).get("start")


def place_names(mention: Row) -> list[str]:
    """The names of the mention's place, in the report's words and in the gazetteer's."""
    place = mention.get("place") or {}
    return [n for n in (place.get("text"), place.get("words"), place.get("name")) if n]


def perpetrators(mention: Row) -> list[str]:
    """Who did it or took part, by the words for them."""
    actors = mention.get("actors", [])
    return [a.get("text") or a.get("words") or a.get("name") or "" for a in actors if a.get("role") in ("perpetrator", "party")]
