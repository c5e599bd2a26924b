"""Which unit took over from which, and what moved by it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from chancellery.organisations.enums import SuccessionKind
from chancellery.organisations.models.people import User
from chancellery.organisations.models.units import Unit


class Succession(models.Model):
    """On a day units took over from others. What moved stands in its rows, so that it can be put back for a day."""

    kind = models.CharField(max_length=10, choices=SuccessionKind)
    takes_effect_on = models.DateField()  #: the first day on which the successors stand for the predecessors
    basis = models.CharField(max_length=300)  #: what orders it, as that was called then
    note = models.CharField(max_length=1000, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-takes_effect_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(basis=""), name="a_succession_has_a_legal_basis")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.basis}"

    def get_absolute_url(self) -> str:
        return reverse("successions:succession", args=[self.pk])


class Takeover(models.Model):
    """In a succession one unit takes over from another. Of a renaming both are the same unit."""

    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="takeovers")
    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="taken_over_by")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="took_over")
    #: Whoever holds a role in the successor holds it over what the predecessor was: one that ended has one heir.
    inherits = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["succession", "predecessor", "successor"],
                nulls_distinct=False,
                name="a_takeover_is_named_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '—'}"


class SuccessionRow(models.Model):
    """What one record was before and after a succession; nothing was before what was added by it."""

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="rows")
    what = models.CharField(max_length=20)  #: the code of what moves: ``succeeding``
    table = models.CharField(max_length=63)
    key = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    predecessor = models.BigIntegerField()
    successor = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["succession", "what"], name="rows_of_a_succession")]

    def __str__(self) -> str:
        return f"{self.what} {self.key}"
