"""Months told without a year or a day: "Ende November", "mid-April", "a finales de septiembre".

A month's name is a date only behind a word that says so; which words do is ``dates.month_cues`` of a language. A month
that comes back each year ("twice a year, in June and December") is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days import years_of_days
from chancellery.reading.facts import Date
from chancellery.reading.phrases import anchors, trie
from chancellery.reading.text import Source, Stretch, squeeze

_LONGEST_CUE: Final = 40
#: How far before a month a word may stand that makes it come back each year.
_LONGEST_RHYTHM: Final = 60
# "May 2025" is read with its year; "im Mai 30 Gäste" is a count in May.
_GOES_ON = re.compile(r"[.,]?\s(?:\w{1,5}\s){0,2}(?:19|20)\d\d(?!\d)|[-–/’']\w|\.\w")


def find(source: Source, stretch: Stretch, taken: Sequence[Date]) -> Iterator[Date]:
    """Yield the months of ``stretch`` that stand in none of the dates ``taken``, which are in reading order."""
    words = _of(stretch.language)
    if words.cue is None:
        return
    for month in anchors.matches(source, stretch.language, "months", stretch.start, stretch.end):
        if last := words.last_month(source, stretch, month, taken):
            yield last
            continue
        cue = words.cue.search(source.lower, max(stretch.start, month.start() - _LONGEST_CUE), month.start())
        # "|maggio| scorso"
        behind = cue is None and years_of_days.is_said_behind(source, stretch.language, month.end())
        cue = month if behind else cue
        if cue is None or not words.well_written(source.text[month.start()]):
            continue
        index = bisect_left(taken, month.end(), key=lambda each: each.start)
        if index and taken[index - 1].end > cue.start():
            continue
        if _GOES_ON.match(source.lower, month.end()) or words.comes_back(source, stretch, cue.start(), month.end()):
            continue
        number = int(words.months[squeeze(month.group())])
        yield Date(
            start=cue.start(),
            end=month.end(),
            quote=source.text[cue.start() : month.end()],
            edtf=f"{years_of_days.UNKNOWN}-{number:02}",
            rule="dates.month",
        )


class _Words:
    """A language's words for months told alone."""

    def __init__(self, language: languages.Language) -> None:
        self.months: Mapping[str, str] = language.pairs("months")
        cues = language.words("dates", "month_cues")
        unspaced = language.table("about").get("unspaced") is True
        edge = "" if unspaced else r"(?<!\w)"
        self.cue = re.compile(rf"{edge}{trie.pattern(cues)}[\s-]?\Z") if cues else None
        self._capital = language.text("dates", "months_are") == "capital"
        rhythms = [
            phrase
            for key in ("yearly", "half_yearly", "quarterly", "monthly")
            for phrase in language.words("duties", key)
        ]
        self._rhythm = trie.words([*rhythms, *language.words("dates", "each")])
        joined = trie.pattern([*language.words("references", "conjunctions"), "-", "–"])
        links = trie.pattern([*language.words("dates", "range_links"), "-", "–", "—"])
        both = trie.pattern(language.words("dates", "between_and"))
        self._to_month = re.compile(rf"\s?(?:{links}|(?P<and>{both}))\s?(?P<month>{trie.pattern(self.months)})(?!\w)")
        self._between = re.compile(rf"(?<!\w){trie.pattern(language.words('dates', 'between'))}\s\Z")
        self._another = re.compile(rf"\s?{joined}\s?(?:\w{{1,3}}\s)?{trie.pattern(self.months)}(?!\w)")

    def last_month(self, source: Source, stretch: Stretch, month: re.Match[str], taken: Sequence[Date]) -> Date | None:
        """Read "from |January to March|": the months of one year, whichever it is."""
        behind = self._to_month.match(source.lower, month.end(), stretch.end)
        if behind is None or not self.well_written(source.text[month.start()]):
            return None
        if behind["and"] and not self._between.search(source.lower, stretch.start, month.start()):
            return None
        first, last = (int(self.months[squeeze(name)]) for name in (month.group(), behind["month"]))
        index = bisect_left(taken, behind.end(), key=lambda each: each.start)
        if last <= first or (index and taken[index - 1].end > month.start()):
            return None
        if _GOES_ON.match(source.lower, behind.end()) or self.rhythmic(source, stretch, month.start(), behind.end()):
            return None
        return Date(
            start=month.start(),
            end=behind.end(),
            quote=source.text[month.start() : behind.end()],
            edtf=f"{years_of_days.UNKNOWN}-{first:02}/{years_of_days.UNKNOWN}-{last:02}",
            rule="dates.months",
        )

    def well_written(self, letter: str) -> bool:
        """Say whether a month may begin with this letter: English writes a capital, most others none."""
        return letter.isupper() == self._capital or not letter.isalpha() or letter.isupper() == letter.islower()

    def comes_back(self, source: Source, stretch: Stretch, start: int, end: int) -> bool:
        """Tell a month of every year, and one of several: "in June and December"."""
        return (
            self.rhythmic(source, stretch, start, end)
            or self._another.match(source.lower, end, stretch.end) is not None
        )

    def rhythmic(self, source: Source, stretch: Stretch, start: int, end: int) -> bool:
        """Say whether words beside a month tell that it comes back each year."""
        floor = max(stretch.start, start - _LONGEST_RHYTHM, source.lower.rfind("\n", 0, start) + 1)
        return self._rhythm.search(source.lower, floor, min(stretch.end, end + _LONGEST_RHYTHM // 2)) is not None


@cache
def _of(code: str) -> _Words:
    return _Words(languages.get(code))
