"""From bytes to a document of the register, on PostgreSQL."""

from __future__ import annotations

import errno
import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from chancellery.core import files
from chancellery.core.models import AuditEntry, StoredFile
from chancellery.documents import actions as documents
from chancellery.documents.enums import CitationKind, Kind, Status
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.intake import actions
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.intake.tests.factories import AT, PAPER, IntakeFactory
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.reading.tests.made_files import word
from chancellery.reading.tests.made_mails import archive, mail

pytestmark = pytest.mark.django_db


def verbs(intake: Intake) -> list[str]:
    entries = AuditEntry.objects.filter(on_type="intake.intake", on_key=intake.pk).order_by("id")
    return list(entries.values_list("verb", flat=True))


def confirmed() -> Intake:
    intake = IntakeFactory()
    actions.accept_all(intake=intake, by=None, at=AT)
    return intake


def entry(**parts: object) -> actions.Entry:
    told = {"kind": Kind.PLAN, "number": "716/KH-UBND", "title": "A plan for friendship", "language": "en"} | parts
    return actions.Entry(**told)


def test_take_in_keeps_the_original_its_text_and_every_fact() -> None:
    intake = IntakeFactory()
    assert files.read(intake.file) == PAPER.encode()
    assert intake.file.sha256 == hashlib.sha256(PAPER.encode()).hexdigest()
    assert (intake.text, intake.language, intake.state) == (PAPER, "en", State.WAITING)
    assert all(intake.text[fact.start : fact.end] == fact.quote for fact in intake.facts.all())
    works = [fact.read["number"] for fact in intake.facts.filter(kind=FactKind.WORK)]
    assert works == ["210-KH/TU", "12-CT/TW"]
    assert intake.facts.filter(kind=FactKind.PROVISION).count() == 3
    assert verbs(intake) == ["intake.came"]


def test_take_in_recognises_the_same_file() -> None:
    first = IntakeFactory()
    with pytest.raises(actions.AlreadyIn) as refusal:
        IntakeFactory(unit=first.unit, name="again.txt")
    assert refusal.value.intake == first


def test_take_in_takes_a_rejected_file_again() -> None:
    first = IntakeFactory()
    actions.reject(intake=first, reason="the wrong year", by=None, at=AT)
    assert IntakeFactory(unit=first.unit).pk != first.pk


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x7fELF\x01" + bytes(range(256)) * 4, "binary"),
        ("MẬT\n\nKế hoạch công tác đối ngoại của tỉnh trong năm tới, gửi các đơn vị.".encode(), "secret"),
    ],
)
def test_take_in_keeps_nothing_of_what_is_refused(data: bytes, code: str) -> None:
    unit = UnitFactory()
    with pytest.raises(actions.NotRead) as refusal:
        IntakeFactory(unit=unit, data=data)
    assert refusal.value.code in {code, "unsupported"}
    assert str(refusal.value)
    assert not Intake.objects.exists()
    assert not StoredFile.objects.exists()


def test_take_in_keeps_nothing_when_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("chancellery.core.files.tempfile.mkstemp", full)
    unit = UnitFactory()
    with pytest.raises(files.NoRoom):
        IntakeFactory(unit=unit, data=PAPER.replace("pupils", "teachers").encode())
    assert not Intake.objects.exists()


def test_take_in_many_goes_on_after_a_refusal(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(PAPER)
    papers = [actions.Paper("empty.txt", lambda: b""), actions.Paper.at(tmp_path / "none.txt"), actions.Paper.at(good)]
    outcomes = list(actions.take_in_many(papers=papers, unit=UnitFactory(), by=None, at=AT))
    assert [(one.name, bool(one.intake), bool(one.refusal)) for one in outcomes] == [
        ("empty.txt", False, True), ("none.txt", False, True), ("good.txt", True, False),
    ]  # fmt: skip


def test_judge_keeps_a_correction_beside_what_was_read() -> None:
    fact = IntakeFactory().facts.filter(kind=FactKind.PROVISION).first()
    read = dict(fact.read)
    actions.judge(fact=fact, verdict=Verdict.CORRECTED, corrected={**read, "heading": "Tell schools"}, by=None, at=AT)
    fact.refresh_from_db()
    assert (fact.read, fact.corrected, fact.value["heading"]) == (read, {"heading": "Tell schools"}, "Tell schools")
    assert verbs(fact.intake) == ["intake.came", "intake.fact_judged"]


def test_judge_opens_again_what_was_judged() -> None:
    fact = IntakeFactory().facts.first()
    actions.judge(fact=fact, verdict=Verdict.REJECTED, by=None, at=AT)
    actions.judge(fact=fact, verdict=Verdict.OPEN, by=None, at=AT)
    fact.refresh_from_db()
    assert (fact.verdict, fact.decided_at) == (Verdict.OPEN, None)


def test_judge_refuses_a_correction_that_changes_nothing() -> None:
    fact = IntakeFactory().facts.first()
    with pytest.raises(actions.NothingCorrected):
        actions.judge(fact=fact, verdict=Verdict.CORRECTED, corrected=dict(fact.read), by=None, at=AT)


def test_accept_all_leaves_what_was_judged() -> None:
    intake = IntakeFactory()
    rejected = intake.facts.first()
    actions.judge(fact=rejected, verdict=Verdict.REJECTED, by=None, at=AT)
    count = actions.accept_all(intake=intake, by=None, at=AT)
    assert count == intake.facts.count() - 1
    assert list(intake.facts.exclude(verdict=Verdict.ACCEPTED)) == [rejected]


def test_accept_all_leaves_what_a_second_reader_alone_found() -> None:
    intake = IntakeFactory()
    theirs, old, *_ours = intake.facts.all()
    theirs.read["rule"] = "second-reader"
    del old.read["rule"]  # as it was stored before rules were
    theirs.save()
    old.save()
    actions.accept_all(intake=intake, by=None, at=AT)
    assert list(intake.facts.exclude(verdict=Verdict.ACCEPTED)) == [theirs]


@pytest.mark.parametrize("state", ["registered", "rejected"])
def test_nothing_changes_after_the_decision(state: str) -> None:
    intake = confirmed()
    if state == "registered":
        actions.register(intake=intake, entry=entry(), by=None, at=AT)
    else:
        actions.reject(intake=intake, reason="no paper of ours", by=None, at=AT)
    fact = intake.facts.first()
    with pytest.raises(actions.AlreadyDecided):
        actions.judge(fact=fact, verdict=Verdict.REJECTED, by=None, at=AT)
    with pytest.raises(actions.AlreadyDecided):
        actions.register(intake=intake, entry=entry(number="1-KH/X"), by=None, at=AT)
    with pytest.raises(actions.AlreadyDecided):
        actions.reject(intake=intake, reason="again", by=None, at=AT)


def test_register_refuses_while_facts_are_open() -> None:
    intake = IntakeFactory()
    with pytest.raises(actions.StillOpen) as refusal:
        actions.register(intake=intake, entry=entry(), by=None, at=AT)
    assert str(intake.facts.count()) in str(refusal.value)
    assert not Document.objects.exists()


def test_register_makes_a_document_with_its_provisions_and_citations() -> None:
    intake = confirmed()
    document = actions.register(intake=intake, entry=entry(citing={0: CitationKind.IMPLEMENTS}), by=None, at=AT)
    intake.refresh_from_db()
    assert (intake.state, intake.document) == (State.REGISTERED, document)
    assert [one.eid for one in document.provisions.all()] == [f"list_1__point_{place}" for place in (1, 2, 3)]
    text = document.texts.get()
    assert all(text.body[one.start : one.end] == one.body for one in document.provisions.all())
    assert document.provisions.get(eid="list_1__point_2").reading["schedule"] == "quarterly"
    cited = {citation.target.number: citation for citation in document.cites.all()}
    assert {number: citation.kind for number, citation in cited.items()} == {
        "210-KH/TU": CitationKind.IMPLEMENTS, "12-CT/TW": CitationKind.CITES,
    }  # fmt: skip
    assert all(text.body[one.start : one.end] == one.quote for one in cited.values())
    plan = cited["210-KH/TU"].target
    assert (plan.status, plan.dated_on) == (Status.NAMED, date(2023, 10, 16))
    assert [(one.kind, one.target.number) for one in plan.cites.all()] == [("implements", "12-CT/TW")]
    assert verbs(intake) == ["intake.came", "intake.facts_accepted", "intake.registered"]


def test_register_takes_a_corrected_provision_and_leaves_a_rejected_one() -> None:
    intake = IntakeFactory()
    first, second, _third = intake.facts.filter(kind=FactKind.PROVISION)
    actions.judge(
        fact=first, verdict=Verdict.CORRECTED, corrected={"heading": "Schools", "duty": False}, by=None, at=AT
    )
    actions.judge(fact=second, verdict=Verdict.REJECTED, by=None, at=AT)
    actions.accept_all(intake=intake, by=None, at=AT)
    document = actions.register(intake=intake, entry=entry(), by=None, at=AT)
    made = list(document.provisions.all())
    assert [(one.heading, one.classed) for one in made[:1]] == [("Schools", "information")]
    assert len(made) == 2
    assert made[0].start == first.start


def test_register_recognises_a_work_of_the_register_by_a_damaged_number() -> None:
    known = DocumentFactory(number="12-CT/TW", dated_on=date(2022, 1, 5), titles={"vi": "Chỉ thị"})
    damaged = PAPER.replace("12-CT/TW", "12/CT-TW").encode()
    intake = IntakeFactory(data=damaged)
    actions.accept_all(intake=intake, by=None, at=AT)
    document = actions.register(intake=intake, entry=entry(), by=None, at=AT)
    assert document.cites.filter(target=known).count() == 1
    assert "12/CT-TW" in known.aliases.values_list("as_printed", flat=True)


def test_register_leaves_a_citation_unresolved_between_two_candidates() -> None:
    meant = [DocumentFactory(number="12-CT/TW", dated_on=date(year, 1, 5)) for year in (2021, 2022)]
    undated = PAPER.replace(" dated 5 January 2022", "").encode()
    intake = IntakeFactory(data=undated)
    actions.accept_all(intake=intake, by=None, at=AT)
    document = actions.register(intake=intake, entry=entry(), by=None, at=AT)
    [unclear] = document.cites.filter(target=None)
    assert sorted(unclear.candidates) == sorted(one.pk for one in meant)


def test_register_completes_the_work_that_the_text_is() -> None:
    first = confirmed()
    actions.register(intake=first, entry=entry(), by=None, at=AT)
    named = Document.objects.get(number="210-KH/TU")
    second = IntakeFactory(unit=first.unit, data=PAPER.replace("sister", "partner").encode())
    actions.accept_all(intake=second, by=None, at=AT)
    document = actions.register(
        intake=second, document=named, by=None, at=AT,
        entry=entry(number="210-KH/TU", itself=0, dated_on=date(2023, 10, 16)),
    )  # fmt: skip
    assert (document.pk, document.status) == (named.pk, Status.IN_FORCE)
    assert (
        document.cites.get(target__number="12-CT/TW", text__isnull=False, text__document=document).kind == "implements"
    )


def test_register_attaches_a_translation_to_a_known_document() -> None:
    known = actions.register(intake=confirmed(), entry=entry(), by=None, at=AT)
    provisions, citations = known.provisions.count(), known.cites.count()
    other = IntakeFactory(data=PAPER.replace("sister", "partner").encode())
    actions.accept_all(intake=other, by=None, at=AT)
    same = actions.register(
        intake=other, document=known, entry=entry(title="Un plan d'amitié", language="fr"), by=None, at=AT
    )
    same.refresh_from_db()
    assert same == known
    assert same.titles == {"en": "A plan for friendship", "fr": "Un plan d'amitié"}
    assert (same.texts.count(), same.files.count()) == (2, 2)
    assert (same.provisions.count(), same.cites.count()) == (provisions, citations)


def test_register_refuses_a_number_that_is_taken_and_keeps_the_intake_waiting() -> None:
    DocumentFactory(number="716/KH-UBND", kind=Kind.PLAN, dated_on=None)
    intake = confirmed()
    with pytest.raises(documents.AlreadyRegistered):
        actions.register(intake=intake, entry=entry(), by=None, at=AT)
    intake.refresh_from_db()
    assert (intake.state, Document.objects.count()) == (State.WAITING, 1)


def test_the_database_keeps_the_promises_of_facts() -> None:
    fact = IntakeFactory().facts.first()
    for broken in (
        {"end": fact.start}, {"verdict": Verdict.ACCEPTED}, {"verdict": Verdict.CORRECTED, "decided_at": AT},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Fact.objects.filter(pk=fact.pk).update(**broken)


def test_take_in_many_makes_an_intake_of_each_part_of_a_mail() -> None:
    attached = {
        "plan.docx": word(PAPER),
        "broken.docx": word(PAPER)[:200],
        "more.zip": archive({"a/plan.txt": b"\xff"}),
    }
    paper = actions.Paper("mail.eml", lambda: mail(PAPER, attached))
    outcomes = list(actions.take_in_many(papers=[paper], unit=UnitFactory(), by=None, at=AT))

    assert [(one.name, one.intake and one.intake.name) for one in outcomes] == [
        ("mail.eml › body.txt", "mail.eml › body.txt"),
        ("mail.eml › plan.docx", "mail.eml › plan.docx"),
        ("mail.eml › broken.docx", None),
        ("mail.eml › more.zip › a › plan.txt", None),
    ]
    assert outcomes[0].intake.reading["published"] == "2023-11-25"
    assert Intake.objects.count() == 2
