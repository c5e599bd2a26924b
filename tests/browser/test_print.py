"""What leaves the printer."""

from __future__ import annotations

import io

from pypdf import PdfReader


def test_a_board_is_printed_on_one_sheet_with_its_figures(people):
    with people.page("reviewer") as page:
        page.goto("/commitments/board/")
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    [sheet] = printed.pages
    assert sheet.mediabox.width > sheet.mediabox.height
    text = sheet.extract_text()
    assert "progress, by weight" in text
    assert "Units below, by name" in text
