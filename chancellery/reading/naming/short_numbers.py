"""Short numbers by which a text calls a document it knows: "dyrektywy 12, …", "Plan 45", "circulars No. 4, 7 and 9".

A bare figure behind a word for a document may count what follows, so what stands behind it decides: the end of a
clause, or a small word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.late import late
from chancellery.reading.naming import reference_forms
from chancellery.reading.naming.reference_surroundings import Surroundings
from chancellery.reading.phrases import trie
from chancellery.reading.text import Source, Stretch

#: Kinds that a text calls by a short number with a capital: "Plan 45", "Programme 135".
_PLANS: Final = frozenset({"plan", "programme", "project", "scheme"})
#: Kinds whose word hardly ever stands before a count, whatever its case looks like.
_NEVER_COUNTED: Final = frozenset({"directive", "resolution"})
#: Kinds whose number a small word may follow.
_NEVER_BEFORE: Final = frozenset({"directive", "regulation"})
_SHORTEST: Final = 2
# "và |Kế hoạch 45", "le |Plan 45": no capital of a sentence's first word
_WITHIN = re.compile(r"[\w,'’(][ '’(]\Z|['’(]\Z|[^\W\d_] \Z")


class ShortNumbers:
    """Judges the short numbers of one stretch."""

    def __init__(self, source: Source, stretch: Stretch, around: Surroundings) -> None:
        self.text, self.lower, self.stretch, self.around = source.text, source.lower, stretch, around
        self.words = _of(stretch.language)

    def ends_name(self, at: int, kind: str, *, plural: bool) -> bool:
        """Tell "dyrektywy 12, …" from what counts the word behind it: "decyzją 12 państw"."""
        behind = self.words.ends.match(self.lower, at, self.stretch.end)
        if behind is None or (plural and kind not in _NEVER_COUNTED):
            return False
        return behind["word"] is None or kind in _NEVER_BEFORE

    def is_plan(self, start: int, figures: tuple[int, int], kind: str) -> bool:
        """Tell "… and |Plan 45| of the province": a capital within the sentence, and nothing counted behind."""
        if kind not in _PLANS or figures[1] - figures[0] < _SHORTEST:
            return False
        within = _WITHIN.search(self.text, max(self.stretch.start, start - 3), start) is not None
        return within and self.words.ends.match(self.lower, figures[1], self.stretch.end) is not None

    def is_row(self, at: int) -> bool:
        """Tell "circulars No. 4|, 7 and 9|, …" by its form, where the word does not show its plural."""
        row = self.words.row.match(self.lower, at, self.stretch.end)
        if row is None or self.around.in_date(row.start("last")):
            return False
        return self.words.ends.match(self.lower, row.end(), self.stretch.end) is not None


class _Words:
    """What stands behind a short number, and what a row of them looks like, in one language."""

    def __init__(self, language: languages.Language) -> None:
        forms = reference_forms.of(language.code)
        words = language.words
        small = {*words("stopwords", "common"), *forms.small_words}
        small -= {*words("references", "conjunctions"), *words("units", "and")}
        mark, conjunctions = (trie.pattern(words("references", key)) for key in ("number_marks", "conjunctions"))
        self.ends = late(
            rf"[.,;:)»”\"](?!\d)|\s?\Z|\s?\n|\s{conjunctions}\s(?!\d)"
            rf"|\s(?P<word>{trie.pattern(small)})(?!\w)(?!\s\d)"
        )
        # ", 7 et 9" behind the first number
        comma = rf"\s?,\s?(?:{mark}\s?)?{forms.bare.pattern}"
        self.row = late(rf"(?:{comma}){{0,8}},?\s{conjunctions}\s(?:{mark}\s?)?(?P<last>{forms.bare.pattern})")


@cache
def _of(code: str) -> _Words:
    return _Words(languages.get(code))
