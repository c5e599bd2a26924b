"""A text with gaps is confirmed, and its tasks are taken up: without scripts, and open to everybody."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_every_page import RULES
from tests.browser.texts import border_week

#: The plan announces a task more than it has, and ends with words in which nothing is to be read.
GAPS = ("Trời xanh và nắng đẹp quá.", "Gió thổi nhẹ từ biển vào.")


def _with_gaps(number: int) -> str:
    text = border_week(number).replace("với 3 nhiệm vụ", "với 4 nhiệm vụ")
    return "\n\n".join([text.strip(), *GAPS])


def _violations(page) -> list[object]:
    return [one["id"] for one in Axe().run(page, options=RULES).response["violations"]]


def test_a_text_with_gaps_is_confirmed_and_its_tasks_are_taken_up_without_scripts(people):
    with people.page("clerk", scripts=False) as page:
        page.goto("/intake/new")
        page.get_by_label("Or paste a text").fill(_with_gaps(406))
        page.get_by_role("button", name="Read").click()

        doubts = page.locator("#doubts")
        expect(doubts).to_contain_text("The text announces 4 points; 3 were found.")
        doubts.get_by_role("link", name="in the text").first.click()
        expect(page.locator("mark:target, span:target")).to_have_count(1)
        expect(page.locator(".remark")).to_contain_text(["The text announces 4 points; 3 were found."])

        page.get_by_role("link", name=re.compile(r"^nothing read")).click()
        expect(page.locator("article [data-fate]")).to_contain_text(list(GAPS))
        page.get_by_role("link", name="To the next place where nothing was read").first.click()
        expect(page.locator("article :target")).to_contain_text(GAPS[1])

        page.get_by_role("button", name=re.compile("^Accept (all|the)")).click()
        page.locator(".head-actions").get_by_role("link", name="Register", exact=True).click()
        page.get_by_role("link", name="406/KH-UBND").click()
        page.get_by_role("button", name="Register").click()
        document = page.url
    with people.page("planner", scripts=False) as page:
        page.goto(document)
        page.get_by_role("link", name="Take up all 3 tasks in one grid…").click()
        lines = page.locator("form tbody tr")
        expect(lines).to_have_count(3)
        for line in lines.all():
            line.get_by_role("checkbox").check()
            line.get_by_label(re.compile("^Lead unit")).fill("Sở Ngoại vụ tỉnh Hà Tĩnh")
            line.get_by_label(re.compile("^Co-ordinating units")).fill("")
        page.get_by_role("button", name="Make the ticked commitments").click()

        expect(page.locator("main")).to_contain_text("Every task is taken up")


def test_the_reading_and_the_grid_are_accessible_in_both_themes(people):
    with people.page("clerk") as page:
        page.goto("/intake/new")
        page.get_by_label("Or paste a text").fill(_with_gaps(407))
        page.get_by_role("button", name="Read").click()
        expect(page.locator("#doubts")).to_be_visible()
        address = page.url
        page.get_by_role("button", name=re.compile("^Accept (all|the)")).click()
        page.locator(".head-actions").get_by_role("link", name="Register", exact=True).click()
        page.get_by_role("link", name="407/KH-UBND").click()
        page.get_by_role("button", name="Register").click()
        key = page.url.rstrip("/").rpartition("/")[2]
    for dark in (False, True):
        with people.page("clerk", dark=dark) as page:
            page.goto(address)
            assert _violations(page) == []
        with people.page("planner", phone=True, dark=dark) as page:
            page.goto(f"/commitments/new?document={key}")
            assert _violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
