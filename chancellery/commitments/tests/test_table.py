"""The table of commitments: what a row says, in whose language, and that words never become markup."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from chancellery.commitments import queries, table
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
TODAY = date(2025, 7, 11)


def drawn(*, caption: str = "All") -> str:
    with translation.override("en"):
        found = queries.lines_of(Commitment.objects.all(), size=50, today=TODAY)
        return table.table(found.shown, caption=caption, today=TODAY)


def test_table_names_each_column_in_each_row_and_marks_what_is_foreign():
    CommitmentFactory(title="Mở phòng đọc", language="vi", due_on=date(2025, 6, 30))

    page = drawn()

    assert page.count('lang="vi"') == 1
    assert page.count('<td class="name" data-label="Lead unit">') == 1
    assert '<span class="standing late">11 days late</span>' in page


def test_table_writes_words_as_words():
    unit = UnitFactory(names={"en": "A & <b>B</b>"})
    CommitmentFactory(title='<script>alert("x")</script>', lead=unit)

    page = drawn(caption="<i>all</i>")

    assert "<script>" not in page
    assert "<b>B" not in page
    assert "<i>" not in page


def test_table_reads_no_more_than_it_needs(django_assert_num_queries):
    CommitmentFactory(parent=CommitmentFactory())

    with django_assert_num_queries(1):
        page = drawn()

    assert page.count("<tr data-row>") == 2


def test_table_of_nothing_is_nothing():
    assert drawn() == ""


def test_a_row_says_why_it_is_left_out():
    CommitmentFactory(status=Status.WITHDRAWN, closing_reason="Overtaken by <b>47</b>", warrant="The chair")

    page = drawn()

    assert page.count('<small class="soft">Overtaken by &lt;b&gt;47&lt;/b&gt;</small>') == 1


def test_a_row_whose_own_day_has_not_passed_says_that_something_below_is_overdue():
    above = CommitmentFactory(due_on=date(2025, 9, 30))
    CommitmentFactory(parent=above, due_on=date(2025, 6, 30))

    page = drawn()

    assert page.count('<span class="standing late">11 days late</span>') == 1
    assert page.count('<span class="standing late">Overdue below</span>') == 1


def test_a_row_that_was_withdrawn_says_so_whatever_was_left_open_below():
    above = CommitmentFactory(due_on=date(2025, 9, 30), status=Status.WITHDRAWN, closing_reason="Overtaken")
    CommitmentFactory(parent=above, due_on=date(2025, 6, 30))

    page = drawn()

    assert "Overdue below" not in page
    assert page.count('<span class="standing waived">Withdrawn</span>') == 1
