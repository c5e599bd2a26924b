"""Days as people read them: ``5 Jan 2022`` in English, ``05/01/2022`` in Vietnamese."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language

#: Babel's own short forms put the month first in American English; the service does not.
_PATTERNS = {"en": "d MMM y", "vi": "dd/MM/y"}


def spoken(day: date | None) -> str:
    """Return ``day`` in the language of the page, ``""`` for none; of a moment, the day in the service's time zone."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return _spoken(day, get_language() or "en")


@lru_cache(maxsize=4096)
def _spoken(day: date, language: str) -> str:
    return format_date(day, _PATTERNS.get(language.partition("-")[0], "medium"), locale=language.replace("-", "_"))
