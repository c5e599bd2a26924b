"""Days of the sample: relative to the day of loading, and written out in each language of its texts."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from babel.dates import format_date
from django.utils import timezone

_MONTHS = re.compile(r"([+-]\d+)m (\d{1,2})")
_DAYS = re.compile(r"([+-]\d+)d")
#: How an official text writes a day; CLDR knows the months.
_FORMS = {
    "vi": "'ngày' dd 'tháng' MM 'năm' y",
    "en": "d MMMM y",
    "fr": "d MMMM y",
    "pl": "d MMMM y 'r.'",
    "pt": "d 'de' MMMM 'de' y",
}


class UnknownDay(ValueError):
    """A day of the sample is written in a form we do not know."""


def resolve(words: str, *, today: date) -> date:
    """Return the day that ``-14m 5`` (the 5th, fourteen months before) or ``+10d`` means.

    Raises:
        UnknownDay: it is neither.
    """
    if found := _MONTHS.fullmatch(words):
        whole = today.year * 12 + today.month - 1 + int(found[1])
        return date(whole // 12, whole % 12 + 1, int(found[2]))
    if found := _DAYS.fullmatch(words):
        return today + timedelta(days=int(found[1]))
    raise UnknownDay(words)


def written(day: date, *, language: str) -> str:
    """Return ``day`` as an official text in ``language`` writes it."""
    return format_date(day, _FORMS[language], locale=language)


def moment(day: date, *, hour: int, now: datetime) -> datetime:
    """Return the hour of ``day`` in the service's time zone, never later than ``now``."""
    return min(timezone.make_aware(datetime.combine(day, time(hour))), now)
