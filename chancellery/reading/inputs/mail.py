"""Mails (.eml): the words of the sender, and what is attached to them."""

from __future__ import annotations

import codecs
import email
import email.utils
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from chancellery.reading.inputs.refusals import TooDeep

#: The parser compares each line with every boundary that is open, so their number bounds its work.
_BOUNDARIES = 200
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_BODIES = {"text/plain": "body.txt", "text/html": "body.html"}


@dataclass(frozen=True, slots=True)
class Piece:
    """The body of a mail, or one attachment. ``sent`` is the day of the mail, for the body only."""

    name: str
    data: bytes
    sent: date | None = None


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the body of a mail and its attachments, mails among them, in order.

    Of a body that is there both plain and as a web page, the plain one is taken. It comes as UTF-8; attachments come
    byte for byte. Signatures, and pictures that only adorn the body, are left out.

    Raises:
        TooDeep: its parts are nested beyond measure.
    """
    if data.lower().count(b"boundary=") > _BOUNDARIES:
        raise TooDeep
    try:
        message = email.message_from_bytes(data)
    except RecursionError as error:
        raise TooDeep from error
    sent = _sent(message)
    for part in _leaves(message):
        kind = part.get_content_type()
        if _is_body(part):
            words = _words(part)
            if words.strip():
                yield Piece(_BODIES[kind], codecs.BOM_UTF8 + words.encode("utf-8", "replace"), sent)
        elif not _is_ornament(part):
            yield Piece(_name(part), _content(part))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in reading order; an attached mail is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() != "multipart" or not part.is_multipart():
            yield part
            continue
        children = [child for child in _children(part) if isinstance(child, Message)]
        if part.get_content_subtype() == "alternative":
            children = _without_the_web_page(children)
        waiting.extend(reversed(children))


def _children(part: Message) -> list[object]:
    payload: object = part.get_payload()
    return payload if isinstance(payload, list) else []


def _without_the_web_page(alternatives: list[Message]) -> list[Message]:
    plain = [part for part in alternatives if part.get_content_type() == "text/plain" and _words(part).strip()]
    pages = {"text/html", "multipart/related"}
    return [part for part in alternatives if part.get_content_type() not in pages] if plain else alternatives


def _is_body(part: Message) -> bool:
    attached = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return part.get_content_type() in _BODIES and not attached


def _is_ornament(part: Message) -> bool:
    if part.get_content_type() in _SIGNATURES:
        return True
    shown = part.get_content_disposition() != "attachment"
    return shown and part.get_content_maintype() == "image" and part.get("Content-ID") is not None


def _words(part: Message) -> str:
    """The text of a body, in the encoding it states; what it does not state or keep is told by its letters."""
    from chancellery.reading.inputs import encodings
    from chancellery.reading.inputs.refusals import Binary

    data = _content(part)
    try:
        return encodings.decode(data, declared=part.get_content_charset())[0]
    except Binary:
        return data.decode("utf-8", "replace").replace("\x00", "\ufffd")


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = next((child for child in _children(part) if isinstance(child, Message)), None)
        return b"" if inner is None else inner.as_bytes()
    payload: object = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: Message) -> str:
    """What an attachment is called; one without a name is called by its kind."""
    given = _header(part.get_filename() or "")
    if given:
        return given
    kind = part.get_content_type()
    suffix = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind, strict=True) or ""
    return f"attachment{suffix}"


def _header(value: str) -> str:
    try:
        text = str(make_header(decode_header(value)))
    except (MessageError, LookupError, ValueError):
        text = value
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _sent(message: Message) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (TypeError, ValueError, OverflowError):
        return None
