"""The commands on a database that holds nothing yet."""

from __future__ import annotations

import pytest

from chancellery.documents.models import Document

pytestmark = pytest.mark.django_db


def test_check_of_an_empty_database_holds(run):
    assert run("check").exit_code == 0


def test_intake_needs_a_unit(run, tmp_path):
    result = run("intake", tmp_path)

    assert result.exit_code == 1
    assert "no unit yet" in result.output


def test_sample_loads(run):
    result = run("sample")

    assert result.exit_code == 0
    assert Document.objects.filter(number="47-CT/TW").exists()
