"""What a kind of document is looked for by."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import translation

from chancellery.core.folding import fold
from chancellery.documents import kind_words, queries
from chancellery.documents.enums import Kind
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations import queries as organisations
from chancellery.organisations.tests.factories import MembershipFactory


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_a_kind_is_found_by_what_the_pages_call_it(language):
    lacking = {}
    for kind in set(Kind) - {Kind.OTHER}:
        with translation.override(language):
            called = set(fold(str(kind.label)).split())
        if rest := called - set(fold(" ".join(kind_words.words_of(kind))).split()):
            lacking[kind] = rest

    assert lacking == {}


@pytest.mark.django_db
def test_a_document_is_found_by_the_words_of_its_kind_in_any_language():
    held = organisations.authority_of(MembershipFactory(role="observer").user, on=organisations.today())
    scheme = DocumentFactory(kind=Kind.SCHEME)
    DocumentFactory()

    assert [
        list(queries.fitting(held, queries.Filters(words=words))) for words in ("koncepcja", "đề án", "schema")
    ] == [[scheme]] * 3
