"""Commitments, and the words they are found by."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from chancellery.commitments.enums import Aggregation, DueKind, Period, Status
from chancellery.commitments.models.places import ABOVE
from chancellery.commitments.rules import Due
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import Unit, User

#: kB that wait until they are sorted into an index; by itself PostgreSQL lets 4,096 wait. Who reads goes through all.
WAITING_KB = 256


class Wording(models.Model):
    """The folded words that commitments are found by: title, output, indicator, number of the source.

    What is handed down to hundreds of units is worded alike, so the words are kept once.
    """

    text = models.TextField()

    class Meta:
        # ``unique`` on the field would make a second index, for prefixes, which nobody asks for
        constraints = [models.UniqueConstraint(fields=["text"], name="words_are_kept_once")]
        indexes = [
            GinIndex(
                OpClass(F("text"), name="gin_trgm_ops"), name="wordings_by_words", gin_pending_list_limit=WAITING_KB
            )
        ]

    def __str__(self) -> str:
        return self.text


class Commitment(models.Model):
    """What a unit undertakes, from a provision of a document. Exactly one unit leads.

    Progress is additive: only a leaf holds ``progress`` (that of its last accepted report); the progress of any scope
    is the weighted mean over its leaves (``queries.rollup``). Lateness is derived from ``due_on`` and the day.
    """

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="commitments")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    #: Keys from the root down to this one, each followed by a dot (``3.17.92.``): a subtree is a prefix (``places``).
    path = models.CharField(max_length=400, editable=False, db_collation="C")
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    is_leaf = models.BooleanField(default=True, editable=False)
    #: Keys of all provisions it answers to, sorted: its own, those it implements, what these carry, and its parent's.
    answers_to = ArrayField(models.BigIntegerField(), default=list, editable=False)

    title = models.CharField(max_length=500)
    language = models.CharField(max_length=10)  #: of ``title``: it is often the provision's own words
    #: ``commitments_of_a_unit`` is its index.
    lead = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="leads", db_index=False)
    expected_output = models.CharField(max_length=500, blank=True)
    weight = models.DecimalField(max_digits=8, decimal_places=2, default=1)

    due_kind = models.CharField(max_length=12, choices=DueKind, default=DueKind.DAY)
    #: The day by which it, or the next report on it, is due; empty when it is continuous.
    due_on = models.DateField(null=True, blank=True)
    period = models.CharField(max_length=10, choices=Period, blank=True)
    #: The day of the month a schedule keeps (31: the last), so that 31 January does not become the 28th for good.
    due_day = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    #: On a schedule, the first day of the period that the next report covers.
    period_from_on = models.DateField(null=True, blank=True, editable=False)
    later_than_parent_reason = models.CharField(max_length=500, blank=True)

    indicator = models.CharField(max_length=200, blank=True)
    indicator_unit = models.CharField(max_length=60, blank=True)
    #: How its values and those of others make one; empty without an indicator.
    aggregation = models.CharField(max_length=4, choices=Aggregation, blank=True)
    baseline = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)

    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    closing_reason = models.CharField(max_length=500, blank=True)
    #: What allows that it is left out: a registered document, or a post or person by name; ``warrant`` has the words.
    warrant = models.CharField(max_length=300, blank=True)
    warrant_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    done_on = models.DateField(null=True, blank=True)
    progress = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  #: percent
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)  #: of the indicator
    reported_on = models.DateField(null=True, blank=True)  #: the day of the last submitted report
    #: The last day that a submitted or accepted report covers: what tells whether this period is reported.
    reported_until_on = models.DateField(null=True, blank=True, editable=False)
    #: The day from which a report is awaited while it is open; empty when this period's has come (``rules``).
    awaited_from_on = models.DateField(null=True, blank=True, editable=False)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+", editable=False)

    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(path=Concat(ABOVE, Cast("id", models.CharField()), Value("."))),
                name="a_path_ends_with_its_own_key",
            ),
            models.CheckConstraint(
                condition=Q(due_kind="continuous", due_on__isnull=True)
                | (~Q(due_kind="continuous") & Q(due_on__isnull=False)),
                name="only_a_continuous_commitment_has_no_due_day",
            ),
            models.CheckConstraint(
                condition=(Q(due_kind="periodic") & ~Q(period="")) | (~Q(due_kind="periodic") & Q(period="")),
                name="only_a_periodic_commitment_has_a_period",
            ),
            models.CheckConstraint(
                condition=Q(due_kind__in=["yearly", "periodic"], due_day__isnull=False, period_from_on__isnull=False)
                | Q(due_kind__in=["day", "continuous"], due_day__isnull=True, period_from_on__isnull=True),
                name="a_schedule_has_its_day_and_its_period",
            ),
            models.CheckConstraint(condition=Q(weight__gt=0), name="a_weight_is_positive"),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False) | (~Q(status="done") & Q(done_on__isnull=True)),
                name="done_and_its_day_come_together",
            ),
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__gte=0, progress__lte=100, is_leaf=True),
                name="only_a_leaf_holds_progress_from_0_to_100",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["waived", "withdrawn"]) | ~Q(closing_reason=""),
                name="waived_and_withdrawn_have_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(indicator=""), name="a_target_has_its_indicator"
            ),
            models.CheckConstraint(
                condition=Q(aggregation="") | ~Q(indicator=""), name="only_an_indicator_is_aggregated"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=False, depth__gt=0) | Q(parent__isnull=True, depth=0),
                name="only_a_root_commitment_has_depth_zero",
            ),
        ]
        indexes = [
            models.Index(ABOVE, name="commitments_by_what_is_above"),
            models.Index(ABOVE, condition=~Q(indicator=""), name="what_measures_by_what_is_above"),
            models.Index(fields=["lead", "due_on", "id"], name="commitments_of_a_unit_by_day"),
            models.Index(fields=["due_on", "id"], name="commitments_by_due_day"),
            models.Index(
                fields=["due_on"], condition=Q(status="open", is_leaf=True), name="open_commitments_by_due_day"
            ),
            models.Index(fields=["due_on", "id"], condition=~Q(status="open"), name="closed_commitments_by_due_day"),
            models.Index(
                fields=["awaited_from_on"], condition=Q(status="open", is_leaf=True), name="open_commitments_by_report"
            ),
            GinIndex(fields=["answers_to"], name="commitments_by_answers", gin_pending_list_limit=WAITING_KB),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commitments:commitment", args=[self.pk])

    @property
    def due(self) -> Due:
        """When it is due, as the rules speak of it."""
        return Due(DueKind(self.due_kind), self.due_on, Period(self.period) if self.period else None)
