"""Files that hold files: a mail with what is attached to it, a zip archive. Each part is read by itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from chancellery.reading.errors import Unreadable
from chancellery.reading.files import LARGEST
from chancellery.reading.inputs import sniff
from chancellery.reading.inputs.refusals import Damaged, Empty, Encrypted, TooDeep, TooLarge, Unsupported

_MOST = 500
_TOTAL = 4 * LARGEST
#: A file in a mail in an archive is read; what lies deeper is not.
_DEEPEST = 2
_LONGEST_NAME = 200
_NOT_PAPERS = frozenset({"thumbs.db", "desktop.ini"})
#: Other ways to pack may ask for gigabytes before the first byte comes out.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file in a mail or an archive, named like ``mail.eml/plan.docx``, or a file that is none of these.

    ``refusal`` says why a part could not be had; then ``data`` is empty. ``published`` is the day a mail was sent, and
    dates its body only.
    """

    name: str
    data: bytes = b""
    refusal: Unreadable | None = None
    published: date | None = None


def of(data: bytes, name: str) -> Iterator[Part]:
    """Yield the parts of a mail or archive, or the file itself; a part that cannot be had never stops the rest."""
    if len(data) > LARGEST:
        yield Part(name=name, refusal=TooLarge())
        return
    yield from _Opener(name).opened(Part(name=name, data=data), depth=0)


class _Opener:
    """Opens what lies in one file, and counts what comes out of it."""

    def __init__(self, whole: str) -> None:
        self._whole = whole
        self._count = 0
        self._bytes = 0
        self._names: set[str] = set()

    def opened(self, part: Part, *, depth: int) -> Iterator[Part]:
        """Yield ``part``, or what lies in it."""
        kind = None if part.refusal else sniff.container(part.data, part.name)
        if kind is None:
            yield part
        elif depth >= _DEEPEST:
            yield _refused(
                part.name, Unsupported("This lies too deep, a mail or archive within others; bring it by itself.")
            )
        else:
            yield from self._inside(part, kind, depth)

    def _inside(self, container: Part, kind: str, depth: int) -> Iterator[Part]:
        inside = _of_mail(container) if kind == sniff.MAIL else _of_archive(container)
        found = False
        for part in inside:
            found = True
            self._count += 1
            self._bytes += len(part.data)
            if self._count > _MOST or self._bytes > _TOTAL:
                yield _refused(
                    self._whole, TooLarge(f"It holds more than {_MOST} files or 100 MB; the rest was not read.")
                )
                return
            yield from self.opened(replace(part, name=self._own_name(part.name)), depth=depth + 1)
            if self._count > _MOST or self._bytes > _TOTAL:
                return  # said where it was met, further in
        if not found:
            yield _refused(container.name, Empty("It holds no files and no words."))

    def _own_name(self, name: str) -> str:
        """A name that no other part bears: the second ``plan.docx`` is ``plan (2).docx``."""
        path = PurePosixPath(name)
        tried, number = name, 1
        while tried in self._names:
            number += 1
            tried = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        self._names.add(tried)
        return tried


def _of_mail(mail: Part) -> Iterator[Part]:
    from chancellery.reading.inputs import mail as mails

    try:
        for piece in mails.pieces(mail.data):
            name = f"{mail.name}/{_clean(piece.name.replace('/', '_'))}"
            yield Part(name=name, data=piece.data, published=piece.sent)
    except TooDeep as refusal:
        yield _refused(mail.name, refusal)


def _of_archive(archive: Part) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive.data)) as opened:
            for entry in opened.infolist():
                if not entry.is_dir() and _is_paper(entry.filename):
                    yield _member(opened, entry, f"{archive.name}/{_clean(_entry_name(entry))}")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        refusal = Damaged("This archive is damaged or was cut short, and could not be opened.")
        refusal.__cause__ = error
        yield _refused(archive.name, refusal)


def _member(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Part:
    if entry.flag_bits & 1:
        return _refused(name, Encrypted())
    if entry.file_size > LARGEST:
        return _refused(name, TooLarge())
    if entry.compress_type not in _METHODS:
        return _refused(name, Unsupported("It is packed in a way that is not read; pack it as an ordinary zip."))
    try:
        with opened.open(entry) as stream:
            return Part(name=name, data=stream.read(LARGEST + 1))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        refusal = Damaged("This file came out of its archive damaged.")
        refusal.__cause__ = error
        return _refused(name, refusal)


def _refused(name: str, refusal: Unreadable) -> Part:
    return Part(name=name, refusal=refusal)


def _is_paper(name: str) -> bool:
    """Whether an entry is somebody's file, not one that a system leaves in every folder."""
    path = PurePosixPath(name)
    return not (path.name.startswith(".") or path.name.lower() in _NOT_PAPERS or "__MACOSX" in path.parts)


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; many programs write UTF-8 and do not say so."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _clean(name: str) -> str:
    """A name to show: no way out of its folder, nothing unprintable, not without end."""
    steps = [step for step in name.replace("\\", "/").split("/") if step.strip(". ")]
    shown = "".join(sign for sign in "/".join(steps) if sign.isprintable())
    return shown[-_LONGEST_NAME:].lstrip("/") or "unnamed"
