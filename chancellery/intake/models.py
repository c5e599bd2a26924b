"""What came in, what was read in it, and what a person said of each fact."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chancellery.core.models import StoredFile
from chancellery.documents.models import Document
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.organisations.models import Unit, User


class Intake(models.Model):
    """One text as it came in: its original untouched, its reading, and what became of it."""

    name = models.CharField(max_length=300)  #: the file's name, or the first words of a pasted text
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="intakes")
    text = models.TextField()  #: as decoded: what offsets point into
    language = models.CharField(max_length=10)
    reading = models.JSONField()  #: the whole reading, in the shape of ``read --json``, with its blocks
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="intakes")  #: whose register it came to
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="intakes")
    came_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="intakes")
    came_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    #: The text that stands for the article of which this is another language version, as a person confirmed it.
    version_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="versions")
    keys = ArrayField(models.CharField(max_length=300), default=list, blank=True)  #: see ``versions.keys``
    reject_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-came_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "unit"], condition=~Q(state="rejected"), name="a_file_comes_in_once_per_unit"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="an_intake_is_decided_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="registered") | Q(document__isnull=False),
                name="a_registered_intake_has_its_document",
            ),
            models.CheckConstraint(
                condition=Q(version_of__isnull=True) | ~Q(version_of=F("pk")), name="a_text_is_no_version_of_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "-came_at"], name="intakes_of_a_unit"),
            GinIndex(fields=["keys"], name="intakes_by_their_keys"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("intake:intake", args=[self.pk])


class Fact(models.Model):
    """One thing that was read, with a person's verdict. ``read`` never changes; ``corrected`` stands beside it."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=FactKind)
    order = models.PositiveIntegerField()  #: in reading order
    index = models.PositiveIntegerField()  #: into the reading's list of this kind
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    read = models.JSONField()  #: the fact as read
    corrected = models.JSONField(null=True, blank=True)  #: the fields a person changed
    #: For a document named: the one in the register that it is, as found at intake or chosen by a person.
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verdict = models.CharField(max_length=20, choices=Verdict, default=Verdict.OPEN)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "kind", "index"], name="a_fact_stands_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_fact_has_words"),
            models.CheckConstraint(
                condition=Q(verdict="corrected", corrected__isnull=False)
                | (~Q(verdict="corrected") & Q(corrected__isnull=True)),
                name="a_corrected_fact_has_its_correction",
            ),
            models.CheckConstraint(
                condition=Q(verdict="open", decided_at__isnull=True)
                | (~Q(verdict="open") & Q(decided_at__isnull=False)),
                name="a_verdict_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.quote[:80]}"

    @property
    def value(self) -> dict[str, object]:
        """The fact as it stands now: what was read, with what a person corrected."""
        return {**self.read, **(self.corrected or {})}
