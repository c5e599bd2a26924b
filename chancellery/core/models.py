"""Stored originals and the audit trail."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AuditEntry(models.Model):
    """Who did what, when: append-only, by trigger. It holds names and keys, so it outlives what it speaks of."""

    at = models.DateTimeField()
    by_key = models.BigIntegerField(null=True)  #: the user's primary key; ``None`` when the shell did it
    by_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=80)  #: ``commitment.assigned``
    on_type = models.CharField(max_length=80)  #: ``commitments.commitment``
    on_key = models.BigIntegerField(null=True)
    on_name = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = [
            models.Index(fields=["on_type", "on_key", "-id"], name="audit_of_a_record"),
            models.Index(fields=["-at"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.verb} {self.on_name}"


class StoredFile(models.Model):
    """An original, kept byte for byte under its SHA-256. The same bytes are stored once."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()  #: bytes
    media_type = models.CharField(max_length=120)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="a_file_has_its_sha256")
        ]

    def __str__(self) -> str:
        return self.sha256
