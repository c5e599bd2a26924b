"""PDF files, and joining their lines."""

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from chancellery.reading import files
from chancellery.reading.files import decode
from chancellery.reading.inputs import grid, reflow, sniff
from chancellery.reading.inputs.refusals import Damaged, Encrypted, Scan
from chancellery.reading.tests.made_files import pdf
from chancellery.reading.tests.timed import least_seconds

_LONG = "The departments report on the work with the neighbouring localities before the end of"


def _locked(data: bytes, password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_decode_reads_pages_and_says_where_each_begins() -> None:
    decoded = decode(pdf(["First page."], ["Second page."], ["Third page."]), "a.pdf")

    assert decoded.media_type == sniff.PDF
    assert decoded.text == "First page.\n\nSecond page.\n\nThird page."
    assert [decoded.text[start : start + 6] for start in decoded.page_starts] == ["First ", "Second", "Third "]


def test_decode_counts_pages_without_text() -> None:
    decoded = decode(pdf(["First page."], [], ["Third page."], []), "a.pdf")

    assert decoded.text == "First page.\n\nThird page."
    assert decoded.page_starts == (0, 11, 13, 24)


def test_decode_joins_the_lines_of_a_paragraph() -> None:
    decoded = decode(pdf([_LONG, "each year.", "The next one is short."]), "a.pdf")

    assert decoded.text == f"{_LONG} each year.\n\nThe next one is short."


def test_decode_says_that_a_pdf_of_pictures_is_a_scan() -> None:
    with pytest.raises(Scan, match="is a scan"):
        decode(pdf([], []), "a.pdf")


def test_decode_refuses_a_pdf_with_a_password() -> None:
    with pytest.raises(Encrypted, match="password"):
        decode(_locked(pdf(["Closed."]), "open sesame", "RC4-128"), "a.pdf")


def test_decode_opens_a_pdf_that_only_forbids_printing() -> None:
    assert decode(_locked(pdf(["Open."]), "", "RC4-128"), "a.pdf").text == "Open."


@pytest.mark.parametrize("keep", [40, 300, 700])
def test_decode_refuses_a_pdf_cut_short(keep: int) -> None:
    with pytest.raises((Damaged, Scan)):
        decode(pdf(["Whole."])[:keep], "a.pdf")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([_LONG, "the year."], [f"{_LONG} the year."]),
        (["A short line", "another short line"], ["A short line", "another short line"]),
        ([_LONG, "", "A new paragraph"], [_LONG, "A new paragraph"]),
        ([f"{_LONG} it.", "A new one"], [f"{_LONG} it.", "A new one"]),
        ([_LONG, "1. An item"], [_LONG, "1. An item"]),
        ([_LONG, "- a dash"], [_LONG, "- a dash"]),
        ([_LONG, "Điều 3. Phạm vi"], [_LONG, "Điều 3. Phạm vi"]),
        (["It speaks of coope-", "ration abroad"], ["It speaks of cooperation abroad"]),
        (["Number 12-", "and more"], ["Number 12-", "and more"]),
    ],
)
def test_paragraphs_joins_only_lines_that_go_on(lines: list[str], expected: list[str]) -> None:
    assert reflow.paragraphs(lines) == expected


def test_paragraphs_joins_the_lines_of_a_column_under_wide_ones() -> None:
    column = [
        "The Department of Foreign Affairs shall",
        "submit the records of the meetings before",
        "15 December 2024 to the provincial",
        "administration, and the Department of",
        "Planning shall tell the communes at the",
        "border what follows from them and",
        "from the plan of the year by 31 January",
        "2025.",
    ]
    wide = "Districts shall report on the results of every quarter to the Office of the Committee of the province."

    assert reflow.paragraphs([wide, *column]) == [wide, " ".join(column)]


def test_paragraphs_keeps_the_lines_of_a_short_list_of_names_apart() -> None:
    names = [f"Mr Tran Van {name}, Head of the Office of a commune" for name in ("An", "Ba", "Chu", "Dan", "Em", "Ha")]
    wide = "Districts shall report on the results of every quarter to the Office of the Committee of the province."

    assert reflow.paragraphs([wide, *names]) == [wide, *names]


def test_without_running_lines_keeps_a_page_header_once_and_drops_page_numbers() -> None:
    pages = [["Office of the province", f"Text {number}", str(number)] for number in range(1, 5)]

    assert reflow.without_running_lines(pages) == [
        ["Office of the province", "Text 1"],
        ["Text 2"],
        ["Text 3"],
        ["Text 4"],
    ]


@given(st.lists(st.text(max_size=90), max_size=20))
def test_paragraphs_keeps_every_word(lines: list[str]) -> None:
    hyphens = str.maketrans("", "", "-\u00ad\u2010")
    before = "".join("".join(lines).split()).translate(hyphens)
    assert "".join("".join(reflow.paragraphs(lines)).split()).translate(hyphens) == before


def test_without_running_lines_drops_numbers_with_words_and_headers_of_several_lines() -> None:
    pages = [
        [
            "Gazette of the Province",
            f"Page {number} of 4",
            f"Article {2 * number}",
            f"Words {'so ' * number}on.",
            "Printed at home",
        ]
        for number in range(1, 5)
    ]

    assert reflow.without_running_lines(pages) == [
        ["Gazette of the Province", "Article 2", "Words so on.", "Printed at home"],
        ["Article 4", "Words so so on."],
        ["Article 6", "Words so so so on."],
        ["Article 8", "Words so so so so on."],
    ]


def _made(*story: Flowable, frames: int = 1) -> bytes:
    """A PDF of this story, in one frame or two side by side."""
    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4)
    width = document.width / frames - 6
    places = [document.leftMargin + place * (width + 12) for place in range(frames)]
    document.addPageTemplates(
        PageTemplate(frames=[Frame(place, document.bottomMargin, width, document.height) for place in places])
    )
    document.build(list(story))
    return stream.getvalue()


def _paragraph(words: str) -> Paragraph:
    return Paragraph(words, getSampleStyleSheet()["BodyText"])


def _table(*rows: tuple[str, ...]) -> Table:
    cells = [[_paragraph(words) for words in row] for row in rows]
    return Table(cells, colWidths=[30, 130, 90, 90, 80], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


PLAN = _paragraph("PLAN of the province on external relations for the year 2024 and those who carry it out.")
HEADER = ("No.", "Task", "Lead unit", "Co-ordinating units", "Deadline")
ROWS = (
    ("1", "Review the agreements with the neighbours", "Office of External Relations", "Police", "30 June 2024"),
    ("2", "Hold the border festival on both banks of the river", "Office of Culture", "the communes", "31 August 2024"),
    ("3", "Train the staff of the missions", "Office of Home Affairs", "University", "31 December 2024"),
)  # fmt: skip
CLOSING = _paragraph("The Office of External Relations reports on this plan to the People's Committee every quarter.")


def test_a_table_of_which_only_the_words_are_left_is_read_by_their_places() -> None:
    read = files.read_bytes(_made(PLAN, Spacer(1, 12), _table(HEADER, *ROWS), Spacer(1, 12), CLOSING), "a.pdf")

    found = [each for each in read.reading.provisions if each.rule == "tables.tasks"]
    assert [[cell.text for cell in row] for row in read.tables[0].rows] == [list(HEADER), *map(list, ROWS)]
    assert [(each.lead_units, each.due) for each in found] == [
        (("Office of External Relations",), "2024-06-30"),
        (("Office of Culture",), "2024-08-31"),
        (("Office of Home Affairs",), "2024-12-31"),
    ]
    assert read.text.endswith(
        "\n\nThe Office of External Relations reports on this plan to the People's Committee every quarter."
    )


SAID = (
    "The conference on external relations was held in the hall of the committee with many delegates from nine towns. "
    "The chairperson said that the agreements of the last year had brought the towns closer together. "
)


def test_two_columns_are_read_one_after_the_other() -> None:
    story = [_paragraph(f"{number}. {SAID * 3}") for number in range(1, 14)]

    text = decode(_made(*story, frames=2), "a.pdf").text

    assert [text.index(f"{number}. The conference") for number in range(1, 14)] == sorted(
        text.index(f"{number}. The conference") for number in range(1, 14)
    )
    assert " ".join(text.split()).count(" ".join(SAID.split())) == 39


INTERLEAVED = [
    f"{left:<60}{right}"
    for left, right in zip(
        [f"{number} left words that go on and on" for number in range(9)],
        [f"{number} right words that go on and on" for number in range(9)],
        strict=True,
    )
]


def test_columns_whose_lines_stand_beside_each_other_are_parted_at_the_gutter() -> None:
    found = grid.read(["A title over both columns of this page, longer than either of them alone", *INTERLEAVED])

    assert found is not None
    assert [str(line)[:6] for line in found] == [
        "A titl",
        *[f"{n} left" for n in range(9)],
        *[f"{n} righ" for n in range(9)],
    ]


def test_a_section_over_the_columns_of_a_table_is_one_of_its_rows() -> None:
    lines = [
        "No.   Task              Lead unit       Deadline",
        "I     Training of the staff and information for the citizens",
        "1     Open a class      Harbour Office  30 June",
        "      for the staff",
        "2     Print a leaflet   Home Office     1 July",
    ]

    assert grid.read(lines) == [
        grid.Rows(
            (
                ("No.", "Task", "Lead unit", "Deadline"),
                ("I", "Training of the staff and information for the citizens", "", ""),
                ("1", "Open a class for the staff", "Harbour Office", "30 June"),
                ("2", "Print a leaflet", "Home Office", "1 July"),
            )
        )
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Words of a page  with gaps here  and there", "and more of  them that begin elsewhere  as it comes"] * 5,
        ["PEOPLE'S COMMITTEE            SOCIALIST REPUBLIC", "No: 12/KH                     Independence"],
        ["1. A line of a plain text that has no gaps at all."] * 20,
    ],
)
def test_a_page_with_nothing_side_by_side_is_left_as_it_is(lines: list[str]) -> None:
    assert grid.read(lines) is None


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(["No.", "a b", "", "  ", "12", "words of it", "I"]), max_size=5), max_size=30))
def test_laying_out_a_page_loses_no_word(cells: list[list[str]]) -> None:
    page = ["".join(f"{cell:<14}" for cell in line) for line in cells]

    found = grid.read(page)

    said = [" ".join(map(" ".join, line.rows)) if isinstance(line, grid.Rows) else line for line in found or page]
    assert sorted("".join("".join(said).split())) == sorted("".join("".join(page).split()))


def test_a_paragraph_goes_over_to_the_next_page_and_the_page_begins_within_it() -> None:
    long = "The departments report on the work with the neighbouring localities before the end"

    decoded = decode(pdf([long], ["of every year, and on the money that was spent."], ["The last page."]), "a.pdf")

    assert decoded.text.split("\n\n") == [f"{long} of every year, and on the money that was spent.", "The last page."]
    assert [decoded.text[start:].split(" ")[0] for start in decoded.page_starts] == ["The", "of", "The"]


def test_a_fact_knows_its_page() -> None:
    read = files.read_bytes(
        pdf(["The plan of the province and its towns."], ["Directive 12-CT/TW of 5 January 2022."]), "a.pdf"
    )

    assert [read.page_at(each.start) for each in read.reading.references] == [2]
    assert files.read_bytes(b"The plan of Directive 12-CT/TW.", "a.txt").page_at(3) is None


@pytest.mark.parametrize(
    "line",
    [
        "a     b     c     d",
        "1     a     b",
        "a     " * 200,
        "     a" * 50,
        "x" * 2000,
        "",
        "left words that go on          right words that go on",
    ],
)
def test_laying_out_a_page_takes_time_in_proportion_to_its_lines(line: str) -> None:
    def seconds(count: int) -> float:
        return least_seconds(lambda: grid.read([line] * count))

    assert seconds(2000) < 30 * seconds(200) + 0.5
