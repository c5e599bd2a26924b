"""Posts and who holds them when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from chancellery.core.languages import best
from chancellery.organisations.models.days import validity
from chancellery.organisations.models.people import User
from chancellery.organisations.models.units import Unit


class Post(models.Model):
    """An office in a unit (chair, deputy head): who signs and who chairs."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    titles = models.JSONField()  #: language → title
    signs = models.BooleanField(default=False)  #: its holder signs for the unit
    chairs = models.BooleanField(default=False)  #: its holder chairs the unit's meetings

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(titles={}), name="a_post_has_a_title")]

    def __str__(self) -> str:
        return best(self.titles)[0]


class Tenure(models.Model):
    """A person holds a post for a time; a post has one holder at a time."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    holder_name = models.CharField(max_length=200)  #: as the person writes it
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="tenures")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="a_tenure_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="a_post_has_one_holder_at_a_time",
                expressions=[(validity(), RangeOperators.OVERLAPS), ("post", RangeOperators.EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name} · {self.post}"
