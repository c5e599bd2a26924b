"""What whoever leads a commitment says of it before it is late: that it is at risk, or that it is not theirs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from chancellery.commitments.models.commitment import Commitment
from chancellery.organisations.models import Unit, User


class Risk(models.Model):
    """Somebody who reports on a commitment says that it may not be done in time, and why."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="risks")
    reason = models.CharField(max_length=1000)
    declared_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    declared_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_risk_says_why"),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(ended_at=None), name="a_commitment_is_at_risk_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}: {self.reason}"


class ReassignmentRequest(models.Model):
    """The unit that leads asks whoever gave a commitment to give it to another unit."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="reassignment_requests")
    proposed = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True, blank=True)  #: empty while nobody has decided
    answer = models.CharField(max_length=1000, blank=True)  #: why it was refused
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(decided_at=None), name="one_open_question_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(granted=None, decided_at=None) | Q(granted__isnull=False, decided_at__isnull=False),
                name="a_request_is_decided_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(granted=False) | ~Q(answer=""), name="a_refused_request_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} → {self.proposed}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:request", args=[self.pk])
