"""No page needs JavaScript to be read, nor a form to be sent."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.texts import border_week

DONE = "Đã gửi dự thảo lịch cho hai tỉnh bạn."


def test_a_text_goes_from_intake_to_register_without_scripts(people):
    with people.page("clerk", scripts=False) as page:
        page.goto("/intake/new")
        page.get_by_label("Or paste a text").fill(border_week(403))
        page.get_by_role("button", name="Read").click()
        page.get_by_role("button", name="Reject:").last.click()
        page.get_by_role("button", name=re.compile("^Accept (all|the)")).click()
        page.locator(".head-actions").get_by_role("link", name="Register", exact=True).click()
        page.get_by_role("link", name="403/KH-UBND").click()
        page.get_by_role("button", name="Register").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text("403/KH-UBND")


def test_a_report_is_sent_and_accepted_without_scripts(people):
    with people.page("officer", phone=True, scripts=False) as page:
        page.goto("/commitments/?q=gui+du+thao+lich")
        page.get_by_role("link", name=re.compile("Gửi dự thảo lịch")).first.click()
        page.get_by_role("link", name="Write a report").click()
        page.get_by_text("50 %").click()
        page.get_by_label("What was done?").fill(DONE)
        page.get_by_role("button", name="Submit the report").click()
        expect(page).to_have_url(re.compile(r"/commitments/\d+/$"))
        expect(page.locator("main")).to_contain_text(DONE)
        commitment = page.url
    with people.page("head", scripts=False) as page:
        page.goto(commitment)
        page.get_by_role("link", name="Decide on the report").click()
        report = page.url
        page.get_by_role("button", name="Accept").click()

        page.goto(report)
        expect(page.get_by_role("button", name="Accept")).to_have_count(0)


def test_every_page_is_read_without_scripts(people, pages):
    unread = []
    for role in dict.fromkeys(role for _name, role, _url in pages):
        with people.page(role, scripts=False) as page:
            for name, _role, url in [one for one in pages if one[1] == role and one[0] != "documents:file"]:
                page.goto(url)
                if not page.get_by_role("heading", level=1).is_visible():
                    unread.append(name)

    assert unread == []
