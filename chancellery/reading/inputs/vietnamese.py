"""Vietnamese from before Unicode: TCVN3 (ABC), one byte a letter, and VNI, a letter followed by the byte of its marks.

Both use the bytes in which other languages keep their own letters, so neither is believed for its bytes: the text it
makes must consist of Vietnamese syllables and hold words that every Vietnamese text holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from chancellery.reading import languages

_SAMPLE = 65_536
#: So many different everyday words with marks, and so many syllables with marks, before either is believed.
_DIFFERENT_WORDS = 3
_SYLLABLES = 6
_SURE = 0.85

#: From 0xA1 on. A blank is a byte that TCVN3 leaves to the system.
_TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ"
_TCVN3_TABLE = {bytes([code]).decode("latin-1"): letter for code, letter in enumerate(_TCVN3, 0xA1) if letter != " "}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_HATS = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_BREVES = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "í": "í", "ì": "ì", "î": "ỵ"}


def _pairs() -> dict[str, str]:
    """What each letter of VNI stands for, with its marks and in both cases."""
    pairs = dict(_ALONE)
    for base in "aeouyôö":
        letter = _ALONE.get(base, base)
        pairs.update({base + mark: letter + tone for mark, tone in _TONES.items()})
    for base in "aeo":
        pairs.update({base + mark: base + _HAT + tone for mark, tone in _HATS.items()})
    pairs.update({"a" + mark: "a" + _BREVE + tone for mark, tone in _BREVES.items()})
    small = {old: unicodedata.normalize("NFC", new) for old, new in pairs.items()}
    # "Veà", "VEÀ" and, where only the first letter is a capital, "Aân"
    capital = {old.upper(): new.upper() for old, new in small.items()}
    first = {old[0].upper() + old[1:]: new.upper() for old, new in small.items()}
    return {**first, **capital, **small}


_VNI_TABLE = _pairs()
_VNI = re.compile("|".join(sorted(map(re.escape, _VNI_TABLE), key=len, reverse=True)))

_MARKED_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|uya|uye|ươi|ươu|iêu|yêu|uôi|oai|oay|oao|oeo|uây|uyu|iê|yê|ia|ua|ưa|uô|ươ|oa|oă|oe|oo|uâ|uê|uơ|uy|ai|ao|au|ay|âu|ây"
    r"|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_TONE_MARKS = dict.fromkeys(map(ord, (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)))


@dataclass(frozen=True, slots=True)
class Legacy:
    """The text that an older Vietnamese encoding makes, and how much of it is Vietnamese (0 to 1)."""

    encoding: str
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Spelling:
    """An older encoding whose letters stand as Western ones: how they ``read``, and how sure that is (0 to 1)."""

    encoding: str
    read: Callable[[str], str]
    confidence: float


def legacy(data: bytes) -> Legacy | None:
    """Return the text of ``data`` when one of the two older encodings surely makes Vietnamese of it."""
    found = spelling(_western(data[:_SAMPLE]))
    if found is None:
        return None
    return Legacy(encoding=found.encoding, text=found.read(_western(data)), confidence=found.confidence)


def spelling(sample: str) -> Spelling | None:
    """Return the encoding that surely makes Vietnamese of the Western letters of ``sample``."""
    readings: tuple[tuple[str, Callable[[str], str]], ...] = (("TCVN3 (ABC)", from_tcvn3), ("VNI", from_vni))
    likeness, name, read = max((_likeness(sample, read(sample)), name, read) for name, read in readings)
    return Spelling(encoding=name, read=read, confidence=likeness) if likeness >= _SURE else None


def _western(data: bytes) -> str:
    """Each byte as Windows shows it where no font of the old kind is at work."""
    return data.decode("windows-1252", "replace")


def from_tcvn3(text: str) -> str:
    """Return what the fonts of TCVN3 show for Western letters."""
    return "".join(_TCVN3_TABLE.get(sign, sign) for sign in text)


def from_vni(text: str) -> str:
    """Return what the fonts of VNI show for Western letters."""
    return _VNI.sub(lambda found: _VNI_TABLE[found[0]], text)


def _likeness(before: str, text: str) -> float:
    """The share of Vietnamese syllables among the words with marks; nothing where everyday words are missing.

    Words that stood there ``before`` the decoding do not speak for it: "là" is Western as well.
    """
    marked = [word.lower() for word in _MARKED_WORD.findall(text) if not word.isascii()]
    everyday = {word for word in languages.get("vi").words("stopwords", "common") if not word.isascii()}
    won = everyday.intersection(marked).difference(_MARKED_WORD.findall(before.lower()))
    if len(marked) < _SYLLABLES or len(won) < _DIFFERENT_WORDS:
        return 0.0
    return sum(map(_is_syllable, marked)) / len(marked)


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word)
    tones = sum(ord(sign) in _TONE_MARKS for sign in parts)
    toneless = unicodedata.normalize("NFC", parts.translate(_TONE_MARKS))
    return tones <= 1 and _SYLLABLE.fullmatch(toneless) is not None
