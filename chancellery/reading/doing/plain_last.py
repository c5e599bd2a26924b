"""What is or will be done, as the verb tells that ends a sentence: "予算に|反映させる|。", "…를 |책임진다|."."""

from __future__ import annotations

from functools import cache

from chancellery.reading import languages
from chancellery.reading.text import Source

#: So much of its end holds the verb of a sentence, as its words are parted.
_LONGEST = 24


def does(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence ends with a verb of doing that is not told as past, in a language whose verb ends it."""
    ends, never = _endings(code)
    if not ends:
        return False
    last = source.lower[max(start, end - _LONGEST) : end].rstrip(" .。;")
    spelt = "".join(last.split())
    return spelt.endswith(ends) and not spelt.endswith(never)


@cache
def _endings(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = languages.get(code).words
    spelt = [tuple(word.replace(" ", "") for word in words("endings", key)) for key in ("plain", "plain_never")]
    return spelt[0], spelt[1]
