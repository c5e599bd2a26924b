"""A review: of which period and scope, and what was concluded. Its figures are those of the board of its last day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chancellery.commitments.models import ProgressReport
from chancellery.documents.models import Document
from chancellery.organisations.models import Unit, User


class Review(models.Model):
    """What a reviewer concluded of a unit with all below it, over a period. It never changes (a trigger keeps it)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reviews")
    #: Only what answers to it; empty for all.
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews")
    period_from_on = models.DateField()
    period_until_on = models.DateField()  #: the day whose figures it speaks of
    language = models.CharField(max_length=10)  #: of the conclusions
    is_open_below = models.BooleanField(default=False)  #: whoever holds a role in a unit below may read it
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-period_until_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_until_on__gte=F("period_from_on")), name="a_review_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["unit", "document", "period_until_on"], nulls_distinct=False, name="a_day_is_reviewed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.period_from_on} – {self.period_until_on}"

    def get_absolute_url(self) -> str:
        return reverse("reviews:review", args=[self.pk])


class Conclusion(models.Model):
    """What a review says on one theme. It never changes."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="conclusions")
    place = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["review", "place"], name="a_conclusion_has_its_place"),
            models.CheckConstraint(condition=~Q(text=""), name="a_conclusion_has_words"),
        ]

    def __str__(self) -> str:
        return self.theme or self.text[:80]


class Backing(models.Model):
    """A report that a conclusion rests on. It never changes."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="backings")
    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, related_name="backings")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "report"], name="a_report_backs_a_conclusion_once")
        ]

    def __str__(self) -> str:
        return str(self.report)


class Preparation(models.Model):
    """What somebody has typed of a review that is not recorded yet."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="preparations")
    made_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="preparations")
    made_at = models.DateTimeField()  #: when it was last kept
    given = models.JSONField()  #: field of the form → what was typed

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "made_by"], name="one_preparation_of_a_unit_each")]

    def __str__(self) -> str:
        return f"{self.unit} · {self.made_by}"
