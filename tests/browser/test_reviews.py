"""The reviewer prepares a review, keeps it, records it, compares the board with it and takes it to the conference."""

from __future__ import annotations

import io
import re

from axe_playwright_python.sync_playwright import Axe
from docx import Document as Word
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.test_keyboard import tab_to

CONCLUSION = "Nine of ten rooms are open; the tenth waits for its hall."


def _axe_is_content(page: Page) -> None:
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def _open_the_form(page: Page) -> None:
    page.goto("/commitments/board/")
    page.get_by_role("link", name="Reviews", exact=True).click()
    page.get_by_role("link", name="New review").click()


def test_1_the_reviewer_prepares_on_a_phone_and_keeps_it(people):
    with people.page("reviewer", phone=True) as page:
        _open_the_form(page)
        expect(page.get_by_role("heading", name=re.compile("^Figures at the end of"))).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile("^Newly late: "))).to_be_visible()
        page.get_by_label("Theme 1").fill("Rooms")
        page.get_by_role("button", name="One more theme").click()
        expect(page.get_by_label("Theme 4")).to_be_visible()
        page.get_by_label(re.compile("^Conclusion 1")).fill(CONCLUSION)
        page.get_by_label(re.compile("report under conclusion")).first.select_option("1")
        _axe_is_content(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")
        page.get_by_role("button", name="Keep it for later").click()

        expect(page.get_by_text("Kept. Nobody else sees it")).to_be_visible()
        expect(page.get_by_label(re.compile("^Conclusion 1"))).to_have_value(CONCLUSION)


def test_2_and_records_it_with_the_keyboard_alone(people):
    with people.page("reviewer") as page:
        _open_the_form(page)
        expect(page.get_by_label(re.compile("^Conclusion 1"))).to_have_value(CONCLUSION)
        tab_to(page, words="To the conclusions")
        page.keyboard.press("Enter")
        tab_to(page, words="Conclusion 2")
        page.keyboard.type("Whoever is late says why.")
        tab_to(page, words="The units below may read it")
        page.keyboard.press("Space")
        tab_to(page, words="Record it")
        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile(r"/reviews/\d+/"))
        expect(page.get_by_text(CONCLUSION)).to_be_visible()
        expect(page.get_by_text("Rests on:")).to_be_visible()
        expect(page.get_by_role("heading", name="History")).to_be_visible()
        _axe_is_content(page)
        [*_sheets] = PdfReader(io.BytesIO(page.pdf())).pages
        assert CONCLUSION in _sheets[0].extract_text()


def test_3_each_figure_opens_what_it_counts_and_the_board_compares(people):
    with people.page("reviewer") as page:
        page.goto("/commitments/board/")
        page.get_by_role("link", name="Reviews", exact=True).click()
        page.locator("tr[data-row] th a").first.click()
        review = page.url
        row = page.get_by_role("row", name=re.compile("^Commitments "))
        counted = row.get_by_role("link").first.inner_text()
        row.get_by_role("link").first.click()
        expect(page.locator("caption")).to_contain_text(counted)
        page.goto(review)
        page.get_by_role("link", name="What moved since").click()

        expect(page.get_by_label("Compared with the end of").locator("option:checked")).to_contain_text("Last review")


def test_4_and_it_is_found_and_printed(people):
    with people.page("officer") as page:
        page.goto("/search/?q=tenth+waits+hall")
        page.get_by_role("link", name=re.compile("Central Commission")).first.click()
        expect(page.get_by_text(CONCLUSION)).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile("^Newly late"))).to_have_count(0)
        with page.expect_download() as download:
            page.get_by_role("link", name="Word file").click()
        paper = Word(download.value.path())

        assert CONCLUSION in [line.text for line in paper.paragraphs]
