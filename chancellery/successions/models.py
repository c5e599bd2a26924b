"""What orders a succession. The succession itself is a record of units; documents stand above them."""

from __future__ import annotations

from django.db import models

from chancellery.documents.models import Document
from chancellery.organisations.models import Succession


class LegalBasis(models.Model):
    """The registered document that orders a succession."""

    succession = models.OneToOneField(Succession, on_delete=models.PROTECT, related_name="legal_basis")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="orders_successions")

    class Meta:
        verbose_name_plural = "legal bases"

    def __str__(self) -> str:
        return f"{self.document} → {self.succession}"
