"""Units and their reporting calendars. A unit is never deleted and never keyed on its name."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chancellery.core.languages import best
from chancellery.organisations.enums import Pillar, UnitKind
from chancellery.organisations.models.days import validity


class Unit(models.Model):
    """An organisation of the service. It is closed, never deleted (a trigger keeps it)."""

    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=UnitKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    #: Keys from the root down to this unit, each followed by a dot (``1.7.42.``): a subtree is a prefix.
    path = models.CharField(max_length=400, unique=True, editable=False)
    depth = models.PositiveSmallIntegerField(default=0, editable=False)  #: 0 for a root
    names = models.JSONField()  #: language → name
    #: Of the original among ``names``, which the others render.
    language = models.CharField(max_length=10, db_default="", default="")
    short_names = models.JSONField(default=dict, blank=True)  #: language → short name, for narrow columns
    #: Every name, short name and alias, folded: what a text or a search may call this unit.
    name_keys = ArrayField(models.CharField(max_length=300), default=list, editable=False)
    aliases = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    pillars = ArrayField(models.CharField(max_length=10, choices=Pillar), default=list, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  #: the last day; empty while it exists

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(condition=~Q(names={}), name="a_unit_has_a_name"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="a_unit_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(pillars__contained_by=[pillar.value for pillar in Pillar]), name="pillars_are_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=False, depth__gt=0) | Q(parent__isnull=True, depth=0),
                name="only_a_root_unit_has_depth_zero",
            ),
        ]
        indexes = [
            models.Index(OpClass(F("path"), name="text_pattern_ops"), name="units_by_path"),
            GinIndex(fields=["name_keys"], name="units_by_name"),
        ]

    def __str__(self) -> str:
        return best(self.names)[0]

    def get_absolute_url(self) -> str:
        return reverse("organisations:unit", args=[self.pk])

    @property
    def short_name(self) -> str:
        return best(self.short_names)[0] or str(self)

    def is_valid_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class ReportingCalendar(models.Model):
    """On which days the data of a period close and are sent, for a unit and all below that have none of their own."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="calendars")
    closing_day = models.PositiveSmallIntegerField()  #: of the month; 31 is the last
    sending_day = models.PositiveSmallIntegerField()  #: the first such day on or after the close
    year_ends_in = models.PositiveSmallIntegerField(default=12)  #: the month in which a year's data close
    basis = models.CharField(max_length=300, blank=True)  #: what orders it
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closing_day__gte=1, closing_day__lte=31, sending_day__gte=1, sending_day__lte=31)
                & Q(year_ends_in__gte=1, year_ends_in__lte=12),
                name="a_calendar_has_days_and_months",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="a_calendar_ends_after_it_begins",
            ),
            ExclusionConstraint(
                name="a_unit_has_one_calendar_at_a_time",
                expressions=[(validity(), RangeOperators.OVERLAPS), ("unit", RangeOperators.EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.closing_day}/{self.sending_day}"
