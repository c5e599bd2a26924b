"""A plan, whole: two superior documents in other languages, a plan of the province, its issue, a report, the board."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.texts import NEXT_YEAR, conference, programme

NUMBER = "455/KH-UBND"
FAIR = "Tổ chức Ngày văn hóa Ba Lan tại thành phố Hà Tĩnh"
TABLE = (
    "STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn\tSản phẩm\n"
    f"1\tMở góc sách Ba Lan\tSở Văn hóa, Thể thao và Du lịch\tSở Tài chính\t30/6/{NEXT_YEAR}\tMột góc sách\n"
    f"2\tMời đoàn nghệ thuật\tSở Trên Trời\t\t31/7/{NEXT_YEAR}\t\n"
)


@pytest.fixture(scope="module")
def story() -> dict[str, str]:
    """What one step leaves for the next: addresses."""
    return {}


def _register(page: Page, text: str, number: str) -> None:
    page.goto("/intake/new")
    page.get_by_label("Or paste a text").fill(text)
    page.get_by_role("button", name="Read").click()
    page.get_by_role("button", name=re.compile("^Accept (all|the)")).click()
    page.locator(".head-actions").get_by_role("link", name="Register", exact=True).click()
    page.get_by_role("link", name=number).click()
    relate = page.get_by_label(re.compile(re.escape("47-CT")))
    if relate.count():
        relate.first.select_option("implements")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)


def _axe_is_content(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_1_the_clerk_registers_a_polish_programme_and_a_french_notice(people):
    with people.page("clerk") as page:
        _register(page, programme(), "15-CTr/BĐNTW")
        _register(page, conference(), "71-TB/BĐNTW")


def test_2_the_planner_begins_a_plan_of_both(people, story):
    with people.page("planner") as page:
        page.goto("/documents/?q=15-CTr")
        page.locator("tbody a", has_text="15-CTr").first.click()
        page.get_by_role("link", name="Begin a plan that carries it out…").click()
        page.get_by_label("Find a document").fill("71-TB")
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("link", name="Choose").click()
        page.get_by_label("Title").fill("Kế hoạch phát triển quan hệ với Ba Lan")
        page.get_by_label("Language of the plan").select_option("vi")
        page.get_by_role("button", name="Begin the draft").click()

        expect(page.get_by_text("5 duties above are neither taken up nor left out.")).to_be_visible()
        expect(page.locator("main [lang=pl]").first).to_be_visible()
        _axe_is_content(page)
        story["draft"] = page.url


def test_3_the_planner_adopts_narrows_and_leaves_out(people, story):
    with people.page("planner") as page:
        page.goto(story["draft"])
        page.get_by_role("button", name="Adopt all 3 that are open").click()
        page.get_by_role("button", name="Adopt all 2 that are open").click()
        expect(page.locator("#measures li[id^=m]")).to_have_count(5)

        page.locator("#measures").get_by_role("link", name=re.compile("dni kultury polskiej")).click()
        page.get_by_role("textbox", name="Measure", exact=True).fill(FAIR)
        page.get_by_label("Lead unit").fill("so van hoa, the thao va du lich")
        page.get_by_label("Co-ordinating units").fill("Hội Việt - Ba: mời khách")
        page.get_by_role("button", name="Save the measure").click()
        row = page.locator("#measures li", has_text=FAIR)
        expect(row).to_contain_text("narrowed")
        expect(row).to_contain_text("Ready")

        page.get_by_role("button", name="Drop measure 5").click()
        page.get_by_text(re.compile("^Leave out…")).last.click()
        page.get_by_label("Why it is left out").last.fill("Cổng thông tin đã có trang tiếng Pháp.")
        page.get_by_role("button", name="Leave it out", exact=True).last.click()
        expect(page.get_by_text("Cổng thông tin đã có trang tiếng Pháp.").first).to_be_visible()


def test_4_the_grid_takes_what_is_typed_and_keeps_what_is_not_known(people, story):
    with people.page("planner") as page:
        page.goto(story["draft"])
        page.get_by_role("link", name="All measures in a grid").click()
        page.get_by_label("Measure 2", exact=True).fill("Kết nối 5 trường học với trường bạn tại Ba Lan")
        page.get_by_label("Lead unit 2", exact=True).fill("Sở Giáo dục và Đào tạo")
        page.get_by_label("Measure 3", exact=True).fill("Phát hành cẩm nang du lịch bằng tiếng Ba Lan")
        page.get_by_label("Lead unit 3", exact=True).fill("Sở Ngoại vụ")
        page.get_by_label("Measure 4", exact=True).fill("Cử đầu mối nói tiếng Pháp")
        page.get_by_label("Lead unit 4", exact=True).fill("Sở Không Có Thật")
        _axe_is_content(page)
        page.get_by_role("button", name="Save the grid").click()

        expect(page.get_by_text("3 rows saved.")).to_be_visible()
        expect(page.get_by_text("Lead unit not known")).to_have_count(1)
        expect(page.get_by_label("Lead unit 4", exact=True)).to_have_value("Sở Không Có Thật")
        page.get_by_label("Lead unit 4", exact=True).fill("Sở Ngoại vụ")
        page.get_by_role("button", name="Save the grid").click()
        expect(page.get_by_text("Ready")).to_have_count(4)


def test_5_a_table_is_pasted_without_scripts_and_the_second_time_says_nothing_new(people, story):
    with people.page("planner", scripts=False) as page:
        page.goto(f"{story['draft']}table")
        page.get_by_label("Pasted table").fill(TABLE)
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("row", name=re.compile("Mở góc sách"))).to_contain_text("New")
        expect(page.get_by_role("row", name=re.compile("Mời đoàn"))).to_contain_text("no unit is known by this name")
        page.get_by_role("button", name="Take 2 rows over").click()
        expect(page.get_by_text("2 measures added.")).to_be_visible()

        page.goto(f"{story['draft']}table")
        page.get_by_label("Pasted table").fill(TABLE)
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_text("There is nothing to take over.")).to_be_visible()

        page.goto(story["draft"])
        page.get_by_role("button", name="Drop measure 6").click()
        expect(page.get_by_text("Nothing is missing.")).to_be_visible()


#: What Word puts on the clipboard: its text has lost the cells.
PASTE = """html => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "the cells are lost");
    const box = document.querySelector("textarea[name=pasted]");
    box.focus();
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
WORD_TABLE = """<table><tr><td><p>Nhiệm vụ</p></td><td>Chủ trì</td></tr>
<tr><td><p>Trồng "vườn"</p><p>hữu nghị</p></td><td>Sở   Ngoại vụ</td></tr></table>"""


def test_5b_a_table_copied_in_word_keeps_its_cells(people, story):
    with people.page("planner") as page:
        page.goto(f"{story['draft']}table")
        page.evaluate(PASTE, WORD_TABLE)
        expect(page.get_by_label("Pasted table")).to_have_value(
            'Nhiệm vụ\tChủ trì\n"Trồng ""vườn""\nhữu nghị"\tSở Ngoại vụ\n'
        )
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("row", name=re.compile('Trồng "vườn" hữu nghị'))).to_contain_text("New")


def test_6_the_head_reads_the_word_file_and_issues_the_plan(people, story):
    with people.page("head") as page:
        page.goto("/")
        page.get_by_role("link", name="Kế hoạch phát triển quan hệ với Ba Lan").click()
        page.get_by_role("link", name="Issue the plan…").first.click()
        with page.expect_download() as started:
            page.get_by_role("link", name="Word file of the draft").click()
        assert started.value.suggested_filename.endswith(".docx")

        page.locator("main").get_by_label("Number").fill(NUMBER)
        page.get_by_role("button", name="Issue the plan").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text(NUMBER)
        expect(page.get_by_role("article", name="The text")).to_contain_text(f"1. {FAIR}")
        expect(page.get_by_role("link", name="15-CTr/BĐNTW").first).to_be_visible()
        expect(page.get_by_role("link", name="455-KH-UBND.docx")).to_be_visible()
        _axe_is_content(page)
        story["plan"] = page.url


def test_7_its_commitments_are_live_and_one_is_handed_down_and_reported_on_by_phone(people):
    with people.page("planner") as page:
        page.goto("/commitments/?q=phat+hanh+cam+nang")
        page.get_by_role("link", name=re.compile("Phát hành cẩm nang")).first.click()
        expect(page.get_by_role("link", name=NUMBER).first).to_be_visible()
        page.get_by_role("link", name="Hand down").first.click()
        page.get_by_label("Unit 1", exact=True).fill("Sở Ngoại vụ tỉnh Hà Tĩnh")
        page.get_by_label("Due day").first.fill(f"{NEXT_YEAR}-12-01")
        page.get_by_role("button", name="Hand down").click()
        expect(page).to_have_url(re.compile(r"/commitments/\d+/$"))
    with people.page("officer", phone=True) as page:
        page.goto("/commitments/?q=cu+dau+moi")
        page.get_by_role("link", name=re.compile("Cử đầu mối nói tiếng Pháp")).first.click()
        page.get_by_role("link", name="Write a report").click()
        page.get_by_text("50 %").click()
        page.get_by_label("What was done?").fill("Đã chọn một chuyên viên.")
        page.get_by_role("button", name="Submit the report").click()
        expect(page.locator("main")).to_contain_text("Đã chọn một chuyên viên.")


def test_7b_the_reviewer_reads_in_the_matrix_who_took_the_polish_duty_up(people):
    with people.page("reviewer") as page:
        page.goto("/coverage/")
        page.get_by_role("link", name="15-CTr/BĐNTW").first.click()
        row = page.get_by_role("row", name=re.compile("dni kultury polskiej"))
        expect(row.locator("td a.cell.way")).to_have_count(1)
        expect(row.locator("td a.cell.way")).to_contain_text("under way")
        _axe_is_content(page)

        row.locator("td a.cell.way").click()
        expect(page.locator("main")).to_contain_text(FAIR)


def test_8_the_draft_fits_a_phone(people):
    with people.page("planner", phone=True, dark=True) as page:
        page.goto("/plans/")
        page.locator("tbody a").last.click()
        for address in (page.url, f"{page.url}measures", f"{page.url}table"):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            _axe_is_content(page)


def test_9_the_board_counts_the_plan_and_the_check_holds(people, shell):
    with people.page("head") as page:
        page.goto("/commitments/board/")
        expect(page.get_by_role("row", name=re.compile("Education")).first).to_be_visible()
    told = shell("check")
    assert told.returncode == 0, told.stdout
