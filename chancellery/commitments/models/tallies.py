"""What leaves sum to: tallies, the ledger of their changes, and how both stood at the end of days and months."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from chancellery.commitments.enums import TallyKind
from chancellery.documents.models import Document
from chancellery.organisations.models import Unit


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
    not_due_yet = models.IntegerField()  #: no report is: the first period is still to begin

    class Meta:
        abstract = True


class UnitTally(Tally):
    """What a unit and all below it lead. Only the folding of ``TallyChange`` writes it."""

    pk = models.CompositePrimaryKey("unit", "kind", "key")
    #: In four bytes it shares eight of the index with ``kind``. Nobody opens two thousand million units.
    unit = models.IntegerField()
    kind = models.SmallIntegerField(choices=TallyKind)
    key = models.BigIntegerField()  #: of the document or provision; nought for all

    def __str__(self) -> str:
        return f"{self.unit} {self.kind} {self.key}: {self.total}"


class BranchTally(Tally):
    """What lies below a commitment that was handed down. Only the folding of ``TallyChange`` writes it."""

    commitment = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"{self.commitment}: {self.total}"


class DayFigures(Tally):
    """What a unit and all below it led at the end of ``from_on`` and of each day after it, until the next row.

    Only folding writes it, and only the rows of the day at which the clocks of the tallies stand.
    """

    pk = models.CompositePrimaryKey("unit", "kind", "key", "from_on")
    unit = models.BigIntegerField()
    key = models.BigIntegerField()  #: of the document; nought for all
    from_on = models.DateField()
    kind = models.SmallIntegerField(choices=TallyKind)

    class Meta:
        verbose_name_plural = "day figures"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=TallyKind.PROVISION.value), name="days_are_kept_of_all_and_of_documents"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.kind} {self.key} from {self.from_on}: {self.total}"


class TallyChange(Counted):
    """What one statement changed of alike leaves, new less old. A trigger appends it; folding takes it away.

    The database keeps no index of it, not even of its keys: it is read and folded whole.
    """

    lead = models.BigIntegerField()
    above = models.CharField(
        max_length=400, blank=True, db_collation="C"
    )  #: the path of what they were handed down from
    answers_to = ArrayField(models.BigIntegerField())
    open = models.IntegerField()
    due_on = models.DateField(null=True, blank=True)  #: of the open ones
    awaited_from_on = models.DateField(null=True, blank=True)  #: of the open ones
    told = models.BooleanField()  #: open ones were reported on before
    #: When its transaction began, or the moment that ``core.history.happening_at`` names.
    happened_at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"{self.above} {self.lead}: {self.total:+}"


class TallyDay(models.Model):
    """The day for which tallies say what is overdue, due soon and not reported: one row, or none as yet."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    counted_on = models.DateField()
    kept_from_on = models.DateField()  #: the first day of which ``DayFigures`` tell

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
