"""What kind of file this is, by its content; a name only promises."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from chancellery.reading.inputs.refusals import Damaged, Encrypted, Unsupported, WrongExtension

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PNG = "image/png"
JPEG = "image/jpeg"
PICTURES = frozenset({PNG, JPEG})
MAIL = "message/rfc822"
ARCHIVE = "application/zip"

_BY_EXTENSION = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".htm": HTML, ".html": HTML, ".xhtml": HTML, ".pdf": PDF, ".docx": WORD,
    ".xlsx": SHEETS, ".png": PNG, ".jpg": JPEG, ".jpeg": JPEG,
}  # fmt: skip
_NAMES = {
    TEXT: "plain text",
    HTML: "a web page",
    PDF: "a PDF",
    WORD: "a Word document",
    SHEETS: "a spreadsheet",
    PNG: "a picture",
    JPEG: "a picture",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_TAG = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|table|meta)\b",
    re.I | re.S,
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):|[ \t]")
#: Only programs write these; people copy the others into their letters.
_WRITTEN_BY_PROGRAMS = frozenset({b"mime-version", b"message-id", b"received", b"return-path", b"dkim-signature"})
_XML = re.compile(rb"\s*<\?xml\b", re.I)


def media_type(data: bytes, name: str) -> str:
    """Return the media type of ``data``. Anything that is no known container counts as text.

    Raises:
        Unsupported, Encrypted, WrongExtension, Damaged: a kind we recognise and do not read.
    """
    promised = _BY_EXTENSION.get(PurePath(name).suffix.lower())
    if is_mail(data, name):
        raise Unsupported("This is a mail; its words and attachments are read one by one.")
    found = _container(data, promised)
    if found is None:
        return HTML if _looks_like_html(data) else TEXT
    return found


def container(data: bytes, name: str) -> str | None:
    """Return ``MAIL`` or ``ARCHIVE`` for a file whose parts are read one by one, otherwise ``None``."""
    if is_mail(data, name):
        return MAIL
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or PurePath(name).suffix.lower() in _BY_EXTENSION:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    # Office programs and books pack their parts with one of these.
    return None if names & {"[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "mimetype"} else ARCHIVE


def is_mail(data: bytes, name: str) -> bool:
    """Say whether a file begins as mails do: with headers, among them a sender, and those only programs write."""
    found: set[bytes] = set()
    for line in data[:8192].lstrip(b"\xef\xbb\xbf\r\n").splitlines():
        if not line:
            break
        header = _HEADER.match(line)
        if header is None:
            if found or not line.startswith(b"From "):  # a line that mailboxes put before each mail
                return False
        elif header[1]:
            found.add(header[1].lower())
    written = bool(found & _WRITTEN_BY_PROGRAMS) or PurePath(name).suffix.lower() == ".eml"
    return written and b"from" in found and bool(found & {b"to", b"cc", b"bcc", b"date", b"subject"})


def broken_promise(name: str) -> WrongExtension | None:
    """Return what to say of a file whose content is neither text nor what its name promises."""
    promised = _BY_EXTENSION.get(PurePath(name).suffix.lower())
    if promised in {WORD, PDF, SHEETS, PNG, JPEG}:
        return WrongExtension(f"The name promises {_NAMES[promised]}, and the content is not one.")
    return None


def note_on_name(name: str, found: str) -> str | None:
    """Return a sentence when the name promises another kind of file than was found."""
    promised = _BY_EXTENSION.get(PurePath(name).suffix.lower())
    if promised is None or promised == found:
        return None
    return f"The name promises {_NAMES[promised]}; the content is {_NAMES[found]} and was read as such."


def _container(data: bytes, promised: str | None) -> str | None:
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data, promised)
    for kind, mark in ((PNG, b"\x89PNG\r\n\x1a\n"), (JPEG, b"\xff\xd8\xff")):
        if data.startswith(mark):
            if promised in {WORD, SHEETS, PDF}:
                raise WrongExtension(f"The name promises {_NAMES[promised]}, and the content is a picture.")
            return kind
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise Encrypted
        raise Unsupported("This is a file of an old office program; save it as .docx or .pdf first.")
    if data.startswith(b"{\\rtf"):
        raise Unsupported("This is a rich-text file (RTF); save it as .docx first.")
    return None


def _archive(data: bytes, promised: str | None) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        if promised in {WORD, SHEETS}:
            kind = "Word document" if promised == WORD else "spreadsheet"
            raise Damaged(f"This {kind} is damaged or was cut short, and could not be opened.") from error
        raise Damaged("This archive is damaged or was cut short, and could not be opened.") from error
    if "word/document.xml" in names:
        return WORD
    if "xl/workbook.xml" in names:
        return SHEETS
    if promised in {WORD, SHEETS}:
        raise WrongExtension(f"The name promises {_NAMES[promised]}, and the archive holds none.")
    if "xl/workbook.bin" in names:
        raise Unsupported("This is a binary spreadsheet; save it as .xlsx first.")
    raise Unsupported("This is an archive; its files are read one by one.")


def _looks_like_html(data: bytes) -> bool:
    head = data[:8192].lstrip(b"\xef\xbb\xbf")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\x00", b"")[2:]
    if _TAG.match(head):
        return True
    if _XML.match(head):
        if re.search(rb"<html\b", head, re.I):
            return True
        raise Unsupported("This is an XML file; save it as .txt, .html, .docx or .pdf.")
    return False
