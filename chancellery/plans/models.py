"""Drafts of plans, their measures, and which superior provisions each takes up."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from chancellery.commitments.enums import DueKind, Period
from chancellery.commitments.models import Commitment
from chancellery.documents.enums import Extent, Kind
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import Unit, User
from chancellery.plans.enums import DraftState

LONGEST_WORDS = 2000


class Draft(models.Model):
    """A plan while it is written. Issued, it has its document and changes no more."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="drafts")  #: who will issue it
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PLAN)
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=10)
    superiors = models.ManyToManyField(Document, through="Superior", related_name="drafts_below")
    number = models.CharField(max_length=80, blank=True)  #: planned, until it is issued
    dated_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)  #: where it is signed
    purpose = models.TextField(blank=True)
    carrying_out = models.TextField(blank=True)  #: who watches over it, who reports to whom
    distribution = models.TextField(blank=True)  #: one receiver a line
    signer_post = models.CharField(max_length=200, blank=True)
    signer_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.WRITING)
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="drafted_as"
    )
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="issued", document__isnull=False) | (~Q(state="issued") & Q(document__isnull=True)),
                name="an_issued_plan_has_its_document",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="drafts_of_a_unit")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:draft", args=[self.pk])


class Superior(models.Model):
    """A document that the plan is to carry out."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="superior_links")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["draft", "document"], name="a_superior_document_is_named_once")]

    def __str__(self) -> str:
        return f"{self.draft} → {self.document}"


class Measure(models.Model):
    """One task of a plan. What is not known yet may be missing until the plan is issued; names not found are kept."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="measures")
    place = models.PositiveIntegerField()  #: among the measures of the plan, from 1
    section = models.CharField(max_length=300, blank=True)  #: the heading it stands under
    words = models.CharField(max_length=LONGEST_WORDS)
    lead = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unknown_lead = models.CharField(max_length=400, blank=True)  #: as somebody wrote it, while no unit is found for it
    unknown_helpers = models.CharField(max_length=1000, blank=True)
    due_kind = models.CharField(max_length=12, choices=DueKind, default=DueKind.DAY)
    due_on = models.DateField(null=True, blank=True)
    period = models.CharField(max_length=10, choices=Period, blank=True)
    later_reason = models.CharField(max_length=500, blank=True)  #: why it is due after what stands above it
    expected_output = models.CharField(max_length=500, blank=True)
    indicator = models.CharField(max_length=200, blank=True)
    indicator_unit = models.CharField(max_length=60, blank=True)
    baseline = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    weight = models.DecimalField(max_digits=8, decimal_places=2, default=1)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()
    provision = models.OneToOneField(
        Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="drafted_as"
    )
    commitment = models.OneToOneField(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="drafted_as"
    )

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(weight__gt=0), name="a_measure_has_a_positive_weight"),
            models.CheckConstraint(
                condition=Q(lead__isnull=True) | Q(unknown_lead=""), name="a_lead_is_known_or_kept_as_written"
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(indicator=""), name="a_measures_target_has_its_indicator"
            ),
            models.CheckConstraint(
                condition=Q(provision__isnull=True, commitment__isnull=True)
                | Q(provision__isnull=False, commitment__isnull=False),
                name="a_measures_provision_and_commitment_come_together",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Helper(models.Model):
    """A unit is to co-ordinate on a measure, with a stated part."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="helpers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["measure", "unit"], name="a_unit_helps_a_measure_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.part}"


class Adoption(models.Model):
    """A measure takes up a superior provision: as it is, narrowed, or one part of it beside other measures."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="adoptions")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="+")
    extent = models.CharField(max_length=10, choices=Extent, default=Extent.WHOLE)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "provision"], name="a_measure_takes_a_provision_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} → {self.provision}"


class Omission(models.Model):
    """A superior provision that the plan leaves out on purpose, and why."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="omissions")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "provision"], name="a_provision_is_left_out_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="what_is_left_out_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.draft} ↛ {self.provision}"
