"""Acts on many commitments, and what each was before."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse

from chancellery.commitments.enums import BulkKind
from chancellery.organisations.models import User


class BulkAct(models.Model):
    """One act on many commitments. It can be undone once, as long as a row is still as the act left it."""

    kind = models.CharField(max_length=10, choices=BulkKind)
    note = models.CharField(max_length=500, blank=True)  #: why
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.made_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:bulk_act", args=[self.pk])


class BulkRow(models.Model):
    """What one commitment was before and after a bulk act. It holds a key and a name, and outlives the commitment."""

    act = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="rows")
    key = models.BigIntegerField()
    title = models.CharField(max_length=500)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    #: Why it was not put back when the act was undone; empty when it was, or when nobody asked.
    kept_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "key"], name="a_commitment_stands_once_in_a_bulk_act")]

    def __str__(self) -> str:
        return self.title
