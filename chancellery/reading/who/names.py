"""Proper names by their form: people's names, and the places that look like them."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from chancellery.reading.phrases import trie
from chancellery.reading.phrases.words import CAPITAL, capitals
from chancellery.reading.text import Source, fold

_FILE = Path(__file__).with_name("names.toml")
# One syllable of Vietnamese, without accents: "Nguyen", "Trung", "Thi"
_SYLLABLE = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"
_SYLLABLES = re.compile(_SYLLABLE)
#: A word that may be a name; the capital is asked for where it is used.
_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]{0,30}")
_MOST_SYLLABLES = 5
_LONGEST_SYLLABLE = 8
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: Words that only without their marks look like a surname: "|Trưởng| Ban Quản lý", "|Vụ| Châu Á".
_NO_SURNAMES = frozenset({"trưởng", "vụ", "lễ", "bộ", "phòng", "phố", "hộ", "đảo", "đạo", "chủ", "cục", "tổ"})
#: Behind these stands what an office is called, and nobody: "Bộ |Nông| Lâm Lào", "BỘ |NÔNG NGHIỆP|".
_KINDS = ("bộ ", "sở ", "cục ", "vụ ", "tổng cục ", "chi cục ")
_WORD_PART = re.compile(r"\w")
# "tỉnh", "huyện", "xã": what stands before the name of a place at home
_OF_PLACE = re.compile(r"(?:tỉnh|huyện|xã|thành phố|phường|thị xã|thị trấn|quận|TP\.?) \Z")
_LONGEST_OF_PLACE = 10
#: A place of two syllables and a surname, behind which something more stands.
_PLACE_AND_SURNAME = 3


class Name(NamedTuple):
    """A person's name in the text. ``certain`` is false when only a post or a form of address beside it proves it."""

    start: int
    end: int
    certain: bool


@cache
def _table(name: str) -> Mapping[str, tuple[str, ...]]:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: tuple(words) for key, words in tables[name].items()}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_table("people")["surnames"])


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(_table("people")["doubtful"])


@cache
def home_places() -> frozenset[str]:
    """Return the names of provinces and cities at home, folded."""
    return frozenset(_table("home")["places"])


@cache
def localities() -> Mapping[str, str]:
    """Return the localities abroad, folded, each with the code of its country."""
    return {name: country for country, names in _table("localities").items() for name in names}


@cache
def regions() -> Mapping[str, str]:
    """Return regions and cities abroad that are farther away, folded, each with the code of its country."""
    return {name: country for country, names in _table("regions").items() for name in names}


@cache
def capitals_abroad() -> frozenset[str]:
    """Return capitals of neighbours in every language: embassies stand there, and much is only sent there."""
    return frozenset(_table("capitals")["abroad"])


def vietnamese(source: Source, start: int, end: int) -> Iterable[Name]:
    """Return the Vietnamese names in ``text[start:end]``, with their accents or without."""
    openings = source.found.openings or _openings(source)
    first = bisect_left(openings, (start, 0))
    # Most paragraphs name nobody: nothing is made then.
    if first == len(openings) or openings[first][1] >= end:
        return ()
    return _vietnamese(source, openings[first : bisect_left(openings, (end, 0), first)], end)


def _vietnamese(source: Source, openings: Sequence[tuple[int, int]], end: int) -> Iterator[Name]:
    position = 0
    for at, following in openings:
        if following >= end:
            break
        if at < position:
            continue
        words = _behind_place(_without_place(list(_syllables(source, at, end))))
        if words and source.lower.endswith(_KINDS, 0, at):
            continue
        if words and source.lower[words[0].start : words[0].end] in _NO_SURNAMES:
            continue
        if len(words) > _PLACE_AND_SURNAME and _OF_PLACE.search(source.text, max(0, at - _LONGEST_OF_PLACE), at):
            words = _behind_kind(words)
        if words:
            position = words[-1].end
        if len(words) > 1 and words[0].folded in _surnames():
            doubtful = words[0].folded in _doubtful() or len(words) == 2
            yield Name(words[0].start, position, not doubtful)


def _openings(source: Source) -> Sequence[tuple[int, int]]:
    """Return where two words begin of which the first may open a name: "Trần Văn", "Le Hoai"."""
    if source.found.openings is None:
        source.found.openings = [
            (at, following)
            for (at, word), (following, _) in pairwise(capitals(source, 0, len(source.text)))
            if following == at + len(word) + 1 and _may_open(word) and source.text[following - 1] == " "
        ]
    return source.found.openings


def _behind_kind(words: list[_Word]) -> list[_Word]:
    """Cut a place of two syllables from before a name: "tỉnh Quảng Tín |Phan Đình Trác|"."""
    return words[2:] if words[2].folded in _surnames() else words


#: A particle no blank parts from a Korean name: "쩐 반 호아|가|".
_PARTICLE = r"(?<=[가-힣])(?=(?:[은는이가을를의도과와께]|에게)(?!\w))"


class Spellings:
    """Names of people, to be found wherever ``source`` spells them out."""

    def __init__(self, source: Source, spellings: Iterable[str]) -> None:
        self._source = source
        self._known = frozenset(spellings)
        uncased = [each for each in self._known if not CAPITAL.match(each)]
        self._uncased = re.compile(rf"{trie.pattern(uncased)}(?:(?!\w)|{_PARTICLE})") if uncased else None
        self._lengths: dict[str, list[int]] = {}
        lengths = {(len(each), first[0]) for each in self._known if (first := CAPITAL.match(each))}
        for length, word in sorted(lengths, reverse=True):
            self._lengths.setdefault(word, []).append(length)
        said = capitals(source, 0, len(source.text)) if self._lengths else ()
        self._first_words = [each for each in said if each[1] in self._lengths]

    def find(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield where each name begins in ``text[start:end]``, the longest at a place, never overlapping."""
        text, said = self._source.text, self._first_words
        if self._uncased:
            yield from ((match.start(), match.group()) for match in self._uncased.finditer(text, start, end))
        for at, word in said[bisect_left(said, (start, "")) : bisect_left(said, (end, ""))]:
            if at < start:
                continue
            for length in self._lengths[word]:
                name = text[at : min(at + length, end)]
                if name in self._known and not _WORD_PART.match(text, at + length, end):
                    yield at, name
                    start = at + length
                    break


_plain = lru_cache(maxsize=4096)(fold)


@lru_cache(maxsize=4096)
def _may_open(word: str) -> bool:
    return len(word) <= _LONGEST_SYLLABLE and _plain(word) in _opening_words()


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


def _syllables(source: Source, start: int, end: int) -> Iterator[_Word]:
    """Yield the capitalised syllables from ``start`` on, parted by one blank each."""
    text = source.text
    for _ in range(_MOST_SYLLABLES + 2):
        # A little more than a syllable may have, so that what is too long is seen.
        limit = min(end, start + _LONGEST_SYLLABLE + 1)
        blank = text.find(" ", start, limit)
        said = text[start : limit if blank < 0 else blank]
        plain = _syllable(said)
        if not plain:
            return
        last = start + len(plain)
        yield _Word(start, last, plain)
        if last != blank:
            return
        start = last + 1


@lru_cache(maxsize=4096)
def _syllable(said: str) -> str:
    """Return the syllable with a capital that begins ``said``, folded; ``""`` when none does."""
    word = _WORD.match(said)
    if word is None or not said[0].isupper() or word.end() > _LONGEST_SYLLABLE:
        return ""
    plain = _plain(word.group())
    return plain if _SYLLABLES.fullmatch(plain) else ""


@cache
def _opening_words() -> frozenset[str]:
    """Return the words a name may begin with here: a surname, or the first word of a place written before it."""
    return _surnames() | _first_words_of_places()


@cache
def _first_words_of_places() -> frozenset[str]:
    return frozenset(place.split()[0] for place in home_places())


def _behind_place(words: list[_Word]) -> list[_Word]:
    """Cut a place nobody knows from before a name: "tỉnh Quảng Sa |Huỳnh Tấn Việt|", "Sông Vân |Trần Thị Hường|"."""
    if len(words) < _FEWEST_WITH_PLACE or (words[0].folded in _surnames() and words[0].folded not in _doubtful()):
        return words
    for place in (1, 2):
        name = words[place:]
        opens = name[0].folded in _surnames() and name[0].folded not in _doubtful()
        middle = name[1].folded in _MIDDLE_NAMES
        whole = place > 1 and len(name) > _FEWEST and words[1].folded not in _MIDDLE_NAMES
        if opens and (middle or whole):
            return name
    return words


#: The middle names that show which word before them is the family's.
_MIDDLE_NAMES = frozenset({"thi", "van"})
_FEWEST_WITH_PLACE = 4
_FEWEST = 2


def _without_place(words: list[_Word]) -> list[_Word]:
    """Cut a place at home from before a name: "Hà Tĩnh Võ Trọng Hải"; nothing is left of a place alone."""
    if not words or words[0].folded not in _first_words_of_places():
        return words[:_MOST_SYLLABLES]
    for length in (4, 3, 2):
        if len(words) >= length and " ".join(word.folded for word in words[:length]) in home_places():
            return words[length:]
    return words[:_MOST_SYLLABLES]


def capitalised(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the capitalised words from ``start`` on, parted by one blank or a particle of a name each."""
    first = start
    while (word := _CAPITALISED.match(text, start, end)) and text[start].isupper():
        yield word.span()
        # "Lovemore |K.| Chisanga", but "|M.| Dupont", "|D.| Fermín" begin with how they are addressed
        addressed = start == first and text[start] in "MD" and not _ADDRESSED.search(text, max(0, start - 4), start)
        initial = word.end() - start == 1 and text.startswith(".", word.end()) and not addressed
        gap = _PARTICLES.match(text, word.end() + initial, end)
        if gap is None:
            return
        start = gap.end()


# "|Mr| M. Kovar"
_ADDRESSED = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.? \Z")
# "Luís de Sousa", "Ursula von der Leyen"
_PARTICLES = re.compile(r" (?:(?:de|da|do|dos|von der|von|van der|van|bin|al) )?(?=[^\W\d_a-z])")
