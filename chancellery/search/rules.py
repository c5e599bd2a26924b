"""Words as they are looked for: without accents and case, numbers in any form, and marked where they are found.

The vectors are written here, word by word, and cast by PostgreSQL: its own parser takes ``123/2024/NĐ-CP`` for a path.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancellery.core.folding import fold, number_key

#: Scripts that put no blank between words: each sign is a word, and a word of them a phrase.
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»|„([^”“]+)[”“]')
#: A number as texts print it: figures, and more behind separators.
_NUMBER = re.compile(r"\b\d\w*(?:\s?[-/]\s?\w+)+")
#: Words of a number that was typed with blanks: ``12 ct tw``, ``30 2020 nd cp``.
_MOST_OF_NUMBER, _LONGEST_PART = 5, 6
#: A shorter last word is looked for as it is: half the register begins with it.
_SHORTEST_PREFIX = 3
_LAST_PLACE, _PLACES, _LONGEST_WORD = 16_383, 200, 100  #: what PostgreSQL keeps of a vector
_MOST_WORDS = 40
#: Marks beside the words of a vector. No word begins with this sign.
EVERYBODY = "=r"  #: whoever holds a role


def of_unit(unit: int | str) -> str:
    """Return the mark of what is under a unit."""
    return f"=u{unit}"


def of_number(number: str) -> str:
    """Return the mark of a document's number, in whatever form it is written."""
    return f"=n{number_key(number)}"


def words_of(text: str) -> list[str]:
    """Return the folded words of a text in their order."""
    return fold(_UNSPACED.sub(r" \g<0> ", text)).split()


def numbers_in(text: str) -> set[str]:
    """Return the marks of what looks like the number of a document."""
    return {of_number(found[0]) for found in _NUMBER.finditer(text)}


def vector(title: str, body: str, marks: Iterable[str]) -> str:
    """Return the vector of an entry as PostgreSQL reads it: words of the title weigh more, and no phrase crosses."""
    places: dict[str, list[str]] = {mark: [] for mark in sorted(marks)}
    named = words_of(title)
    for place, word in enumerate(named, 1):
        _stand(places, word, place, "A")
    for place, word in enumerate(words_of(body), len(named) + 10):
        _stand(places, word, place, "")
    return " ".join(f"'{word}':{','.join(at)}" if at else f"'{word}'" for word, at in places.items())


def _stand(places: dict[str, list[str]], word: str, place: int, weight: str) -> None:
    at = places.setdefault(word[:_LONGEST_WORD], [])
    if place < _LAST_PLACE and len(at) < _PLACES:
        at.append(f"{place}{weight}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: the condition as PostgreSQL reads it, and the words to mark where it is found."""

    query: str
    words: tuple[str, ...]
    number: str = ""  #: the condition "bears this number", where all that was typed may be one

    def seen_by(self, marks: Sequence[str]) -> str:
        """Return the condition, kept to what bears one of ``marks``."""
        return f"({self.query}) & ({_either([_lexeme(mark) for mark in marks])})"


def asked(words: str) -> Asked | None:
    """Return what ``words`` look for; ``None`` when nothing can be looked for with them.

    All words must be there, the last one at least as a beginning; words in quotation marks stand in that order.
    Figures with what follows them are also taken for a document's number.
    """
    phrases = [words_of("".join(found.groups(""))) for found in _QUOTED.finditer(words)]
    loose = words_of(_QUOTED.sub(" ", words))[:_MOST_WORDS]
    conditions = [" <-> ".join(_lexeme(word) for word in phrase) for phrase in phrases if phrase]
    if loose:
        conditions.append(_loose(loose))
    if not conditions:
        return None
    number = _lexeme(of_number("".join(loose))) if not phrases and any(map(str.isdigit, "".join(loose))) else ""
    marked = dict.fromkeys([*loose, *(word for phrase in phrases for word in phrase)])
    return Asked(" & ".join(f"({one})" for one in conditions), tuple(marked), number)


def _loose(words: Sequence[str]) -> str:
    """Return the condition for words in any order; where they begin with figures, also for them as a number."""
    last = len(words) - 1
    plain = [_beginning(word) if place == last else _lexeme(word) for place, word in enumerate(words)]
    ways = [" & ".join(plain)]
    for start, end in _as_numbers(words):
        number = _beginning("=n" + "".join(words[start:end]))
        ways.append(" & ".join([number, *plain[:start], *plain[end:]]))
    return _either([f"({way})" for way in ways])


def _as_numbers(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return from where to where words may be a number; of several figures in a row the first begins it."""
    start = next((place for place, word in enumerate(words) if any(map(str.isdigit, word))), None)
    if start is None:
        return []
    end = start + 1
    while end < min(len(words), start + _MOST_OF_NUMBER) and len(words[end]) <= _LONGEST_PART:
        end += 1
    shortest = start + 1 if len(words[start]) >= _SHORTEST_PREFIX else start + 2
    return [(start, until) for until in range(shortest, end + 1)]


def _lexeme(word: str) -> str:
    return f"'{word[:_LONGEST_WORD]}'"  # a folded word holds letters, figures and _ only: nothing in it is an operator


def _beginning(word: str) -> str:
    return f"{_lexeme(word)}:*" if len(word) >= _SHORTEST_PREFIX else _lexeme(word)


def _either(ways: Sequence[str]) -> str:
    return " | ".join(ways)


class _Plain(dict[int, str]):
    """Each letter without accent and case, one for one, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = fold(letter)[:1] or letter
        self[code] = plain
        return plain


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage; ``hit`` are those looked for."""

    words: str
    hit: bool = False


def marked(text: str, words: Sequence[str], *, width: int) -> list[Piece]:
    """Return the passage of about ``width`` characters that holds most of the words, with these marked."""
    text = unicodedata.normalize("NFC", text)
    hits = [found.span() for found in _pattern(words).finditer(text.translate(_PLAIN))] if words else []
    start, end = _window(text, hits, width)
    hits = _joined(text, [(first, last) for first, last in hits if start <= first and last <= end])
    edges = [start, *(edge for hit in hits for edge in hit), end]
    pieces = [
        Piece(text[first:last], hit=bool(place % 2))
        for place, (first, last) in enumerate(pairwise(edges))
        if last > first
    ]
    if start > 0:
        pieces.insert(0, Piece("… "))
    return [*pieces, Piece(" …")] if end < len(text) else pieces


def _joined(text: str, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return hits with nothing but a sign or a blank between them as one: a number, a phrase."""
    joined: list[tuple[int, int]] = []
    for start, end in hits:
        beside = joined and start - joined[-1][1] <= 1
        joined.append((joined.pop()[0], end) if beside else (start, end))
    return joined


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    signs = [word for word in words if _UNSPACED.match(word)]
    spaced = [word for word in words if not _UNSPACED.match(word)]
    ways = [rf"(?<!\w)(?:{_either_of(spaced)})\w*" if len(spaced) == 1 else rf"(?<!\w)(?:{_either_of(spaced)})(?!\w)"]
    if len(spaced) > 1:
        ways.append(rf"(?<!\w){re.escape(spaced[-1])}\w*")
    return re.compile("|".join([*(ways if spaced else []), *map(re.escape, signs)]))


def _either_of(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _window(text: str, hits: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """Return from where to where the passage goes: from the hit with most others behind it, at ends of words."""
    if len(text) <= width:
        return 0, len(text)
    best = max(range(len(hits)), key=lambda at: _within(text, hits, at, width), default=None)
    start = 0 if best is None else max(0, hits[best][0] - width // 5)
    if start:
        start = text.find(" ", start) + 1 or start
        if best is not None and start > hits[best][0]:
            start = hits[best][0]
    end = text.rfind(" ", start, start + width)
    return start, end if end > start and start + width < len(text) else min(len(text), start + width)


def _within(text: str, hits: Sequence[tuple[int, int]], at: int, width: int) -> int:
    """Return how many different words stand in the width behind one hit; only the first hundred are looked at."""
    from_here = hits[at : at + 100] if at < 100 else ()
    reach = hits[at][0] + width * 4 // 5
    return len({text[start:end].lower() for start, end in from_here if end <= reach})
