"""A table as the bytes of a CSV that every program reads alike and no spreadsheet runs.

Columns and rows of cells come in, RFC 4180 CSV in UTF-8 goes out. None is an empty cell (M1). Text that a spreadsheet would
take for a formula gets an apostrophe before it; numbers do not need one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

Cell = str | int | float | None
Row = Mapping[str, Cell]

BOM = "\ufeff"
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_of(
    columns: Sequence[str], rows: Iterable[Row], *, above: Iterable[Sequence[Cell]] = (), with_bom: bool = False
) -> bytes:
    """The CSV with its header; ``above`` are rows between header and data (HXL's tags). A row may leave columns out."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(columns)
    sheet.writerows(above)
    for row in rows:
        sheet.writerow([harmless(row.get(column)) for column in columns])
    return ((BOM if with_bom else "") + out.getvalue()).encode("utf-8", "backslashreplace")


def harmless(cell: Cell) -> Cell:
    """The cell as no spreadsheet runs it; line breaks become spaces, a NUL nothing."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\0", "")
    runs = text.lstrip(" ").startswith(_RUNS)
    text = " ".join(text.replace("\t", " ").split("\r")).replace("\n", " ")
    return f"'{text}" if runs else text
