"""Where an article stands on its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading.inputs import article
from chancellery.reading.inputs.decoded import Cell, Table

_FIRST = "The committee met the guests from abroad."
_LAST = "They will meet again in the spring of next year."


@pytest.mark.parametrize(
    ("page", "extracted", "heading", "expected"),
    [
        (f"Menu\n\n{_FIRST}\n\n{_LAST}\n\nFoot", f"{_FIRST}\n\n{_LAST}", "", f"{_FIRST}\n\n{_LAST}"),
        (f"Menu\n\nTop\n\nToday\n\n{_FIRST}\n\nFoot", _FIRST, "Top", f"Top\n\nToday\n\n{_FIRST}"),
        (f"{_FIRST}\n\nLead between the two.\n\n{_LAST}", f"{_FIRST}\n\n{_LAST}", "", None),
        (f"News\n\nOn.\n\n{_FIRST}\n\nEnd.\n\nNews", f"On.\n\n{_FIRST}\n\nEnd.\n\nNews", "", None),
        (f"News\n\nAbout us\n\n{_FIRST}", f"News\n\n{_FIRST}", "", _FIRST),
    ],
    ids=["extent", "heading", "between", "short-lines", "menu-word"],
)
def test_extent_runs_from_the_heading_to_the_last_line(
    page: str, extracted: str, heading: str, expected: str | None
) -> None:
    found = article.extent(page, extracted, heading)

    assert found is not None
    assert page[found[0] : found[1]] == (page if expected is None else expected)


@pytest.mark.parametrize("extracted", ["", "Short", f"{_LAST}\n\nA sentence that stands nowhere on the page at all."])
def test_extent_is_unsure_when_little_is_found_again(extracted: str) -> None:
    assert article.extent(f"{_FIRST}\n\n{_LAST[:10]}", extracted, "") is None


def test_within_moves_tables_with_their_text() -> None:
    def table(at: int) -> Table:
        return Table(start=at, end=at + 3, rows=((Cell(start=at, end=at + 3, text="abc"),),))

    assert article.within((table(0), table(10), table(20)), 8, 15) == (table(2),)


@given(st.lists(st.sampled_from([_FIRST, _LAST, "x", "", "Top"])), st.lists(st.sampled_from([_FIRST, _LAST, "x"])))
def test_extent_lies_in_the_page(page: list[str], extracted: list[str]) -> None:
    text = "\n".join(page)
    found = article.extent(text, "\n".join(extracted), "Top")

    assert found is None or 0 <= found[0] <= found[1] <= len(text)
