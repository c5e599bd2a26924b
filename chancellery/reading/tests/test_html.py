"""Web pages."""

from datetime import date

import pytest

from chancellery.reading import heading
from chancellery.reading.files import decode, read_bytes
from chancellery.reading.inputs import sniff
from chancellery.reading.inputs.refusals import Empty, ForeignEntities, TooDeep
from chancellery.reading.tests.made_files import PLAN_PL, page

_PARAGRAPH = "The province and its partners agreed on a plan of work for the coming year, said the chair. "
_ARTICLE = f"<article><h1>A plan agreed</h1><p>{_PARAGRAPH * 3}</p><p>Directive 12-CT/TW stands.</p></article>"


def test_decode_takes_the_article_and_leaves_scripts_and_menus() -> None:
    around = "<nav><a href='/'>Home</a><a href='/news'>All news</a></nav>"
    decoded = decode(page(f"{around}<script>var x = 'secret code';</script>{_ARTICLE}<style>p{{}}</style>"), "a.html")

    assert decoded.media_type == sniff.HTML
    assert decoded.text == f"A plan agreed\n\n{(_PARAGRAPH * 3).strip()}\n\nDirective 12-CT/TW stands."
    assert decoded.notes == ()


def test_decode_reads_the_whole_page_where_no_article_stands_out() -> None:
    cells = "".join(f"<div><span>Notice {number}</span></div>" for number in range(60))
    decoded = decode(page(cells), "a.html")

    assert decoded.text.startswith("Notice 0\n\nNotice 1\n\n")
    assert decoded.text.endswith("Notice 59")


def test_decode_numbers_list_items_as_a_browser_does() -> None:
    lists = (
        "<ol start='3'><li>Report</li><li>Visit</li></ol><ol type='a'><li>in May</li><li value='4'>in June</li></ol>"
        "<ol><li>1. Labelled already</li></ol><ul><li>A dash</li></ul>"
    )
    decoded = decode(page(f"<article><p>{_PARAGRAPH * 3}</p>{lists}<p>{_PARAGRAPH}</p></article>"), "a.html")

    assert decoded.text.split("\n\n")[1:-1] == [
        "3. Report",
        "4. Visit",
        "a. in May",
        "d. in June",
        "1. Labelled already",
        "- A dash",
    ]


def test_decode_gives_tables_as_rows_with_their_place() -> None:
    table = "<table><tr><th>No.</th><th>Task</th></tr><tr><td>1</td><td>Visit<br>report</td></tr></table>"
    decoded = decode(page(f"<article><p>{_PARAGRAPH * 3}</p>{table}<p>{_PARAGRAPH}</p></article>"), "a.html")

    (found,) = decoded.tables
    assert [[cell.text for cell in row] for row in found.rows] == [["No.", "Task"], ["1", "Visit report"]]
    assert all(decoded.text[cell.start : cell.end] == cell.text for row in found.rows for cell in row)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-03-01T10:00:00+07:00">',
        '<meta itemprop="datePublished" content="2024-03-01">',
    ],
)
def test_decode_knows_the_day_a_page_declares(head: str) -> None:
    assert decode(page(_ARTICLE, head=head), "a.html").published == date(2024, 3, 1)


def test_decode_ignores_a_day_that_is_none() -> None:
    head = '<meta property="article:published_time" content="2024-13-45">'
    assert decode(page(_ARTICLE, head=head), "a.html").published is None


def test_decode_believes_the_declared_encoding() -> None:
    text = f"<html><head><meta charset='iso-8859-2'></head><body><p>{PLAN_PL}</p></body></html>"
    assert "współpracy z sąsiednimi" in decode(text.encode("iso-8859-2"), "a.html").text


def test_decode_tells_a_web_page_by_its_content_and_says_that_the_name_differs() -> None:
    decoded = decode(page(_ARTICLE), "a.txt")

    assert decoded.media_type == sniff.HTML
    assert [note.code for note in decoded.notes] == ["extension"]
    assert decoded.notes[0].message == ("The name promises plain text; the content is a web page and was read as such.")


def test_decode_leaves_hidden_text_out() -> None:
    hidden = "<p hidden>Not seen</p><p style='color:red; display: none'>Nor this</p>"
    text = decode(page(f"{_ARTICLE}{hidden}"), "a.html").text

    assert "Not seen" not in text
    assert "Nor this" not in text


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p></body></html>',
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>',
    ],
    ids=["external", "laughs"],
)
def test_decode_refuses_entity_declarations(source: str) -> None:
    with pytest.raises(ForeignEntities):
        decode(source.encode(), "a.html")


def test_decode_allows_the_public_doctype_of_old_pages() -> None:
    old = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    )
    assert "Directive 12-CT/TW stands." in decode(f"{old}<html><body>{_ARTICLE}</body></html>".encode(), "a.html").text


def test_decode_loses_nothing_at_a_depth_that_old_pages_reach() -> None:
    assert "stands." in decode(page("<div>" * 900 + _ARTICLE + "</div>" * 900), "a.html").text


def test_decode_refuses_a_page_nested_beyond_measure() -> None:
    with pytest.raises(TooDeep):
        decode(page("<div>" * 100_000 + _ARTICLE), "a.html")


@pytest.mark.parametrize("body", ["", "<script>alert('x')</script>", "<img src='a.png'>"])
def test_decode_refuses_a_page_that_shows_no_text(body: str) -> None:
    with pytest.raises(Empty):
        decode(page(body), "a.html")


def test_decode_reads_a_nul_reference_as_a_blank() -> None:
    assert "\x00" not in decode(page(f"{_ARTICLE}<p>a&#0;b&#x00;c</p>"), "a.html").text


def test_decode_keeps_what_stands_between_the_heading_and_the_end_of_the_article() -> None:
    body = (
        "<ul class='menu'><li><a href='/'>Home</a></li><li><a href='/n'>All the news of the province</a></li></ul>"
        "<div id='main'><h1>A plan agreed</h1><span class='date'>Friday, 1 March 2024</span>"
        "<div class='sapo'><strong>The province has agreed on a plan with its partners.</strong></div>"
        f"<div class='content'><p>{_PARAGRAPH * 2}</p><p>1. The departments review all agreements signed.</p>"
        "<table><tr><td>1</td><td>Review</td></tr></table><p>- By June.</p></div>"
        "<div class='related'><h3>Related news</h3><ul><li><a href='/a'>A delegation visits the neighbouring town</a>"
        "</li></ul></div></div><div class='footer'>All rights belong to the office of the province</div>"
    )
    decoded = decode(page(body), "a.html")

    assert decoded.text.split("\n\n") == [
        "A plan agreed",
        "Friday, 1 March 2024",
        "The province has agreed on a plan with its partners.",
        (_PARAGRAPH * 2).strip(),
        "1. The departments review all agreements signed.",
        "1\tReview",
        "- By June.",
    ]
    cells = [cell for table in decoded.tables for row in table.rows for cell in row]
    assert [decoded.text[cell.start : cell.end] for cell in cells] == ["1", "Review"]


_HALVES = (
    "<td>{0}UBND TỈNH LÂM SƠN{1}SỞ NGOẠI VỤ{2}</td><td>{0}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM{1}Độc lập - Tự do{2}</td>"
    "</tr><tr><td>{0}Số: 87/KH-SNgV{2}</td><td>{0}Lâm Sơn, ngày 12 tháng 3 năm 2026{2}</td>"
)
_BODY = (
    "<p>KẾ HOẠCH</p><p>Hợp tác với các địa phương nước ngoài năm 2026</p>"
    "<p>Thực hiện Chỉ thị số 15-CT/TW ngày 10/8/2022 của Ban Bí thư, Sở Ngoại vụ ban hành kế hoạch như sau:</p>"
    "<p>1. Văn phòng Sở rà soát các thỏa thuận đã ký với địa phương nước ngoài, báo cáo trước ngày 30/4/2026.</p>"
)


@pytest.mark.parametrize("lines", [("", "<br>", ""), ("<p>", "</p><p>", "</p>")])
@pytest.mark.parametrize("around", ["{}", "<div class='head'>{}</div>"])
def test_the_halves_of_a_letterhead_are_read_one_after_the_other(lines: tuple[str, str, str], around: str) -> None:
    head = around.format(f"<table><tr>{_HALVES.format(*lines)}</tr></table>")
    found = read_bytes(page(f"<div>{head}{_BODY}</div>"), "plan.html")
    assert found.text.split("\n")[0] == "UBND TỈNH LÂM SƠN"
    assert found.tables == ()
    own = found.reading.references[0]
    assert (own.number, own.date, own.rule) == ("87/KH-SNgV", "2026-03-12", heading.OWN)


@pytest.mark.parametrize(
    "table",
    [
        f"<table border=1><tr>{_HALVES.format('', '<br>', '')}</tr></table>",
        "<table><tr><th>Task<th>Lead unit</tr><tr><td>Review<br>and report<td>Police</tr></table>",
        "<table><tr><td>Task<td>Lead unit<td>Day</tr><tr><td>Review<br>and report<td>Police<td>May</tr></table>",
    ],
)
def test_a_table_of_data_stays_a_table_where_an_article_begins(table: str) -> None:
    assert len(decode(page(f"<div>{table}{_BODY}</div>"), "plan.html").tables) == 1


def test_a_table_between_paragraphs_is_no_letterhead() -> None:
    between = f"<div>{_BODY}<table><tr>{_HALVES.format('', '<br>', '')}</tr></table>{_BODY}</div>"
    assert len(decode(page(between), "plan.html").tables) == 1
