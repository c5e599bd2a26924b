"""One journey without a mouse: the officer opens the desk and reports, by keys alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

STEPS = 80  # more than any page needs


#: What has the focus: its words, its tag, and whether the eye sees that it has it.
FOCUS = """() => {
    const at = document.activeElement, style = getComputedStyle(at);
    const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
    return {words: label || at.innerText || at.getAttribute("aria-label") || "", tag: at.tagName, type: at.type || "",
            seen: style.outlineStyle !== "none" || style.boxShadow !== "none"};
}"""
CONTROLS = {"A", "BUTTON", "INPUT", "TEXTAREA", "SELECT", "SUMMARY"}


def tab_to(page: Page, *, words: str = "", kind: str = "") -> None:
    """Press Tab until a control with these words, or of this type, has the focus; the eye must see that it has."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["tag"] in CONTROLS and words in focus["words"] and kind in focus["type"]:
            assert focus["seen"], f"the focus on {words or kind} is not to be seen"
            return
    raise AssertionError(f"Tab never reaches {words or kind} on {page.url}")


def test_the_skip_link_comes_first_and_leads_to_the_page(people):
    with people.page("officer") as page:
        page.goto("/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        assert page.evaluate("document.activeElement.id") == "main"


def test_an_officer_reports_by_keyboard_alone(people):
    done = "Phía bạn đã trả lời về hai cặp còn lại."
    with people.page("officer") as page:
        page.goto("/commitments/?q=thong+nhat+danh+sach")
        tab_to(page, words="Thống nhất danh sách thôn, bản kết nghĩa")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/commitments/\d+/$"))
        tab_to(page, words="Write a report")
        page.keyboard.press("Enter")
        page.wait_for_url("**/report")
        tab_to(page, kind="radio")
        page.keyboard.press("ArrowRight")
        tab_to(page, words="What was done?")
        page.keyboard.type(done)
        tab_to(page, words="Submit the report")
        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile(r"/commitments/\d+/$"))
        expect(page.locator("main")).to_contain_text(done)


def test_a_clerk_judges_facts_by_single_keys(people, pages):
    url = next(url for name, role, url in pages if name == "intake:intake" and role == "clerk")
    with people.page("clerk") as page:
        page.goto(url)
        open_before = page.locator("[data-row].open").count()
        page.keyboard.press("j")
        page.keyboard.press("a")

        expect(page.locator("[data-row].open")).to_have_count(open_before - 1)
