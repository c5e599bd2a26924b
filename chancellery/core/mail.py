"""Letters leave when the change they speak of is safe, and never keep a page waiting."""

from __future__ import annotations

import logging
import smtplib
import threading
from collections.abc import Sequence

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

THREAD = "outgoing-mail"
_log = logging.getLogger(__name__)


def send_after_commit(letter: EmailMessage) -> None:
    """Send ``letter`` once the transaction is committed, beside the request; a failure is logged.

    A mail server that is slow or away stops nobody's work, and its slowness tells nobody whether an address is known.
    """
    transaction.on_commit(lambda: threading.Thread(target=_send, args=(letter,), name=THREAD).start())


def send_all_after_commit(letters: Sequence[EmailMessage]) -> None:
    """Send many letters over one connection, as ``send_after_commit`` sends one."""
    if letters:
        transaction.on_commit(lambda: threading.Thread(target=_send_all, args=(letters,), name=THREAD).start())


def _send_all(letters: Sequence[EmailMessage]) -> None:
    try:
        get_connection().send_messages(letters)
    except (OSError, smtplib.SMTPException) as error:
        _log.error("%d letters could not all be sent: %s", len(letters), error)


def _send(letter: EmailMessage) -> None:
    try:
        letter.send()
    except (OSError, smtplib.SMTPException) as error:
        _log.error("A letter could not be sent: %s", error)
