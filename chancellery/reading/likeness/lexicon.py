"""The words of one language that show a concept or a country, found in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from chancellery.reading import cldr, languages
from chancellery.reading.phrases import trie
from chancellery.reading.text import lowered
from chancellery.reading.who import closing_kinds, names

_FILE: Final = Path(__file__).with_name("concepts.toml")
_ANY: Final = "~"
#: Stands for what looks like a word of a concept and is none.
NONE: Final = "none"
_WORD = re.compile(r"\w+")
#: So many words may stand between two of a phrase; in Vietnamese, where a word is written in syllables, none.
_BETWEEN: Final = 2
_SYLLABIC: Final = frozenset({"vi"})
_BREAKS: Final = frozenset(".;:!?\n")
#: Endings change the last letter of longer names: "Laos", "Laosu"; "Słowacja", "Słowacji".
_SHORTEST_INFLECTED: Final = 5
_MOST_KNOWN_WORDS: Final = 50_000

Entry = tuple[str, str]  # words, key


class Word(NamedTuple):
    """A word of the text, lowered, and where it stands."""

    text: str
    start: int
    end: int


class Found(NamedTuple):
    """Words of the text that show ``key``: a concept (``c:consular``), one that many share (``g:``), a country."""

    key: str
    start: int
    end: int


class _Phrase(NamedTuple):
    rest: tuple[int, ...]
    key: str


class Lexicon:
    """What one language says of each concept and country."""

    def __init__(self, entries: Iterable[Entry], *, between: int) -> None:
        self._between = between
        self._stems: dict[str, int] = {}
        self._inner: list[tuple[str, int]] = []
        self._phrases: dict[int, list[_Phrase]] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        self._lengths: Sequence[int] = ()
        for words, key in entries:
            first, *rest = [self._stem(word) for word in words.split()]
            self._phrases.setdefault(first, []).append(_Phrase(tuple(rest), key))
        self._lengths = sorted({len(stem) - 1 for stem in self._stems if stem.endswith(_ANY)})

    def find(self, lower: str, words: Sequence[Word]) -> Iterator[Found]:
        """Yield what the words of a lowered text show, in reading order; one word may show several concepts."""
        stems = [self._of(word.text) for word in words]
        found: list[tuple[int, int, str]] = []
        for at, here in enumerate(stems):
            for stem in here:
                for phrase in self._phrases.get(stem, ()):
                    last = self._last(lower, words, stems, at, phrase.rest) if phrase.rest else at
                    if last is not None:
                        found.append((at, last, phrase.key))
        none = {place for first, last, key in found if key == NONE for place in range(first, last + 1)}
        for first, last, key in found:
            if key != NONE and (key.startswith("p:") or not (first in none and last in none)):
                yield Found(key, words[first].start, words[last].end)

    def _stem(self, word: str) -> int:
        number = self._stems.setdefault(word, len(self._stems))
        if word.startswith(_ANY) and (word.strip(_ANY), number) not in self._inner:
            self._inner.append((word.strip(_ANY), number))
        return number

    def _of(self, word: str) -> tuple[int, ...]:
        """Return the stems that ``word`` is a form of."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_KNOWN_WORDS:
                self._known.clear()
            forms = [word, *(word[:length] + _ANY for length in self._lengths if length <= len(word))]
            inner = [number for part, number in self._inner if part in word]
            known = self._known[word] = tuple(
                dict.fromkeys([self._stems[form] for form in forms if form in self._stems] + inner)
            )
        return known

    def _last(
        self, lower: str, words: Sequence[Word], stems: Sequence[tuple[int, ...]], at: int, rest: Sequence[int]
    ) -> int | None:
        """Return where the phrase that begins at ``at`` ends, or ``None`` when its further words do not follow."""
        for wanted in rest:
            reach = range(at + 1, min(at + 2 + self._between, len(words)))
            following = next((place for place in reach if wanted in stems[place]), None)
            if following is None or not _BREAKS.isdisjoint(lower[words[at].end : words[following].start]):
                return None
            at = following
        return at


class UnspacedLexicon:
    """The same for a language that writes without blanks, or joins its particles to the words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._keys: dict[str, list[str]] = {}
        for words, key in entries:
            self._keys.setdefault(words, []).append(key)
        self._pattern = re.compile(trie.pattern(self._keys))

    def find(self, lower: str, words: Sequence[Word]) -> Iterator[Found]:
        """Yield what the text shows; of several words at one place the longest counts."""
        for match in self._pattern.finditer(lower):
            for key in self._keys.get(" ".join(match.group().split()), ()):
                if key != NONE:
                    yield Found(key, match.start(), match.end())


def words_of(lower: str) -> list[Word]:
    """Return the words and figures of a lowered text."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(lower)]


@cache
def lexicon(language: str) -> Lexicon | UnspacedLexicon:
    """Return the words of a language; for one we have none of, a lexicon that finds nothing."""
    entries = [*_concepts(language), *_countries(language)]
    if language in languages.available() and closing_kinds.used(language):
        return UnspacedLexicon(entries)
    return Lexicon(entries, between=0 if language in _SYLLABIC else _BETWEEN)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that texts speak of, with the words of each language for it. ``key`` is ``NONE`` for what is none."""

    key: str
    theme: str
    words: Mapping[str, Sequence[str]]


@cache
def concepts() -> tuple[Concept, ...]:
    """Return all concepts of the data file."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = [Concept(NONE, "", tables[NONE])]
    for kind, section in (("c", "concepts"), ("g", "common")):
        for name, words in tables[section].items():
            found.append(Concept(f"{kind}:{name}", words.pop("theme", ""), words))
    return tuple(found)


@cache
def themes() -> Mapping[str, str]:
    """Return the theme of each concept that has one, by the concept's key."""
    return {one.key: f"t:{one.theme}" for one in concepts() if one.theme}


def _concepts(language: str) -> Iterator[Entry]:
    return ((words, one.key) for one in concepts() for words in one.words.get(language, ()))


def _countries(language: str) -> Iterator[Entry]:
    """Yield the names of countries in the language, and localities abroad for the country they lie in."""
    if language not in languages.available():
        return
    unspaced = closing_kinds.used(language)
    found = {lowered(name): code for code, name in cldr.territories(language).items()}
    for entry in languages.get(language).words("places", "extra"):
        code, _, name = entry.partition(":")
        found[name] = code
    for name, code in found.items():
        words = " ".join(_WORD.findall(name))
        inflected = not unspaced and language not in _SYLLABIC and len(words) >= _SHORTEST_INFLECTED
        yield (words[:-1] + _ANY if inflected else words), f"p:{code}"
    if not unspaced:
        for name, code in names.localities().items():
            yield name, f"p:{code}"
