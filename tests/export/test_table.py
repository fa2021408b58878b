from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.export.table import csv_of, harmless


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert str(harmless(cell)).startswith("'")


@pytest.mark.parametrize("cell", [-12.3, 0, None, "12", "a=b", "Qal'at"])
def test_numbers_and_plain_words_stay_as_they_are(cell):
    assert harmless(cell) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_every_row_reads_back_with_as_many_cells_and_no_formula(cells):
    columns = [f"c{n}" for n in range(len(cells))]
    content = csv_of(columns, [dict(zip(columns, cells, strict=True))])
    header, row = csv.reader(io.StringIO(content.decode(), newline=""))
    assert header == columns
    assert len(row) == len(cells)
    assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_m01_unknown_is_an_empty_cell():
    assert csv_of(["a", "b", "c"], [{"a": None, "b": 0}]) == b"a,b,c\r\n,0,\r\n"
