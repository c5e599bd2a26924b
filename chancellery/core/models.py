"""Stored originals, and the audit trail with its chain."""

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


class AuditLink(models.Model):
    """An entry's place in the chain: ``hash`` is made of the hash before it and all that the entry says.

    Links are made once the entry is committed (``core.sealing``), so that nobody who acts waits for them.
    """

    number = models.BigIntegerField(primary_key=True)  #: 1, 2, 3 … without a gap
    #: The key of the entry. No foreign key: it must stay, and tell, when somebody removes the entry.
    entry = models.BigIntegerField(unique=True)
    hash = models.BinaryField(max_length=32)  #: SHA-256: ``core.chain``

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(number__gte=1), name="a_chain_begins_with_one")]

    def __str__(self) -> str:
        return f"{self.number}: {bytes(self.hash).hex()}"


class AuditSeal(models.Model):
    """What was in the chain at a moment, made once a day and on demand. A copy lies outside the database."""

    first = models.BigIntegerField()  #: number of the first link that no earlier seal covers
    last = models.BigIntegerField(unique=True)
    count = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)  #: of the last link
    #: Every entry with a key up to this one is in the chain, or was never committed: nothing may come in below it.
    settled = models.BigIntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["last"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(count=models.F("last") - models.F("first") + 1, count__gte=1),
                name="a_seal_counts_what_it_covers",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first}-{self.last}: {bytes(self.hash).hex()}"


class FormerValues(models.Model):
    """What a row said before a statement changed or deleted it, written by a trigger: ``core.history`` reads it.

    A change keeps only what became different; a deletion keeps the whole row.
    """

    table = models.CharField(max_length=63)
    key = models.BigIntegerField()
    changed_at = models.DateTimeField()
    values = models.JSONField()  #: column → what it held, as PostgreSQL says it in JSON
    is_gone = models.BooleanField()  #: the row was deleted

    class Meta:
        verbose_name_plural = "former values"
        indexes = [models.Index(fields=["table", "key", "changed_at"], name="former_values_of_a_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.key} until {self.changed_at:%Y-%m-%d %H:%M}"


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
