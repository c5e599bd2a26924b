"""Who helps with a commitment, and which provisions it implements."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chancellery.commitments.models.commitment import Commitment
from chancellery.documents.models import Provision
from chancellery.organisations.models import Unit, User


class Coordination(models.Model):
    """A unit helps the lead unit, with a stated part."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="coordinations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="coordinates")
    part = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "unit"], name="a_unit_co_ordinates_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.part}"


class PartNote(models.Model):
    """What a co-ordinating unit says it did on its part. It is never changed; a later one stands above it."""

    coordination = models.ForeignKey(Coordination, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    language = models.CharField(max_length=10)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_note_has_words")]

    def __str__(self) -> str:
        return self.text[:80]


class Implementation(models.Model):
    """A commitment implements a provision of a superior document: the graph beside the tree. It has no cycle."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="implementations")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="implemented_by")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "provision"], name="a_provision_is_implemented_once_by_each")
        ]

    def __str__(self) -> str:
        return f"{self.commitment} → {self.provision}"
