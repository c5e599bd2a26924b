"""What somebody types, as conditions that PostgreSQL reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancellery.search.rules.marks import of_number, of_pair
from chancellery.search.rules.vectors import words_of

_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»|„([^”“]+)[”“]')
#: Words of a number that was typed with blanks: ``12 ct tw``, ``30 2020 nd cp``.
_MOST_OF_NUMBER, _LONGEST_PART = 5, 6
#: A shorter last word is looked for as it is: half the register begins with it.
_SHORTEST_PREFIX = 3
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for.

    All words must be there, the last one at least as a beginning; words of a phrase stand in that order. Figures with
    what follows them are also taken for a document's number.
    """

    loose: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words to mark where they are found."""
        return tuple(dict.fromkeys([*self.loose, *(word for phrase in self.phrases for word in phrase)]))

    @property
    def number(self) -> str:
        """The mark of the number, where all that was typed may be one."""
        typed = "".join(self.loose)
        return of_number(typed) if not self.phrases and any(map(str.isdigit, typed)) else ""

    def lexemes(self) -> Iterator[str]:
        """Yield all that must be there, one by one."""
        yield from self.loose
        for phrase in self.phrases:
            yield from phrase
            yield from (of_pair(*pair) for pair in pairwise(phrase))

    def called(self) -> str:
        """Return the condition that all words stand in the name or the title, the last one at least as a beginning."""
        *before, last = [*(word for phrase in self.phrases for word in phrase), *self.loose]
        ending = "*A" if self.loose and len(last) >= _SHORTEST_PREFIX else "A"
        return " & ".join([*(f"{_lexeme(word)}:A" for word in before), f"{_lexeme(last)}:{ending}"])

    def conditions(self, whole: Collection[str] = ()) -> list[str]:
        """Return what must hold, as PostgreSQL reads it. A last word among ``whole`` is no beginning of others.

        Each stands alone: the index goes from one to the next much faster than it weighs one condition of many parts.
        """
        conditions = [condition for phrase in self.phrases for condition in _phrase(phrase)]
        return [*conditions, *_loose(self.loose, whole)] if self.loose else conditions


def asked(words: str) -> Asked | None:
    """Return what ``words`` look for; ``None`` when nothing can be looked for with them."""
    phrases = [tuple(words_of("".join(found.groups("")))[:_MOST_WORDS]) for found in _QUOTED.finditer(words)]
    loose = words_of(_QUOTED.sub(" ", words))[:_MOST_WORDS]
    found = Asked(tuple(loose), tuple(phrase for phrase in phrases if phrase))
    return found if found.loose or found.phrases else None


def both(*conditions: str) -> str:
    """Return the condition that all of them hold; an empty one always does."""
    return " & ".join(f"({one})" for one in conditions if one)


def any_of(marks: Sequence[str]) -> str:
    """Return the condition that one of the marks is there."""
    return " | ".join(map(_lexeme, marks))


def _phrase(words: Sequence[str]) -> list[str]:
    pairs = dict.fromkeys(of_pair(*pair) for pair in pairwise(words))
    return [*map(_lexeme, pairs), " <-> ".join(map(_lexeme, words))]


def _loose(words: Sequence[str], whole: Collection[str]) -> list[str]:
    """Return the conditions for words in any order; where they begin with figures, also for them as a number."""
    last = len(words) - 1
    plain = [
        _beginning(word) if place == last and word not in whole else _lexeme(word) for place, word in enumerate(words)
    ]
    numbers = [
        [_beginning("=n" + "".join(words[start:end])), *plain[:start], *plain[end:]]
        for start, end in _as_numbers(words)
    ]
    if not numbers:
        return list(dict.fromkeys(plain))
    return [" | ".join(f"({both(*way)})" for way in [plain, *numbers])]


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
    return f"'{word}'"  # a folded word holds letters, figures and _ only: nothing in it is an operator


def _beginning(word: str) -> str:
    return f"{_lexeme(word)}:*" if len(word) >= _SHORTEST_PREFIX else _lexeme(word)
