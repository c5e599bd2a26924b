"""Every page in another language than English: nothing on it was worded once, when the code was loaded."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from babel.messages.pofile import read_po
from django.test import Client

from chancellery.config import pages, places
from chancellery.organisations.models import User

SPOKEN = {"aria-label", "title", "placeholder", "alt", "data-label", "value"}
#: Those on which most is done; Polish, with the longest words and the most forms, is tried on all.
DAILY = {"desk", "documents:list", "documents:document", "commitments:commitment", "commitments:board", "plans:draft"}


class _Said(HTMLParser):
    """Collects what a page says: its pieces of text, and the attributes that are read out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: set[str] = set()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words.add(" ".join(data.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words |= {value or "" for name, value in attrs if name in SPOKEN}


def english(language: str) -> set[str]:
    """Return the English sentences that ``language`` words otherwise.

    Single words and the names of issuers are not among them: a record may hold one.
    """
    path = places.HOME / "chancellery" / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    sentences = [one for one in catalogue if isinstance(one.id, str) and " " in one.id and one.context != "issuer"]
    return {str(one.id) for one in sentences if one.id != one.string}


@pytest.mark.parametrize("language", ["pl", "fr", "pt"])
@pytest.mark.usefixtures("service")
@pytest.mark.django_db
def test_a_page_is_in_the_language_of_its_reader(language):
    User.objects.update(language=language)
    wording, left = english(language), {}
    for page in pages.all_pages():
        if page.name in {"documents:file", "ui:gallery"} or (language != "pl" and page.name not in DAILY):
            continue
        client = Client(headers={"accept-language": language})
        if page.email:
            client.force_login(User.objects.get(email=page.email))
        answer = client.get(page.url)
        told = answer.content.decode()
        assert (answer.status_code, f'<html lang="{language}"' in told) == (page.status, True), page
        if found := _Said(told).words & wording:
            left[page.name] = sorted(found)

    assert left == {}
