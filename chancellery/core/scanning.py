"""A look at what comes in by the office's own scanner, before it is kept."""

from __future__ import annotations

import logging
import subprocess
import tempfile

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from chancellery.core.refusals import Refusal

#: How the scanners of this world say that they found something.
_FOUND = 1
_LOG = logging.getLogger(__name__)


class Harmful(Refusal):
    message = _("The scanner holds this file to be harmful. Nothing was kept.")


class NotScanned(Refusal):
    message = _("The file could not be scanned. Nothing was kept; try again later, or tell your administrator.")


def scan(data: bytes) -> None:
    """Give ``data`` to the scanner that the environment names; without one, do nothing.

    Raises:
        Harmful: the scanner found something in it.
        NotScanned: the scanner is away, failed or took too long. What was not looked at is not kept.
    """
    if not settings.SCANNER:
        return
    with tempfile.NamedTemporaryFile(prefix="scan-") as file:
        file.write(data)
        file.flush()
        try:
            done = subprocess.run(  # noqa: S603 - the command is the administrator's, the path is ours
                [*settings.SCANNER, file.name], capture_output=True, timeout=settings.SCANNER_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            _LOG.error("the scanner did not answer: %s", error)
            raise NotScanned from error
    if done.returncode == _FOUND:
        raise Harmful
    if done.returncode:
        _LOG.error("the scanner ended with %d: %s", done.returncode, done.stderr[:500])
        raise NotScanned
