"""From an empty cell of the matrix to a commitment in it: by keys, without scripts, and on paper."""

from __future__ import annotations

import io
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

FOCUSED = """() => {
    const cell = document.activeElement.closest("td, th");
    return cell && cell.closest("table[data-grid]") ? [cell.parentElement.rowIndex, cell.cellIndex] : null;
}"""


def _open_the_matrix(page: Page) -> None:
    page.goto("/coverage/")
    page.get_by_role("link", name="47-CT/TW").first.click()
    expect(page).to_have_url(re.compile(r"/coverage/\d+/"))


def test_arrow_keys_move_between_cells_and_tab_leaves_the_matrix(people):
    with people.page("reviewer") as page:
        _open_the_matrix(page)
        page.locator("table[data-grid] tbody td a").first.focus()
        assert page.evaluate(FOCUSED) == [1, 1]

        for key, place in (
            ("ArrowRight", [1, 2]), ("ArrowDown", [2, 2]), ("ArrowLeft", [2, 1]), ("ArrowLeft", [2, 0]),
            ("ArrowUp", [1, 0]), ("End", [1, 7]), ("Home", [1, 0]), ("Control+End", [6, 7]), ("ArrowDown", [6, 7]),
        ):  # fmt: skip
            page.keyboard.press(key)
            assert page.evaluate(FOCUSED) == place, key
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) is None
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(FOCUSED) == [6, 7]


def test_a_planner_fills_a_gap_without_scripts(people):
    with people.page("planner", phone=True, scripts=False) as page:
        _open_the_matrix(page)
        before = page.locator(".matrix td .cell.none").count()
        page.locator(".matrix td:not(:nth-child(2)) .cell.none").first.click()  # the first column: what it leads itself
        expect(page.get_by_role("heading", level=1)).to_contain_text("has not taken this up yet")
        gap = page.url
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Link").click()

        expect(page.get_by_role("status")).to_contain_text("Linked")
        assert page.locator(".matrix td .cell.none").count() == before - 1
        page.goto(gap)
        expect(page.locator("main")).to_contain_text("47-CT/TW")


def test_a_cell_says_what_it_is_to_who_does_not_see_it(people):
    with people.page("observer") as page:
        _open_the_matrix(page)

        expect(page.get_by_role("rowheader").nth(0)).to_contain_text("1.")
        expect(page.get_by_role("columnheader", name="Ha Tinh")).to_be_visible()
        expect(page.get_by_role("cell").get_by_role("link", name=re.compile("not adopted")).first).to_be_visible()


def test_a_matrix_is_printed_on_a3_across(people):
    with people.page("reviewer") as page:
        _open_the_matrix(page)
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    [sheet] = printed.pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (1191, 842)
    assert "Adopted, of all duties shown" in sheet.extract_text()


def test_on_a_phone_three_duties_are_seen_at_once_under_their_columns(people):
    with people.page("reviewer", phone=True) as page:
        _open_the_matrix(page)
        page.goto(f"{page.url}&level=2")
        matrix = page.locator(".matrix")
        window = matrix.evaluate("node => node.clientHeight - node.querySelector('caption').offsetHeight")
        head = page.locator(".matrix thead").bounding_box()["height"]
        rows = [row.bounding_box()["height"] for row in page.locator(".matrix tbody tr").all()]

        assert head + sum(sorted(rows)[-3:]) <= window
