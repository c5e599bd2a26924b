"""How a sentence begins, and what that says: an order ("Continuer à …", "Wzmocnić …", "Tăng cường …") or a tale."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source

_TWO_WORDS = 60


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
    return not _tells(source, code, *cues.sentence_at(source, start, start, end))


def _tells(source: Source, code: str, start: int, end: int) -> bool:
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
    found = anchors.search(source, code, "obligations", start, end)
    return found is not None and found.end() - found.start() < len(source.lower[start:end].strip(" .:"))
