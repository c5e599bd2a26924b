"""Files that are not read, and why.

Text that decodes well may still be refused: see :mod:`chancellery.reading.errors`.
"""

from __future__ import annotations

from chancellery.reading.errors import NoWords, SecretText, TooLong, UnknownLanguage, Unreadable


class Empty(Unreadable):
    """No bytes, or nothing but blanks."""

    code = "empty"
    message = "This file is empty."


class Missing(Unreadable):
    """There is no such file."""

    code = "missing"
    message = "There is no such file."


class Folder(Unreadable):
    """A folder where a file was expected."""

    code = "folder"
    message = "This is a folder; read all that is in it with --out FILE.jsonl, or take it in with `intake`."


class NotAllowed(Unreadable):
    """The operating system does not let us open it."""

    code = "not-allowed"
    message = "This file may not be opened: its permissions do not allow it."


class TooLarge(Unreadable):
    """More bytes than we take."""

    code = "too-large"
    message = "This file is larger than 25 MB."


class Binary(Unreadable):
    """Bytes that are no text in any encoding we know."""

    code = "binary"
    message = "This file is not a text: it holds binary data."


class UnknownEncoding(Binary):
    """Letters of an older encoding, of a script that no language we read is written in."""

    code = "unknown-encoding"
    message = "The encoding of this text is not known here; save it as UTF-8 first."


class Unsupported(Unreadable):
    """A kind of file we recognise and do not read."""

    code = "unsupported"
    message = "This kind of file is not read; save it as .txt, .html, .docx or .pdf."


class WrongExtension(Unreadable):
    """The name promises a kind of file that the content is not, and the content is no text either."""

    code = "extension"
    message = "The name of this file promises something else than its content."


class Encrypted(Unreadable):
    """Opens only with a password."""

    code = "encrypted"
    message = "This file is protected by a password; save a copy without it."


class Bomb(Unreadable):
    """A small archive that unpacks into something enormous."""

    code = "zip-bomb"
    message = "This file unpacks into far more data than a document holds, so it was not opened."


class ForeignEntities(Unreadable):
    """XML or HTML that declares entities, which could pull in other files or grow without end."""

    code = "entities"
    message = "This file declares XML entities, which no document needs, so it was not opened."


class TooDeep(Unreadable):
    """Elements nested deeper than any real page."""

    code = "too-deep"
    message = "This file is nested deeper than any real document, so it was not read."


class Scan(Unreadable):
    """A picture of pages, or a PDF of them without a text layer, in which no words were recognised."""

    code = "scan"
    message = "This is a scan: it holds pictures of pages and no text."


class Damaged(Unreadable):
    """A known kind of file, broken."""

    code = "damaged"
    message = "This file is damaged and could not be opened."


class TooSlow(Unreadable):
    """Reading took longer than allowed."""

    code = "time"
    message = "Reading this file took too long and was stopped."


class TooHungry(Unreadable):
    """Reading took more memory than allowed."""

    code = "memory"
    message = "Reading this file took too much memory and was stopped."


class Failed(Unreadable):
    """Our own mistake: reading stopped for a reason nobody foresaw."""

    code = "failed"
    message = "Reading this file failed, and the fault is ours."


_ALL: tuple[type[Unreadable], ...] = (
    Empty, Missing, Folder, NotAllowed, TooLarge, Binary, UnknownEncoding, Unsupported, WrongExtension, Encrypted,
    Bomb, ForeignEntities, TooDeep, Scan, Damaged, TooSlow, TooHungry, Failed, NoWords, TooLong, SecretText,
    UnknownLanguage,
)  # fmt: skip
BY_CODE: dict[str, type[Unreadable]] = {kind.code: kind for kind in _ALL}


def of(code: str, message: str) -> Unreadable:
    """Return the refusal with this code, as another process reported it."""
    return BY_CODE.get(code, Failed)(message)
