"""What a plan says on paper, in each language it may be printed in."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from chancellery.documents.enums import Kind
from chancellery.plans import layout

DATED = date(2015, 5, 8)


@pytest.mark.parametrize(
    ("language", "kind", "title", "line"),
    [
        ("vi", "directive", "Chỉ thị về sách", "Căn cứ Chỉ thị số 12-CT/TW ngày 08 tháng 05 năm 2015 về sách;"),
        ("en", "directive", "On books", "Having regard to Directive No. 12-CT/TW of 8 May 2015, On books;"),
        ("fr", "directive", "du livre", "Vu la directive n° 12-CT/TW du 8 mai 2015, du livre\N{NO-BREAK SPACE};"),
        ("fr", "notice", "du livre", "Vu l’avis n° 12-CT/TW du 8 mai 2015, du livre\N{NO-BREAK SPACE};"),
        ("pl", "resolution", "o książce", "Uwzględniając uchwałę nr 12-CT/TW z dnia 8 maja 2015 r. – o książce;"),
        ("pt", "plan", "do livro", "Tendo em conta o Plano n.º 12-CT/TW, de 8 de maio de 2015, do livro;"),
    ],
)
def test_a_ground_names_a_document_as_the_sentence_asks(language, kind, title, line):
    ground = layout.Ground(kind=kind, number="12-CT/TW", dated_on=DATED, title=title)

    assert layout.ground_line(ground, language) == line


def test_a_ground_without_number_is_its_title():
    ground = layout.Ground(kind="programme", number="", dated_on=None, title="program  czytelnictwa")

    assert layout.ground_line(ground, "pl") == "Uwzględniając program czytelnictwa;"


@pytest.mark.parametrize("language", layout.languages())
def test_paper_calls_a_kind_of_document_as_the_pages_do(language):
    kinds = [kind for kind in Kind if kind != Kind.OTHER]
    with translation.override(language):
        pages = {str(kind): str(kind.label) for kind in kinds}

    assert {str(kind): layout.kind_word(kind, language) for kind in kinds} == pages
    assert layout.kind_word(Kind.OTHER, language)


@pytest.mark.parametrize("language", ["fr", "pl", "pt"])
def test_every_kind_has_its_form_for_a_ground(language):
    assert all(layout.kind_word(kind, language, table="kinds_in_grounds") for kind in Kind)
