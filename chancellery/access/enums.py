"""The words we count with. Stored values are codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What somebody may ask about."""

    UNIT = "unit", _("Unit")
    DOCUMENT = "document", _("Document")
    FILE = "file", _("Original of a document")
    INTAKE = "intake", _("Text to be confirmed")
    COMMITMENT = "commitment", _("Commitment")
    REPORT = "report", _("Report")
    EVIDENCE = "evidence", _("Evidence of a report")
    PLAN = "plan", _("Plan")
    REVIEW = "review", _("Review")
    SUCCESSION = "succession", _("Succession")
