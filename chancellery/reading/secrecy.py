"""Marks of state secrecy. A text that bears one is refused before anything of it is kept.

A mark stands alone: a line of its own in capitals, or in its own cell or corner of the heading, perhaps with the years
it holds for or the number of the copy behind it. The ordinary word ("in secret", "bí mật", "secrétariat") is never a
mark. The marks of languages that are not read are known too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from chancellery.reading import languages
from chancellery.reading.errors import SecretText
from chancellery.reading.late import late
from chancellery.reading.text import UNSPACED, Source, fold, lowered

#: A mark written with a capital only ("Secret") counts in the heading of a document, not further down.
_HEADING = 1200
#: Marks stand in short lines, or in a cell of a letterhead; a paragraph is prose.
_LONGEST_LINE = 160
#: What parts a mark from what else stands on its line; "SECRET // NOFORN" and "SECRET UE/EU SECRET" are several.
_CORNER = re.compile(r"\s{3,}|\t|\||;|//|\s/\s|(?<=[^\W\d]{2})/(?=[^\W\d]{2})")
#: "★ 10 years", as Chinese marks have it, and a remark in brackets.
_BEHIND = re.compile(r"\s?(?:[★☆].{0,12}|\([^()]{1,40}\)?)$")
#: Two letters are among so many characters, also when letters are spaced.
_FEW = 9
_UNSPACED = late(rf"(?<=[{UNSPACED}])\s+(?=[{UNSPACED}])")
_FRAME = " \r\t*_=-–—[](){}<>«»\"'“”.:"
_SPACED = re.compile(r"(?<!\w)(?:\w {1,2}){2,}\w(?!\w)")


def refuse_secret(source: Source) -> None:
    """Return only when the text bears no mark of state secrecy, not even in the words of its page.

    Raises:
        SecretText: it bears one.
    """
    for block in source.blocks:
        if block.end - block.start > _LONGEST_LINE or not _may_bear(source.lower[block.start : block.end]):
            continue
        if mark := _mark(block.quote, heading=block.start < _HEADING):
            raise SecretText.marked(mark)


def _may_bear(line: str) -> bool:
    """Say whether the letters of a mark stand in a lowered line, however they are spaced."""
    if not _may_open(line):
        return False
    said = _letters(line)
    return any(mark in said for mark in _shortest())


def _may_open(line: str) -> bool:
    """Say whether a lowered line begins as a mark may, or holds what may part one from other words (``_CORNER``).

    Most lines do neither: two letters are read of them, and no pattern is asked.
    """
    # Written out: this is asked of every line, and is half as long as a loop over the signs.
    parted = "|" in line or ";" in line or "/" in line or ":" in line or "：" in line or "   " in line
    if parted or not line.isprintable():
        return True
    return _letters(line.lstrip(_FRAME)[:_FEW])[:2] in _first_letters()


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(_letters(mark)[:2] for mark in _known())


def _letters(words: str) -> str:
    """Return lowered words without their blanks; a sigma is the same at the end of a word."""
    return "".join(words.split()).replace("ς", "σ")


@cache
def _shortest() -> tuple[str, ...]:
    """Return the letters of the marks that hold no other mark: one of them stands in every line that bears any.

    They are so few that to look for each is several times as quick as one pattern of all.
    """
    marks = {_letters(mark) for mark in _known()}
    return tuple(mark for mark in marks if not any(other != mark and other in mark for other in marks))


def _mark(line: str, *, heading: bool) -> str | None:
    """Return the mark that ``line`` bears, if it stands alone in it or in one of its corners."""
    for part in _CORNER.split(line):
        cell = _SPACED.sub(lambda spaced: spaced.group().replace(" ", ""), _UNSPACED.sub("", part.strip(_FRAME)))
        cell = _copy().sub("", _BEHIND.sub("", cell)).strip(_FRAME)
        label = _label().match(lowered(cell))
        bare = cell[label.end() :].strip(_FRAME) if label else cell
        if lowered(bare) not in _known():
            continue
        if bare.isupper() or label or (heading and not bare[0].islower()):
            return bare
    return None


@cache
def kept() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the marks that no language file holds: of languages that are not read, and of bodies of several states."""
    path = Path(__file__).with_name("secrecy.toml")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


def _words(key: str) -> Iterator[str]:
    """Yield the phrases at ``key`` of all languages, read or not."""
    for language in languages.every():
        yield from language.words("secrecy", key)
    for table in kept().values():
        yield from table.get(key, ())


@cache
def _marks() -> frozenset[str]:
    return frozenset(_words("marks"))


@cache
def _known() -> frozenset[str]:
    return _marks() | _unmarked() | _run_together()


@cache
def _label() -> re.Pattern[str]:
    labels = sorted(_words("labels"), key=len)
    return re.compile(rf"(?:{'|'.join(map(re.escape, reversed(labels))) or '(?!)'})\s{{0,2}}[:：]\s{{0,3}}")


@cache
def _copy() -> re.Pattern[str]:
    """Match the number of a copy behind a mark: "Экз. № 1", "Copy No. 3", "Bản số: 01"."""
    copies = "|".join(re.escape(word) for word in sorted(_words("copies"), key=len, reverse=True))
    return re.compile(rf"[\s,;-]{{1,9}}(?:{copies})\s?(?:№|n[or]?[.°º]{{0,2}})?\s?:?\s?\d{{1,4}}$", re.IGNORECASE)


@cache
def _unmarked() -> frozenset[str]:
    """Marks of several words as they look without accents ("TOI MAT"); a single word would say too little."""
    return frozenset(fold(mark) for mark in _marks() if " " in mark)


@cache
def _run_together() -> frozenset[str]:
    """Marks of several words without their blanks, as they are left when letters were spaced out."""
    return frozenset(mark.replace(" ", "") for mark in _marks() | _unmarked())
