"""Units as people type them into a form."""

from __future__ import annotations

import pytest

from chancellery.commitments import forms
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def test_a_unit_is_found_by_how_its_name_begins_where_no_other_begins_so():
    names = ("Sở Giáo dục và Đào tạo tỉnh Hà Tĩnh", "Sở Tài chính tỉnh Hà Tĩnh", "Sở Tài chính tỉnh Nghệ An")
    units = [UnitFactory(names={"vi": name}) for name in names]
    book = forms.UnitBook(units)

    assert book.find("So Giao duc va Dao tao") == [units[0]]
    assert book.find("Sở Tài chính") == units[1:]
    assert book.find("Sở Tài chính tỉnh Nghệ An") == [units[2]]
    assert book.find("Sở") == []
