"""The index, what waits to be brought into it, and what people look for again and again."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from chancellery.organisations.models import User
from chancellery.search.enums import Kind


class Entry(models.Model):
    """What one record is found by. Its vector holds words, its number, and who may see it (``rules``)."""

    kind = models.CharField(max_length=10, choices=Kind)
    key = models.BigIntegerField()  #: of the record; of a commitment, that of its wording
    dated_on = models.DateField(null=True)  #: what is newest stands first
    languages = ArrayField(models.CharField(max_length=10), default=list)
    vector = SearchVectorField()
    first_at = models.DateTimeField()  #: since when it can be found

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="a_record_is_found_once")]
        indexes = [
            GinIndex(fields=["vector"], name="entries_by_words"),
            models.Index(F("dated_on").desc(), F("id").desc(), name="entries_newest_first"),
            models.Index(fields=["first_at"], name="entries_by_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Waiting(models.Model):
    """A record that was added, changed or deleted and is not yet so in the index. Triggers write it."""

    kind = models.CharField(max_length=10, choices=Kind)
    key = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class SavedSearch(models.Model):
    """What a person looks for again; told by mail, once a day at most, when there is something new."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_searches")
    words = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    language = models.CharField(max_length=10, blank=True)
    by_mail = models.BooleanField(default=False)
    site = models.CharField(max_length=300)  #: where the person signs in, for letters
    saved_at = models.DateTimeField()
    seen_at = models.DateTimeField()  #: what can be found since then is new
    told_at = models.DateTimeField()  #: the last letter, or when it was saved

    class Meta:
        ordering = ["-saved_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "words", "kind", "language"], name="a_search_is_saved_once"),
            models.CheckConstraint(condition=~Q(words=""), name="a_saved_search_has_words"),
        ]

    def __str__(self) -> str:
        return self.words
