"""Bytes to text: UTF-8 and UTF-16 as they declare themselves, older encodings by how likely they make the letters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from chancellery.reading.inputs.decoded import Note
from chancellery.reading.inputs.refusals import Binary, UnknownEncoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: One broken character among so many whole ones is a slip of a tool; more is another encoding.
_SLIPS = 0.02
_SAMPLE = 65_536

_WESTERN = "àâäçéèêëîïôöùûüÿñáíóúãõåæøœßìòý"
_CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžäöüőűăâîșțşţôĺľŕ"
_VIETNAMESE = "ăâđêôơưàèéíìóòúùáãõý"
_COMMON = "“”‘’«»„‹›–—…•·°§№\u00a0\u00ad"
_VIETNAMESE_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class _Candidate:
    codec: str
    letters: frozenset[str]
    tones: frozenset[str] = frozenset()


# Of two that fit as well, the first is taken: French bytes make the same letters in both of the first two.
_CANDIDATES = (
    _Candidate("windows-1252", frozenset(_WESTERN + _WESTERN.upper().replace("SS", ""))),
    _Candidate("windows-1258", frozenset(_VIETNAMESE + _VIETNAMESE.upper()), frozenset(_VIETNAMESE_TONES)),
    _Candidate("windows-1250", frozenset(_CENTRAL + _CENTRAL.upper())),
    _Candidate("iso-8859-2", frozenset(_CENTRAL + _CENTRAL.upper())),
)
_READABLE = frozenset(_COMMON)
_VOWELS = frozenset("aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return the text of ``data`` without its byte-order mark, otherwise untouched, and what to know about it.

    ``declared`` is the encoding a web page says it has; it is believed only if it fits.

    Raises:
        Binary: no encoding makes text of it.
        UnknownEncoding: letters that none of the encodings known makes words of.
    """
    text, notes = _by_mark(data) or _by_declaration(data, declared) or _by_content(data)
    _refuse_controls(text)
    return text, notes


def _by_mark(data: bytes) -> tuple[str, tuple[Note, ...]] | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec)
    return None


def _strictly(data: bytes, codec: str) -> tuple[str, tuple[Note, ...]]:
    try:
        return data.decode(codec), ()
    except UnicodeDecodeError:
        return _with_slips(data, codec)


def _with_slips(data: bytes, codec: str) -> tuple[str, tuple[Note, ...]]:
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken > max(1, _SLIPS * len(text)):
        raise Binary
    characters = "1 character is" if broken == 1 else f"{broken} characters are"
    return text, (Note(code="damaged-characters", message=f"{characters} damaged and stand as \ufffd."),)


def _by_declaration(data: bytes, declared: str | None) -> tuple[str, tuple[Note, ...]] | None:
    if declared is None:
        return None
    try:
        return _as_seen(data.decode(codecs.lookup(declared).name), declared), ()
    except (LookupError, UnicodeDecodeError):
        return None


def _by_content(data: bytes) -> tuple[str, tuple[Note, ...]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data)
    if "\x00" in text:
        return _without_mark(data)
    return text, ()


def _without_mark(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """UTF-16 whose mark was lost shows as zeros in every second byte of its blanks and ASCII letters."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < len(sample) // 8 or min(even, odd) > max(even, odd) // 20:
        raise Binary
    text, notes = _strictly(data, codec)
    return text, (*notes, Note(code="encoding", message=f"The encoding is not declared; read as {codec.upper()}."))


def _not_utf8(data: bytes) -> tuple[str, tuple[Note, ...]]:
    sample = data[:_SAMPLE]
    if data.count(0):
        return _without_mark(data)
    loose = data.decode("utf-8", "replace")
    whole = sum(1 for character in loose[:_SAMPLE] if character > "\x7f" and character != "\ufffd")
    if whole > 20 * loose[:_SAMPLE].count("\ufffd"):
        return _with_slips(data, "utf-8")
    from chancellery.reading.inputs import other_scripts, vietnamese  # needed by few files, and they load languages

    if (legacy := vietnamese.legacy(data)) is not None:
        return legacy.text, (_guessed(legacy.encoding, legacy.confidence),)
    if other_scripts.is_other(data):
        if (found := other_scripts.told(data)) is None:
            raise UnknownEncoding
        return data.decode(found.encoding), (_guessed(found.encoding, found.confidence),)
    confidence, candidate = max(
        ((_likeness(sample, candidate), candidate) for candidate in _CANDIDATES), key=lambda scored: scored[0]
    )
    if confidence < 0.5:
        raise Binary
    text = data.decode(candidate.codec, "replace")
    return _as_seen(text, candidate.codec), (_guessed(candidate.codec, confidence),)


def _guessed(encoding: str, confidence: float) -> Note:
    return Note(code="encoding", message=f"The text is not UTF-8; read as {encoding}, {confidence:.0%} sure.")


def _as_seen(text: str, codec: str) -> str:
    """Join letters with their tones where the encoding knows them only apart."""
    return unicodedata.normalize("NFC", text) if codecs.lookup(codec).name == "cp1258" else text


def _likeness(sample: bytes, candidate: _Candidate) -> float:
    """How much of what is not ASCII makes letters of the candidate's languages, from 0 to 1."""
    text = sample.decode(candidate.codec, "replace")
    good = seen = 0.0
    before = " "
    for character in text:
        if character > "\x7f":
            seen += 1
            if character in candidate.tones:
                good += 1.0 if before in _VOWELS else -1.0
            elif character in candidate.letters:
                # A capital inside a word is the sign of a wrong table.
                good += 1.0 if character.islower() or not before.islower() else -0.5
            elif character in _READABLE:
                good += 0.6
            else:
                good -= 1.0
        before = character
    return max(0.0, good / seen) if seen else 0.0


def _refuse_controls(text: str) -> None:
    """Refuse text with a NUL anywhere, or with so many control characters that it is no text."""
    if "\x00" in text or len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 200:
        raise Binary
