"""Spreadsheets."""

import pytest

from chancellery.reading.as_json import restored, whole
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import decode, read_bytes
from chancellery.reading.inputs import sniff
from chancellery.reading.tests.made_files import part, with_parts
from chancellery.reading.tests.made_sheets import Day, sheet, sheets

_SHEET = "xl/worksheets/sheet1.xml"
_TASKS = [
    ["Annex: tasks for the coming year under Directive No. 12-CT/TW of 5 January 2022"],
    [None],
    ["No.", "Task", "Lead unit", "Co-ordinating units", "Deadline"],
    [1, "Review the agreements with the neighbouring provinces", "Department of Trade", "Police", Day(45473)],
    [2, "Report on the visits of the year", "Office of the Committee", "", "every quarter"],
    ["The departments write to the office when a day cannot be kept."],
]


def _code_of(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(Unreadable) as caught:
        decode(data, name)
    return caught.value.code


def test_decode_gives_title_table_and_note_of_a_sheet() -> None:
    decoded = decode(sheets({"Sheet1": _TASKS}), "a.xlsx")

    assert decoded.media_type == sniff.SHEETS
    assert decoded.text.split("\n\n") == [
        "Annex: tasks for the coming year under Directive No. 12-CT/TW of 5 January 2022",
        "No.\tTask\tLead unit\tCo-ordinating units\tDeadline\n"
        "1\tReview the agreements with the neighbouring provinces\tDepartment of Trade\tPolice\t2024-06-30\n"
        "2\tReport on the visits of the year\tOffice of the Committee\t\tevery quarter",
        "The departments write to the office when a day cannot be kept.",
    ]
    (table,) = decoded.tables
    assert all(decoded.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)


def test_read_bytes_finds_the_tasks_of_a_sheet() -> None:
    reading = read_bytes(sheets({"Sheet1": _TASKS}), "a.xlsx").reading

    tasks = [found for found in reading.provisions if found.rule == "tables.tasks"]
    assert [(found.label, found.lead_units, found.due, found.schedule) for found in tasks] == [
        ("1", ("Department of Trade",), "2024-06-30", None),
        ("2", ("Office of the Committee",), None, "quarterly"),
    ]
    assert [found.number for found in reading.references] == ["12-CT/TW"]


def test_decode_names_several_sheets_and_leaves_hidden_ones_out() -> None:
    two = {"Party": [["a", "b"]], "Kept back": [["x", "y"]], "State": [["c", "d"]], "Blank": []}
    decoded = decode(sheets(two, hidden=["Kept back"]), "a.xlsx")

    assert decoded.text == "Party\n\na\tb\n\nState\n\nc\td"
    assert [table.sheet for table in decoded.tables] == ["Party", "State"]
    assert [table.sheet for table in decode(sheets({"Alone": [["a", "b"]]}), "a.xlsx").tables] == [""]


def test_the_sheet_of_a_table_stands_in_the_whole_of_a_reading() -> None:
    two = {"Party": [["a", "b"], ["c", "d"]], "State": [["e", "f"], ["g", "h"]]}
    found = read_bytes(sheets(two), "a.xlsx")

    assert restored(whole(found)) == found
    assert [table.sheet for table in found.tables] == ["Party", "State"]


def test_decode_shows_figures_as_a_person_sees_them() -> None:
    rows = [["whole", 12.0], ["part", 0.1], ["great", 1234567], ["empty right", 1, "", " "]]
    assert decode(sheets({"A": rows}), "a.xlsx").text == "whole\t12\npart\t0.1\ngreat\t1234567\nempty right\t1"


def test_decode_keeps_the_columns_beside_a_merged_cell() -> None:
    rows = [["both", None, "third"], ["0", "1", "2"]]
    assert decode(sheets({"A": rows}, merged="A1:B1"), "a.xlsx").text == "both\t\tthird\n0\t1\t2"


def test_decode_refuses_a_sheet_with_a_cell_in_its_far_corner() -> None:
    far = sheet([["a", "b"]]).replace('r="B1"', 'r="XFD1048576"')
    assert _code_of(with_parts(sheets({"A": [["a"]]}), {_SHEET: far.encode()})) == "zip-bomb"


def test_decode_refuses_words_that_very_many_cells_share() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_001))
    parts = {
        _SHEET: part(sheets({"A": []}), _SHEET).replace(b"<sheetData>", b"<sheetData>" + cells.encode()),
        "xl/sharedStrings.xml": b"<sst><si><t>" + b"word " * 6_000 + b"</t></si></sst>",
    }
    assert _code_of(with_parts(sheets({"A": []}), parts)) == "zip-bomb"


def test_decode_refuses_a_sheet_that_unpacks_beyond_measure() -> None:
    assert _code_of(with_parts(sheets({"A": [["a"]]}), {"xl/media/a.bin": b" " * (30 * 2**20)})) == "zip-bomb"


def test_decode_refuses_a_sheet_that_declares_entities() -> None:
    laced = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aa">]><worksheet/>'
    assert _code_of(with_parts(sheets({"A": [["a"]]}), {_SHEET: laced})) == "entities"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (sheets({"A": []}), "empty"),
        (sheets({"A": [["a"]]})[:300], "damaged"),
        (with_parts(sheets({"A": [["a"]]}), {_SHEET: b"<worksheet><sheetData><row"}), "damaged"),
        (with_parts(sheets({"A": [["a"]]}), {"xl/workbook.xml": b"no workbook"}), "damaged"),
    ],
    ids=["empty", "cut", "broken-sheet", "broken-book"],
)
def test_decode_refuses_a_spreadsheet_without_text_or_whole_parts(data: bytes, code: str) -> None:
    assert _code_of(data) == code


def test_decode_tells_a_spreadsheet_by_its_content() -> None:
    decoded = decode(sheets({"A": [["a", "b"]]}), "a.docx")

    assert decoded.text == "a\tb"
    assert [note.code for note in decoded.notes] == ["extension"]
