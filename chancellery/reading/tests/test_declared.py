"""What a web page says about itself."""

from datetime import date

import pytest

from chancellery.reading.files import decode, read_bytes
from chancellery.reading.inputs.decoded import Version
from chancellery.reading.tests.made_files import PLAN_FR, page

_BODY = f"<article><h1>Un plan adopté</h1><p>{PLAN_FR}</p><p>{PLAN_FR}</p></article>"


def _with_dateline(line: str, language: str) -> bytes:
    body = f"<article><h1>Un plan adopté</h1><p>{line}</p><p>{PLAN_FR}</p><p>{PLAN_FR}</p></article>"
    return f'<!DOCTYPE html><html lang="{language}"><head></head><body>{body}</body></html>'.encode()


def test_decode_knows_the_address_and_the_languages_of_a_page() -> None:
    head = (
        '<link rel="canonical" href="https://example.org/fr/plan">'
        '<link rel="alternate" hreflang="pl" href="/pl/plan"><link rel="alternate" hreflang="x-default" href="/">'
        '<link rel="alternate" hreflang="pt-BR" href="https://example.org/pt/plano">'
        '<link rel="alternate" type="application/rss+xml" href="/rss">'
    )
    decoded = decode(page(_BODY, head=head), "a.html")

    assert decoded.canonical == "https://example.org/fr/plan"
    assert decoded.versions == (
        Version(language="pl", address="https://example.org/pl/plan"),
        Version(language="pt-BR", address="https://example.org/pt/plano"),
    )


def test_decode_counts_each_language_once_and_takes_links_of_the_page() -> None:
    head = '<meta property="og:url" content="https://example.org/plan">'
    links = "<p><a hreflang='en' href='/en/plan'>English</a><a hreflang='EN' href='/other'>again</a></p>"
    decoded = decode(page(links + _BODY, head=head), "a.html")

    assert decoded.canonical == "https://example.org/plan"
    assert decoded.versions == (Version(language="en", address="https://example.org/en/plan"),)


@pytest.mark.parametrize(
    "address", ["/only/a/path", "javascript:alert(1)", "mailto:a@example.org", "http://[broken", "https://a b/c", ""]
)
def test_decode_takes_no_address_that_leads_nowhere(address: str) -> None:
    head = f'<link rel="canonical" href="{address}"><link rel="alternate" hreflang="fr" href="{address}">'
    decoded = decode(page(_BODY, head=head), "a.html")

    assert (decoded.canonical, decoded.versions) == (None, ())


@pytest.mark.parametrize(
    ("data", "day"),
    [
        ('{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-01T10:00:00+07:00"}]}', date(2024, 3, 1)),
        ('[{"datePublished": "2024-03-01"}, {"datePublished": "2021-01-01"}]', None),
        ('{"datePublished": 20240301}', None),
        ('{"datePublished": "2024-0', None),
    ],
    ids=["one", "two", "number", "broken"],
)
def test_decode_knows_the_day_of_linked_data_when_there_is_one(data: str, day: date | None) -> None:
    head = f'<script type="application/ld+json">{data}</script>'
    assert decode(page(_BODY, head=head), "a.html").published == day


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Thứ sáu, 01/03/2024 | 10:15", "vi", date(2024, 3, 1)),
        ("Publié le 01.03.2024", "fr", date(2024, 3, 1)),
        ("25/03/2024", "en", date(2024, 3, 25)),
        ("03/04/2024", "en", None),
        ("31/02/2024", "fr", None),
        ("01/03/2024 - 05/03/2024", "fr", None),
        ("Le plan du 01/03/2024 a été remis aux directions de la province voisine.", "fr", None),
        ("N° 12/03/2024/QD", "fr", None),
    ],
)
def test_decode_knows_the_day_of_a_line_above_the_article(line: str, language: str, day: date | None) -> None:
    assert decode(_with_dateline(line, language), "a.html").published == day


def test_read_bytes_leans_on_the_day_given_before_that_of_the_page() -> None:
    head = '<meta property="article:published_time" content="2024-03-01">'

    assert read_bytes(page(_BODY, head=head), "a.html").published == date(2024, 3, 1)
    assert read_bytes(page(_BODY, head=head), "a.html", published=date(2023, 1, 1)).published == date(2023, 1, 1)
    assert read_bytes(PLAN_FR.encode(), "a.txt").published is None
