"""Deputies, “Why may I see this?”, many roles at once, sessions that are ended: as the people concerned meet them."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_every_page import RULES

#: As the service reckons it: there a day begins earlier than here.
DAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()


def clean(page: Page) -> None:
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    width, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= room


def problems(page: Page) -> list[str]:
    """Return what the summary of errors says."""
    return page.get_by_role("alert").get_by_role("listitem").all_inner_texts()


@pytest.mark.parametrize("phone", [True, False])
def test_a_head_names_a_deputy_who_acts_and_is_withdrawn(people, phone):
    with people.page("head", phone=phone) as page:
        page.goto("/deputies/")
        page.get_by_role("button", name="Name the deputy").click()
        assert problems(page) != []
        clean(page)
        page.get_by_label("E-mail address of the deputy").fill("planner@sample.example")
        page.get_by_label("First day").fill(DAY)
        page.get_by_label("Last day").fill(DAY)
        page.get_by_role("button", name="Name the deputy").click()
        expect(page.get_by_role("button", name="Withdraw")).to_have_count(1)
        clean(page)
    with people.page("planner", phone=phone) as page:
        page.goto("/deputies/")
        clean(page)
        page.get_by_role("button", name="Act for them").click()
        page.goto("/")
        expect(page.get_by_text(re.compile("You act for")).first).to_be_visible()
        clean(page)
        page.goto("/deputies/")
        page.get_by_role("button", name="Act for myself again").first.click()
        page.goto("/")
        expect(page.get_by_text(re.compile("You act for"))).to_have_count(0)
        page.goto("/deputies/")
        page.get_by_role("button", name="Act for them").click()
    with people.page("head", phone=phone) as page:
        page.goto("/deputies/")
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_text("withdrawn").first).to_be_visible()
    with people.page("planner", phone=phone) as page:
        page.goto("/deputies/")
        expect(page.get_by_role("button", name="Act for them")).to_have_count(0)
        expect(page.get_by_text(re.compile("You act for"))).to_have_count(0)


@pytest.mark.parametrize("phone", [True, False])
def test_why_may_i_see_this_answers_yes_no_and_what_would_help(people, phone):
    with people.page("officer", phone=phone) as page:
        page.goto("/units/")
        page.get_by_role("link", name=re.compile("Foreign Affairs|Ha Tinh")).first.click()
        address = page.url
        page.goto("/access/")
        page.get_by_role("button", name="Ask why").click()
        assert problems(page) != []
        page.get_by_label("Address of the page").fill("https://elsewhere.example/")
        page.get_by_role("button", name="Ask why").click()
        assert problems(page) == ["Address of the page: This is no address of a page one can ask about."]
        clean(page)
        page.get_by_label("Address of the page").fill(address)
        page.get_by_role("button", name="Ask why").click()
        expect(page.get_by_role("status")).to_contain_text("You may see it.")
        expect(page.get_by_text("One of these would be needed:").first).to_be_visible()
        clean(page)
        page.get_by_label("E-mail address of the person").fill("head.nghean@sample.example")
        page.get_by_role("button", name="Ask why").click()
        expect(page.get_by_text(re.compile("Nobody like that signs in"))).to_be_visible()


@pytest.mark.parametrize("phone", [True, False])
def test_an_administrator_gives_many_roles_and_sees_what_was_not_given(people, phone):
    mark = "phone" if phone else "desk"
    with people.page("administrator", phone=phone) as page:
        page.goto("/units/")
        page.get_by_role("link", name=re.compile("People's Committee of Ha Tinh|^Ha Tinh$")).first.click()
        page.goto(f"{page.url.rstrip('/')}/roles")
        page.get_by_role("button", name="Preview").click()
        assert problems(page) != []
        clean(page)
        rows = f"a.{mark}@new.example;An Nguyễn;ha-tinh;officer;{DAY}\nb.{mark}@new.example;Bình;nowhere;officer;{DAY}"
        page.get_by_role("textbox").last.fill(rows)
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_text("Would be given")).to_have_count(1)
        clean(page)
        page.get_by_role("button", name="Change 1 role").click()
        expect(page.get_by_role("cell").filter(has_text=re.compile("Given$"))).to_have_count(1)
        clean(page)


def test_a_session_is_ended_from_another_device(people, browser, running, shell):
    def sign_in():
        context = browser.new_context(base_url=running.address, locale="en-GB")
        page = context.new_page()
        page.goto(re.search(r"/sign-in/\S+", shell("sign-in", "officer.quangtri@sample.example").stdout)[0])
        page.get_by_role("main").get_by_role("button").click()
        with page.expect_navigation():
            page.locator("button[name=language][value=en]").first.evaluate("button => button.click()")
        return page

    here, there = sign_in(), sign_in()
    here.goto("/account/")
    clean(here)
    expect(here.get_by_role("button", name="Sign out everywhere else")).to_be_visible()
    here.get_by_role("button", name=re.compile("^Sign out Chrom")).first.click()
    there.goto("/")
    expect(there).to_have_url(re.compile("/sign-in/"))
    here.goto("/account/")
    expect(here.get_by_role("button", name="Sign out everywhere else")).to_have_count(0)
    here.context.close()
    there.context.close()
