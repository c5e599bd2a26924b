"""The page of a document that has everything a document can have asks no more than a page may, whoever looks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core import files
from chancellery.documents import actions
from chancellery.documents.enums import CitationKind, Kind
from chancellery.documents.rules import ReadProvision
from chancellery.documents.tests.factories import CitationFactory, DocumentFactory, ProvisionFactory, TextFactory
from chancellery.intake.models import Intake
from chancellery.intake.tests.factories import IntakeFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory
from chancellery.translations.models import Translation

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MOST = 15  #: queries of a page
BODY = "Under Directive 12.\n1. Raise awareness: tell every school.\n2. Hold a meeting.\n"


@pytest.fixture
def unit():
    return UnitFactory(parent=UnitFactory())


@pytest.fixture
def rich(unit):
    """Make a plan with texts in two languages, files, other names, intakes, and records it stands between."""
    by = MembershipFactory(unit=unit, role=Role.CLERK).user
    plan = DocumentFactory(kind=Kind.PLAN, unit=unit, issuer=unit, by=by, titles={"en": "A plan", "vi": "Kế hoạch"})
    for language in ("en", "vi"):
        stored = files.keep(language.encode(), media_type="text/plain", at=AT)
        file = actions.attach_file(
            document=plan, stored=stored, name=f"{language}.txt", language=language, by=by, at=AT
        )
        text = TextFactory(document=plan, file=file, body=BODY, language=language)
        intake = IntakeFactory(data=f"{language} {BODY}".encode(), unit=unit)
        Intake.objects.filter(pk=intake.pk).update(document=plan)
    provisions = actions.add_provisions(
        document=plan, text=text, by=by, at=AT, language="en",
        provisions=[
            ReadProvision(label="1.", heading="Raise awareness", start=20, end=58, listed=1),
            ReadProvision(label="2.", heading="Hold a meeting", start=58, end=77, listed=1),
        ],
    )  # fmt: skip
    actions.add_aliases(document=plan, forms=["5/KH-ABC", "KH 5"], language="vi", source="a notice")
    _among_others(plan, text, provisions, by)
    _translated("documents.document", plan.pk, "titles")
    _translated("documents.provision", provisions[0].pk, "heading")
    return plan


def _among_others(plan, text, provisions, by):
    above = DocumentFactory(unit=plan.registered_in)
    CitationFactory(source=above)
    said = {"text": text, "start": 6, "end": 18, "by": by, "at": AT}
    actions.cite(source=plan, target=above, kind=CitationKind.IMPLEMENTS, quote="Directive 12", **said)
    actions.cite(source=plan, target=None, kind=CitationKind.CITES, quote="Directive 12", **said)
    CitationFactory(target=plan)
    actions.carry(provision=provisions[0], superior=ProvisionFactory(document=above), by=by, at=AT)
    actions.carry(provision=ProvisionFactory(), superior=provisions[1], by=by, at=AT)
    CommitmentFactory(provision=provisions[0])


def _translated(on_type, on_key, field):
    for language in ("fr", "pl"):
        Translation.objects.create(
            on_type=on_type, on_key=on_key, field=field, language=language, words=f"In {language}", state="machine",
            source="a machine", rendered_from="A plan", original_language="en", made_at=AT,
        )  # fmt: skip


def test_a_document_with_everything(client, unit, rich):
    for role in Role:  # one record for all: its papers are really read
        client.force_login(MembershipFactory(unit=unit.parent, role=role).user)
        client.get(rich.get_absolute_url())

        with CaptureQueriesContext(connection) as asked:
            page = client.get(rich.get_absolute_url()).content.decode()

        assert len(asked) < MOST, "\n".join(one["sql"] for one in asked)
        assert all(word in page for word in ("5/KH-ABC", "vi.txt", "Raise awareness"))
