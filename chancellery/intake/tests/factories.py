"""Intakes for tests: a text in our own words, really read, in a process of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import factory

from chancellery.intake import actions
from chancellery.intake.models import Intake
from chancellery.organisations.tests.factories import UnitFactory

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

PAPER = """\
The provincial People's Committee has issued a plan to implement Plan No. 210-KH/TU dated 16 October 2023 of the \
Standing Committee, in order to implement Directive No. 12-CT/TW dated 5 January 2022 of the Secretariat. \
The plan sets out three tasks:
1. Raise awareness: every school tells its pupils about the sister provinces before 30 June 2024.
2. Leadership: the Department of Foreign Affairs leads and reports every quarter.
3. Friendship: hold a yearly meeting with about 250 delegates.
"""


class IntakeFactory(factory.django.DjangoModelFactory):
    """An intake that waits to be confirmed: two works, three provisions, three dates."""

    class Meta:
        model = Intake

    data = PAPER.encode()
    name = "plan.txt"
    unit = factory.SubFactory(UnitFactory)
    by = None
    at = AT

    @classmethod
    def _create(cls, model_class: type[Intake], *args: object, **kwargs: object) -> Intake:
        return actions.take_in(*args, **kwargs)
