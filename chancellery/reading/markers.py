"""The label a paragraph begins with: ``II.``, ``1.2``, ``a)``, ``-``, ``Điều 5.``, ``Article 3``, ``§ 4``."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from chancellery.reading import cues, languages
from chancellery.reading.facts import Block
from chancellery.reading.text import Source

#: Kinds of labels that say what they are, from the widest to the narrowest.
WORDS = ("annex", "part", "chapter", "section", "article", "paragraph", "clause", "point")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
# Russian points leave out the letters that sound alike or have no sound.
_RUSSIAN_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_BULLET = re.compile(r"[-–—+•*·▪●○◦►✓][ \t]{1,4}(?=\S)")
_PARAGRAPH_SIGN = re.compile(r"§\s?(?P<value>\d{1,3})(?:\.|\))?\s{1,4}(?=\S)")
# "2.1." or "2.1.3": a number within a number
_DOTTED = re.compile(r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.|\))?\s{1,4}(?=\S)")
_ARABIC = re.compile(r"(?P<open>\()?(?P<value>\d{1,3})(?(open)\)|\s?[.)/])\s{1,4}(?=[^\W\d]|[\"“„«(])")
_ROMAN = re.compile(r"(?P<value>[IVXLC]{1,7})\s?(?:[.)/]|\s[-–—])\s{1,4}(?=\S)")
_LETTER = re.compile(r"(?P<open>\()?(?P<value>[a-zđ]|[ivx]{2,5}|[а-я](?=\)))(?(open)\)|\s?[.)])\s{1,4}(?=\S)")
_UPPER_LETTER = re.compile(r"(?P<value>[A-HĐ])\s?[.)]\s{1,4}(?=\S)")

# What every sign looks like at first sight; most paragraphs begin otherwise.
_SIGNED = re.compile(r"[-–—+•*·▪●○◦►✓§]|\(?\w{1,7}(?:\s?[.)/]|\s{1,2}[-–—])")


class Marker(NamedTuple):
    """A label: what kind it is, its place in its row (0 when it has none), and where the words begin."""

    kind: str
    value: int
    label_end: int
    words: int


def read(source: Source, block: Block) -> Marker | None:
    """Return the label ``block`` begins with, or ``None``."""
    spelt = _worded(source, block)
    if spelt:
        return spelt
    return sign(source, block.start, block.end)


def sign(source: Source, start: int, end: int) -> Marker | None:
    """Return the number, letter or dash that ``text[start:end]`` begins with, or ``None``."""
    if not _SIGNED.match(source.text, start, end):
        return None
    for kind, pattern in _SIGNS:
        match = pattern.match(source.text, start, end)
        if match:
            value = _value(kind, match)
            return Marker(kind, value, match.end() - _blanks(match.group()), match.end()) if value >= 0 else None
    return None


def alternative(source: Source, block: Block, marker: Marker) -> Marker | None:
    """Return the other reading of a letter that is also a Roman numeral: ``i)`` after ``h)``, ``C.`` after ``B.``."""
    letters = source.text[block.start : marker.label_end].strip("(). /").lower()
    if marker.kind == "small roman" and len(letters) == 1:
        return marker._replace(kind="letter", value=letter(letters))
    if marker.kind == "roman" and len(letters) == 1:
        return marker._replace(kind="capital", value=letter(letters))
    return None


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral, or -1 when it is none."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in numeral.lower()]
    if 0 in values or not values:
        return -1
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if numeral.lower() == in_roman(total) else -1


def in_roman(value: int) -> str:
    """Return ``value`` as a small Roman numeral."""
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for worth, sign in signs:
        count, value = divmod(value, worth)
        written += sign * count
    return written


_SIGNS = (
    ("bullet", _BULLET),
    ("paragraph", _PARAGRAPH_SIGN),
    ("dotted", _DOTTED),
    ("arabic", _ARABIC),
    ("roman", _ROMAN),
    ("small roman", re.compile(r"(?P<open>\()?(?P<value>[ivx]{1,5})(?(open)\)|\s?[.)])\s{1,4}(?=\S)")),
    ("capital", _UPPER_LETTER),
    ("letter", _LETTER),
)


def _blanks(text: str) -> int:
    return len(text) - len(text.rstrip())


def letter(letter: str) -> int:
    """Return the place of a small letter in its row, 0 when it labels nothing."""
    if letter in _RUSSIAN_LETTERS:
        return _RUSSIAN_LETTERS.find(letter) + 1
    letters = _VIETNAMESE_LETTERS if letter == "đ" else _LETTERS
    return letters.find(letter) + 1


def _value(kind: str, match: re.Match[str]) -> int:
    if kind == "bullet":
        return 0
    value = match["value"]
    if kind == "dotted":
        return int(value.rsplit(".", 1)[1])
    if kind in ("roman", "small roman"):
        return roman(value)
    if kind in ("letter", "capital"):
        return letter(value.lower()) if len(value) == 1 else -1
    return int(value)


def _worded(source: Source, block: Block) -> Marker | None:
    """Read "Article 3." or "Chapter II": a word that says what it labels, then its number."""
    match = _words_pattern(block.language).match(source.lower, block.start, block.end)
    if not match or match["word"] is None or source.text[block.start].islower():
        return None
    kind = cues.meanings(block.language, "lists", "label_")[match["word"]].removeprefix("label_")
    number = match["number"] or ""
    value = int(number) if number.isdigit() else roman(number) if number else 0
    return Marker(kind, max(value, 0), match.end("label"), match.end())


@cache
def _words_pattern(code: str) -> re.Pattern[str]:
    if not languages.get(code).table("lists"):
        return re.compile(r"(?P<word>(?!))(?P<number>)(?P<label>)")
    words = "|".join(re.escape(w) for w in sorted(cues.meanings(code, "lists", "label_"), key=len, reverse=True))
    # "Article 1er -", "Artigo 2.º", "Điều 5.", "Chapter II"
    return re.compile(
        rf"(?P<label>(?P<word>{words})\s{{1,3}}(?P<number>\d{{1,3}}|[ivxlc]{{1,7}}(?!\w))(?:er|ère|\.?[ºª°])?)"
        rf"(?:\s?[.:)–—-]\s{{0,3}}|\s{{1,3}}|$)(?![,;])"
    )
