"""The people of a unit, with all that an administrator may do about each."""

from __future__ import annotations

from tests.browser.test_every_page import _speak


def test_names_keep_their_room_beside_many_acts(people, pages):
    """Six acts stood beside each name, which was left the width of a letter."""
    url = next(url for name, role, url in pages if name == "organisations:unit" and role == "administrator")
    for phone in (False, True):
        with people.page("administrator", phone=phone) as page:
            _speak(page, "pl")
            page.goto(url)
            widths = page.locator(".row-body").evaluate_all("rows => rows.map(row => row.clientWidth)")
            _speak(page, "en")

        assert len(widths) > 4
        assert min(widths) > 200
