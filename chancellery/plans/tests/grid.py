"""What tests of the pages of a plan ask and send."""

from __future__ import annotations

from django.urls import reverse

from chancellery.plans import queries


def at(name, *keys):
    return reverse(f"plans:{name}", args=keys)


def words(draft):
    return [one.words for one in queries.measures_of(draft)]


def row(measure, **changed):
    """Return the fields of one row of the grid, as the page gives them."""
    given = {
        "key": measure.pk, "seen": queries.given_of(measure).mark, "words": measure.words, "due_kind": "day",
        "due_on": measure.due_on or "", "lead": str(measure.lead or measure.unknown_lead),
    } | changed  # fmt: skip
    return {f"m{measure.pk}-{name}": value for name, value in given.items()}
