"""The order in which readers look names up: by the alphabet of their language.

The embedded database knows no alphabet but that of the bytes, where Đ stands behind Z and every accent counts as much
as a letter.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.utils.translation import get_language

from chancellery.core.folding import fold

#: What is compared first, for the whole name; then the marks; then the name itself.
Place = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]

_PIECE = re.compile(r"(\d+)|(.)([\u0300-\u036f]*)", re.DOTALL)
_GAP, _NUMBER, _LETTER, _FOREIGN = range(4)  # what stands before what
_FOREIGN_MARKS = 100  # after those of the alphabet


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The places of the letters, and of the marks that count only between equal letters."""

    letters: Mapping[str, int]
    marks: Mapping[str, int]


def place(name: str, language: str | None = None) -> Place:
    """Return the key to sort ``name`` by, for a reader of ``language`` (default: the active one).

    A number in it counts as a number: ward 2 stands before ward 10.
    """
    return _place(name, (language or get_language() or "en").split("-")[0])


@lru_cache(maxsize=20_000)
def _place(name: str, language: str) -> Place:
    first: list[tuple[int, int]] = []
    second: list[int] = []
    for digits, base, marks in _PIECE.findall(unicodedata.normalize("NFD", name.casefold())):
        if digits:
            first.append((_NUMBER, int(digits)))
            second.append(0)
            continue
        for letter, mark in _letters(base, marks, language):
            if letter != (_GAP, 0) or first[-1:] not in ([], [letter]):  # one gap between words, none before them
                first.append(letter)
                second.append(mark)
    return tuple(first), tuple(second), name


@lru_cache(maxsize=4096)  # names are made of few letters
def _letters(base: str, marks: str, language: str) -> list[tuple[tuple[int, int], int]]:
    """Return the place and the mark of a letter with its accents; more than one where it stands for several."""
    alphabet = _alphabet(language)
    own = "".join(mark for mark in marks if mark not in alphabet.marks)
    whole = unicodedata.normalize("NFC", base + own)
    tone = max((alphabet.marks[mark] for mark in marks if mark in alphabet.marks), default=0)
    if whole in alphabet.letters:
        return [((_LETTER, alphabet.letters[whole]), tone)]
    foreign = _FOREIGN_MARKS + ord(own[0]) if own else tone
    plain = fold(base) or " "
    if plain not in {base, " "}:
        foreign = _FOREIGN_MARKS + ord(base)
    return [(_simple(letter, alphabet), foreign) for letter in plain]


def _simple(letter: str, alphabet: Alphabet) -> tuple[int, int]:
    if letter == " ":
        return _GAP, 0
    known = alphabet.letters.get(letter)
    return (_FOREIGN, ord(letter)) if known is None else (_LETTER, known)


@cache
def _alphabet(language: str) -> Alphabet:
    told = _told().get(language, {"letters": "abcdefghijklmnopqrstuvwxyz", "marks": []})
    return Alphabet(
        letters={letter: number for number, letter in enumerate(told["letters"])},
        marks={mark: number for number, mark in enumerate(told["marks"], start=1)},
    )


@cache
def _told() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(Path(__file__).with_name("alphabets.toml").read_text(encoding="utf-8"))
