"""The line, whole: a text goes in, and a board that shows who owes what comes out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.texts import NEXT_YEAR, border_week

NUMBER = "402/KH-UBND"
TASK = "Khám bệnh miễn phí cho người dân hai bên biên giới"
DONE = "Đã khám cho 420 người; cấp thuốc đủ một tháng."


@pytest.fixture(scope="module")
def story() -> dict[str, str]:
    """What one step leaves for the next: addresses."""
    return {}


def _take_in(page: Page, name: str, text: str) -> None:
    page.goto("/intake/new")
    page.get_by_label("Files").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_role("button", name="Read").click()
    expect(page).to_have_url(re.compile(r"/intake/\d+/"))


def test_1_the_clerk_takes_in_a_text_confirms_and_registers_it(people, story):
    with people.page("clerk") as page:
        _take_in(page, "ke-hoach-402.txt", border_week(402))

        expect(page.get_by_role("heading", level=1)).to_have_text("Is this reading right?")
        expect(page.get_by_role("article", name="The text")).to_contain_text("Tuần lễ hữu nghị biên giới")
        expect(page.get_by_role("link", name="in the register: 47-CT/TW").first).to_be_visible()

        page.get_by_role("button", name="Accept:").first.click()  # one by mouse …
        page.get_by_role("button", name=re.compile("^Accept (all|the)")).click()  # … and the others at once
        page.locator(".head-actions").get_by_role("link", name="Register", exact=True).click()
        page.get_by_role("link", name=NUMBER).click()
        expect(page.get_by_label("Number")).to_have_value(NUMBER)
        page.get_by_label("Title").fill("Kế hoạch tổ chức Tuần lễ hữu nghị biên giới")
        page.get_by_label(re.compile("47-CT/TW")).select_option("implements")
        page.get_by_role("button", name="Register").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text(NUMBER)
        expect(page.get_by_text(TASK).first).to_be_visible()
        expect(page.get_by_role("link", name="47-CT/TW").first).to_be_visible()
        story["document"] = page.url


def test_2_the_same_file_twice_is_recognised(people):
    with people.page("clerk") as page:
        page.goto("/intake/new")
        file = {"name": "again.txt", "mimeType": "text/plain", "buffer": border_week(402).encode()}
        page.get_by_label("Files").set_input_files(file)
        page.get_by_role("button", name="Read").click()

        expect(page.get_by_text(re.compile("came in before"))).to_be_visible()


def test_3_the_planner_commits_and_hands_down(people, story):
    with people.page("planner") as page:
        page.goto(story["document"])
        page.get_by_role("checkbox", name=re.compile(TASK)).check()
        page.get_by_role("button", name="Commit to the chosen").click()

        expect(page.get_by_label("What is undertaken")).to_have_value(re.compile(TASK))
        page.get_by_label("Lead unit").fill("Ủy ban nhân dân tỉnh Hà Tĩnh")
        page.get_by_label("Due day").fill(f"{NEXT_YEAR}-09-30")
        page.get_by_role("button", name="Make the commitment").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(TASK)
        story["commitment"] = page.url

        page.get_by_role("link", name="Hand down").click()
        page.get_by_label("Unit 1", exact=True).fill("Sở Ngoại vụ tỉnh Hà Tĩnh")
        page.get_by_label("Unit 2", exact=True).fill("Ủy ban nhân dân xã Sơn Kim 1")
        page.get_by_role("button", name="Hand down").click()

        expect(page).to_have_url(re.compile(r"/commitments/\d+/"))
        expect(page.get_by_role("link", name=re.compile("Sở Ngoại vụ|Foreign Affairs")).first).to_be_visible()


def test_4_the_officer_reports_on_a_phone(people):
    with people.page("officer", phone=True) as page:
        page.goto("/commitments/?q=kham+benh")  # found without accents
        page.locator("tr", has_text=NUMBER).get_by_role("link", name=re.compile(TASK)).first.click()
        page.get_by_role("link", name="Write a report").click()

        page.get_by_text("100 %").click()
        page.get_by_label("What was done?").fill(DONE)
        page.get_by_role("button", name="Submit the report").click()

        expect(page.locator("main")).to_contain_text(DONE)


def test_5_the_head_finds_it_on_the_desk_and_accepts(people):
    with people.page("head") as page:
        page.goto("/")
        page.get_by_role("link", name=re.compile(TASK)).first.click()
        expect(page).to_have_url(re.compile(r"/commitments/reports/\d+/"))
        expect(page.get_by_text(DONE)).to_be_visible()
        report = page.url

        page.get_by_role("button", name="Accept").click()

        page.goto(report)
        expect(page.get_by_text("Accepted").first).to_be_visible()
        expect(page.get_by_role("button", name="Accept")).to_have_count(0)


def test_6_the_commitment_shows_its_chain_and_its_progress(people, story):
    with people.page("planner") as page:
        page.goto(story["commitment"])

        expect(page.get_by_role("link", name="47-CT/TW").first).to_be_visible()
        expect(page.get_by_text(re.compile(TASK)).first).to_be_visible()
        expect(page.get_by_text(re.compile(r"50\s?%")).first).to_be_visible()  # one of two leaves is done


def test_7_the_board_counts_it_and_each_figure_leads_to_its_commitments(people):
    with people.page("head") as page:
        page.goto("/commitments/board/")
        row = page.get_by_role("row", name=re.compile("Foreign Affairs"))
        figures = row.get_by_role("link").filter(has_text=re.compile(r"^\d+$"))

        count = int(figures.first.inner_text())
        figures.first.click()

        expect(page).to_have_url(re.compile(r"/commitments/\?"))
        expect(page.locator("tbody tr")).to_have_count(count)


def test_8_the_check_holds(shell):
    told = shell("check")

    assert told.returncode == 0, told.stdout
    assert told.stdout.splitlines()[-1] == "Everything holds."
