"""Choosing a unit: by name, as a reader of the page's language looks it up."""

from __future__ import annotations

import pytest
from django.utils import translation

from chancellery.documents.forms.fields import OneOfUnits, UnitChoice, unit_names
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def test_units_are_offered_by_name_and_the_highest_is_chosen_to_begin_with():
    top = UnitFactory(names={"vi": "Vinh"})
    for name in ("Đức Thọ", "Duy Tiên"):
        UnitFactory(names={"vi": name}, parent=top)

    with translation.override("vi"):
        register = UnitChoice(Unit.objects.all())
        issuer = OneOfUnits(queryset=Unit.objects.all(), empty_label="tất cả")
        offered = [[label for _key, label in field.choices] for field in (register, issuer)]
        named = unit_names()

    in_order = ["Duy Tiên", "Đức Thọ", "Vinh"]
    assert (offered, named) == ([in_order, ["tất cả", *in_order]], in_order)
    assert register.initial == top.pk
