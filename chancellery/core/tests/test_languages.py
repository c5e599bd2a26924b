import pytest
from django.utils import translation

from chancellery.core.languages import best, name_of


@pytest.mark.parametrize(
    ("texts", "language", "chosen"),
    [
        ({"vi": "Sở", "pl": "Wydział"}, "pl", ("Wydział", "pl")),
        ({"vi": "Sở", "pl": "Wydział"}, "pl-PL", ("Wydział", "pl")),
        ({"vi": "Sở", "en": "Office"}, "fr", ("Sở", "vi")),
        ({"en": "Office", "fr": "Bureau"}, "pl", ("Office", "en")),
        ({"ru": "Отдел", "pl": "Wydział"}, "fr", ("Отдел", "ru")),
        ({"en": "", "ru": "Отдел"}, "en", ("Отдел", "ru")),
        ({"en": ""}, "en", ("", "")),
        ({}, "en", ("", "")),
    ],
)
def test_best_falls_back_to_what_a_reader_can_use(texts, language, chosen):
    assert best(texts, language) == chosen


def test_best_takes_the_language_of_the_page():
    texts = {"vi": "Sở", "en": "Office"}

    with translation.override("en"):
        assert best(texts) == ("Office", "en")
    with translation.override("vi"):
        assert best(texts) == ("Sở", "vi")
    with translation.override(None):
        assert best(texts) == ("Office", "en")


@pytest.mark.parametrize(
    ("page", "code", "name"),
    [
        ("en", "pl", "Polish"),
        ("vi", "pl", "Tiếng Ba Lan"),
        ("vi", "fr", "Tiếng Pháp"),
        ("vi", "cy", "Tiếng Wales"),
        ("pt", "pl", "Polaco"),
        ("pt", "cs", "Checo"),
        ("vi", "zz", "zz"),
        ("vi", "?", "?"),
    ],
)
def test_a_language_is_called_as_the_page_calls_it(page, code, name):
    with translation.override(page):
        assert name_of(code) == name
