"""PDF files, and joining their lines."""

import io

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading.files import decode
from chancellery.reading.inputs import reflow, sniff
from chancellery.reading.inputs.refusals import Damaged, Encrypted, Scan
from chancellery.reading.tests.made_files import pdf

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
    before = "".join("".join(lines).split()).replace("-", "")
    assert "".join("".join(reflow.paragraphs(lines)).split()).replace("-", "") == before
