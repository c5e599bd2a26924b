"""Every door to a document opens for the same people: some ask the rule in words of their own, to be written once."""

from __future__ import annotations

import pytest
from django.http import Http404

from chancellery.documents import queries
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority, Grant
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def authority(role: Role | None, unit: Unit) -> Authority:
    grants = () if role is None else (Grant(role=role, unit=unit.pk, path=unit.path),)
    return Authority(user=1, grants=grants)


@pytest.mark.parametrize("role", [*Role, None])
def test_get_for_finds_just_what_is_visible(role):
    document = DocumentFactory()
    reader = authority(role, UnitFactory())

    visible = list(queries.visible_to(reader))
    try:
        found = [queries.get_for(reader, document.pk)]
    except Http404:
        found = []

    assert found == visible == queries.titled_for(reader, [document.pk])
    assert visible == ([] if role is None else [document])
