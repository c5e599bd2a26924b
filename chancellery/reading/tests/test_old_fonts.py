"""Files typed in the Vietnamese fonts of before Unicode."""

from __future__ import annotations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from chancellery.reading import files
from chancellery.reading.errors import Unreadable
from chancellery.reading.inputs import old_fonts, respelt, sniff, vietnamese
from chancellery.reading.inputs.decoded import Cell, Decoded, Table
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_VI, saved, word
from chancellery.reading.tests.made_sheets import sheets

_VI = "Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh rà soát các thỏa thuận đã ký, báo cáo trước ngày 30/6/2026."


def _tcvn3(text: str) -> str:
    back = {letter: old for old, letter in vietnamese._TCVN3_TABLE.items()}
    return "".join(back.get(sign) or back.get(sign.lower(), sign) for sign in text)


def _vni(text: str) -> str:
    back = {letter: old for old, letter in vietnamese._VNI_TABLE.items()}
    return "".join(back.get(sign, sign) for sign in text)


def _in_fonts(*runs: tuple[str, str | None], style_font: str | None = None, common_font: str | None = None) -> bytes:
    made = docx.Document()
    if common_font:
        made.styles["Normal"].font.name = common_font
    style = made.styles.add_style("Old", WD_STYLE_TYPE.PARAGRAPH)
    if style_font:
        style.font.name = style_font
    paragraph = made.add_paragraph(style=style)
    for words, font in runs:
        paragraph.add_run(words).font.name = font
    return saved(made)


@pytest.mark.parametrize(
    "data",
    [
        _in_fonts((_tcvn3(_VI), ".VnTime")),
        _in_fonts((_vni(_VI), "VNI-Times")),
        _in_fonts((_tcvn3(_VI), None), style_font=".VnArial"),
        _in_fonts((_tcvn3(_VI), None), common_font=".VnTime"),
        _in_fonts((_VI, "Times New Roman"), common_font=".VnTime"),
    ],
)
def test_words_of_a_document_read_as_their_font_shows_them(data: bytes) -> None:
    read = files.read_bytes(data, "plan.docx")
    assert read.text == _VI
    assert read.reading.provisions[0].lead_units == ("Sở Ngoại vụ",)


def test_capitals_are_kept_as_small_letters_by_a_font_of_their_own() -> None:
    data = _in_fonts((_tcvn3("ủy ban nhân dân tỉnh "), ".VnTimeH"), ("hop khan", ".VnArialH"), (" Bộ", "Arial"))
    assert files.decode(data, "plan.docx").text == "ỦY BAN NHÂN DÂN TỈNH HOP KHAN Bộ"


def test_styles_that_rest_on_each_other_in_a_ring_have_no_font() -> None:
    made = docx.Document()
    one, two = (made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in ("One", "Two"))
    one.base_style, two.base_style = two, one
    made.add_paragraph("Words", style=one)
    assert files.decode(saved(made), "plan.docx").text == "Words"
    assert old_fonts.Fonts(made.styles.element).of(made.paragraphs[0].runs[0]._r) == ""


@pytest.mark.parametrize(("spell", "name"), [(_tcvn3, "TCVN3 (ABC)"), (_vni, "VNI")])
def test_a_sheet_that_lost_its_font_is_read_by_its_syllables(spell: object, name: str) -> None:
    assert callable(spell)
    rows = [["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], ["1", _VI, "Sở Ngoại vụ tỉnh", "30/6/2026"]] * 2
    decoded = files.decode(sheets({"Plan": [[spell(cell) for cell in row] for row in rows]}), "plan.xlsx")
    small = [[cell.lower() for cell in row] for row in rows]
    assert [[cell.text.lower() for cell in row] for table in decoded.tables for row in table.rows] == small
    assert all(decoded.text[cell.start : cell.end] == cell.text for row in decoded.tables[0].rows for cell in row)
    assert [note.code for note in decoded.notes] == ["encoding"]
    assert name in decoded.notes[0].message


def test_pages_and_tables_keep_their_places() -> None:
    first, second = _vni(PLAN_VI), _vni("Kế hoạch của tỉnh")
    cell = Cell(start=len(first), end=len(first + second), text=second)
    table = Table(start=cell.start, end=cell.end, rows=((cell,),))
    before = Decoded(text=first + second, media_type=sniff.PDF, tables=(table,), page_starts=(0, len(first)))

    after = respelt.in_unicode(before)

    assert after.text == PLAN_VI + "Kế hoạch của tỉnh"
    assert after.text[after.page_starts[1] :] == after.tables[0].rows[0][0].text == "Kế hoạch của tỉnh"


@pytest.mark.parametrize("text", [PLAN_FR, PLAN_VI, "Señor Núñez; Kraków", "Plan of work"])
def test_words_in_letters_of_today_stay(text: str) -> None:
    decoded = Decoded(text=text, media_type=sniff.PDF)
    assert respelt.in_unicode(decoded) is decoded
    assert files.decode(word(*text.split("\n")), "plan.docx").notes == ()


def test_a_mark_of_secrecy_in_an_old_font_is_refused() -> None:
    with pytest.raises(Unreadable, match="secre"):
        files.read_bytes(_in_fonts((_tcvn3("tối mật"), ".VnTimeH")), "plan.docx")
