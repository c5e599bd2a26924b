"""Issuing a plan: a document with its original, provisions, links and commitments, or nothing at all."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from datetime import date

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from docx import Document as WordFile

from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.core import files, word_file
from chancellery.core.mail import THREAD
from chancellery.core.models import AuditEntry
from chancellery.documents import actions as documents
from chancellery.documents.models import Carrying, Citation, Document
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.intake.actions import NotRead
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.plans import actions, layout, queries
from chancellery.plans.tests.factories import AT, JUNE, TODAY, DraftFactory, MeasureFactory
from chancellery.reading.files import decode

pytestmark = pytest.mark.django_db


def issue(draft, number="9/KH-UBND", **more):
    given = {"dated_on": TODAY, "site": "https://records.example", "by": None, "at": AT} | more
    return actions.issue(draft=draft, number=number, **given)


def _let_letters_leave():
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(timeout=5)


def province_with(*names):
    province = UnitFactory(names={"en": "Province of the Hills"})
    return province, [UnitFactory(parent=province, names={"en": name}) for name in names]


def test_issue_registers_a_document_whose_provisions_stand_in_its_word_file():
    province, [culture, education] = province_with("Culture", "Education")
    directive = DocumentFactory(number="47-CT/TW", titles={"en": "Directive on friendship"}, dated_on=date(2026, 1, 5))
    draft = DraftFactory(unit=province, superiors=[directive])
    MeasureFactory(draft=draft, words="Open ten reading rooms", lead=culture, section="With our neighbours")
    MeasureFactory(
        draft=draft, words="Send a choir & a <band>", lead=education, helpers=((culture, "Lends its hall"),),
        expected_output="A concert",
    )  # fmt: skip

    document = issue(draft)

    original, text = document.files.get(), document.texts.get()
    data = files.read(original.file)
    assert hashlib.sha256(data).hexdigest() == original.file.sha256
    assert decode(data, original.name).text == text.body
    assert (document.kind, document.number, document.issuer, document.dated_on, document.title) == (
        "plan", "9/KH-UBND", province, TODAY, draft.title,
    )  # fmt: skip
    provisions = list(document.provisions.order_by("order"))
    assert [(one.label, one.heading, one.classed, one.parent) for one in provisions] == [
        ("I.", "TASKS", "section", None),
        ("", "With our neighbours", "section", provisions[0]),
        ("1.", "Open ten reading rooms", "duty", provisions[1]),
        ("2.", "Send a choir & a <band>", "duty", provisions[0]),
    ]
    assert all(text.body[one.start : one.end] == one.body for one in provisions)
    assert (provisions[3].reading["lead_units"], provisions[3].reading["due"]) == (["Education"], "2026-06-30")
    citation = Citation.objects.get(source=document)
    assert (citation.target, citation.kind, citation.quote) == (directive, "implements", "47-CT/TW")
    assert text.body[citation.start : citation.end] == "47-CT/TW"
    draft.refresh_from_db()
    assert (draft.state, draft.document, draft.number) == ("issued", document, "9/KH-UBND")
    entry = AuditEntry.objects.get(verb="plan.issued")
    assert (entry.on_key, entry.details) == (
        draft.pk, {"document": document.pk, "number": "9/KH-UBND", "measures": 2},
    )  # fmt: skip


def test_issue_makes_a_commitment_of_each_measure_that_implements_what_it_takes_up():
    province, [culture, education] = province_with("Culture", "Education")
    duty = ProvisionFactory()
    draft = DraftFactory(unit=province, superiors=[duty.document])
    [adopted] = actions.adopt(draft=draft, provisions=[duty], by=None, at=AT)
    actions.write(
        measure=adopted, given=queries.Given(words=duty.heading, lead=culture, due_on=JUNE),
        seen=queries.given_of(adopted).mark, by=None, at=AT,
    )  # fmt: skip
    MeasureFactory(draft=draft, words="Hold a fair", lead=education, helpers=((culture, "Lends its hall"),), weight=3)

    document = issue(draft)

    first, second = Commitment.objects.order_by("pk")
    assert [(one.title, one.lead, one.parent, one.provision.document, one.language) for one in (first, second)] == [
        ("Hold a yearly meeting", culture, None, document, "en"),
        ("Hold a fair", education, None, document, "en"),
    ]
    assert [one.provision for one in first.implementations.all()] == [duty]
    assert (second.implementations.count(), second.weight) == (0, 3)
    assert [(one.unit, one.part) for one in second.coordinations.all()] == [(culture, "Lends its hall")]
    carrying = Carrying.objects.get()
    assert (carrying.provision, carrying.superior, carrying.extent) == (first.provision, duty, "whole")
    assert [(one.provision, one.commitment) for one in queries.measures_of(draft)] == [
        (first.provision, first), (second.provision, second),
    ]  # fmt: skip


def test_issue_hands_down_what_the_unit_was_given():
    province, [culture, education] = province_with("Culture", "Education")
    given = CommitmentFactory(lead=province, due_on=JUNE)
    second_duty = ProvisionFactory()
    draft = DraftFactory(unit=province, superiors=[given.provision.document, second_duty.document])
    [adopted] = actions.adopt(draft=draft, provisions=[given.provision], by=None, at=AT)
    actions.write(
        measure=adopted, given=queries.Given(words="Hold a yearly meeting in the hills", lead=culture, due_on=JUNE),
        seen=queries.given_of(adopted).mark, by=None, at=AT,
    )  # fmt: skip
    other = actions.split(measure=adopted, by=None, at=AT)
    actions.write(
        measure=other, given=queries.Given(words="Hold a yearly meeting at sea", lead=education, due_on=JUNE),
        seen=queries.given_of(other).mark, by=None, at=AT,
    )  # fmt: skip
    actions.relate(measure=other, extents={given.provision: "part", second_duty: "narrowed"}, by=None, at=AT)

    document = issue(draft)

    children = list(given.children.order_by("pk"))
    assert [(one.lead, one.provision.document, one.title) for one in children] == [
        (culture, document, "Hold a yearly meeting in the hills"),
        (education, document, "Hold a yearly meeting at sea"),
    ]
    given.refresh_from_db()
    assert not given.is_leaf
    assert [one.provision for one in children[1].implementations.all()] == [second_duty]
    assert given.provision_id in children[0].answers_to
    assert second_duty.pk in children[1].answers_to
    assert sorted((one.provision.label, one.superior.pk, one.extent) for one in Carrying.objects.all()) == sorted(
        [
            ("1.", given.provision.pk, "part"),
            ("2.", given.provision.pk, "part"),
            ("2.", second_duty.pk, "narrowed"),
        ]
    )


def test_issue_refuses_a_plan_that_is_not_ready_and_leaves_nothing_behind():
    duty = ProvisionFactory()
    draft = DraftFactory(superiors=[duty.document])
    MeasureFactory(draft=draft, unknown_lead="Department of Stars")

    with pytest.raises(actions.NotReady):
        issue(draft)

    draft.refresh_from_db()
    assert (draft.state, Document.objects.filter(kind="plan").count()) == ("writing", 0)
    ready = queries.readiness_of(draft, on=TODAY)
    assert [one.provision for one in ready.forgotten] == [duty]
    assert list(ready.lacks.values()) == [("unknown lead",)]


def test_issue_refuses_a_number_that_is_taken_and_a_second_time():
    draft = DraftFactory()
    MeasureFactory(draft=draft)
    documents.register(
        kind="plan", number="9/KH-UBND", issuer=draft.unit, dated_on=TODAY, titles={}, unit=draft.unit, by=None, at=AT
    )

    with pytest.raises(documents.AlreadyRegistered):
        issue(draft)
    with pytest.raises(actions.NumberMissing):
        issue(draft, number=" ")
    issue(draft, number="10/KH-UBND")
    with pytest.raises(actions.AlreadyIssued):
        issue(draft, number="11/KH-UBND")

    assert Commitment.objects.count() == 1


def test_issue_waits_for_a_report_on_what_is_to_be_handed_down():
    given = CommitmentFactory(due_on=JUNE)
    draft = DraftFactory(unit=given.lead, superiors=[given.provision.document])
    [measure] = actions.adopt(draft=draft, provisions=[given.provision], by=None, at=AT)
    actions.write(
        measure=measure, given=queries.Given(words=measure.words, lead=given.lead, due_on=JUNE),
        seen=queries.given_of(measure).mark, by=None, at=AT,
    )  # fmt: skip
    ReportFactory(commitment=given, state="submitted", submitted_at=AT)

    with pytest.raises(actions.NotReady):
        issue(draft)

    assert list(queries.readiness_of(draft, on=TODAY).waiting) == [given]


def test_issue_refuses_words_with_a_mark_of_secrecy():
    draft = DraftFactory(language="vi", title="Kế hoạch")
    MeasureFactory(draft=draft, section="TUYỆT MẬT", words="Mở phòng đọc")

    with pytest.raises(NotRead):
        issue(draft)


def test_issue_tells_the_heads_and_planners_of_the_units_that_lead(django_capture_on_commit_callbacks):
    province, [culture] = province_with("Culture")
    head = MembershipFactory(unit=culture, role=Role.HEAD, user=UserFactory(language="en")).user
    planner = MembershipFactory(unit=culture, role=Role.PLANNER, user=UserFactory(language="vi")).user
    MembershipFactory(unit=culture, role=Role.OFFICER)
    signer = MembershipFactory(unit=province, role=Role.HEAD).user
    draft = DraftFactory(unit=province)
    MeasureFactory(draft=draft, lead=culture)
    MeasureFactory(draft=draft)

    with django_capture_on_commit_callbacks(execute=True):
        document = issue(draft, by=signer)
    _let_letters_leave()

    told = {letter.to[0]: letter for letter in mail.outbox}
    assert set(told) == {head.email, planner.email}
    assert told[head.email].subject == "Plan 9/KH-UBND gives your unit measures"
    assert f"https://records.example{document.get_absolute_url()}" in told[head.email].body
    assert "- Culture: 1 measure" in told[head.email].body
    assert told[planner.email].subject != told[head.email].subject


@pytest.mark.parametrize("language", layout.languages())
def test_issue_prints_every_language_that_it_has_words_for(language):
    draft = DraftFactory(language=language)
    outline = actions.Outline.of(draft)
    MeasureFactory(draft=draft, due_on=date(2026, 12, 1))
    MeasureFactory(draft=draft, due_kind="periodic", period="quarter")
    MeasureFactory(draft=draft, due_kind="yearly")
    MeasureFactory(draft=draft, due_kind="continuous", due_on=None)
    actions.describe(
        draft=draft, outline=replace(
            outline, purpose="One\n\nTwo", carrying_out="Three", distribution="All units", signer_post="Chair",
            signer_name="Lan", place="Vinh",
        ), seen=outline.mark, by=None, at=AT,
    )  # fmt: skip

    document = issue(draft)

    classes = [one.classed for one in document.provisions.order_by("order")]
    assert classes == ["aim", "section", "duty", "duty", "duty", "duty", "organisation"]
    read = decode(files.read(document.files.get().file), "plan.docx")
    assert [cell.text for cell in read.tables[-1].rows[1]][1] == queries.measures_of(draft)[0].words


def test_issue_uses_the_layout_of_the_office_and_says_what_it_leaves_out(tmp_path):
    draft = DraftFactory()
    MeasureFactory(draft=draft, words="Open ten rooms")
    own = WordFile()
    own.add_paragraph("A plan of the hills: {{ title }}")
    own.save(tmp_path / f"{draft.unit.code}.en.docx")

    with override_settings(PLAN_LAYOUTS=str(tmp_path)), pytest.raises(actions.LayoutLeavesOut, match=r"I\. TASKS"):
        issue(draft)

    own.add_paragraph("{{ heads.measures }}")
    own.add_paragraph(
        "{% for section in sections %}{% for one in section.measures %}{{ one.line }}{% endfor %}{% endfor %}"
    )
    own.save(tmp_path / f"{draft.unit.code}.en.docx")
    with override_settings(PLAN_LAYOUTS=str(tmp_path)):
        document = issue(draft)
    assert document.texts.get().body.startswith("A plan of the hills: ")


@pytest.mark.parametrize("words", ["{{ nobody.", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{% include 'x' %}"])
def test_a_layout_that_cannot_be_filled_in_is_refused(tmp_path, words):
    draft = DraftFactory()
    MeasureFactory(draft=draft)
    own = WordFile()
    own.add_paragraph(words)
    own.save(tmp_path / "plan.en.docx")

    with override_settings(PLAN_LAYOUTS=str(tmp_path)), pytest.raises(word_file.LayoutUnfit):
        issue(draft)


def test_a_layout_that_is_no_word_file_is_refused(tmp_path):
    draft = DraftFactory()
    MeasureFactory(draft=draft)
    (tmp_path / "plan.en.docx").write_bytes(b"not a Word file")

    with override_settings(PLAN_LAYOUTS=str(tmp_path)), pytest.raises(word_file.LayoutUnfit):
        issue(draft)


def test_nothing_of_an_issued_plan_changes_behind_the_application_either():
    province, [culture, youth] = province_with("Culture", "Youth")
    duty = ProvisionFactory()
    draft = DraftFactory(unit=province, superiors=[duty.document])
    actions.leave_out(draft=draft, provision=duty, reason="Not ours", by=None, at=AT)
    measure = MeasureFactory(draft=draft, lead=culture, helpers=((youth, "Sings"),))
    other = MeasureFactory(words="Of another plan")
    issue(draft)
    adopt = f"INSERT INTO plans_adoption (measure_id, provision_id, extent) VALUES (%s, {duty.pk}, 'whole')"  # noqa: S608 - a key
    statements = [
        ("UPDATE plans_draft SET title = 'Other' WHERE id = %s", draft.pk),
        ("DELETE FROM plans_draft WHERE id = %s", draft.pk),
        ("UPDATE plans_measure SET words = 'Other' WHERE id = %s", measure.pk),
        ("DELETE FROM plans_measure WHERE id = %s", measure.pk),
        ("UPDATE plans_measure SET draft_id = %s WHERE words = 'Of another plan'", draft.pk),
        ("DELETE FROM plans_superior WHERE draft_id = %s", draft.pk),
        ("UPDATE plans_omission SET reason = 'Other' WHERE draft_id = %s", draft.pk),
        ("DELETE FROM plans_helper WHERE measure_id = %s", measure.pk),
        (adopt, measure.pk),
    ]

    for statement, key in statements:
        with pytest.raises(IntegrityError, match=r"never changes|is append-only"), transaction.atomic():
            connection.cursor().execute(statement, [key])

    connection.cursor().execute("UPDATE plans_measure SET words = 'Other' WHERE id = %s", [other.pk])
