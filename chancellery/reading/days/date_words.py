"""What the words of dates mean in one language: its months, quarters and eras, "this year", "the first half"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from chancellery.reading import languages
from chancellery.reading.phrases import trie

#: What a part is called by every language, where that is not its own name.
_PLAIN: Final = {
    "month_figure": "month",
    "month_figure2": "month2",
    "year_buddhist": "year",
    "year_buddhist2": "year2",
    "era_year": "year",
    "era_year2": "year2",
    "year_short": "year",
    "day_two": "day",
    "day_late": "day",
    "month_alone": "month",
    "month_two": "month",
    "year_two": "year",
    "year_two_buddhist": "year",
    "month_roman": "month",
    "first_months_figure": "first_months",
    "day_word": "day",
    "year_spelt": "year",
}
#: The Buddhist era, as Thailand counts it, began so many years before ours.
_BUDDHIST_ERA: Final = 543
_CENTURY: Final = 2000
_BUDDHIST_CENTURY: Final = 2500
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "1": "1", "2": "2", "3": "3", "4": "4"}
_ROMAN_MONTHS: Final = {
    word: str(number)
    for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}


class Words:
    """One language's words in dates, each with its figure."""

    def __init__(self, language: languages.Language) -> None:
        months, halves = language.pairs("months"), language.values("dates", "halves")
        quarters = {**_ROMAN, **language.values("dates", "quarters")}
        day_words = language.values("dates", "day_words")
        #: Years counted from the beginning of a reign: the year before each began.
        self._eras: Mapping[str, str] = language.values("dates", "eras")
        self._first_year = language.text("dates", "first_year_of_era")
        self.thousands = language.words("dates", "thousands_spelt")
        years_said = language.values("dates", "year_words")
        self._figures: Mapping[str, Mapping[str, str]] = {
            "month": months,
            "month2": months,
            "month_roman": _ROMAN_MONTHS,
            "quarter": quarters,
            "fiscal_quarter": quarters,
            "half": halves,
            "fiscal_half": halves,
            #: "nine first months" → 9, "primero" → 1
            "first_months": language.values("dates", "first_months"),
            "day_word": day_words,
            #: "this year" → 0, "last year" → -1; what only points back or ahead is for days.
            "year_said": {words: years for words, years in years_said.items() if years.lstrip("-").isdigit()},
            #: "this month" → 0, "last month" → -1
            "month_said": language.values("dates", "month_words"),
            "year_spelt": self._years_spelt(language.values("dates", "counts_spelt") or day_words),
            #: "of the same month": the day alone is told, the rest was told just before.
            "same_month": dict.fromkeys(language.words("dates", "same_month"), "1"),
            #: "by the end of the" second quarter, told without its year.
            "until": dict.fromkeys(language.words("dates", "until"), "1"),
        }
        #: So many quarters after the calendar's the year of the budget begins.
        self._fiscal_shift = (int(str(language.table("dates").get("fiscal_year_begins_in", 1))) - 1) // 3

    def _years_spelt(self, counts: Mapping[str, str]) -> Mapping[str, str]:
        """Return the years of this century in words: "deux mille vingt-cinq"."""
        return {
            f"{thousand}{count}": str(_CENTURY + int(value))
            for thousand in self.thousands
            for count, value in counts.items()
        }

    def of(self, name: str) -> Iterable[str]:
        """Return the words that a part of a date may be; of a year in an era what it begins with."""
        return self._eras if name.startswith("era_year") else self._figures[name]

    def pattern(self, name: str) -> str:
        """Return an expression for a part of a date that is told in words."""
        if name.startswith("era_year"):
            first = f"{re.escape(self._first_year)}|" if self._first_year else ""
            return rf"{trie.pattern(self._eras)}\s?(?:{first}\d{{1,2}})(?!\d)"
        return trie.pattern(self._figures[name])

    def parts(self, written: Iterable[tuple[str, str]]) -> dict[str, int]:
        """Return the parts of a date as figures (``day``, ``month``, ``year`` …), each given as it is written."""
        parts = dict(self._part(name, value) for name, value in written)
        if quarter := parts.pop("fiscal_quarter", None):
            later = quarter - 1 + self._fiscal_shift
            parts |= {"quarter": later % 4 + 1, "year": parts["year"] + later // 4}
        if half := parts.pop("fiscal_half", None):
            parts |= self._months_of_half(parts["year"], half)
        if "year2_short" in parts:
            parts["year2"] = parts["year"] // 100 * 100 + parts.pop("year2_short")
            if parts["year2"] != parts["year"] + 1:
                parts["year2"] = parts["year"]  # no two years in a row: no such period
        return parts

    def _months_of_half(self, year: int, half: int) -> dict[str, int]:
        """Return the months of half a year of the budget."""
        first = 3 * self._fiscal_shift + 6 * (half - 1)
        last = first + 5
        return {
            "year": year + first // 12,
            "month": first % 12 + 1,
            "month2": last % 12 + 1,
            **({"year_of_month2": year + last // 12} if last // 12 != first // 12 else {}),
        }

    def _part(self, name: str, value: str) -> tuple[str, int]:
        """Return what a part of a date is called by every language, and its figure in our era."""
        plain = _PLAIN.get(name, name)
        if name in {"year_short", "year_two"}:
            return plain, _CENTURY + int(value)
        if name == "year_two_buddhist":
            return plain, _BUDDHIST_CENTURY + int(value) - _BUDDHIST_ERA
        if name.startswith("era_year"):
            era = next(era for era in self._eras if value.startswith(era))
            count = value[len(era) :].strip()
            return plain, int(self._eras[era]) + (1 if count == self._first_year else int(count))
        return plain, int(self._figure(name, value)) - (_BUDDHIST_ERA if "buddhist" in name else 0)

    def _figure(self, name: str, value: str) -> str:
        words = self._figures.get(name)
        return words.get(" ".join(value.split()), value) if words else value
