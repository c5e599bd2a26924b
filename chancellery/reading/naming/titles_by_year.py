"""Documents called by their year: "the Memorandum of 2019", "umowa o współpracy z 2016 r.", "the 1970 Convention"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

from chancellery.reading import languages
from chancellery.reading.naming import reference_forms
from chancellery.reading.naming.reference_surroundings import BY_YEAR
from chancellery.reading.naming.titles import Title
from chancellery.reading.phrases import trie, words
from chancellery.reading.text import Source, Stretch, squeeze

#: What lasts so long that people call it by a year; a plan or a report of 2024 is rather one for that year.
_KINDS: Final = frozenset({"agreement", "treaty", "law", "decree", "regulation"})
#: How far before its year the word for a document may begin.
_REACH: Final = 75
_LONGEST_LINK: Final = 14
_YEAR: Final = 4
_CENTURIES: Final = ("19", "20")
_ENDED = re.compile(r"(?!\w|[-/–.,]\d|\s?[-–]\s?\d|\s?%)")
_NUMBER_BEFORE = re.compile(r"\d\s\Z")


def find(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield the documents of ``stretch`` called by a year, the year within each."""
    forms = _of(stretch.language)
    if forms is None:
        return
    for start, end in words.figures(source, stretch.start, stretch.end):
        if end - start != _YEAR or source.lower[start : start + 2] not in _CENTURIES:
            continue
        if _ENDED.match(source.lower, end) is None:
            continue
        if title := forms.behind_word(source, stretch, start, end) or forms.before_word(source, stretch, start, end):
            yield title


class _Forms:
    """One language's words between a document and its year."""

    def __init__(self, language: languages.Language) -> None:
        self._language = language
        self._around = reference_forms.of(language.code)
        self._links = trie.pattern(language.words("references", "year_links"))
        self._ending = trie.pattern(language.words("dates", "year_endings"))
        #: "the 1970 Convention": the year may stand before a capital.
        self._year_first = language.table("references").get("day_before_capital") is True
        #: "Соглашение 2015 года": nothing but the word for a year behind it joins the two.
        self._unlinked = language.table("references").get("year_follows_bare") is True
        #: Where a word has no plural, only a capital tells one agreement from several of a year.
        self._asks_capital = language.text("references", "called_by_year") == "capital"

    @cached_property
    def _link(self) -> re.Pattern[str]:
        return re.compile(rf"\s{self._links}\s\Z")

    @cached_property
    def _word(self) -> re.Pattern[str]:
        """A document's word, what stands between it and its year, and the link."""
        kinds = trie.pattern(word for kind in sorted(_KINDS) for word in self._language.words("kinds", kind))
        link = r"\s" if self._unlinked else rf"\s{self._links}\s"
        return re.compile(rf"(?<!\w)(?P<kind>{kinds})(?P<between>(?:\s[^\W\d_]+(?:['’-][^\W\d_]*)*){{0,6}}?){link}\Z")

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        kinds = trie.pattern(word for kind in sorted(_KINDS) for word in self._language.words("kinds", kind))
        return re.compile(rf"\s(?P<names>(?:[^\W\d_][\w-]*\s){{0,2}}?)(?P<kind>{kinds})(?!\w)")

    @cached_property
    def _ended(self) -> re.Pattern[str]:
        return re.compile(rf"\s?{self._ending}(?!\w)")

    def behind_word(self, source: Source, stretch: Stretch, at: int, end: int) -> Title | None:
        """Read "the Memorandum of |2019|"."""
        if self._unlinked:
            if not self._ended.match(source.lower, end, stretch.end):
                return None
        elif not self._link.search(source.lower, max(stretch.start, at - _LONGEST_LINK), at):
            return None
        floor = max(stretch.start, at - _REACH, source.lower.rfind("\n", 0, at) + 1)
        while found := self._word.search(source.lower, floor, at):
            if self._is_name(source, found):
                kind = self._around.kinds[squeeze(found["kind"])]
                return Title(reference_forms.word_start(source.lower, found.start()), end, kind, BY_YEAR)
            floor = found.start() + 1
        return None

    def _is_name(self, source: Source, found: re.Match[str]) -> bool:
        word = squeeze(found["kind"])
        capital = source.text[found.start()].isupper()
        counted = _NUMBER_BEFORE.search(source.lower, max(0, found.start() - 3), found.start())
        if counted or word in self._around.plurals or (self._asks_capital and not capital):
            return False
        return not found["between"] or self._around.titles.goes_on_as_name(found["between"])

    def before_word(self, source: Source, stretch: Stretch, at: int, end: int) -> Title | None:
        """Read "the |1970| UNESCO Convention"."""
        if not self._year_first or not source.lower[max(0, at - 4) : at].endswith("the "):
            return None
        found = self._titled.match(source.lower, end, stretch.end)
        if found is None or squeeze(found["kind"]) in self._around.plurals:
            return None
        names = [*source.text[slice(*found.span("names"))].split(), source.text[found.start("kind")]]
        if not all(name[0].isupper() for name in names):
            return None
        return Title(at, found.end(), self._around.kinds[squeeze(found["kind"])], BY_YEAR)


@cache
def _of(code: str) -> _Forms | None:
    language = languages.get(code)
    named = language.words("references", "year_links")
    return _Forms(language) if named and language.table("about").get("unspaced") is not True else None
