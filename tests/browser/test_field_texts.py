"""A plan, whole, from texts of the field: a Polish and a French one, where the field corpus lies beside the project.

From the two texts to a plan of the province, its issue, a share handed down, a report, the matrix and the board: once
at a desk, and once with nothing but a phone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from chancellery.reading.tests import corpus
from tests.browser.texts import NEXT_YEAR

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        corpus.found() is None,
        reason="extra: its articles belong to newspapers, so nobody may ship them; test_plans walks the same way with"
        " texts of our own. CHANCELLERY_CORPUS names their folder where somebody has them",
    ),
]

TITLE = "Kế hoạch đối ngoại nhân dân của tỉnh"
LEADS = ("Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ")
FIRST_DUTY = re.compile("Skoncentruj się na propagandzie")
FRENCH_DUTY = re.compile("Renforcer les échanges amicaux")


@pytest.fixture(scope="module")
def texts() -> Path:
    return corpus.folder()


@dataclass
class Story:
    """One way through all steps, at a desk or by phone: numbers of its own, and the addresses one step leaves."""

    by_phone: bool
    polish: str
    french: str
    own: str
    urls: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module", params=["desk", "phone"])
def story(request: pytest.FixtureRequest) -> Story:
    first = "1" if request.param == "desk" else "2"
    return Story(request.param == "phone", f"{first}716/KH-UBND", f"{first}788-TB/BĐNTW", f"{first}799/KH-UBND")


def _register(page: Page, text: str, *, kind: str, number: str, issuer: str) -> None:
    """Register a pasted text as a new document that implements all it names."""
    page.goto("/intake/new")
    page.get_by_label("Or paste a text").fill(text)
    page.get_by_role("button", name="Read").click()
    page.get_by_role("button", name=re.compile("^Accept all")).click()
    page.locator(".head-actions").get_by_role("link", name="Register", exact=True).click()
    page.get_by_role("combobox", name="Kind").select_option(kind)
    page.get_by_label("Number").fill(number)
    page.get_by_label("Issued by").fill(issuer)
    for named in page.get_by_label(re.compile("^This document …")).all():
        named.select_option("implements")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)


def _axe_is_content(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def _every_row_is_headed(table: Locator, *, rows: int | None) -> None:
    """See that each row of the body begins with its one header, and that no cell is silent."""
    body = table.locator("tbody tr")
    assert rows is None or body.count() == rows
    assert table.locator("tbody").get_by_role("rowheader").count() == body.count()
    said = [cell.aria_snapshot().splitlines()[0] for cell in table.locator("tbody").get_by_role("cell").all()]
    assert "- cell" not in said


def test_1_the_clerk_registers_both_and_each_is_related_to_what_it_names(people, texts, story):
    with people.page("clerk", phone=story.by_phone) as page:
        names = ("pl-ha-tinh-plan.txt", "fr-ha-tinh-conference.txt")
        # the same text twice is one text to confirm, so the second way adds a line's end
        polish, french = ((texts / name).read_text(encoding="utf-8") + "\n" * story.by_phone for name in names)
        issuer = "Ủy ban nhân dân tỉnh Hà Tĩnh"
        _register(page, polish, kind="plan", number=story.polish, issuer=issuer)
        expect(page.get_by_role("link", name="8 provisions")).to_be_visible()
        story.urls["polish"] = page.url
        for named in ("210-KH/TU", "12-CT/TW"):
            expect(page.locator("main").get_by_role("link", name=named).first).to_be_visible()
        _fits(page)
        _axe_is_content(page)

        _register(page, french, kind="notice", number=story.french, issuer="Commission centrale")
        expect(page.get_by_role("link", name="4 provisions")).to_be_visible()
        expect(page.locator("main").get_by_role("link", name="12-CT/TW").first).to_be_visible()


def test_2_the_planner_takes_up_both_in_one_plan(people, story):
    with people.page("planner", phone=story.by_phone) as page:
        page.goto(story.urls["polish"])
        page.get_by_role("link", name="Begin a plan that carries it out…").click()
        page.get_by_label("Find a document").fill(story.french)
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("link", name="Choose").click()
        page.get_by_label("Title").fill(TITLE)
        page.get_by_label("Language of the plan").select_option("vi")
        page.get_by_role("button", name="Begin the draft").click()
        expect(page.get_by_text("12 duties above are neither taken up nor left out.")).to_be_visible()
        story.urls["draft"] = page.url
        for number in (story.polish, story.french):
            expect(page.get_by_role("button", name=f"Take off {number}", exact=True)).to_be_visible()
            expect(
                page.get_by_role("button", name=f"Adopt the ticked as they are {number}", exact=True)
            ).to_be_visible()

        page.get_by_role("button", name="Adopt all 8 that are open").click()
        page.get_by_role("button", name="Adopt all 4 that are open").click()
        expect(page.locator("#measures li[id^=m]")).to_have_count(12)
        _fits(page)
        _axe_is_content(page)


def test_3_the_grid_says_who_leads_what_by_when(people, story):
    with people.page("planner", phone=story.by_phone) as page:
        page.goto(story.urls["draft"])
        page.get_by_role("link", name="All measures in a grid").click()
        for number in range(1, 13):
            page.get_by_label(f"Lead unit {number}", exact=True).fill(LEADS[number % 2])
            page.get_by_label(f"Due day {number}", exact=True).fill(f"{NEXT_YEAR}-11-30")
        page.get_by_role("button", name="Save the grid").click()
        expect(page.get_by_text("Ready")).to_have_count(12)

        page.goto(story.urls["draft"])
        expect(page.get_by_text("Nothing is missing.")).to_be_visible()


def test_4_the_head_issues_it(people, story):
    with people.page("head", phone=story.by_phone) as page:
        page.goto(story.urls["draft"])
        page.get_by_role("link", name="Issue the plan…").first.click()
        page.locator("main").get_by_label("Number").fill(story.own)
        page.get_by_role("button", name="Issue the plan").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text(story.own)
        for superior in (story.polish, story.french):
            expect(page.get_by_role("link", name=superior).first).to_be_visible()
        story.urls["commitments"] = f"/commitments/?document={page.url.rstrip('/').rpartition('/')[2]}"


def test_5_a_measure_from_the_french_text_is_handed_down(people, story):
    with people.page("planner", phone=story.by_phone) as page:
        page.goto(f"{story.urls['commitments']}&q=renforcer+les+echanges+amicaux")
        page.get_by_role("link", name=FRENCH_DUTY).first.click()
        expect(page.get_by_role("link", name=story.french).first).to_be_visible()
        page.get_by_role("link", name="Hand down").first.click()
        page.get_by_label("Unit 1", exact=True).fill("Sở Ngoại vụ tỉnh Hà Tĩnh")
        page.get_by_label("Due day").first.fill(f"{NEXT_YEAR}-10-01")
        page.get_by_role("button", name="Hand down").click()
        expect(page).to_have_url(re.compile(r"/commitments/\d+/$"))


def test_6_a_measure_from_the_polish_text_is_reported_on_by_phone_and_accepted(people, story):
    with people.page("officer", phone=True) as page:
        page.goto(f"{story.urls['commitments']}&q=skoncentruj")
        page.get_by_role("link", name=FIRST_DUTY).first.click()
        expect(page.get_by_role("link", name=story.polish).first).to_be_visible()
        _fits(page)
        page.get_by_role("link", name="Write a report").click()
        page.get_by_text("50 %").click()
        page.get_by_label("What was done?").fill("Đã mở ba lớp tập huấn.")
        page.get_by_role("button", name="Submit the report").click()
        expect(page.locator("main")).to_contain_text("Đã mở ba lớp tập huấn.")
    with people.page("head", phone=story.by_phone) as page:
        page.goto("/")
        page.get_by_role("list", name="To accept").get_by_role("link", name=FIRST_DUTY).click()
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("ccepted")


def test_7_the_matrix_says_in_words_what_it_shows(people, story):
    with people.page("reviewer", phone=story.by_phone) as page:
        page.goto("/coverage/")
        page.get_by_role("link", name=story.polish).first.click()
        story.urls["matrix"] = page.url
        matrix = page.get_by_role("table", name=f"8 rows of {story.polish} across 5 units")
        expect(matrix).to_match_aria_snapshot("""
            - table:
              - caption: /8 rows of .* across 5 units of .* 32 of 40 cells are empty/
              - rowgroup:
                - row:
                  - columnheader "Duty"
                  - columnheader "Embassy in Poland"
                  - columnheader "Friendship Union"
                  - columnheader "Ha Tinh"
                  - columnheader "Nghe An"
                  - columnheader "Quang Tri"
                  - columnheader "Adopted"
                  - columnheader "Progress"
              - rowgroup:
                - row:
                  - rowheader /Skoncentruj się na propagandzie/
                  - cell "not adopted"
                  - cell "not adopted"
                  - cell "under way, 50 %"
                  - cell "not adopted"
                  - cell "not adopted"
                  - cell "1/5"
                  - cell "50 %"
        """)
        _every_row_is_headed(matrix, rows=8)
        _fits(page)
        _axe_is_content(page)

        matrix.get_by_role("row", name=FIRST_DUTY).get_by_role("link", name="under way, 50 %").click()
        expect(page.locator("main").get_by_role("link", name=FIRST_DUTY).first).to_be_visible()


def test_8_the_board_says_in_words_what_it_shows(people, story):
    with people.page("reviewer", phone=story.by_phone) as page:
        page.goto("/commitments/board/")
        board = page.get_by_role("table", name="Units below, by name")
        expect(board).to_match_aria_snapshot("""
            - table:
              - caption: /Units below, by name Every figure opens what it counts/
              - rowgroup:
                - row:
                  - columnheader "Unit"
                  - columnheader "Progress"
                  - columnheader /^Since /
                  - columnheader "Commitments"
                  - columnheader "Under way"
                  - columnheader "Due in 30 days"
                  - columnheader "Overdue"
                  - columnheader "Done on time"
                  - columnheader "Done late"
                  - columnheader "Not reported"
                  - columnheader "Left out"
              - rowgroup:
                - row /Ha Tinh/:
                  - rowheader "Ha Tinh":
                    - link "Ha Tinh"
                  - cell /\\d+ %/
                  - cell /Oct|Nov|Dec/:
                    - img /\\d{4}. \\d+ %, /
        """)
        _every_row_is_headed(board, rows=None)
        _fits(page)
        _axe_is_content(page)


def test_9_matrix_and_board_fit_a_phone_and_all_holds(people, story, shell):
    with people.page("reviewer", phone=True, dark=True) as page:
        for address in (story.urls["matrix"], "/commitments/board/"):
            page.goto(address)
            _fits(page)
            _axe_is_content(page)
    told = shell("check")
    assert told.returncode == 0, told.stdout
