"""How often something is due, as a reading says it with a code, in the words of the pages."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

SCHEDULES: Mapping[str, Promise] = {
    "yearly": pgettext_lazy("when due", "every year"),
    "half-yearly": pgettext_lazy("when due", "every half-year"),
    "quarterly": pgettext_lazy("when due", "every quarter"),
    "monthly": pgettext_lazy("when due", "every month"),
    "continuous": pgettext_lazy("when due", "continuously"),
}


def in_words(code: str) -> str:
    """Return what a schedule is called; what is no code was written by a person and stays as it is."""
    return str(SCHEDULES.get(code, code))
