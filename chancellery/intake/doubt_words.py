"""The doubts of a reading in the words of the page, with their figures.

The reading says them in English and leaves the figures in the sentence. Here each sentence is taken apart and said
again in the reader's language, with days as that language writes them; where a sentence has another form than those
known here, the doubt is told without its figures rather than not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chancellery.core import edtf
from chancellery.intake import phrases
from chancellery.intake.stored import Doubt

_ENGLISH_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: By code: the reading's sentence, and ours with the same parts.
_SENTENCES: Mapping[str, tuple[re.Pattern[str], Promise]] = {
    "count": (
        re.compile(r"The text announces (?P<announced>\S+) points; (?P<found>\S+) were found\."),
        _("The text announces %(announced)s points; %(found)s were found."),
    ),
    "ordinal": (
        re.compile(r"“(?P<word>.+)” was read as the ordinal (?P<place>\S+) of its list\."),
        _("“%(word)s” is a weekday; it was read as point %(place)s of its list."),
    ),
    "date": (
        re.compile(r"The text dates this document (?P<day>\S+) here and (?P<other_day>\S+) elsewhere\."),
        _("The text dates this document %(day)s here and %(other_day)s elsewhere."),
    ),
    "gap": (
        re.compile(r"The list goes from “(?P<before>.*)” to “(?P<after>.*)”; (?P<missing>\S+) was not found\."),
        _("The list goes from “%(before)s” to “%(after)s”; %(missing)s was not found."),
    ),
    "candidates": (
        re.compile(r"“(?P<words>.+)” may be (?P<names>.+); it was left open\.", re.DOTALL),
        _("“%(words)s” may be one of several: %(names)s. It was left open."),
    ),
    "past-due": (
        re.compile(r"This is due on (?P<day>\S+), before the text itself was issued on (?P<issued_day>\S+)\."),
        _("This is due on %(day)s, before the text itself was issued on %(issued_day)s."),
    ),
    "weekday": (
        re.compile(r"(?P<day>\S+) was no (?P<told_weekday>\w+) but a (?P<true_weekday>\w+)\."),
        _("The text says %(told_weekday)s, but %(day)s was a %(true_weekday)s."),
    ),
    "period": (
        re.compile(r"The month's (?P<month>\S+) is above the year's (?P<year>\S+) \((?P<of>.*)\)\.", re.DOTALL),
        _("The month's figure, %(month)s, is above the year's, %(year)s (%(of)s)."),
    ),
    "damaged-characters": (
        re.compile(r"(?P<count>\d[\d.,]*) .*damaged and stand as .\."),
        _("%(count)s damaged characters stand as �."),
    ),
    "second-reader-differs": (
        re.compile(r"(?P<source>.+?) reads “(?P<theirs>.*)” here; we read “(?P<ours>.*)”\.", re.DOTALL),
        _("The second reader %(source)s reads “%(theirs)s” here; we read “%(ours)s”, which stands."),
    ),
    "second-reader-dropped": (
        re.compile(
            r"(?P<count>\S+) of (?P<all>\S+) findings of (?P<source>.+) do not stand in the text; they were dropped\."
        ),
        _("%(count)s of %(all)s findings of the second reader %(source)s do not stand in the text; they were dropped."),
    ),
}  # fmt: skip
#: Parts that the page writes in its own way, by the end of their name.
_SHOWN: Mapping[str, Callable[[str], str]] = {
    "weekday": lambda word: str(WEEKDAYS[_ENGLISH_DAYS.index(word)]) if word in _ENGLISH_DAYS else word,
    "day": edtf.in_words,
    "names": lambda words: ", ".join(words.split(" or ")),
}


def sentence(doubt: Doubt) -> str:
    """Say what is doubtful, in the page's language."""
    parts = figures(doubt)
    if parts is None:
        whole = doubt.message if (get_language() or "en").startswith("en") else ""
        return whole or str(phrases.DOUBTS.get(doubt.code, doubt.message))
    return str(_SENTENCES[doubt.code][1]) % {name: _shown(name, words) for name, words in parts.items()}


def figures(doubt: Doubt) -> Mapping[str, str] | None:
    """Return the parts of the reading's sentence by name; ``None`` where its form is not known."""
    if doubt.code not in _SENTENCES:
        return None
    found = _SENTENCES[doubt.code][0].fullmatch(doubt.message)
    return found.groupdict() if found else None


def _shown(name: str, words: str) -> str:
    kind = next((ending for ending in _SHOWN if name == ending or name.endswith(f"_{ending}")), None)
    return _SHOWN[kind](words) if kind else words
