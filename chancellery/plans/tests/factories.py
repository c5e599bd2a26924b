"""Drafts for tests, made by the actions, so that they are as real ones are."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.plans import actions
from chancellery.plans.models import Draft, Measure
from chancellery.plans.queries import Given

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
JUNE = date(2026, 6, 30)


class DraftFactory(DjangoModelFactory):
    """A plan of a province, in English, that is to carry out one directive."""

    class Meta:
        model = Draft

    unit = factory.SubFactory(UnitFactory)
    superiors = factory.LazyFunction(lambda: [DocumentFactory()])
    title = "Plan to bring friendship closer to the grassroots"
    kind = "plan"
    language = "en"
    by = None
    at = AT

    @classmethod
    def _create(cls, model_class: type[Draft], *args: object, **kwargs: object) -> Draft:
        return actions.begin(*args, **kwargs)


class MeasureFactory(DjangoModelFactory):
    """A measure that lacks nothing: the issuing unit itself leads it, until the end of June."""

    class Meta:
        model = Measure

    draft = factory.SubFactory(DraftFactory)
    words = factory.Sequence(lambda n: f"Open {n} reading rooms")
    due_on = JUNE
    by = None
    at = AT

    @classmethod
    def _create(cls, model_class: type[Measure], *args: object, **kwargs: object) -> Measure:
        draft, by, at = (kwargs.pop(name) for name in ("draft", "by", "at"))
        if "lead" not in kwargs and "unknown_lead" not in kwargs:
            kwargs["lead"] = draft.unit
        return actions.add(draft=draft, given=Given(**kwargs), by=by, at=at)
