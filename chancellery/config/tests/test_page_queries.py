"""No page of the sample service asks the database more often than a page may."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chancellery.commitments import actions
from chancellery.config import pages
from chancellery.organisations.models import User
from chancellery.organisations.queries import today

MOST = 15


@pytest.mark.usefixtures("service")
@pytest.mark.django_db
def test_no_page_asks_a_sixteenth_time():
    actions.fold_changes(today=today())  # as a server has done a second later
    over = {}
    for page in pages.all_pages():
        if page.name == "documents:file":  # an original is sent, not shown
            continue
        client = Client()
        if page.email:
            client.force_login(User.objects.get(email=page.email))
        client.get(page.url)
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        if len(asked) > MOST:
            over[page.name, page.role] = len(asked)

    assert over == {}
