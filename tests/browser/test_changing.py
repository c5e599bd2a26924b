"""What was given is changed: many at once with a preview and an undo, and a unit says early what may go wrong."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.texts import NEXT_YEAR


def _axe_is_content(page: Page) -> None:
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def _first_that_offers(page: Page, act: str, *, also: str = "") -> str:
    """Return the address of the first open commitment whose page offers an act, and says ``also``."""
    page.goto("/commitments/?status=open")
    for address in page.locator("tr[data-row] th a").evaluate_all("links => links.map(link => link.href)"):
        page.goto(address)
        if page.locator(f'a[href$="/{act}"]').count() and also in page.locator("main").inner_text():
            return str(address)
    raise AssertionError(f"no open commitment offers {act}")


def test_the_planner_redates_many_at_once_and_undoes_it(people):
    with people.page("planner") as page:
        page.goto("/commitments/?status=open")
        page.get_by_role("checkbox", name=re.compile("^All that the filter shows")).check()
        page.get_by_role("button", name="Change when due").click()
        page.get_by_label("Due day").fill(f"{NEXT_YEAR}-01-15")
        page.get_by_label("Why later").fill("The elections come first")
        page.get_by_role("button", name="Preview").click()

        expect(page.get_by_text("Nothing has been changed yet.")).to_be_visible()
        expect(page.get_by_text("You did not give this commitment.").first).to_be_visible()
        _axe_is_content(page)
        page.get_by_role("button", name=re.compile("^Do it to")).click()

        expect(page).to_have_url(re.compile(r"/commitments/bulk/\d+/"))
        expect(page.get_by_text(f"15 Jan {NEXT_YEAR}").first).to_be_visible()
        _axe_is_content(page)
        page.get_by_role("button", name="Undo").click()

        expect(page.get_by_text("Undone: everything is as it was.")).to_be_visible()
        expect(page.get_by_text("Put back").first).to_be_visible()


def test_the_officer_declares_a_risk_on_a_phone_and_asks_that_another_unit_have_it(people):
    with people.page("officer", phone=True) as page:
        commitment = _first_that_offers(page, "at-risk")
        page.goto(f"{commitment}at-risk")
        page.get_by_role("textbox", name="Reason").fill("The hall is not free before summer.")
        page.get_by_role("button", name="Declare at risk").click()

        expect(page.get_by_text("The hall is not free before summer.").first).to_be_visible()
        _axe_is_content(page)
        page.goto(f"{commitment}ask")
        page.get_by_label("Unit that should have it").fill("ha-tinh-van-hoa")
        page.get_by_role("textbox", name="Reason").fill("It is a matter of culture.")
        page.get_by_role("button", name="Ask").click()
        page.goto("/")

        expect(page.get_by_text("You asked to reassign")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.goto("/commitments/?concern=at-risk")
        expect(page.locator("tr[data-row]")).to_have_count(1)


def test_closing_a_parent_lists_what_is_open_and_asks(people):
    with people.page("planner", scripts=False) as page:
        page.goto(f"{_first_that_offers(page, 'withdraw', also='Handed down')}withdraw")

        expect(page.get_by_text("Nothing happens to them by itself")).to_be_visible()
        page.get_by_role("textbox", name="Reason").fill("Overtaken")
        page.get_by_label("Or the post or person who allows it").fill("The chair")
        page.get_by_role("button", name="Withdraw").click()

        expect(page.locator("main")).to_contain_text("Leave them open")  # it asks again
        expect(page.get_by_role("link", name="Leave it as it is")).to_be_visible()
