"""A planner sets a plan beside the order above it and says what it carries, with keys and without."""

from __future__ import annotations

import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader

BESIDE = "carrying:beside"


@pytest.fixture
def address(pages) -> str:
    return next(url for name, role, url in pages if name == BESIDE and role == "planner")


def _figure(page: Page, label: str) -> int:
    figure = page.locator("main .figures li", has_text=label).first
    return int(re.search(r"\d+", figure.inner_text())[0])


def test_without_scripts_a_suggestion_is_confirmed_all_the_same(people, address):
    with people.page("planner", phone=True, scripts=False) as page:
        page.goto(address)
        narrowed = _figure(page, "Narrowed")
        page.get_by_role("button", name="Narrowed").first.click()

        assert _figure(page, "Narrowed") == narrowed + 1
        page.get_by_role("button", name="Take the link away").first.click()
        assert _figure(page, "Narrowed") == narrowed


def test_a_planner_refuses_and_links_a_dropped_clause_by_keys_alone(people, address):
    with people.page("planner") as page:
        page.goto(f"{address}?only=dropped")
        dropped = _figure(page, "Dropped")
        suggested = page.get_by_text("Perhaps carried by")
        before = suggested.count()
        expect(page.get_by_text("Both speak of").first).to_contain_text("“")
        for _ in range(dropped):
            page.keyboard.press("j")
            if "Perhaps carried by" in page.locator('[data-row][aria-current="true"]').inner_text():
                break
        page.keyboard.press("r")
        expect(suggested).to_have_count(before - 1)
        page.wait_for_load_state()  # the page came anew, and hears keys once its scripts have run

        page.keyboard.press("j")
        page.keyboard.press("c")
        page.wait_for_url("**/carry?clause=*")
        page.get_by_role("radio").first.press("Space")
        page.get_by_role("button", name="Link", exact=True).press("Enter")
        page.wait_for_url(re.compile(r"/of/\d+/#c-"))

        assert _figure(page, "Dropped") == dropped - 1
        assert Axe().run(page).violations_count == 0
        page.get_by_role("button", name="Take the link away").press("Enter")
        expect(page.get_by_role("button", name="Take the link away")).to_have_count(0)


def test_the_page_prints_what_became_of_each_clause(people, address):
    with people.page("reviewer") as page:
        page.goto(address)
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    text = "".join(sheet.extract_text() for sheet in printed.pages)
    assert "Added by the plan" in text
    assert "Dropped" in text
    assert "Export CSV" not in text
