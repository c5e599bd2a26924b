"""Two bodies become one as a text tells it: taken in, confirmed, offered, previewed, carried out, and put back."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_rights import clean

DAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
TEXT = """THE CENTRAL COMMISSION
No 77-NQ/BĐNTW

RESOLUTION
on the affairs of the border

The Department of Finance of Ha Tinh took over the functions and tasks of the \
Union of Friendship Organisations of Ha Tinh and the People's Committee of Son Hong Commune, \
under Resolution 77-NQ/BĐNTW.

1. The Committee shall report on the handover by 30 June 2031.
"""


@pytest.fixture(scope="module")
def registered(people_of_module):
    """Take the text in, confirm all of it, and register it, as a clerk does."""
    with people_of_module.page("clerk") as page:
        page.goto("/intake/new")
        page.get_by_label("Or paste a text").fill(TEXT)
        page.get_by_role("button", name="Read").click()
        expect(page.get_by_text("took over").first).to_be_visible()
        page.get_by_role("button", name=re.compile("^Accept (all|the)")).click()
        page.locator(".head-actions").get_by_role("link", name="Register", exact=True).click()
        if page.get_by_role("link", name="77-NQ/BĐNTW").count():
            page.get_by_role("link", name="77-NQ/BĐNTW").first.click()
        page.get_by_label("Title").fill("On the border communes")
        page.get_by_role("button", name="Register").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("77-NQ")
        return page.url


@pytest.fixture(scope="module")
def people_of_module(everybody):
    return everybody


def preview(page: Page) -> None:
    page.get_by_role("button", name="Preview").click()


@pytest.mark.parametrize("phone", [True, False])
def test_a_text_leads_to_the_succession_and_back(people, registered, phone):
    with people.page("administrator", phone=phone) as page:
        page.goto(registered)
        page.get_by_role("link", name="See what is to be carried out").click()
        clean(page)
        page.get_by_role("link", name="Begin this succession").click()
        expect(page.get_by_role("radio", name="Merger")).to_be_checked()
        expect(page.get_by_label("Document that orders it")).to_have_value("77-NQ/BĐNTW")
        clean(page)

        preview(page)
        expect(page.get_by_role("link", name=re.compile("From which day on"))).to_be_visible()
        clean(page)
        page.get_by_label("From which day on").fill(DAY)
        preview(page)
        expect(page.get_by_role("heading", name="What would move")).to_be_visible()
        clean(page)
        page.get_by_role("button", name="Carry it out").click()

        expect(page.get_by_role("status")).to_contain_text("Carried out")
        clean(page)
        made = page.url
        page.goto(f"/successions/?document={registered.rstrip('/').rpartition('/')[2]}")
        expect(page.get_by_role("link", name="Begin this succession")).to_have_count(0)
        page.goto(made)
        page.get_by_role("button", name="Put it back").click()
        expect(page.get_by_role("status")).to_contain_text("everything is as it was")
        expect(page.get_by_role("button", name="Put it back")).to_have_count(0)
        clean(page)


@pytest.mark.parametrize("phone", [True, False])
def test_a_split_asks_who_gets_what_and_names_what_parts(people, phone):
    with people.page("administrator", phone=phone, scripts=False) as page:
        page.goto("/units/?q=Foreign+Affairs+of+Ha+Tinh")
        page.get_by_role("link", name=re.compile("Department of Foreign Affairs of Ha Tinh")).first.click()
        page.goto(page.url.replace("/units/", "/successions/new/"))
        page.get_by_role("radio", name="Split").check()
        page.get_by_label("Who takes over").fill("Department of Finance of Ha Tinh")
        page.get_by_label("From which day on").fill(DAY)
        page.get_by_label("Document that orders it").fill("47-CT/TW")
        preview(page)
        expect(page.get_by_role("heading", name="Who gets what")).to_be_visible()
        preview(page)
        expect(page.get_by_role("alert")).to_contain_text("a split at least two")
        page.get_by_label("Who takes over").fill(
            "Department of Finance of Ha Tinh; Department of Culture, Sports and Tourism of Ha Tinh"
        )
        preview(page)
        expect(page.get_by_role("alert")).to_contain_text("Say to whom the open commitments")
        page.get_by_label("All other open commitments").select_option(index=1)
        preview(page)
        expect(page.get_by_role("heading", name="What would move")).to_be_visible()
        expect(page.get_by_role("button", name="Carry it out")).to_be_visible()
