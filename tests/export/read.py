"""Exported bytes as rows, to ask for a cell by its column."""

from __future__ import annotations

import csv
import io


def rows(content: bytes, skip: int = 0) -> list[dict[str, str]]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1 + skip :]]


def row(content: bytes, key: str, value: str, skip: int = 0) -> dict[str, str]:
    (found,) = [one for one in rows(content, skip) if one[key] == value]
    return found
