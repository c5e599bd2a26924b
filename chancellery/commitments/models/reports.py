"""Reports on commitments, and the files that show what they say."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chancellery.commitments.enums import ReportState
from chancellery.commitments.models.commitment import Commitment
from chancellery.core.models import StoredFile
from chancellery.organisations.models import Unit, User


class ProgressReport(models.Model):
    """A unit's statement on a commitment for a period. An accepted one never changes (a trigger keeps it)."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")  #: who led when it was written
    period_from_on = models.DateField()
    period_until_on = models.DateField()
    percentage = models.DecimalField(max_digits=5, decimal_places=2)
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    done = models.TextField()  #: what was done
    difficulties = models.TextField(blank=True)
    requests = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reports")
    written_at = models.DateTimeField()
    #: Keys of all whose words or evidence may stand in it: who wrote it, wrote over it, or took evidence off.
    writer_keys = ArrayField(models.BigIntegerField(), default=list, editable=False)
    submitted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.CharField(max_length=1000, blank=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percentage__gte=0, percentage__lte=100), name="percentage_from_0_to_100"
            ),
            models.CheckConstraint(
                condition=Q(period_until_on__gte=F("period_from_on")), name="a_period_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("written_by")), name="author_and_accepter_differ"
            ),
            models.CheckConstraint(
                condition=Q(writer_keys__contains=[F("written_by")]), name="the_writer_is_among_the_writers"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | (~Q(decided_by=F("submitted_by")) & ~Q(writer_keys__contains=[F("decided_by")])),
                name="who_had_a_hand_does_not_decide",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", submitted_by__isnull=True)
                | (~Q(state="draft") & Q(submitted_by__isnull=False)),
                name="a_submitted_report_has_its_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "returned"], decided_by__isnull=False, decided_at__isnull=False)
                | Q(state__in=["draft", "submitted"], decided_by__isnull=True, decided_at__isnull=True),
                name="a_decision_has_its_person_and_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", submitted_at__isnull=True)
                | (~Q(state="draft") & Q(submitted_at__isnull=False)),
                name="a_submitted_report_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(return_reason=""), name="a_returned_report_has_a_reason"
            ),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(state__in=["draft", "submitted"]), name="one_open_report_at_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["commitment", "-decided_at"], condition=Q(state="accepted"), name="accepted_reports"),
            models.Index(fields=["unit", "submitted_at"], condition=Q(state="submitted"), name="reports_to_accept"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} · {self.period_until_on} · {self.percentage} %"

    def get_absolute_url(self) -> str:
        return reverse("commitments:report", args=[self.pk])

    @property
    def hands(self) -> frozenset[int]:
        """Keys of all who had a hand in it, and so do not decide on it: its writers, and who submitted it."""
        return frozenset(self.writer_keys) | ({self.submitted_by_id} if self.submitted_by_id else frozenset())


class Evidence(models.Model):
    """A file that shows what a report says."""

    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=300)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [models.UniqueConstraint(fields=["report", "file"], name="evidence_is_added_once")]

    def __str__(self) -> str:
        return self.name
