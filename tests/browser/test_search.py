"""Somebody looks for a directive by a number as it is remembered, from any page, and saves what is looked for often."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_a_number_typed_with_blanks_leads_to_the_document_on_a_phone(people):
    with people.page("officer", phone=True) as page:
        page.goto("/")
        page.locator(".rail .find input").fill("47 ct tw")
        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile(r"/search/\?q=47\+ct\+tw"))
        page.locator(".called a").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("47-CT/TW")


def test_words_without_accents_are_found_marked_and_narrowed_by_keyboard(people):
    with people.page("reviewer") as page:
        page.goto("/")
        page.keyboard.press("/")
        page.keyboard.type("doi ngoai nhan dan")
        page.keyboard.press("Enter")
        words = re.compile("đối ngoại nhân dân", re.IGNORECASE)
        expect(page.locator("main mark", has_text=words).first).to_be_visible()

        page.get_by_role("navigation", name="Kinds").get_by_role("link", name=re.compile("Provision")).press("Enter")

        expect(page).to_have_url(re.compile("kind=provision"))
        page.keyboard.press("j")
        expect(page.locator('[data-row][aria-current="true"]')).to_have_count(1)


def test_a_search_is_saved_and_forgotten(people):
    with people.page("clerk") as page:
        page.goto("/search/?q=lanterns+of+the+harbour")
        expect(page.locator("main")).to_contain_text("Nothing was found")
        page.get_by_label("Tell me by mail").check()
        page.get_by_role("button", name="Save this search").click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        page.goto("/search/")
        page.get_by_role("link", name="lanterns of the harbour").click()
        expect(page).to_have_url(re.compile("lanterns"))
        page.goto("/search/")
        page.get_by_role("button", name="Forget").click()
        expect(page.locator("main")).to_contain_text("One box for everything")
