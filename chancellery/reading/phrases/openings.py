"""How a sentence begins, and what that says: an order ("Continuer à …", "Wzmocnić …", "Tăng cường …") or a tale."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source

_TWO_WORDS = 60
#: So far before a span may begin the phrase that its first word belongs to.
_HARMLESS = 12


@cache
def _ordering(code: str, *keys: str) -> re.Pattern[str]:
    """Match a measure's first words: an adverb or article perhaps, then a verb of doing or its noun."""
    language = languages.get(code)
    before = cues.whole([*language.words("lists", "adverbs"), *language.words("units", "articles")])
    doing = cues.whole(phrase for key in keys for phrase in language.words("lists", key))
    return re.compile(rf"[\"“„«]?(?:{before}\s?){{0,2}}{doing}")


def orders(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the words at ``start`` order something by a verb, and their sentence does not tell what was done."""
    if not _ordering(code, "verbs").match(source.lower, start, end):
        return False
    return not _tells(source, *cues.sentence_at(source, start, start, end))


def _tells(source: Source, start: int, end: int) -> bool:
    """Say whether a sentence tells what was; "the agreements that were signed" only says which ones."""
    told = anchors.within(source, "narratives", start, end)
    return bool(told) and not set(told) <= set(anchors.within(source, "no tales", start, end))


def infinitive(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the first or second word ends as an infinitive does: "Intensywnie udoskonalać treść"."""
    endings = languages.get(code).words("natures", "infinitive_endings")
    words = source.lower[start : min(end, start + _TWO_WORDS)].split()[:2]
    return bool(endings) and any(word.endswith(endings) for word in words)


def measures(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the words at ``start`` name something to do, by a verb or by its noun."""
    return orders(source, code, start, end) or _ordering(code, "nominal").match(source.lower, start, end) is not None


def obliges(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a word of duty stands anywhere in the span."""
    found = obligation(source, code, start, end)
    return found is not None and found.end() - found.start() < len(source.lower[start:end].strip(" .:"))


def obligation(source: Source, code: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first word of duty in the span that is none within a harmless phrase: "Bộ Ngoại |giao|"."""
    duties = anchors.matches(source, code, "obligations", start, end)
    if (first := next(duties, None)) is None:
        return None
    harmless = [
        found.span()
        for found in anchors.matches(source, code, "no duties", max(0, start - _HARMLESS), end)
        if not _leads_to_unit(source, found)
    ]
    return next((duty for duty in (first, *duties) if not any(a <= duty.start() < b for a, b in harmless)), None)


def harmless(source: Source, code: str, word: re.Match[str]) -> bool:
    """Say whether a word of charge stands within a phrase that charges nobody: "Thứ trưởng Ngoại |giao|"."""
    near = max(0, word.start() - _HARMLESS)
    phrases = anchors.matches(source, code, "no duties", near, word.end())
    return any(found.start() < word.start() < found.end() for found in phrases)


def _leads_to_unit(source: Source, phrase: re.Match[str]) -> bool:
    """Say whether within a harmless phrase the name of a unit begins: "giao |Ban Quản lý|" is no "giao ban"."""
    second = phrase.start() + phrase.group().find(" ") + 1
    return source.text[second].isupper() and anchors.any_in(source, "units", second, second + 1)
