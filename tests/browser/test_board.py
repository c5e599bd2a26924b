"""The board's table has thirteen columns, and fits the page in every language."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page

#: How many lines each head of a column takes, and by how many pixels the table is wider than its place.
_MEASURED = """
() => {
  const lines = head => {
    const words = document.createRange();
    words.selectNodeContents(head);
    return new Set([...words.getClientRects()].map(one => Math.round(one.top))).size;
  };
  const place = document.querySelector('.board .scroll');
  return [[...document.querySelectorAll('.board thead th')].map(lines), place.scrollWidth - place.clientWidth];
}
"""


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_no_head_of_the_board_takes_three_lines_on_a_wide_page(people, language):
    with people.page("reviewer") as page:
        _speak(page, language)
        page.goto("/commitments/board/")
        lines, too_wide = page.evaluate(_MEASURED)
        _speak(page, "en")

    assert len(lines) == 13
    assert max(lines) <= 2
    assert too_wide == 0


def _speak(page: Page, language: str) -> None:
    """Choose the language of the pages, as its button does; it stands in the page twice."""
    page.goto("/")
    with page.expect_navigation():
        page.locator(f"button[name=language][value={language}]").first.evaluate("button => button.click()")
