"""A session is what was kept, until it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from chancellery.organisations.models import Session
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


def test_session_ends_when_nobody_used_it(settings):
    key = kept().session_key
    Session.objects.update(seen_at=timezone.now() - settings.SESSION_IDLE)

    assert SessionStore(key).load() == {}


def test_session_ends_some_time_after_it_began_however_much_it_is_used(settings):
    key = kept().session_key
    Session.objects.update(began_at=timezone.now() - settings.SESSION_LIFE)

    assert SessionStore(key).load() == {}


def test_session_remembers_to_the_minute_when_it_was_used(django_assert_num_queries):
    key = kept().session_key
    Session.objects.update(seen_at=timezone.now() - timedelta(minutes=5))

    with django_assert_num_queries(2):
        assert SessionStore(key)["colour"] == "green"
    with django_assert_num_queries(1):
        assert SessionStore(key)["colour"] == "green"

    assert timezone.now() - Session.objects.get().seen_at < timedelta(minutes=1)


def test_writing_to_a_session_does_not_make_it_younger():
    session = kept()
    began = timezone.now() - timedelta(hours=3)
    Session.objects.update(began_at=began)

    session["colour"] = "red"
    session.save()

    assert Session.objects.get().began_at == began
    assert SessionStore(session.session_key)["colour"] == "red"
