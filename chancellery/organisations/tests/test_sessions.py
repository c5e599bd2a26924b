"""A session is what was kept, until it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from chancellery.organisations.sessions import SessionStore

pytestmark = pytest.mark.django_db


def kept() -> SessionStore:
    session = SessionStore()
    session["colour"] = "green"
    session.save()
    return session


def test_session_holds_what_was_kept(django_assert_num_queries):
    key = kept().session_key

    with django_assert_num_queries(1):
        assert SessionStore(key)["colour"] == "green"


def test_session_that_is_over_is_empty_and_forgets_its_key():
    key = kept().session_key
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))

    found = SessionStore(key)

    assert found.get("colour") is None
    assert found.session_key is None


def test_session_nobody_began_is_empty():
    assert SessionStore("unknown").load() == {}


def test_session_that_was_tampered_with_is_empty():
    key = kept().session_key
    Session.objects.filter(pk=key).update(session_data="eyJhIjoxfQ:forged:signature")

    assert SessionStore(key).load() == {}
