"""Word documents."""

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from chancellery.reading import heading, read
from chancellery.reading.files import decode
from chancellery.reading.inputs import numbering, sniff
from chancellery.reading.inputs.refusals import Empty
from chancellery.reading.tests.made_files import part, saved, with_parts, word


def test_decode_reads_paragraphs_in_order() -> None:
    decoded = decode(word("Plan of work", "  The department\treports.  ", "", "It asks nothing."), "plan.docx")

    assert decoded.media_type == sniff.WORD
    assert decoded.text == "Plan of work\n\nThe department reports.\n\nIt asks nothing."
    assert decoded.notes == ()


def test_decode_shows_the_list_numbers_that_word_shows() -> None:
    document = docx.Document()
    for words in ("Reports", "Visits"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("in spring", style="List Bullet")
    document.add_paragraph("Partners", style="List Number")

    assert decode(saved(document), "a.docx").text == "1. Reports\n\n2. Visits\n\n- in spring\n\n3. Partners"


def test_decode_counts_nested_and_lettered_lists() -> None:
    document = docx.Document()
    for depth, words in ((0, "Aims"), (1, "first"), (1, "second"), (0, "Tasks"), (1, "again")):
        paragraph = document.add_paragraph(words)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="900"/></w:num>'))

    assert decode(saved(document), "a.docx").text.split("\n\n") == [
        "I. Aims",
        "I.a) first",
        "I.b) second",
        "II. Tasks",
        "II.a) again",
    ]


def test_decode_gives_tables_as_rows_with_their_place() -> None:
    document = docx.Document()
    document.add_paragraph("Annex")
    table = document.add_table(2, 3)
    for row, words in zip(table.rows, (("No.", "Task", "Lead"), ("1", "Visit\nreport", "")), strict=True):
        for cell, word_ in zip(row.cells, words, strict=True):
            cell.text = word_
    document.add_paragraph("End")

    decoded = decode(saved(document), "a.docx")

    assert decoded.text == "Annex\n\nNo.\tTask\tLead\n1\tVisit report\t\n\nEnd"
    (found,) = decoded.tables
    assert [[cell.text for cell in row] for row in found.rows] == [["No.", "Task", "Lead"], ["1", "Visit report", ""]]
    assert all(decoded.text[cell.start : cell.end] == cell.text for row in found.rows for cell in row)
    assert decoded.text[found.start : found.end] == "No.\tTask\tLead\n1\tVisit report\t"


def test_decode_keeps_units_on_lines_of_one_cell_apart() -> None:
    document = docx.Document()
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text = "Review the\nagreements\na\nb"
    row.cells[1].text = "Department of Trade\nPolice,\nOffice"

    assert decode(saved(document), "a.docx").text == "Review the agreements a b\tDepartment of Trade; Police, Office"


def _with_letterhead(*, style: str | None = None) -> bytes:
    made = docx.Document()
    head = made.add_table(rows=1, cols=2, style=style)
    head.cell(0, 0).text = "UBND TỈNH LÂM SƠN\nSỞ NGOẠI VỤ\nSố: 87/KH-SNgV"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nLâm Sơn, ngày 12 tháng 3 năm 2026"
    made.add_paragraph("KẾ HOẠCH")
    made.add_paragraph("Hợp tác với các địa phương nước ngoài năm 2026")
    foot = made.add_table(rows=1, cols=2, style=style)
    foot.cell(0, 0).text = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT."
    foot.cell(0, 1).text = "GIÁM ĐỐC\nTrần Thị Hoài An"
    return saved(made)


def test_decode_reads_the_halves_of_a_letterhead_and_of_a_foot_one_after_the_other() -> None:
    decoded = decode(_with_letterhead(), "plan.docx")
    lines = [line for line in decoded.text.splitlines() if line]
    assert lines[:4] == ["UBND TỈNH LÂM SƠN", "SỞ NGOẠI VỤ", "Số: 87/KH-SNgV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert lines[-2:] == ["GIÁM ĐỐC", "Trần Thị Hoài An"]
    assert decoded.tables == ()


def test_the_number_in_a_letterhead_set_as_a_table_is_the_documents_own_and_has_its_day() -> None:
    found = read(decode(_with_letterhead(), "plan.docx").text)
    assert [(each.number, each.date, each.rule) for each in found.references] == [
        ("87/KH-SNgV", "2026-03-12", heading.OWN)
    ]


def test_decode_keeps_a_table_with_lines_a_table_wherever_it_stands() -> None:
    assert len(decode(_with_letterhead(style="Table Grid"), "plan.docx").tables) == 2


def test_decode_keeps_the_columns_beside_a_merged_cell() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "both"
    table.cell(0, 2).text = "third"
    for column in range(3):
        table.cell(1, column).text = str(column)

    (found,) = decode(saved(document), "a.docx").tables

    assert [[cell.text for cell in row] for row in found.rows] == [["both", "", "third"], ["0", "1", "2"]]


def test_decode_reads_headers_once_and_leaves_page_numbers_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Provincial office"
    document.sections[0].footer.paragraphs[0].text = "12"
    document.add_paragraph("The plan.")
    document.add_section()

    assert decode(saved(document), "a.docx").text == "Provincial office\n\nThe plan."


def test_decode_reads_inserted_words_and_not_deleted_ones() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Due in ")
    for tag, inner, words in (("w:ins", "w:t", "May"), ("w:del", "w:delText", "June")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)

    assert decode(saved(document), "a.docx").text == "Due in May"


def test_decode_leaves_hidden_words_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The department reports.")
    paragraph.add_run(" An older draft said otherwise.").font.hidden = True
    paragraph.add_run(" It asks nothing.").font.hidden = False

    assert decode(saved(document), "a.docx").text == "The department reports. It asks nothing."


def test_decode_reads_the_text_box_of_a_stamp_once() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Copy for the archive")
    box = "<w:txbxContent><w:p><w:r><w:t>RECEIVED</w:t></w:r></w:p></w:txbxContent>"
    paragraph.add_run()._r.append(
        parse_xml(
            f"<mc:AlternateContent {nsdecls('w')} "
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
    )

    assert decode(saved(document), "a.docx").text == "Copy for the archive\n\nRECEIVED"


def test_decode_looks_into_content_controls() -> None:
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Filled in</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )

    assert decode(saved(document), "a.docx").text == "Filled in"


def test_decode_refuses_a_document_without_text() -> None:
    with pytest.raises(Empty, match="holds no text"):
        decode(word(), "a.docx")


def test_decode_survives_a_list_that_the_numbering_does_not_know() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Alone")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="3"/><w:numId w:val="4711"/></w:numPr>')
    )

    assert decode(saved(document), "a.docx").text == "Alone"
    assert paragraph._p.pPr.find(qn("w:numPr")) is not None


def test_decode_adds_footnotes_after_the_body() -> None:
    data = word("The body.")
    footnotes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    ).encode()
    related = part(data, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Target="footnotes.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>',
    )
    types = part(data, "[Content_Types].xml").replace(
        b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>'
    )
    changed = with_parts(
        data,
        {"word/footnotes.xml": footnotes, "word/_rels/document.xml.rels": related, "[Content_Types].xml": types},
    )

    assert decode(changed, "a.docx").text == "The body.\n\nThe note."


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (5000, "upperRoman", "5000"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (0, "lowerLetter", "0"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "chineseCounting", "7"),
    ],
)
def test_shown_writes_numbers_as_word_does(number: int, form: str, expected: str) -> None:
    assert numbering.shown(number, form) == expected
