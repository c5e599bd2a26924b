"""Who a session belongs to: the whole record of a person, and nobody who was barred."""

from __future__ import annotations

import pytest

from chancellery.organisations.backend import Backend
from chancellery.organisations.models import User
from chancellery.organisations.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_is_read_as_they_are_stored(django_assert_num_queries):
    stored = User.objects.get(pk=UserFactory().pk)

    with django_assert_num_queries(1):
        found = Backend().get_user(stored.pk)
        assert found == stored
        shown = {field.attname: getattr(stored, field.attname) for field in User._meta.fields}
        del shown["joined_at"]  # no page of every day asks for it
        assert {name: getattr(found, name) for name in shown} == shown


def test_who_was_barred_or_is_gone_is_nobody():
    barred = UserFactory(is_active=False)

    assert Backend().get_user(barred.pk) is None
    assert Backend().get_user(0) is None
