"""Tables of reports: a row each, by their columns' names or by a mapping."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from harmledger.errors import InputError, ShapeError, TooLargeError
from harmledger.ingest import Given, read_bytes

CSV = (
    "Report ID,Headline,Outlet,Publication date,Full text\n"
    'r-1,Shelling in Deir Sham,The Orontes Post,2031-05-03,"Shelling killed two people, a rescuer said."\n'
    "r-2,Nothing,The Orontes Post,2031-05-04,\n"
    'r-3,,The Orontes Post,3 May,"A mine wounded a boy\nnear the mill."\n'
)


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_usual_names_of_columns_are_known() -> None:
    first, _, third = read_bytes(CSV.encode(), "week.csv")
    assert first.report is not None
    assert first.report.doc == "r-1"
    assert first.report.title == "Shelling in Deir Sham"
    assert first.report.publisher == "The Orontes Post"
    assert first.report.published == date(2031, 5, 3)
    assert first.report.text == "Shelling killed two people, a rescuer said."
    assert third.report is not None
    assert third.report.text == "A mine wounded a boy\nnear the mill."


def test_m26_a_row_without_a_text_is_set_aside_with_its_number() -> None:
    intakes = list(read_bytes(CSV.encode(), "week.csv"))
    assert intakes[1].report is None
    assert "row 3" in intakes[1].rejects[0].why


def test_m14_a_day_that_may_be_two_is_unknown() -> None:
    *_, third = read_bytes(CSV.encode(), "week.csv")
    assert third.report is not None
    assert third.report.published is None
    assert [r.code for r in third.rejects] == ["bad_date"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_delimiter_does(delimiter: str) -> None:
    data = delimiter.join(["title", "text"]) + "\n" + delimiter.join(["A raid", "A raid killed two."]) + "\n"
    (intake,) = read_bytes(data.encode(), "week.csv")
    assert intake.report is not None
    assert intake.report.text == "A raid killed two."


def test_a_mapping_says_which_column_is_meant() -> None:
    data = b"what_was_said,text\nA raid killed two.,ignore me\n"
    (intake,) = read_bytes(data, "week.csv", Given(columns={"text": "What was said"}))
    assert intake.report is not None
    assert intake.report.text == "A raid killed two."


@pytest.mark.parametrize(
    ("columns", "says"),
    [({"colour": "text"}, "no field 'colour'"), ({"title": "Überschrift"}, "no column 'Überschrift'")],
)
def test_a_mapping_that_fits_nothing_is_an_error(columns: dict[str, str], says: str) -> None:
    with pytest.raises(ShapeError, match=says):
        list(read_bytes(CSV.encode(), "week.csv", Given(columns=columns)))


def test_a_table_without_a_text_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ShapeError, match="--column text=NAME"):
        list(read_bytes(b"a,b\n1,2\n", "week.csv"))


def test_a_workbook_is_read_as_a_table_and_knows_its_days() -> None:
    data = workbook(["Title", "Text", "Published"], ["A raid", "A raid killed two.", datetime(2031, 5, 3)], [None, None, None])  # noqa: DTZ001
    (intake,) = read_bytes(data, "week.xlsx")
    assert intake.report is not None
    assert (intake.report.title, intake.report.published) == ("A raid", date(2031, 5, 3))


def test_a_workbook_that_is_none_or_a_bomb_is_an_error() -> None:
    with pytest.raises(InputError):
        list(read_bytes(b"PK\x03\x04 no workbook", "week.xlsx"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 201_000_000)
    with pytest.raises(TooLargeError):
        list(read_bytes(out.getvalue(), "week.xlsx"))
