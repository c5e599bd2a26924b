"""Commitments, who helps with them, what they implement, and reports on them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chancellery.commitments.enums import Aggregation, BulkKind, DueKind, Period, ReportState, Status, TallyKind
from chancellery.commitments.rules import Due
from chancellery.core.models import StoredFile
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import Unit, User


class Wording(models.Model):
    """The folded words that commitments are found by: title, output, indicator, number of the source.

    What is handed down to hundreds of units is worded alike, so the words are kept once.
    """

    text = models.TextField(unique=True)

    class Meta:
        indexes = [GinIndex(OpClass(F("text"), name="gin_trgm_ops"), name="wordings_by_words")]

    def __str__(self) -> str:
        return self.text


class Commitment(models.Model):
    """What a unit undertakes, from a provision of a document. Exactly one unit leads.

    Progress is additive: only a leaf holds ``progress`` (that of its last accepted report); the progress of any scope
    is the weighted mean over its leaves (``queries.rollup``). Lateness is derived from ``due_on`` and the day.
    """

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="commitments")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    #: Keys from the root down to this one, each followed by a dot (``3.17.92.``): a subtree is a prefix.
    #: Sorted by bytes, so that one index serves the prefix and the key.
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
            models.UniqueConstraint(fields=["path"], name="a_path_leads_to_one_commitment"),
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
            models.Index(fields=["lead", "due_on", "id"], name="commitments_of_a_unit_by_day"),
            models.Index(fields=["due_on", "id"], name="commitments_by_due_day"),
            models.Index(
                fields=["due_on"], condition=Q(status="open", is_leaf=True), name="open_commitments_by_due_day"
            ),
            models.Index(
                fields=["awaited_from_on"], condition=Q(status="open", is_leaf=True), name="open_commitments_by_report"
            ),
            GinIndex(fields=["answers_to"], name="commitments_by_answers"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commitments:commitment", args=[self.pk])

    @property
    def due(self) -> Due:
        """When it is due, as the rules speak of it."""
        return Due(DueKind(self.due_kind), self.due_on, Period(self.period) if self.period else None)


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


class BulkAct(models.Model):
    """One act on many commitments. It can be undone once, as long as a row is still as the act left it."""

    kind = models.CharField(max_length=10, choices=BulkKind)
    note = models.CharField(max_length=500, blank=True)  #: why
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.made_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:bulk_act", args=[self.pk])


class BulkRow(models.Model):
    """What one commitment was before and after a bulk act. It holds a key and a name, and outlives the commitment."""

    act = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="rows")
    key = models.BigIntegerField()
    title = models.CharField(max_length=500)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    #: Why it was not put back when the act was undone; empty when it was, or when nobody asked.
    kept_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "key"], name="a_commitment_stands_once_in_a_bulk_act")]

    def __str__(self) -> str:
        return self.title


class Coordination(models.Model):
    """A unit helps the lead unit, with a stated part."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="coordinations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="coordinates")
    part = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "unit"], name="a_unit_co_ordinates_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.part}"


class PartNote(models.Model):
    """What a co-ordinating unit says it did on its part. It is never changed; a later one stands above it."""

    coordination = models.ForeignKey(Coordination, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    language = models.CharField(max_length=10)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_note_has_words")]

    def __str__(self) -> str:
        return self.text[:80]


class Implementation(models.Model):
    """A commitment implements a provision of a superior document: the graph beside the tree. It has no cycle."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="implementations")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="implemented_by")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "provision"], name="a_provision_is_implemented_once_by_each")
        ]

    def __str__(self) -> str:
        return f"{self.commitment} → {self.provision}"


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


class Counted(models.Model):
    """What a set of leaves sums to; those of two sets that share no leaf add up."""

    total = models.IntegerField()
    done = models.IntegerField()  #: on time
    done_late = models.IntegerField()
    left_out = models.IntegerField()
    weight = models.DecimalField(max_digits=18, decimal_places=2)
    achieved = models.DecimalField(max_digits=22, decimal_places=4)  #: sum of weight x percent

    class Meta:
        abstract = True


class Tally(Counted):
    """What was counted and folded in so far; the clocks stand at ``TallyDay``."""

    overdue = models.IntegerField()
    due_soon = models.IntegerField()
    not_reported = models.IntegerField()

    class Meta:
        abstract = True


class UnitTally(Tally):
    """What a unit and all below it lead. Only the folding of ``TallyChange`` writes it."""

    pk = models.CompositePrimaryKey("unit", "kind", "key")
    unit = models.BigIntegerField()
    kind = models.SmallIntegerField(choices=TallyKind)
    key = models.BigIntegerField()  #: of the document or provision; nought for all

    def __str__(self) -> str:
        return f"{self.unit} {self.kind} {self.key}: {self.total}"


class BranchTally(Tally):
    """What lies below a commitment that was handed down. Only the folding of ``TallyChange`` writes it."""

    commitment = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"{self.commitment}: {self.total}"


class TallyChange(Counted):
    """What one statement changed of alike leaves, new less old. A trigger appends it; folding takes it away."""

    lead = models.BigIntegerField()
    above = models.CharField(
        max_length=400, blank=True, db_collation="C"
    )  #: the path of what they were handed down from
    answers_to = ArrayField(models.BigIntegerField())
    open = models.IntegerField()
    due_on = models.DateField(null=True, blank=True)  #: of the open ones
    awaited_from_on = models.DateField(null=True, blank=True)  #: of the open ones

    def __str__(self) -> str:
        return f"{self.above} {self.lead}: {self.total:+}"


class TallyDay(models.Model):
    """The day for which tallies say what is overdue, due soon and not reported: one row, or none as yet."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    counted_on = models.DateField()

    def __str__(self) -> str:
        return str(self.counted_on)


class MonthFigures(Counted):
    """What a unit and all below it led at the end of a month. Written once the month has ended, and never changed."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: Only what answers to it; empty for all.
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    until_on = models.DateField()  #: the last day of the month
    overdue = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "document", "until_on"], nulls_distinct=False, name="a_month_is_kept_once_for_each"
            ),
            models.CheckConstraint(
                condition=Q(total__gte=F("done") + F("done_late") + F("overdue")),
                name="what_is_counted_is_in_the_total",
            ),
        ]
        indexes = [models.Index(fields=["until_on"], name="figures_by_month")]

    def __str__(self) -> str:
        return f"{self.unit} {self.until_on}: {self.total}"
