"""Spreadsheets that we make are read back as they were meant."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
import python_calamine
from lxml import etree

from chancellery.core import spreadsheets
from chancellery.core.spreadsheets import Coloured


def rows_of(data: bytes) -> tuple[str, list[list[object]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.sheet_names[0], book.get_sheet_by_index(0).to_python()


def test_values_come_back_and_numbers_stay_numbers():
    data = spreadsheets.workbook(
        title="Coverage", header=["No.", "Duty"], rows=[["1.", "Mở phòng đọc"], [3, Decimal("12.5")], [None, ""]]
    )

    assert rows_of(data) == ("Coverage", [["No.", "Duty"], ["1.", "Mở phòng đọc"], [3.0, 12.5]])


def test_text_is_never_a_formula_nor_markup():
    data = spreadsheets.workbook(title="x", header=["a"], rows=[["=1+1"], ["<b>&\x0b"], ["  two  "]])

    assert rows_of(data)[1] == [["a"], ["=1+1"], ["<b>&"], ["  two  "]]


@pytest.mark.parametrize(("title", "named"), [("47-CT/TW: a", "47-CT TW  a"), ("x" * 40, "x" * 31), ("", "1")])
def test_a_sheet_is_named_as_excel_takes_it(title, named):
    assert rows_of(spreadsheets.workbook(title=title, header=["a"], rows=[]))[0] == named


def test_a_colour_stands_for_a_standing():
    data = spreadsheets.workbook(title="x", header=["a"], rows=[[Coloured(40, "late"), Coloured("+", "none")]])

    with zipfile.ZipFile(io.BytesIO(data)) as made:
        sheet = etree.fromstring(made.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(made.read("xl/styles.xml"))
    cells = sheet.xpath("//*[local-name()='row'][2]/*")
    format_ = styles.xpath("//*[local-name()='cellXfs']/*")[int(cells[0].get("s"))]
    fill = styles.xpath("//*[local-name()='fill']")[int(format_.get("fillId"))]
    assert fill.xpath(".//@rgb") == ["FFF2C3BC"]
    assert cells[1].get("s") is None


def test_it_comes_as_a_download():
    answer = spreadsheets.as_xlsx(name="độ phủ", title="x", header=["a"], rows=[])

    assert answer["Content-Type"] == spreadsheets.MEDIA_TYPE
    assert answer["Content-Disposition"].startswith("attachment;")
