"""What the pages of reviews have in common: the period's findings as a template takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chancellery.commitments import queries as commitments
from chancellery.commitments.queries import Moved
from chancellery.organisations import queries as units
from chancellery.organisations.rules import Authority
from chancellery.reviews import showing
from chancellery.reviews.queries import Findings, Span


def of_findings(
    held: Authority, found: Findings, *, opens: bool, backed: Mapping[int, str] | None = None
) -> dict[str, object]:
    """Return what ``reviews/findings.html`` shows; with ``opens`` figures lead to what they count.

    ``backed`` says under which conclusion reports (by key) are put.
    """
    stands = showing.unit_lines(found)
    ahead, behind = showing.ahead_and_behind(stands)
    moved = (one for its in found.moves.values() for one in its.shown)
    told = [showing.Told(one, (backed or {}).get(one.pk, "")) for one in found.told]
    return {
        "found": found, "span": found.span, "lines": showing.figure_lines(found, opens=opens),
        "groups": showing.groups(found, *known(held, found.span, moved)),
        "units": stands, "ahead": ahead, "behind": behind, "parts": showing.part_lines(found), "told": told,
        "told_more": found.told_count - len(found.told),
    }  # fmt: skip


def known(held: Authority, span: Span, moved: Iterable[Moved]) -> tuple[frozenset[int], Mapping[int, str]]:
    """Return which commitments a person may open (by key), and what their lead units were called at the end."""
    lines = [one.line for one in moved]
    visible = commitments.visible_to(held).filter(pk__in={line.pk for line in lines}).values_list("pk", flat=True)
    return frozenset(visible), units.short_names_on(span.last_on, [line.lead for line in lines])
