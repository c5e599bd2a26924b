"""Whether a draft can be issued, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import Commitment
from chancellery.core.written_once import WrittenOnce
from chancellery.organisations.models import Unit
from chancellery.plans import rules
from chancellery.plans.enums import Lack
from chancellery.plans.models import Draft, Measure
from chancellery.plans.queries.above import Above, Survey, survey_of
from chancellery.plans.queries.drafts import measures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What a draft lacks. ``waiting`` are commitments above on which a report waits for a decision."""

    measures: Sequence[Measure]
    survey: Survey
    lacks: Mapping[int, Sequence[Lack]]  #: key of a measure → what it lacks; only measures that lack something
    waiting: Sequence[Commitment]

    @property
    def forgotten(self) -> list[Above]:
        """The duties above of which nothing is said."""
        return [one for one in self.survey.lines if one.is_forgotten]

    @property
    def is_ready(self) -> bool:
        return bool(self.measures) and not (self.lacks or self.forgotten or self.waiting)


def readiness_of(draft: Draft, *, on: date) -> Readiness:
    """Return what keeps the draft from being issued on a day."""
    measures = measures_of(draft)
    survey = survey_of(draft, measures)
    told = {
        one.pk: rules.lacks(assignment_of(one), issuer_path=draft.unit.path, bound=survey.bounds[one.pk], on=on)
        for one in measures
    }
    parents = {one.handed.pk: one.handed for one in survey.lines if one.handed is not None and one.taken}
    return Readiness(
        measures=measures,
        survey=survey,
        lacks={key: lacks for key, lacks in told.items() if lacks},
        waiting=[parents[key] for (key,) in _blocked(tuple(sorted(parents)))],
    )


@WrittenOnce
def _blocked(commitments: tuple[int, ...]) -> QuerySet[Commitment, tuple[int]]:
    waiting = Commitment.objects.filter(pk__in=commitments, reports__state=ReportState.SUBMITTED)
    return waiting.values_list("pk")


def assignment_of(measure: Measure) -> rules.Assignment:
    """Return a measure as the rules see it."""
    return rules.Assignment(
        words=measure.words, lead=_asked(measure.lead) if measure.lead else None, unknown_lead=measure.unknown_lead,
        helpers=[_asked(one.unit) for one in measure.helpers.all()], unknown_helpers=measure.unknown_helpers,
        due_kind=measure.due_kind, due_on=measure.due_on, period=measure.period, later_reason=measure.later_reason,
    )  # fmt: skip


def _asked(unit: Unit) -> rules.Asked:
    return rules.Asked(key=unit.pk, path=unit.path, from_on=unit.from_on, until_on=unit.until_on)
