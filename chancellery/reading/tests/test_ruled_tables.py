"""Tables of a PDF whose cells are ruled, also where they go over pages."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from chancellery.reading import files
from chancellery.reading.inputs import pdf, reflow, ruled
from chancellery.reading.inputs.grid import Rows

HEADER = ("No.", "Task", "Lead unit", "Deadline")
ROWS = (
    ("1", "Review the agreements made with neighbours in five years", "Office of External Relations", "30 June 2024"),
    ("2", "Hold the border festival on both banks of the river", "Office of Culture", "31 August 2024"),
    ("3", "Train the staff of the missions", "Office of Home Affairs", "31 December 2024"),
)  # fmt: skip
_WIDTHS = [30, 130, 90, 80]
_GRID = ("GRID", (0, 0), (-1, -1), 0.5, black)


def _centred(words: str) -> Paragraph:
    return Paragraph(words, ParagraphStyle("centred", parent=getSampleStyleSheet()["BodyText"], alignment=TA_CENTER))


def _prose(words: str) -> Paragraph:
    return Paragraph(words, getSampleStyleSheet()["BodyText"])


def _table(rows: Sequence[Sequence[str]], *commands: tuple[object, ...]) -> Table:
    cells = [[_centred(words) if words else "" for words in row] for row in (HEADER, *rows)]
    return Table(cells, colWidths=_WIDTHS, repeatRows=1, style=[_GRID, *commands])


def _made(*story: Flowable) -> bytes:
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(list(story))
    return stream.getvalue()


def _said(data: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in files.decode(data, "a.pdf").tables]


def test_a_table_with_centred_words_in_several_lines_is_read_by_its_lines() -> None:
    data = _made(_prose("PLAN of the province for 2024"), _table(ROWS), _prose("Every office reports in December."))

    assert _said(data) == [[list(HEADER), *map(list, ROWS)]]
    read = files.read_bytes(data, "a.pdf")
    assert [
        (each.lead_units, each.due) for each in read.reading.provisions if each.rule == "tables.tasks"
    ] == [
        (("Office of External Relations",), "2024-06-30"),
        (("Office of Culture",), "2024-08-31"),
        (("Office of Home Affairs",), "2024-12-31"),
    ]  # fmt: skip
    assert read.text.startswith("PLAN of the province for 2024\n\n")
    assert read.text.endswith("\n\nEvery office reports in December.")


def test_a_table_over_several_pages_is_one_table_with_its_header_once() -> None:
    many = [
        (str(number), "Visit a town and tell its people of the work", f"Office {number}", "2024")
        for number in range(1, 91)
    ]

    decoded = files.decode(_made(_prose("PLAN of the province for 2024"), _table(many)), "a.pdf")

    assert len(decoded.page_starts) > 2
    assert [[cell.text for cell in row] for table in decoded.tables for row in table.rows] == [
        list(HEADER),
        *map(list, many),
    ]
    assert all(decoded.text[cell.start : cell.end] == cell.text for row in decoded.tables[0].rows for cell in row)
    assert all(decoded.text[start].isdigit() for start in decoded.page_starts[1:])


def test_no_page_is_held_once_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    monkeypatch.setattr("pdfplumber.page.Page.close", lambda page: closed.append(page.page_number))
    many = [(str(number), "Visit a town", f"Office {number}", "2024") for number in range(1, 91)]

    decoded = files.decode(_made(_table(many)), "a.pdf")

    assert closed[: len(decoded.page_starts)] == list(range(1, len(decoded.page_starts) + 1))


def test_a_cell_over_several_rows_is_said_in_each_of_them() -> None:
    rows = [ROWS[0], ("2", "Hold the border festival", "", "31 August 2024"), ROWS[2]]

    table = _said(_made(_prose("PLAN"), _table(rows, ("SPAN", (2, 1), (2, 2))), *[_prose("Words below it.")] * 4))[0]

    assert [row[2] for row in table[1:]] == ["Office of External Relations"] * 2 + ["Office of Home Affairs"]


def test_a_page_with_a_frame_around_its_words_has_no_table() -> None:
    framed = Table([[_prose("Every office reports in December.")]], style=[_GRID])

    assert _said(_made(*[framed] * 8)) == []


def test_a_row_cut_by_the_border_of_two_pages_is_made_whole() -> None:
    header, first = ("No.", "Task"), ("1", "Review the agreements")
    pages: list[list[str | Rows]] = [
        ["PLAN", Rows((header, first))],
        [Rows((header, ("", "with the neighbours"), ("2", "Report")))],
        [Rows((header, ("3", "Close"))), "The end."],
    ]

    pdf._join_tables(pages)

    assert pages == [
        ["PLAN", Rows((header, ("1", "Review the agreements with the neighbours")))],
        [Rows((("2", "Report"),), goes_on=True)],
        [Rows((("3", "Close"),), goes_on=True), "The end."],
    ]


def test_tables_of_two_pages_with_words_between_them_or_other_columns_stay_apart() -> None:
    narrow, wide = Rows((("No.", "Task"), ("1", "Report"))), Rows((("No.", "Task", "Lead"), ("1", "Report", "Police")))
    pages: list[list[str | Rows]] = [[narrow], ["Annex 2", narrow], [wide], []]

    pdf._join_tables(pages)

    assert pages == [[narrow], ["Annex 2", narrow], [wide], []]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Sở Tài chính, Sở", "Công Thương"], "Sở Tài chính, Sở Công Thương"),
        (["- Police;", "- Customs", "Office"], "- Police;\n- Customs Office"),
        (["UBND-", "NC"], "UBND-NC"),
        (["", " "], ""),
    ],
)
def test_lines_of_a_cell_go_on_but_for_items(lines: list[str], expected: str) -> None:
    assert reflow.in_a_cell(lines) == expected


@pytest.mark.parametrize(("lines", "expected"), [(5, False), (6, True), (6_000, True), (6_001, False)])
def test_only_a_page_with_some_lines_is_looked_at(lines: int, expected: bool) -> None:
    assert ruled.may_have(b"0 0 m 1 1 l S\n" * lines) is expected
