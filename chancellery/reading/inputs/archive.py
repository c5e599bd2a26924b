"""Looks into a zip archive before anything unpacks it: how much it would become, and whether its XML plays tricks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from chancellery.reading.inputs.refusals import Bomb, Damaged, Encrypted, ForeignEntities

_ENTRIES = 5_000
_RATIO = 200
#: Below this much, a high ratio is only a very even text.
_RATIO_COUNTS_FROM = 8 * 2**20
_INFLATED = 200 * 2**20
_XML_INFLATED = 64 * 2**20
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_PIECE = 2**20


def inspect(data: bytes) -> None:
    """Refuse an archive that is a bomb, is encrypted, is damaged or declares entities in one of its XML parts.

    The sizes an archive states may lie, but ``zipfile`` never unpacks more than stated: it calls that damage.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _measure(archive.infolist())
            _refuse_declarations(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Damaged("This document is damaged or was cut short, and could not be opened.") from error
    except RuntimeError as error:  # zipfile's word for an entry that wants a password
        raise Encrypted from error


def _measure(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _INFLATED:
        raise Bomb
    if sum(entry.file_size for entry in entries if _is_xml(entry)) > _XML_INFLATED:
        raise Bomb
    for entry in entries:
        if entry.flag_bits & 1:
            raise Encrypted
        if entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > _RATIO * max(1, entry.compress_size):
            raise Bomb


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _refuse_declarations(archive: zipfile.ZipFile) -> None:
    for entry in filter(_is_xml, archive.infolist()):
        tail = b""
        with archive.open(entry) as stream:
            while piece := stream.read(_PIECE):
                if _DECLARATION.search(tail + piece) or _DECLARATION.search((tail + piece).replace(b"\x00", b"")):
                    raise ForeignEntities
                tail = piece[-32:]
