"""Translations of what records say. The original is the record's own; there is one for each of its fields."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from chancellery.organisations.models import User
from chancellery.translations.enums import State


class Translation(models.Model):
    """One field of a record in a language other than the original's, and which words of the original it renders."""

    on_type = models.CharField(max_length=80)  #: ``documents.document``
    on_key = models.BigIntegerField()
    field = models.CharField(max_length=40)  #: ``titles``
    language = models.CharField(max_length=10)
    words = models.TextField()
    state = models.CharField(max_length=10, choices=State)
    #: What the original said when this was written, or says since a slip in it was put right.
    rendered_from = models.TextField()
    original_language = models.CharField(max_length=10)
    is_stale = models.BooleanField(default=False)  #: the original says something else than ``rendered_from``
    source = models.CharField(max_length=200, blank=True)  #: of a machine's: which machine
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    #: Keys of all whose words may stand in it, and of whom they acted for: none of them reviews it.
    writer_keys = ArrayField(models.BigIntegerField(), default=list, editable=False)
    reviewed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["language", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["on_type", "on_key", "field", "language"], name="a_field_is_translated_once_a_language"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_translation_has_words"),
            models.CheckConstraint(
                condition=~Q(language=F("original_language")), name="the_original_is_no_translation"
            ),
            models.CheckConstraint(
                condition=Q(state="reviewed", reviewed_by__isnull=False, reviewed_at__isnull=False)
                | (~Q(state="reviewed") & Q(reviewed_by__isnull=True, reviewed_at__isnull=True)),
                name="a_reviewed_translation_has_its_reviewer",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True)
                | (~Q(reviewed_by=F("made_by")) & ~Q(writer_keys__contains=[F("reviewed_by")])),
                name="who_translated_does_not_review",
            ),
            models.CheckConstraint(
                condition=~Q(state="machine") | ~Q(source=""), name="a_machine_translation_names_its_machine"
            ),
        ]
        indexes = [models.Index(fields=["language", "on_type", "state", "is_stale"], name="translations_by_state")]

    def __str__(self) -> str:
        return f"{self.on_type} {self.on_key} {self.field} ({self.language})"
