"""The vectors, written word by word and cast by PostgreSQL: its own parser takes ``123/2024/NĐ-CP`` for a path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chancellery.core.folding import fold
from chancellery.search.rules.marks import of_number, of_pairs

#: Scripts that put no blank between words: each sign is a word, and a word of them a phrase.
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
#: A number as texts print it: figures, and more behind separators.
_NUMBER = re.compile(r"\b\d\w*(?:\s?[-/]\s?\w+)+")
_LAST_PLACE, _PLACES, _LONGEST_WORD = 16_383, 200, 100  #: what PostgreSQL keeps of a vector
_BEHIND_TITLE = 10  #: places between the title and the body, so that no phrase crosses


def words_of(text: str) -> list[str]:
    """Return the folded words of a text in their order."""
    if not text.isascii():
        text = UNSPACED.sub(r" \g<0> ", text)
    return [word[:_LONGEST_WORD] for word in fold(text).split()]


def numbers_in(text: str) -> set[str]:
    """Return the marks of what looks like the number of a document."""
    return {of_number(found[0]) for found in _NUMBER.finditer(text)}


def vector(title: str, body: str, marks: Iterable[str]) -> str:
    """Return the vector of an entry as PostgreSQL reads it: words of the title weigh more, and no phrase crosses.

    Beside the words stand ``marks``, and one for each two words that follow one another.
    """
    named, said = words_of(title), words_of(body)
    places: dict[str, list[str]] = {}
    _stand(places, named, 1, "A")
    _stand(places, said, len(named) + _BEHIND_TITLE, "")
    bare = {*marks, *of_pairs(named), *of_pairs(said)}
    return " ".join([*(f"'{word}':{','.join(at)}" for word, at in places.items()), *(f"'{mark}'" for mark in bare)])


def _stand(places: dict[str, list[str]], words: Sequence[str], first: int, weight: str) -> None:
    for place, word in enumerate(words[: max(0, _LAST_PLACE - first)], first):
        at = places.get(word)
        if at is None:
            places[word] = [f"{place}{weight}"]
        elif len(at) < _PLACES:
            at.append(f"{place}{weight}")
    for word in words[max(0, _LAST_PLACE - first) :]:
        places.setdefault(word, [f"{_LAST_PLACE}{weight}"])
