"""Files: from a path or from bytes to a reading.

The kind of a file is told by its content. What cannot or must not be read is refused with one sentence
(:mod:`chancellery.reading.errors` and :mod:`chancellery.reading.inputs.refusals`).
"""

from __future__ import annotations

import errno
import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from pathlib import Path

from chancellery.reading import facts
from chancellery.reading.errors import NoWords, UnknownLanguage
from chancellery.reading.inputs import encodings, refusals, sniff
from chancellery.reading.inputs.decoded import Decoded, Note, Table, Version

LARGEST = 25 * 2**20
SCAN_SECONDS = 120.0
#: Kinds of file whose letters may be those of an old font; text and web pages are told by their bytes.
_IN_OLD_FONTS = frozenset({sniff.PDF, sniff.SHEETS, sniff.WORD})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """A file and what was read in it. ``sha256`` is that of the bytes as they came.

    ``published`` is the day that days without a year lean on: the one given, or the one a web page declares;
    ``canonical`` and ``versions`` are the address of a web page and those of its language versions.
    """

    source: str
    sha256: str
    media_type: str
    text: str
    tables: tuple[Table, ...]
    page_starts: tuple[int, ...]
    reading: facts.Reading
    published: date | None = None
    canonical: str | None = None
    versions: tuple[Version, ...] = ()

    def page_at(self, position: int) -> int | None:
        """Return the number of the page that holds ``position``, from 1; ``None`` when the file has no pages."""
        return bisect_right(self.page_starts, position) or 1 if self.page_starts else None


def read_file(
    path: str | PathLike[str], *, published: date | None = None, scan_seconds: float = SCAN_SECONDS
) -> FileReading:
    """Read one file of any kind we take.

    ``published`` dates a text that does not date itself; a web page's own date is used when it is not given.

    Raises:
        Unreadable: in one of its kinds.
    """
    return read_bytes(load(path), str(path), published=published, scan_seconds=scan_seconds)


def read_bytes(data: bytes, name: str, *, published: date | None = None, scan_seconds: float = 0) -> FileReading:
    """Read the bytes of a file; ``name`` is what it is called, and only its extension matters.

    ``scan_seconds`` is how long recognising the letters of a scan may take; without it a scan is refused.

    Raises:
        Unreadable: in one of its kinds.
    """
    from chancellery.reading.reader import read

    decoded = decode(data, name, scan_seconds=scan_seconds)
    day = published or decoded.published
    reading = read(decoded.text, published=day)
    if reading.language == "und" and not reading.references:
        raise UnknownLanguage
    return FileReading(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=decoded.media_type,
        text=decoded.text,
        tables=decoded.tables,
        page_starts=decoded.page_starts,
        reading=replace(reading, warnings=_as_warnings(decoded.notes) + reading.warnings),
        published=day,
        canonical=decoded.canonical,
        versions=decoded.versions,
    )


def load(path: str | PathLike[str]) -> bytes:
    """Return the bytes of a file, never more than we take.

    Raises:
        Missing, Folder, NotAllowed, TooLarge, Damaged: they cannot be had.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.Missing from error
    except IsADirectoryError as error:
        raise refusals.Folder from error
    except PermissionError as error:
        raise refusals.NotAllowed from error
    except ValueError as error:  # a name with a NUL in it
        raise refusals.Missing from error
    except OSError as error:
        if error.errno in {errno.ENAMETOOLONG, errno.ELOOP}:
            raise refusals.Missing from error
        raise refusals.Damaged("This file could not be read from its disk.") from error
    if len(data) > LARGEST:
        raise refusals.TooLarge
    return data


def decode(data: bytes, name: str, *, scan_seconds: float = 0) -> Decoded:
    """Return the text of a file as a person sees it.

    Plain text stays exactly as its encoding gives it, without the byte-order mark; other kinds are laid out.

    Raises:
        Unreadable: in one of its kinds.
    """
    if len(data) > LARGEST:
        raise refusals.TooLarge
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\xfe\xff"):
        raise refusals.Empty
    kind = sniff.media_type(data, name)
    try:
        decoded = _decoded(data, kind)
    except refusals.Binary as refusal:
        raise sniff.broken_promise(name) or refusal from refusal
    except refusals.Scan:
        if not scan_seconds:
            raise
        from chancellery.reading.inputs import scans

        decoded = scans.decode(data, kind, seconds=scan_seconds)
    if kind in _IN_OLD_FONTS:
        from chancellery.reading.inputs import respelt

        decoded = respelt.in_unicode(decoded)
    if not any(character.isalpha() for character in decoded.text):
        raise NoWords if decoded.text.strip() else refusals.Empty
    surprise = sniff.note_on_name(name, kind)
    if surprise is None:
        return decoded
    return replace(decoded, notes=(Note(code="extension", message=surprise), *decoded.notes))


def _decoded(data: bytes, kind: str) -> Decoded:
    # Each decoder is imported when first needed: their libraries take longer to load than a text takes to read.
    if kind == sniff.HTML:
        from chancellery.reading.inputs import html

        return html.decode(data)
    if kind == sniff.WORD:
        from chancellery.reading.inputs import word

        return word.decode(data)
    if kind in sniff.PICTURES:
        raise refusals.Scan("This is a picture, and holds no text as such.")
    if kind == sniff.SHEETS:
        from chancellery.reading.inputs import sheets

        return sheets.decode(data)
    if kind == sniff.PDF:
        from chancellery.reading.inputs import pdf

        return pdf.decode(data)
    text, notes = encodings.decode(data)
    return Decoded(text=text, media_type=sniff.TEXT, notes=notes)


def _as_warnings(notes: Sequence[Note]) -> tuple[facts.Warning, ...]:
    """Notes stand at the very beginning of the text and quote nothing."""
    return tuple(
        facts.Warning(start=0, end=0, quote="", rule="decoding", code=note.code, message=note.message) for note in notes
    )
