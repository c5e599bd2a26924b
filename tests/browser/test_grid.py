"""The grid of a plan as a spreadsheet: keys, copied cells, and the same without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

CELL = "() => document.activeElement.labels?.[0]?.innerText.replace(/\\s+/g, ' ').trim()"
#: Pastes into the focused field what a program left on the clipboard.
PASTE = """([text, html]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (html) data.setData("text/html", html);
    const told = {clipboardData: data, bubbles: true, cancelable: true};
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", told));
}"""
WORD = (
    "<table><tr><td><p>Sở Ngoại vụ</p></td><td><p>Sở Tài chính</p><p>Hội Việt - Ba</p></td><td>30/6/2027</td></tr>"
    "<tr><td>Sở Trên Trời</td><td></td><td>hàng quý</td></tr></table>"
)


@pytest.fixture
def grid(people) -> str:
    """The address of the grid of a plan with two measures."""
    with people.page("planner") as page:
        page.goto("/documents/")
        page.get_by_role("link", name="47-CT/TW").first.click()
        page.get_by_role("link", name=re.compile("^Begin a plan")).click()
        page.get_by_label("Title").fill("Kế hoạch thử ô bảng")
        page.get_by_label("Language of the plan").select_option("vi")
        page.get_by_role("button", name="Begin the draft").click()
        page.goto(f"{page.url}measures")
        for number, words in ((1, "Mở hội chợ"), (2, "Cử đoàn")):
            page.get_by_label(f"Measure new {number}", exact=True).fill(words)
        page.get_by_role("button", name="Save the grid").click()
        expect(page.get_by_text("2 rows saved.")).to_be_visible()
        return page.url


def _press(page: Page, *keys: str) -> list[str]:
    told = []
    for key in keys:
        page.keyboard.press(key)
        told.append(page.evaluate(CELL))
    return told


def test_keys_move_between_fields_and_take_what_stands_above(people, grid):
    with people.page("planner") as page:
        page.goto(grid)
        lead = page.get_by_label("Lead unit 1", exact=True)
        lead.focus()
        page.keyboard.type("Sở Ngoại vụ")

        assert _press(page, "Enter", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft") == [
            "Lead unit 2", "Lead unit 1", "Lead unit 2", "Co-ordinating units 2", "Lead unit 2",
        ]  # fmt: skip
        page.keyboard.press("Control+d")
        assert page.get_by_label("Lead unit 2", exact=True).input_value() == "Sở Ngoại vụ"
        page.keyboard.press("Control+z")
        assert page.get_by_label("Lead unit 2", exact=True).input_value() == ""
        page.keyboard.type("Tài")
        assert _press(page, "ArrowLeft") == ["Lead unit 2"]  # typed in: the arrow moves the caret
        page.keyboard.press("Escape")
        assert page.get_by_label("Lead unit 2", exact=True).input_value() == ""
        assert _press(page, "Shift+Enter", "F2", "ArrowLeft") == ["Lead unit 1"] * 3
        page.get_by_label("Due 1", exact=True).focus()
        assert _press(page, "Control+ArrowDown", "Control+ArrowUp") == ["Due 2", "Due 1"]
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("1 row saved.")).to_be_visible()


def test_cells_copied_in_word_are_put_in_and_saved_when_the_person_says_so(people, grid):
    with people.page("planner") as page:
        page.goto(grid)
        page.get_by_label("Measure 1", exact=True).fill("Mở hội chợ sách")
        page.get_by_label("Lead unit 2", exact=True).focus()
        page.evaluate(PASTE, ["Sở Ngoại vụ Sở Tài chính", WORD])

        expect(page.get_by_text("Cells were put into 2 rows. Nothing was saved yet")).to_be_visible()
        expect(page.get_by_label("Lead unit 2", exact=True)).to_be_focused()
        expect(page.get_by_label("Measure 1", exact=True)).to_have_value("Mở hội chợ sách")
        expect(page.get_by_label("Co-ordinating units 2", exact=True)).to_have_value("Sở Tài chính; Hội Việt - Ba")
        expect(page.get_by_label("Due day 2", exact=True)).to_have_value("2027-06-30")
        expect(page.get_by_label("Due new 3", exact=True)).to_have_value("periodic")
        expect(page.get_by_text("“Sở Trên Trời”: no unit is known")).to_be_visible()
        page.get_by_label("Measure new 3", exact=True).fill("Báo cáo")
        page.get_by_role("button", name="Save the grid").click()

        expect(page.get_by_text("3 rows saved.")).to_be_visible()
        expect(page.get_by_label("Lead unit 3", exact=True)).to_have_value("Sở Trên Trời")


def test_a_single_cell_is_pasted_as_any_text(people, grid):
    with people.page("planner") as page:
        page.goto(grid)
        page.get_by_label("Measure 2", exact=True).focus()
        page.evaluate(PASTE, ["one word", "<p>one word</p>"])

        assert page.url == grid
        expect(page.get_by_text("Nothing was saved yet")).to_have_count(0)


def test_cells_are_put_in_from_a_phone_without_scripts(people, grid):
    with people.page("planner", phone=True, scripts=False) as page:
        page.goto(grid)
        page.get_by_text("Paste several cells").click()
        page.get_by_label("Copied cells").fill("Một cuốn sách\nMột chuyến đi")
        page.get_by_label("From row").fill("1")
        page.get_by_label("From column").select_option("expected_output")
        page.get_by_role("button", name="Put them into the grid").click()

        expect(page.get_by_text("Cells were put into 2 rows.")).to_be_visible()
        expect(page.get_by_label("Expected output 2", exact=True)).to_have_value("Một chuyến đi")
        page.get_by_role("button", name="Save the grid").click()
        expect(page.get_by_text("2 rows saved.")).to_be_visible()
