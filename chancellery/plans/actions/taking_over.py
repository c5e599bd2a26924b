"""Take a table of tasks over into a draft: the same rows twice add nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User
from chancellery.plans import queries, rules
from chancellery.plans.actions.beginning import hold, touch
from chancellery.plans.actions.measures import insert, last_place, overwrite
from chancellery.plans.enums import Found
from chancellery.plans.models import Adoption, Draft, Measure


class NothingFound(Refusal):
    message = _("No row of this table says what is to be done. Look whether its columns have their headings.")


class NotAnswered(Refusal):
    message = _("Say of each row in question whether it is that measure in other words, or a new one.")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of the rows of a table."""

    verdicts: Sequence[queries.Verdict]

    def count(self, found: Found) -> int:
        return sum(one.found == found for one in self.verdicts)


@transaction.atomic
def take_over(
    *, draft: Draft, rows: Sequence[rules.Row], answers: Mapping[int, bool] | None = None, by: User | None, at: datetime
) -> TakenOver:
    """Write what the rows of a table say: new measures at the end, changed ones in their place.

    A new measure in the words of a superior provision that nothing takes up yet takes it up. ``answers`` are as for
    ``queries.verdicts_on``.

    Raises:
        AlreadyIssued: the draft changes no more.
        NothingFound: no row holds a task.
        NotAnswered: a row may be a measure in other words, and nobody has said whether it is.
    """
    locked = hold(draft)
    measures = queries.measures_of(locked)
    verdicts = queries.verdicts_on(locked, rows, measures, answers=answers, on=timezone.localdate(at))
    if not any(one.found in {Found.NEW, Found.CHANGED, Found.REWORDED, Found.SAME} for one in verdicts):
        raise NothingFound
    if any(one.found == Found.REWORDED for one in verdicts):
        raise NotAnswered
    place, made = last_place(locked), []
    for one in verdicts:
        if one.found == Found.NEW and one.given is not None:
            place += 1
            made.append(insert(locked, one.given, place=place, by=by, at=at))
        elif one.found == Found.CHANGED and one.given is not None and one.measure is not None:
            overwrite(one.measure, one.given, by=by, at=at)
    _take_up(locked, measures, made)
    done = TakenOver(verdicts)
    if done.count(Found.NEW) or done.count(Found.CHANGED):
        touch(locked, by=by, at=at)
        audit.record(
            "plan.table_taken_over", on=locked, by=by, at=at,
            **{found.value.replace(" ", "_"): done.count(found) for found in Found},
        )  # fmt: skip
    return done


def _take_up(draft: Draft, measures: Sequence[Measure], made: Sequence[Measure]) -> None:
    for above in queries.survey_of(draft, measures).lines:
        same = [one for one in made if rules.same_words(one.words, above.words)]
        if above.is_forgotten and len(same) == 1:
            Adoption.objects.create(measure=same[0], provision=above.provision)
