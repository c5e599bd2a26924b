"""Writing a draft: begin, adopt, write, split, move, drop, leave out; two people at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.models import AuditEntry
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.tests.factories import PostFactory, TenureFactory, UnitFactory, UserFactory
from chancellery.plans import actions, queries
from chancellery.plans.models import Measure
from chancellery.plans.queries import Given, given_of
from chancellery.plans.tests.factories import AT, JUNE, TODAY, DraftFactory, MeasureFactory

pytestmark = pytest.mark.django_db
WHO = {"by": None, "at": AT}


def words(draft):
    return [one.words for one in queries.measures_of(draft)]


def extents(draft):
    return [[one.extent for one in measure.adoptions.all()] for measure in queries.measures_of(draft)]


def write(measure, **changed):
    stored = Measure.objects.get(pk=measure.pk)
    before = given_of(stored)
    return actions.write(measure=stored, given=replace(before, **changed), seen=before.mark, **WHO)


def test_begin_fills_in_who_signs_and_records_what_it_carries_out():
    unit, planner = UnitFactory(), UserFactory(full_name="Lan")
    TenureFactory(post=PostFactory(unit=unit, signs=True, titles={"en": "Chair"}), holder_name="Hoa")
    first, second = DocumentFactory(), DocumentFactory()

    draft = actions.begin(
        unit=unit, superiors=[first, second, first], title="A plan", kind="plan", language="en", by=planner, at=AT
    )

    assert queries.superiors_of(draft) == [first, second]
    assert (draft.signer_post, draft.signer_name, draft.state) == ("Chair", "Hoa", "writing")
    entry = AuditEntry.objects.get(verb="plan.begun")
    assert (entry.on_key, entry.by_name, entry.details["unit"]) == (draft.pk, "Lan", unit.pk)


def test_begin_refuses_a_plan_of_nothing_and_a_closed_unit():
    common = {"title": "A plan", "kind": "plan", "language": "en"}
    with pytest.raises(actions.NoSuperior):
        actions.begin(unit=UnitFactory(), superiors=[], **common, **WHO)
    with pytest.raises(actions.UnitGone):
        actions.begin(unit=UnitFactory(until_on=date(2026, 3, 1)), superiors=[DocumentFactory()], **common, **WHO)


def test_adopt_takes_each_provision_up_once_with_what_was_handed_down():
    handed = CommitmentFactory(due_on=JUNE, expected_output="Ten rooms")
    said = ProvisionFactory(
        document=handed.provision.document, heading="Report yearly", reading={"due": "2026-05-01", "output": "A report"}
    )
    draft = DraftFactory(unit=handed.lead, superiors=[said.document])

    first = actions.adopt(draft=draft, provisions=[handed.provision], **WHO)
    second = actions.adopt(draft=draft, provisions=[handed.provision, said], **WHO)

    assert [(one.words, one.due_on, one.expected_output) for one in (*first, *second)] == [
        (handed.provision.heading, JUNE, "Ten rooms"),
        ("Report yearly", date(2026, 5, 1), "A report"),
    ]
    assert extents(draft) == [["whole"], ["whole"]]


def test_adopt_refuses_what_does_not_stand_above():
    with pytest.raises(actions.NotAbove):
        actions.adopt(draft=DraftFactory(), provisions=[ProvisionFactory()], **WHO)


def test_other_words_narrow_and_the_same_words_carry_the_whole_again():
    duty = ProvisionFactory(heading="Hold a yearly meeting")
    draft = DraftFactory(superiors=[duty.document])
    [measure] = actions.adopt(draft=draft, provisions=[duty], **WHO)

    write(measure, words="Hold a yearly meeting in the hills")
    assert extents(draft) == [["narrowed"]]
    actions.relate(measure=measure, extents={duty: "whole"}, **WHO)
    write(measure, words="Hold a yearly meeting by the sea")
    assert extents(draft) == [["whole"]]  # somebody said so of other words
    write(measure, words="Hold a yearly meeting")
    assert extents(draft) == [["whole"]]


def test_split_shares_a_provision_and_dropping_one_gives_it_back():
    duty = ProvisionFactory(heading="Hold a yearly meeting")
    draft = DraftFactory(superiors=[duty.document])
    [first] = actions.adopt(draft=draft, provisions=[duty], **WHO)
    last = MeasureFactory(draft=draft, words="Hold a fair")

    second = actions.split(measure=first, **WHO)

    assert [one.pk for one in queries.measures_of(draft)] == [first.pk, second.pk, last.pk]
    assert extents(draft) == [["part"], ["part"], []]
    actions.drop(measure=second, **WHO)
    assert extents(draft) == [["whole"], []]
    assert AuditEntry.objects.get(verb="plan.measure_dropped").details["words"] == "Hold a yearly meeting"


def test_move_puts_a_measure_among_the_others():
    draft = DraftFactory()
    one, _two, three = (MeasureFactory(draft=draft, words=word) for word in ("One", "Two", "Three"))

    actions.move(measure=three, place=1, **WHO)
    assert words(draft) == ["Three", "One", "Two"]
    actions.move(measure=one, place=99, **WHO)
    assert words(draft) == ["Three", "Two", "One"]


def test_write_rows_leaves_alone_what_the_person_left_alone():
    draft = DraftFactory()
    mine, theirs = MeasureFactory(draft=draft, words="Mine"), MeasureFactory(draft=draft, words="Theirs")
    seen = {one.pk: given_of(one) for one in queries.measures_of(draft)}
    write(theirs, words="Theirs, improved")

    done = actions.write_rows(
        draft=draft,
        changes=[
            actions.Change(key=mine.pk, given=replace(seen[mine.pk], words="Mine, improved"), seen=seen[mine.pk].mark),
            actions.Change(key=theirs.pk, given=seen[theirs.pk], seen=seen[theirs.pk].mark),
            actions.Change(key=None, given=Given(words="New")),
        ],
        **WHO,
    )

    assert words(draft) == ["Mine, improved", "Theirs, improved", "New"]
    assert (len(done.written), dict(done.clashes)) == (2, {})


def test_write_rows_returns_a_row_that_both_changed_and_writes_the_others():
    draft = DraftFactory()
    both, mine = MeasureFactory(draft=draft, words="Both"), MeasureFactory(draft=draft, words="Mine")
    seen = {one.pk: given_of(one) for one in queries.measures_of(draft)}
    colleague = UserFactory(full_name="Hoa")
    actions.write(
        measure=both, given=replace(seen[both.pk], words="Both, by Hoa"), seen=seen[both.pk].mark, by=colleague, at=AT
    )
    changes = [
        actions.Change(key=both.pk, given=replace(seen[both.pk], words="Both, by me"), seen=seen[both.pk].mark),
        actions.Change(key=mine.pk, given=replace(seen[mine.pk], words="Mine, now"), seen=seen[mine.pk].mark),
    ]

    done = actions.write_rows(draft=draft, changes=changes, **WHO)

    assert words(draft) == ["Both, by Hoa", "Mine, now"]
    assert [(key, one.words, one.changed_by) for key, one in done.clashes.items()] == [
        (both.pk, "Both, by Hoa", colleague)
    ]
    with pytest.raises(actions.SomebodyChangedIt, match="Hoa"):
        actions.write(measure=both, given=changes[0].given, seen=changes[0].seen, **WHO)
    again = replace(changes[0], seen=given_of(done.clashes[both.pk]).mark)
    assert actions.write_rows(draft=draft, changes=[again], **WHO).clashes == {}
    assert words(draft)[0] == "Both, by me"


def test_write_rows_keeps_words_whose_measure_was_dropped_meanwhile():
    draft = DraftFactory()
    gone = MeasureFactory(draft=draft, words="Gone")
    seen = given_of(gone)
    actions.drop(measure=gone, **WHO)

    change = actions.Change(key=gone.pk, given=replace(seen, words="Gone, but better"), seen=seen.mark)
    actions.write_rows(draft=draft, changes=[change], **WHO)

    assert words(draft) == ["Gone, but better"]


def test_a_measure_needs_its_words():
    with pytest.raises(actions.WordsMissing):
        actions.add(draft=DraftFactory(), given=Given(words=" "), **WHO)


def test_leave_out_takes_a_reason_and_not_what_is_taken_up():
    duty, other = (ProvisionFactory(document=document) for document in [DocumentFactory()] * 2)
    draft = DraftFactory(superiors=[duty.document])
    actions.adopt(draft=draft, provisions=[other], **WHO)

    with pytest.raises(actions.ReasonMissing):
        actions.leave_out(draft=draft, provision=duty, reason=" ", **WHO)
    with pytest.raises(actions.IsTakenUp):
        actions.leave_out(draft=draft, provision=other, reason="Not ours.", **WHO)
    actions.leave_out(draft=draft, provision=duty, reason="Not ours.", **WHO)

    assert [one.is_forgotten for one in queries.survey_of(draft, []).lines] == [False, True]
    actions.take_back(draft=draft, provision=duty, **WHO)
    assert draft.omissions.count() == 0


def test_describe_does_not_write_over_what_somebody_else_wrote():
    draft = DraftFactory()
    before = actions.Outline.of(draft)
    actions.describe(
        draft=draft, outline=replace(before, place="Vinh"), seen=before.mark, by=UserFactory(full_name="Hoa"), at=AT
    )

    with pytest.raises(actions.SomebodyChangedIt, match="Hoa"):
        actions.describe(draft=draft, outline=replace(before, place="Hue"), seen=before.mark, **WHO)

    draft.refresh_from_db()
    assert draft.place == "Vinh"


def test_superior_documents_come_and_go_while_nothing_of_them_is_taken_up():
    duty, second = ProvisionFactory(), DocumentFactory()
    draft = DraftFactory(superiors=[duty.document])

    with pytest.raises(actions.NoSuperior):
        actions.drop_superior(draft=draft, document=duty.document, **WHO)
    actions.name_superior(draft=draft, document=second, **WHO)
    actions.adopt(draft=draft, provisions=[duty], **WHO)
    with pytest.raises(actions.StillTakenUp):
        actions.drop_superior(draft=draft, document=duty.document, **WHO)
    actions.drop_superior(draft=draft, document=second, **WHO)

    assert queries.superiors_of(draft) == [duty.document]


def test_a_discarded_draft_changes_no_more():
    draft = DraftFactory()
    actions.discard(draft=draft, **WHO)

    with pytest.raises(actions.AlreadyIssued):
        actions.add(draft=draft, given=Given(words="Hold a fair"), **WHO)


def test_a_name_means_the_unit_of_ones_own_province_where_several_bear_it():
    here, there = UnitFactory(code="hills"), UnitFactory(code="sea")
    own = UnitFactory(parent=here, names={"vi": "Sở Ngoại vụ"}, code="hills-foreign")
    other = UnitFactory(parent=there, names={"vi": "Sở Ngoại vụ"}, code="sea-foreign")

    names = queries.Names(
        ["so ngoai vu", "Sở Ngoại vụ · sea-foreign", "SEA-FOREIGN", "Sở Tài chính"], writer=here, on=TODAY
    )

    assert names.one("so ngoai vu") == own
    assert names.one("Sở Ngoại vụ · sea-foreign") == names.one("SEA-FOREIGN") == other
    assert names.one("Sở Tài chính") is None
    elsewhere = queries.Names(["Sở Ngoại vụ"], writer=UnitFactory(), on=TODAY)
    assert (elsewhere.one("Sở Ngoại vụ"), len(elsewhere.of("Sở Ngoại vụ"))) == (None, 2)
    assert queries.labels_of([own, other], writer=here, on=TODAY) == {
        own.pk: "Sở Ngoại vụ", other.pk: "Sở Ngoại vụ · sea-foreign",
    }  # fmt: skip


def test_the_beginning_of_a_name_is_enough_for_a_unit_of_ones_own():
    here = UnitFactory(code="hills")
    education = UnitFactory(parent=here, names={"vi": "Sở Giáo dục và Đào tạo tỉnh Đồi"}, code="e")
    for place in ("một", "hai"):
        UnitFactory(parent=here, names={"vi": f"Ủy ban nhân dân xã Đồi {place}"}, code=f"hills-{place[0]}")

    names = queries.Names(["Sở Giáo dục", "Sở", "Ủy ban nhân dân xã"], writer=here, on=TODAY)
    elsewhere = queries.Names(["Sở Giáo dục"], writer=UnitFactory(), on=TODAY)

    assert names.one("Sở Giáo dục") == education
    assert (names.one("Sở"), names.one("Ủy ban nhân dân xã"), elsewhere.one("Sở Giáo dục")) == (None, None, None)
