"""Days and periods written as EDTF, in the words of the page's language."""

from __future__ import annotations

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

#: A year that has a 29 February, for days whose own year is unknown.
_ANY_YEAR = 2000
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4}|XXXX)-(0[1-9]|1[0-2])")
_PART = re.compile(r"(\d{4})-(3[3-6]|4[01])")  # quarters are 33 to 36, half-years 40 and 41
_QUARTERS = 33
_HALVES = 40


def in_words(edtf: str) -> str:
    """Write a day, a month, a quarter, a half-year or what lies between two of them; anything else stays as it is."""
    first, stroke, last = edtf.partition("/")
    if stroke:
        return f"{in_words(first)} – {in_words(last)}"
    try:
        return _day(edtf) or _month(edtf) or _part(edtf) or edtf
    except ValueError:  # 31 June
        return edtf


def _day(edtf: str) -> str:
    if not (found := _DAY.fullmatch(edtf)):
        return ""
    year, month, day = found.groups()
    if year != "XXXX":
        return date_format(date(int(year), int(month), int(day)), pgettext("format of a day", "j M Y"))
    words = date_format(date(_ANY_YEAR, int(month), int(day)), pgettext("format of a day without its year", "j M"))
    return _("%(day)s, year unknown") % {"day": words}


def _month(edtf: str) -> str:
    if not (found := _MONTH.fullmatch(edtf)):
        return ""
    year, month = found.groups()
    if year != "XXXX":
        return date_format(date(int(year), int(month), 1), pgettext("format of a month", "M Y"))
    words = date_format(date(_ANY_YEAR, int(month), 1), pgettext("format of a month without its year", "F"))
    return _("%(day)s, year unknown") % {"day": words}


def _part(edtf: str) -> str:
    if not (found := _PART.fullmatch(edtf)):
        return ""
    year, code = found[1], int(found[2])
    if code >= _HALVES:
        return _("half-year %(number)d of %(year)s") % {"number": code - _HALVES + 1, "year": year}
    return _("quarter %(number)d of %(year)s") % {"number": code - _QUARTERS + 1, "year": year}
