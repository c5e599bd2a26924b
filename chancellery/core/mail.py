"""Letters leave when the change they speak of is safe, and never keep a page waiting."""

from __future__ import annotations

import logging
import smtplib
import threading

from django.core.mail import EmailMessage
from django.db import transaction

THREAD = "outgoing-mail"
_log = logging.getLogger(__name__)


def send_after_commit(letter: EmailMessage) -> None:
    """Send ``letter`` once the transaction is committed, beside the request; a failure is logged.

    A mail server that is slow or away stops nobody's work, and its slowness tells nobody whether an address is known.
    """
    transaction.on_commit(lambda: threading.Thread(target=_send, args=(letter,), name=THREAD).start())


def _send(letter: EmailMessage) -> None:
    try:
        letter.send()
    except (OSError, smtplib.SMTPException) as error:
        _log.error("A letter could not be sent: %s", error)
