"""Mails and archives made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage


def mail(body: str = "", attached: Mapping[str, bytes] | None = None, *, page: str = "") -> bytes:
    """A mail of 25 November 2023 with a plain body, the same as a web page, and these files."""
    return mail_of(body, attached, page=page).as_bytes()


def mail_of(body: str = "", attached: Mapping[str, bytes] | None = None, *, page: str = "") -> EmailMessage:
    """The same, to be changed further."""
    message = EmailMessage()
    message["From"] = "Văn phòng <office@example.org>"
    message["To"] = "clerk@example.org"
    message["Subject"] = "Kế hoạch"
    message["Date"] = "Sat, 25 Nov 2023 09:00:00 +0700"
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def archive(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()
