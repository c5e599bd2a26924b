"""Text without accents and case, for searching: ``Kế hoạch`` and ``ke hoach`` fold to the same words."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
#: Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})
_NOT_WORD = re.compile(r"[^\w]+")
_NOT_KEY = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, one blank between words, no punctuation."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).translate(_LETTERS)
    return _NOT_WORD.sub(" ", plain).strip()


def number_key(number: str) -> str:
    """Return what is left of a document's number when case, accents and separators are gone.

    ``12-CT/TW``, ``12/CT-TW`` and ``12 ct tw`` all give ``12cttw``; ``30/2020/NĐ-CP`` gives ``302020ndcp``.
    """
    return _NOT_KEY.sub("", fold(number))
