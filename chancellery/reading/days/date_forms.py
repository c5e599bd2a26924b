"""How a language writes dates, compiled from the forms in its data file.

A form is written as a person would show it: ``"{day} de {month} de {year}"``. ``[ ]`` encloses what may be missing,
``( | )`` encloses alternatives, a blank is any short run of blanks (none is needed beside a figure).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days.date_words import Words
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import UNSPACED

#: Forms every language shares.
_COMMON: Final = (
    "{year}-{month_figure}-{day}",
    "{day}/{month_figure}/{year}",
    "{day}.{month_figure}.{year}",
    "{day}-{month_figure}-{year}",
    "{day}. {month_figure}. {year}",
    "{year}( - | – | -| –|- |– |-|–){year2}",
)
_FIGURES: Final = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "day2": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    # 31. 3.: a month behind which no year stands
    "month_alone": r"(?:1[0-2]|0?[1-9])(?!\d)(?!\.\s?\d)",
    # 8/15/2016: a day that is no month, where the month comes first
    "day_late": r"(?:3[01]|2\d|1[3-9])(?!\d)",
    "month_figure": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "month_figure2": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "year": r"(?:19|20)\d\d(?!\d)",
    "year2": r"(?:19|20)\d\d(?!\d)",
    "year_of_month2": r"(?:19|20)\d\d(?!\d)",
    # '24: the year after its apostrophe
    "year_short": r"(?<=['’‘])\d\d(?!\d)",
    # 05.06.25: two figures each, and no more behind, as telephone numbers have
    "day_two": r"(?:3[01]|[12]\d|0[1-9])(?!\d)",
    "month_two": r"(?:1[0-2]|0[1-9])(?!\d)",
    "year_two": r"[0-4]\d(?!\d|[.,/]\d|\s?%)",
    # 19 พ.ย. 68: of the Buddhist era
    "year_two_buddhist": r"[5-7]\d(?!\d|[.,/]\d|\s?%)",
    # 2023/24: the later of two years in a row
    "year2_short": r"\d\d(?!\d)",
    # 15 VIII 2025
    "month_roman": r"(?:xi{0,2}|ix|iv|vi{0,3}|i{1,3})(?!\w)",
    # "9 tháng đầu năm": so many first months; three and six are quarters and halves
    "first_months_figure": r"(?:0?[24578]|0?9|1[01])(?!\d)",
    "year_buddhist": r"2[45]\d\d(?!\d)",
    "year_buddhist2": r"2[45]\d\d(?!\d)",
}
_OLDER_YEAR: Final = r"(?:1[89]|20)\d\d(?!\d)"
_LETTER = re.compile(r"\w")
_TOKEN = re.compile(r"\{(\w+)\}|(\s+)|(\\?.)")
#: Alternatives that are nothing but words: most of what is written of the forms of a bare year.
_WORDS = re.compile(r"\(([^][(){}|\\]+(?:\|[^][(){}|\\]+)+)\)")
# No figure, stroke or decimal mark before, and no hour: "20:|14 - 11/06/2025|" holds a day only behind it.
# After it no letter but one that lost its blank behind a year, and no stroke leading to more of a number.
_BEFORE = r"(?<![\d/])(?<!\d[.,:-])"
_AFTER = r"(?!\w(?<!\d{4}[^\W\d_]))(?![/-]\w)"
# "2024年3月5日在": letters touch a date; "令和6年3月5日" is no day of an unknown year, "同年3月5日" is one.
# "2020年代" is no year.
_BEFORE_UNSPACED = rf"{_BEFORE}(?:(?<![年년])|(?<=[同本今]年))(?<!\d년 )"
_AFTER_UNSPACED = rf"(?![^\W{UNSPACED}]|[代대])(?![/-]\w)"


class Forms:
    """One language's forms of dates as a single pattern."""

    def __init__(self, language: languages.Language) -> None:
        self._said = Words(language)
        self._said_forms = language.words("dates", "said_forms")
        #: English writes its months with a capital; "5 may apply" is no date.
        self.capital_months = language.text("dates", "months_are") == "capital"
        self._number_behind = _number_behind(language)
        self._day_suffixes = trie.pattern(language.words("dates", "day_suffixes"))
        self._unspaced = language.table("about").get("unspaced") is True
        self._groups: dict[str, list[tuple[str, str]]] = {}
        written = (*_COMMON, *language.words("dates", "forms"), *_years(language))
        begin = {form: self._first_words(form) for form in written}
        self._opening = frozenset(word for words in begin.values() for word in words)
        self._opens = re.compile(self._any_opening())
        # Most forms begin with a figure or never do: half of them need not be tried.
        with_figure = [form for form in written if any(not word or word[0].isdecimal() for word in begin[form])]
        with_word = [form for form in written if any(not word or not word[0].isdecimal() for word in begin[form])]
        self._from_figure = self._compiled(self._options(with_figure, "n"))
        self._forms_from_word = with_word
        self._begin = begin
        self._from_word: dict[str, re.Pattern[str]] = {}

    @cached_property
    def said(self) -> re.Pattern[str] | None:
        """The forms told in words alone: "the first quarter of this year", "le six février deux mille vingt-cinq"."""
        ordered = [(f"s{place}", form) for place, form in enumerate(_longest_first(self._said_forms))]
        if not ordered:
            return None
        options = "|".join(f"(?P<{key}>{self._expression(form, key)})" for key, form in ordered)
        edges = ("", r"(?!\d)") if self._unspaced else (r"(?<!\w)", r"(?!\w)")
        return re.compile(f"{edges[0]}(?:{options}){edges[1]}")

    def spells_years(self, lower: str, start: int, end: int) -> bool:
        """Say whether ``lower[start:end]`` may hold a year in words: most texts hold none, and a look shows it."""
        return any(lower.find(thousand.rstrip(), start, end) >= 0 for thousand in self._said.thousands)

    def may_open(self, word: str) -> bool:
        """Tell whether a date may begin with ``word``, a run of letters and figures of the lowered text."""
        return word in self._opening or word[0] in self._opening or word[0].isdecimal()

    def may_open_in(self, lower: str, start: int, end: int) -> bool:
        """Say whether any word of ``lower[start:end]``, which holds no figures, may open a date; most hold none."""
        return self._opens.search(lower, start, end) is not None

    def _any_opening(self) -> str:
        """Return an expression for the words a date may begin with, and for any word after its single letters."""
        words = {word for word in self._opening if word and not word[0].isdecimal()}
        letters = sorted(word for word in words if len(word) == 1)
        return "|".join([*(rf"{re.escape(letter)}(?<!\w.)" for letter in letters), cues.whole(sorted(words))])

    def match(self, lower: str, start: int, end: int) -> re.Match[str] | None:
        """Match a date that begins at ``start``."""
        if lower[start].isdecimal():
            return self._from_figure.match(lower, start, end)
        return (self._from_word.get(lower[start]) or self._beginning(lower[start])).match(lower, start, end)

    def _beginning(self, letter: str) -> re.Pattern[str]:
        """Return the forms that may begin with ``letter``: of many forms they are few."""
        forms = self._forms_from_word
        fit = {form for form in forms if any(not word or word[0] == letter for word in self._begin[form])}
        found = self._from_word[letter] = self._compiled(self._options(forms, "w", fit, letter))
        return found

    def _first_words(self, form: str, written: str = "") -> set[str]:
        """Return the words ``form`` can begin with; only the first letter of one that a figure touches."""
        token = _TOKEN.match(form)
        if token is None:
            return {written}
        rest = form[token.end() :]
        if token[3] in ("(", "["):
            inside, rest = _enclosed(rest, token[3])
            either = [*inside, ""] if token[3] == "[" else inside
            return {word for option in either for word in self._first_words(option + rest, written)}
        if token[1] in _FIGURES:
            return {written[:1] or "0"}
        if token[1]:
            said = self._said.of(token[1])
            if written and any(each[0].isdecimal() for each in said):
                return {written, *(word for each in said for word in self._first_words(each + rest, written))}  # "q4"
            return {word for each in said for word in self._first_words(each + rest, written)}
        return self._first_words(rest, written + token[3]) if token[3] and _LETTER.match(token[3]) else {written}

    def parts(self, match: re.Match[str]) -> dict[str, int]:
        """Return the named parts of a match as figures: ``day``, ``month``, ``year`` …"""
        written = ((name, match[group]) for name, group in self._groups[match.lastgroup or ""])
        return self._said.parts((name, value) for name, value in written if value)

    def touched(self, text: str, at: int) -> bool:
        """Say whether a letter touches the end of a date: only a whole day is sure then, "25 octobre 2013|relatif"."""
        return not self._unspaced and text[at : at + 1].isalpha()

    def numbers_by_year(self, lower: str, at: int) -> bool:
        """Tell the year that opens a number, "平成11年|法律第94号": it is no date by itself."""
        return self._number_behind is not None and self._number_behind.match(lower, at) is not None

    def month_starts(self, match: re.Match[str]) -> list[int]:
        """Return where the words for months begin in a match."""
        groups = self._groups[match.lastgroup or ""]
        return [match.start(group) for name, group in groups if name in {"month", "month2"}]

    def _options(
        self, forms: Iterable[str], kind: str, fit: Container[str] | None = None, letter: str = ""
    ) -> Iterator[str]:
        """Yield the expression for each form that is ``fit``, the longest first; all begin with ``letter``, if any."""
        for place, form in enumerate(_longest_first(forms)):
            if fit is None or form in fit:
                key = f"{kind}{place}"
                # The group that tells the form ends it: an option that begins with a letter is passed over at once.
                yield f"{self._expression(form, key, letter)}(?P<{key}>)"

    def _compiled(self, options: Iterable[str]) -> re.Pattern[str]:
        before, after = (_BEFORE_UNSPACED, _AFTER_UNSPACED) if self._unspaced else (_BEFORE, _AFTER)
        return re.compile(f"{before}(?:{'|'.join(options)}){after}")

    def _expression(self, form: str, key: str, letter: str = "") -> str:
        """Write one form as a regular expression, its groups named after their part and the form's key."""
        written: list[str] = []
        names = [name for name, _, _ in _TOKEN.findall(form) if name]
        self._groups[key] = [(name, f"{name}_{key}") for name in names]
        last = 0
        for words in _WORDS.finditer(form):
            options = words[1].split("|")
            if options == sorted(options, key=len, reverse=True):
                begin = [option for option in options if words.start() or not letter or option[0] == letter]
                written += [self._tokens(form[last : words.start()], names, key), f"(?:{trie.pattern(begin)})"]
                last = words.end()
        return "".join([*written, self._tokens(form[last:], names, key)])

    def _tokens(self, part: str, names: Sequence[str], key: str) -> str:
        """Write a part of a form whose parts of a date are ``names``."""
        written: list[str] = []
        before = [""]
        for name, blank, other in _TOKEN.findall(part):
            if name:
                # A whole day may be of an older time, "loi du 29 juillet 1881"; a bare 1850 is rather a count.
                older = name == "year" and "day" in names
                figures = _OLDER_YEAR if older else _FIGURES.get(name) or self._said.pattern(name)
                written.append(f"(?P<{name}_{key}>{figures}){self._suffix(name)}")
            elif blank:
                # "2018г.", "2010r.": what may close a year often touches it
                written.append(r"\s{0,3}" if before[-2:] == ["year", "["] else r"\s{1,3}")
            else:
                written.append(
                    {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}.get(other) or re.escape(other[-1:])
                )
            before.append(name or other)
        return "".join(written)

    def _suffix(self, name: str) -> str:
        return f"(?:{self._day_suffixes})?" if name in {"day", "day2"} and self._day_suffixes != "(?!)" else ""


def _enclosed(form: str, opening: str) -> tuple[list[str], str]:
    """Return the options between a bracket and its end, and what follows; ``form`` begins behind the bracket."""
    options, depth = [""], 1
    for place, character in enumerate(form):
        depth += (character in "([") - (character in ")]")
        if not depth:
            return options, form[place + 1 :]
        if character == "|" and depth == 1 and opening == "(":
            options.append("")
        else:
            options[-1] += character
    return options, ""


def _years(language: languages.Language) -> tuple[str, ...]:
    """A bare year is a date only after a word that says so ("in 2025", "d'ici fin 2025", "năm học 2024/2025")."""
    cues = language.words("dates", "year_cues")
    if not cues:
        return ()
    either = f"({'|'.join(sorted(cues, key=len, reverse=True))})"
    after = language.words("dates", "year_endings")
    ending = f"[ ({'|'.join(after)})]" if after else ""
    short = f"{either} [{either} ]{{year}}(/|-|–){{year2_short}}{ending}"
    return (
        f"{either} [{either} ]{{year}}{ending}",
        short,
        f"{either} [{either} ]{{year}}( - | – |-|–|/){{year2}}{ending}",
    )


def _longest_first(forms: Iterable[str]) -> list[str]:
    """A pattern takes the first form that fits, so a form must come before its own beginnings."""
    return sorted(forms, key=lambda form: (-form.count("{"), -len(form)))


def _number_behind(language: languages.Language) -> re.Pattern[str] | None:
    """Return what stands behind a year that opens the number of a document: "平成11年|法律第94号"."""
    ends = trie.pattern(language.words("references", "number_ends"))
    kinds = trie.pattern(language.pairs("kinds"))
    return re.compile(rf"\s?(?:{kinds})?\s?第?\s?\d{{1,6}}\s?{ends}") if ends != "(?!)" else None


@cache
def of(code: str) -> Forms:
    """Return the forms of the language ``code``, compiled once."""
    return Forms(languages.get(code))
