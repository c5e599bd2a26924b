"""Where a figure or a number word counts something, and where it only looks so.

Years, ordinals, labels ("article 5", "Route 8"), the numbers of points and parts of names count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from chancellery.reading.quantity_forms import Forms
from chancellery.reading.text import Source, Stretch

BLANKS: Final = " \u00a0\u202f"
_BLANK = re.compile(rf"[{BLANKS}]{{1,2}}")
#: What right after a figure makes it something else than a count: an ordinal, a time, a ratio, a label's stop.
_ELSE: Final = re.compile(r"\w|[ºª°]|[-–/:.,)]\S|[.)](?=\s|\Z)|\s?[-–/x×]\s?\d")
#: What right before a figure does.
JOINED_BEFORE: Final = re.compile(r"[\w/:.,#°º+–-]\Z|(?:\d\s?[-–]|[/x×\d])[^\S\n]\Z")
# "8 vụ|/61| ngư dân": what stands before the stroke is counted, too
_PER: Final = re.compile(r"\d\s[^\W\d_A-Z]{1,12}/\Z")
# Where no blank parts the words, only these show that a figure goes on to the left, or counts nothing.
_JOINED_UNSPACED: Final = re.compile(r"[a-z0-9_/:.,#+–第제-]\Z|[-–/]\s\Z")
# "ปี 2567 จังหวัด…": a year, and what a blank parts from it
_YEAR_APART: Final = re.compile(r"(?:19|20|2[45])\d\d\s")
# "1人|1冊": one for each
_EACH: Final = re.compile(r"\s?[^\W\d]{1,2}\d")
_ACRONYM = re.compile(r"(?<!\w)(?:\w{0,30}[A-ZĐ]{2,12}|[A-ZĐ])-?\s\Z")
_LONGEST_HEADING: Final = 60
_LONGEST_HEADING_NUMBER: Final = 2
_LONGEST_LABEL: Final = 16
# what a sentence begins behind: another one, or the number of its point ("2.2 |Nine posts filed no return")
_OPENED: Final = re.compile(r"[.\n:“«][ ]*\Z|(?:\A|\n)\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s{1,4}\Z")
# "2.1 Ambulance crossings": the point of a list
_POINT: Final = re.compile(r"\d{1,2}\.\d{1,2}\s(?=[^\W\d_a-z])")
#: A label has so few figures that more count something.
_LONGEST_LABEL_NUMBER: Final = 3


class Places:
    """Judges the places of one stretch; ``is_taken`` says whether a day or a document stands at one."""

    def __init__(self, source: Source, stretch: Stretch, forms: Forms, is_taken: Callable[[int], bool]) -> None:
        self.source, self.text, self.lower = source, source.text, source.lower
        self.stretch, self.forms, self.is_taken = stretch, forms, is_taken

    def stand_free(self, numeral: re.Match[str], end: int) -> bool:
        """Tell whether the numeral counts: not a year, an ordinal, a label, or a part of a name."""
        start = numeral.start()
        if self.forms.glued:
            window = self._window(numeral)
            # "４ 県との連携": the number of a point
            year = _YEAR_APART.match(self.lower, start) or (
                self._opens_block(start) and self.lower[end : end + 1].isspace()
            )
            each = numeral.group() == "1" and _EACH.match(self.lower, end)
            return not year and not each and not _JOINED_UNSPACED.search(self.lower, window, start)
        if _ELSE.match(self.lower, end) or self._numbers_heading(numeral):
            return False
        if not numeral.group()[0].isdigit():
            part_of_name = self.lower[start - 1 : start] == "-" or self.text[start].isupper()
            return not part_of_name or self.opens_sentence(start)
        if numeral.group().isdigit() and len(numeral.group()) == 4 and 1900 <= int(numeral.group()) <= 2100:
            return False
        window = self._window(numeral)
        joined = JOINED_BEFORE.search(self.lower, window, start) and not _PER.search(self.text, window, start)
        # "in 2023| |37 bursaries": what stands before is a day or a document by itself
        joined = joined and not (self.lower[start - 1] in BLANKS and self.is_taken(start - 2))
        return not (
            joined
            or (self.forms.label.search(self.lower, window, start) and not self._plainly_counts(numeral, end))
            or self._follows_acronym(window, start)
        )

    def _follows_acronym(self, window: int, start: int) -> bool:
        """Tell "Route A 6" from a small word that opens its sentence: "W 38 punktach"."""
        acronym = _ACRONYM.search(self.text, window, start)
        if acronym is None:
            return False
        word = acronym.group().strip().lower()
        return not (len(word) == 1 and word in self.forms.small and self.opens_sentence(acronym.start()))

    def _plainly_counts(self, numeral: re.Match[str], end: int) -> bool:
        """Tell "Cấp |325 suất học bổng|" from "cấp 3": more than a figure, and a thing behind it that is counted."""
        if self.forms.adjectives != "within" or len(numeral.group()) < _LONGEST_LABEL_NUMBER:
            return False
        blank = _BLANK.match(self.lower, end, self.stretch.end)
        return blank is not None and self.forms.compound.match(self.lower, blank.end(), self.stretch.end) is not None

    def _numbers_heading(self, numeral: re.Match[str]) -> bool:
        """Tell "1 Grenzübergänge", the title of a part, from a line that begins with a count."""
        block = self.source.block_at(numeral.start())
        if block is None or block.start != numeral.start():
            return False
        if _POINT.match(self.text, numeral.start()):
            return True
        if len(numeral.group()) > _LONGEST_HEADING_NUMBER:
            return False
        words = block.quote.rstrip().split()
        return (
            len(words) > 1
            and numeral.group().isdigit()
            and words[1][0].isupper()
            and len(block.quote) <= _LONGEST_HEADING
            and not block.quote.rstrip().endswith((".", ";", ","))
        )

    def opens_sentence(self, start: int) -> bool:
        """Say whether a sentence begins at ``start``."""
        floor = max(0, start - _LONGEST_LABEL)
        return start == self.stretch.start or _OPENED.search(self.text, floor, start) is not None

    def _opens_block(self, start: int) -> bool:
        block = self.source.block_at(start)
        return block is not None and block.start == start

    def _window(self, numeral: re.Match[str]) -> int:
        return max(self.stretch.start, numeral.start() - _LONGEST_LABEL)
