"""What the pages of reviews have in common: the period's findings as a template takes them."""

from __future__ import annotations

from collections.abc import Mapping

from chancellery.reviews import showing
from chancellery.reviews.queries import Findings


def of_findings(
    found: Findings, *, opens: bool, backed: Mapping[int, str] | None = None
) -> dict[str, object]:  # fmt: skip
    """Return what ``reviews/findings.html`` shows; with ``opens`` figures lead to what they count.

    ``backed`` says under which conclusion reports (by key) are put.
    """
    stands = showing.unit_lines(found)
    ahead, behind = showing.ahead_and_behind(stands)
    told = [showing.Told(one, (backed or {}).get(one.pk, "")) for one in found.told]
    return {
        "found": found, "span": found.span, "lines": showing.figure_lines(found, opens=opens),
        "groups": showing.groups(found),
        "units": stands, "ahead": ahead, "behind": behind, "parts": showing.part_lines(found), "told": told,
        "told_more": found.told_count - len(found.told),
    }  # fmt: skip
