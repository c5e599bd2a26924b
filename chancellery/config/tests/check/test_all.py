"""The sample is whole, a verdict names what breaks it, and every invariant is broken by some test beside this one."""

from __future__ import annotations

import pytest

from chancellery.config import check
from chancellery.config.tests.check import (
    test_commitments,
    test_concerns,
    test_documents,
    test_guards,
    test_organisations,
    test_originals,
    test_plans,
    test_reviews,
    test_search,
    test_successions,
    test_translations,
)
from chancellery.config.tests.check.damage import behind_the_back, broken
from chancellery.config.tests.conftest import NOW
from chancellery.documents import actions as documents
from chancellery.documents.models import Document, Text

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]


def test_the_sample_is_whole():
    assert broken() == set()


def test_what_a_text_says_of_two_other_documents_is_whole():
    plan, directive = (Document.objects.get(number=number) for number in ("318/KH-UBND", "47-CT/TW"))
    article = Text.objects.filter(document__number="62-TB/BĐNTW").earliest("pk")

    documents.cite(
        source=plan, target=directive, kind="cites", text=article, quote=article.body[:12], start=0, end=12, by=None,
        at=NOW,
    )  # fmt: skip

    assert broken() == set()


def test_a_verdict_counts_all_and_names_the_first():
    behind_the_back("UPDATE documents_document SET number_key = 'lost' || id")

    (verdict,) = [
        verdict for verdict in check.verdicts() if verdict.sentence == "A document is found under its number."
    ]
    assert verdict.broken == 3
    assert len(verdict.first) == 3


def test_every_invariant_is_tested():
    apart = (
        test_commitments, test_concerns, test_documents, test_guards, test_organisations, test_plans, test_reviews,
        test_search, test_successions,
    )  # fmt: skip
    tested = {parameters.values[0] for module in apart for parameters in module.DAMAGES}
    tested |= {sentence for sentence, _statement in test_translations.DAMAGES}
    tested |= {sentence for _name, sentence in test_originals.LEFT}
    tested |= {test_originals.CHANGED, test_translations.REVIEWED_BY_ANOTHER}

    assert tested == {invariant.sentence for invariant in check.INVARIANTS}
