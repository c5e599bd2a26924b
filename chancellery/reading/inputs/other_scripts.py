"""Older encodings of scripts that are not Latin: Cyrillic, Chinese, Japanese, Korean, Thai.

Nearly every row of bytes makes letters in one of them. So none is believed for its letters: the text it makes must hold
everyday words of its language.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chancellery.reading import languages

_SAMPLE = 65_536
#: In a text of Latin letters fewer of them are beyond ASCII, whatever its language.
_LEAST_SHARE = 0.6
#: So many different everyday words before an encoding is believed.
_DIFFERENT_WORDS = 3
_ENCODINGS = (
    ("windows-1251", "ru"), ("koi8-r", "ru"), ("cp866", "ru"), ("gb18030", "zh"), ("big5", "zh"), ("cp932", "ja"),
    ("euc_jp", "ja"), ("cp949", "ko"), ("cp874", "th"),
)  # fmt: skip
_LETTERS = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Told:
    """The encoding that everyday words speak for, and which share of all such words found it alone holds (0 to 1)."""

    encoding: str
    confidence: float


def is_other(data: bytes) -> bool:
    """Say whether most letters of ``data``, which is no Unicode, are none of ASCII."""
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    return high > 0 and high >= _LEAST_SHARE * (high + len(_LETTERS.findall(sample)))


def told(data: bytes) -> Told | None:
    """Return the encoding in which ``data`` is text of a language we read, or ``None`` when no words tell."""
    won = [(_everyday_in(_decoded(data, codec), code), codec) for codec, code in _ENCODINGS]
    count, codec = max(won, key=lambda each: each[0])
    return Told(codec, count / sum(each for each, _ in won)) if count >= _DIFFERENT_WORDS else None


def _decoded(data: bytes, codec: str) -> str:
    """The beginning of the text, or nothing where the encoding does not fit."""
    try:
        codecs.decode(data, codec)
        return codecs.getincrementaldecoder(codec)().decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return ""


def _everyday_in(text: str, code: str) -> int:
    """How many different everyday words of a language stand in ``text``."""
    if not languages.get(code).table("about").get("unspaced"):
        # In the case they are written in: KOI8 and windows-1251 have small letters where the other has capitals.
        words = set(_WORD.findall(text))
        return len(words.intersection((*_everyday(code), *(word.upper() for word in _everyday(code)))))
    return sum(word in text for word in _everyday(code))


@cache
def _everyday(code: str) -> Sequence[str]:
    language = languages.get(code)
    words = {*language.words("stopwords", "common"), *language.words("words", "common")}
    return tuple(sorted(word for word in words if len(word) > 1 and " " not in word))
