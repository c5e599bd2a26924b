"""The five languages of the pages: who gets which, and how each writes days and figures."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.utils import translation

from chancellery.config import found
from chancellery.core import edtf
from chancellery.ui import marks


def test_a_service_is_founded_in_any_language_of_the_pages():
    assert [code for code, _name in settings.LANGUAGES] == found.LANGUAGES


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("pl", "pl"),
        ("pt-BR,pt;q=0.9", "pt"),
        ("vi-VN", "vi"),
        ("de,pl;q=0.7,en;q=0.5", "pl"),
        ("ja", "en"),
    ],
)
@pytest.mark.django_db
def test_before_signing_in_the_page_speaks_what_the_browser_asks_for(client, asked, given):
    page = client.get("/sign-in/", headers={"accept-language": asked})

    assert page.headers["Content-Language"] == given
    assert f'<html lang="{given}"' in page.content.decode()


@pytest.mark.parametrize(
    ("language", "day", "moment", "month"),
    [
        ("vi", "03/02/2026", "16:05 03/02/2026", "02/2026"),
        ("en", "3 Feb 2026", "3 Feb 2026, 16:05", "Feb 2026"),
        ("fr", "03/02/2026", "03/02/2026, 16:05", "février 2026"),
        ("pl", "03.02.2026", "03.02.2026, 16:05", "02.2026"),
        ("pt", "03/02/2026", "03/02/2026, 16:05", "02/2026"),
    ],
)
def test_days_are_written_as_the_language_does(language, day, moment, month):
    with translation.override(language):
        assert f">{day}<" in marks.day(date(2026, 2, 3))
        assert f">{moment}<" in marks.day(datetime(2026, 2, 3, 9, 5, tzinfo=UTC))
        assert edtf.in_words("2026-02") == month


@pytest.mark.parametrize(
    ("language", "shown"),
    [("vi", "12.345"), ("en", "12,345"), ("fr", "12\xa0345"), ("pl", "12\xa0345"), ("pt", "12.345")],
)
def test_thousands_are_parted_as_the_language_does(language, shown):
    with translation.override(language):
        assert f">{shown}<" in marks.badge(12_345)


@pytest.mark.parametrize(
    ("language", "shown"), [("vi", "45%"), ("en", "45\xa0%"), ("fr", "45\xa0%"), ("pl", "45%"), ("pt", "45\xa0%")]
)
def test_a_percentage_has_its_blank_or_none(language, shown):
    with translation.override(language):
        assert marks.percentage(45) == shown
