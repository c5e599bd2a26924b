"""Which commitments a page is about: what an address says, as a condition. Board, list and export share it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Q, QuerySet

from chancellery.commitments.enums import Concern, Figure
from chancellery.commitments.models import Commitment
from chancellery.commitments.models.places import at_or_below
from chancellery.commitments.queries.concerns import with_concern
from chancellery.commitments.queries.figures import condition_of
from chancellery.core.folding import fold
from chancellery.documents.models import Provision

#: What a commitment answers to, so written that the index of it is not asked. Inside of what is somebody's, or where
#: most commitments answer, looking at each row is soon done, and PostgreSQL cannot know that the index is not.
_ANSWERS = Func(F("answers_to"), template="(%(expressions)s || '{}')", output_field=ArrayField(BigIntegerField()))


@dataclass(frozen=True, slots=True)
class Scope:
    """What limits a set of commitments; empty parts do not limit."""

    unit_path: str = ""  #: led in this subtree
    led_by: int | None = None  #: led by this very unit
    document: int | None = None  #: what answers to a provision of it
    provision: int | None = None  #: what answers to it
    commitment_path: str = ""  #: at or below it
    figure: Figure | None = None  #: what a figure counts
    status: str = ""
    words: str = ""
    concern: Concern | None = None
    indicator: str = ""  #: leaves that measure it
    indicator_unit: str | None = None  #: and in this unit

    def rows(self, within: QuerySet[Commitment], *, today: date, one_by_one: bool = False) -> QuerySet[Commitment]:
        """Return what lies in the scope; ``one_by_one`` looks at what each row answers to, without the index of it."""
        if one_by_one and (self.document is not None or self.provision is not None):
            within = within.alias(answers=_ANSWERS)
        answers = "answers" if one_by_one else "answers_to"
        conditions = Q()
        if self.unit_path:
            conditions &= Q(lead__path__startswith=self.unit_path)
        if self.led_by is not None:
            conditions &= Q(lead=self.led_by)
        if self.document is not None:
            own = Provision.objects.filter(document=self.document).order_by().values("pk")
            conditions &= Q(**{f"{answers}__overlap": ArraySubquery(own)})
        if self.provision is not None:
            conditions &= Q(**{f"{answers}__contains": [self.provision]})
        if self.commitment_path:
            conditions &= at_or_below(self.commitment_path)
        if self.status:
            conditions &= Q(status=self.status)
        if self.indicator:
            conditions &= Q(indicator=self.indicator, is_leaf=True)
        if self.indicator_unit is not None:
            conditions &= Q(indicator_unit=self.indicator_unit)
        if self.figure is not None:
            conditions &= condition_of(self.figure, today=today)
        rows = within.filter(conditions)
        if self.concern is not None:
            rows = with_concern(rows, self.concern, today=today)
        return found_in(rows, self.words)


def found_in(rows: QuerySet[Commitment], words: str) -> QuerySet[Commitment]:
    """Return the rows that hold each of ``words``, whatever their accents, case and order."""
    for word in fold(words).split():
        rows = rows.filter(wording__text__contains=word)
    return rows
