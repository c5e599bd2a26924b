"""The pages of plans: what they show, what they do, what they refuse."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document as WordFile

from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.plans import actions, queries
from chancellery.plans.models import Draft
from chancellery.plans.tests.factories import AT, DraftFactory, MeasureFactory
from chancellery.plans.tests.grid import at, words
from chancellery.reading.files import decode
from chancellery.reading.tests.made_sheets import sheets

pytestmark = pytest.mark.django_db


def test_begin_takes_the_documents_of_the_address_and_one_more_that_is_found(client):
    province = UnitFactory()
    directive, notice = DocumentFactory(number="47-CT/TW"), DocumentFactory(number="62-TB/TW", kind="notice")
    signed_in(client, province, Role.PLANNER)

    found = client.get(f"{at('begin')}?document={directive.pk}&q=62-TB")
    assert f"document={directive.pk}&amp;document={notice.pk}" in found.content.decode()
    response = client.post(
        at("begin"),
        {"document": [directive.pk, notice.pk], "title": "A plan", "unit": province.pk, "kind": "plan",
         "language": "vi"},
    )  # fmt: skip

    draft = Draft.objects.get()
    assert (response.status_code, response.url) == (302, at("draft", draft.pk))
    assert (queries.superiors_of(draft), draft.unit, draft.language) == ([directive, notice], province, "vi")


def test_begin_fills_in_the_unit_that_the_address_asks_for(client):
    province = UnitFactory()
    office = UnitFactory(parent=province)
    signed_in(client, province, Role.PLANNER)
    way = f"{at('begin')}?document={DocumentFactory().pk}"

    chosen = [client.get(f"{way}&unit={key}").context["form"]["unit"].value() for key in (office.pk, "", "nobody")]

    assert chosen == [str(office.pk), str(province.pk), str(province.pk)]


def test_begin_offers_no_unit_that_the_person_does_not_plan_for(client):
    province, elsewhere = UnitFactory(), UnitFactory()
    signed_in(client, province, Role.PLANNER)

    response = client.post(
        at("begin"),
        {"document": DocumentFactory().pk, "title": "A plan", "unit": elsewhere.pk, "kind": "plan", "language": "en"},
    )

    assert (response.status_code, Draft.objects.count()) == (200, 0)


def test_the_document_leads_a_planner_of_any_unit_to_a_plan_and_nobody_else(client):
    duty = ProvisionFactory()
    way = f"{at('begin')}?document={duty.document_id}"

    signed_in(client, UnitFactory(), Role.PLANNER)
    assert way in client.get(duty.document.get_absolute_url()).content.decode()
    signed_in(client, UnitFactory(), Role.OFFICER)
    assert way not in client.get(duty.document.get_absolute_url()).content.decode()


def test_draft_shows_what_stands_above_beside_the_plan_and_what_is_missing(client):
    document = DocumentFactory(number="47-CT/TW")
    taken, left, _forgotten = (
        ProvisionFactory(document=document, label=f"{n}.", heading=f"Duty {n}") for n in (1, 2, 3)
    )
    draft = DraftFactory(superiors=[document])
    actions.adopt(draft=draft, provisions=[taken], by=None, at=AT)
    actions.leave_out(draft=draft, provision=left, reason="Not ours.", by=None, at=AT)
    signed_in(client, draft.unit, Role.PLANNER)

    told = text_of(client.get(draft.get_absolute_url()))

    for words_ in ("Taken up", "Left out", "Not ours.", "Not taken up yet", "1 measure lacks something.",
                   "1 duty above is neither taken up nor left out.", "No lead unit"):  # fmt: skip
        assert words_ in told
    assert "Issue the plan" not in told


def test_a_superior_document_without_a_number_is_named_by_its_title_once(client):
    title = "The leaders of the province shared the lessons learned and proposed to widen the exchange of schools"
    duty = ProvisionFactory(document=DocumentFactory(number="", titles={"en": title}))
    draft = DraftFactory(superiors=[duty.document])
    actions.adopt(draft=draft, provisions=[duty], by=None, at=AT)
    signed_in(client, draft.unit, Role.PLANNER)

    begun = text_of(client.get(f"{at('begin')}?document={duty.document_id}")).partition("Find a document")[0]
    shown = text_of(client.get(at("draft", draft.pk)))

    assert begun.count(title) == 1
    assert "Open the document" in shown.partition("Measures of this plan")[0]
    assert "The leaders of the province shared the lessons …" in shown.partition("Measures of this plan")[2]


def test_draft_takes_as_many_queries_for_ten_measures_as_for_two(client, django_assert_max_num_queries):
    document = DocumentFactory()
    duties = [ProvisionFactory(document=document, heading=f"Duty {n}") for n in range(10)]
    draft = DraftFactory(superiors=[document])
    actions.adopt(draft=draft, provisions=duties, by=None, at=AT)
    signed_in(client, draft.unit, Role.PLANNER)
    client.get(draft.get_absolute_url())

    with django_assert_max_num_queries(32):
        client.get(draft.get_absolute_url())


def test_adopt_leave_out_and_the_order_of_measures_by_button(client):
    document = DocumentFactory()
    first, second, third = (ProvisionFactory(document=document, heading=f"Duty {n}") for n in (1, 2, 3))
    draft = DraftFactory(superiors=[document])
    signed_in(client, draft.unit, Role.PLANNER)

    client.post(at("adopt", draft.pk), {"provision": [first.pk]})
    client.post(at("leave_out", draft.pk), {"provision": second.pk, "reason": "Not ours."})
    client.post(at("adopt", draft.pk), {"all": document.pk})
    assert words(draft) == ["Duty 1", "Duty 3"]
    client.post(at("take_back", draft.pk), {"provision": second.pk})
    client.post(at("adopt", draft.pk), {"all": document.pk})
    assert words(draft) == ["Duty 1", "Duty 3", "Duty 2"]

    last = queries.measures_of(draft)[2]
    client.post(at("move", last.pk), {"place": 1})
    client.post(at("split", last.pk))
    assert words(draft) == ["Duty 2", "Duty 2", "Duty 1", "Duty 3"]
    client.post(at("drop", last.pk))
    assert words(draft) == ["Duty 2", "Duty 1", "Duty 3"]
    assert third.pk


def test_measure_page_writes_figures_parts_and_what_it_takes_up(client):
    document = DocumentFactory()
    first, second = (ProvisionFactory(document=document, heading=f"Duty {n}") for n in (1, 2))
    draft = DraftFactory(superiors=[document])
    culture = UnitFactory(parent=draft.unit, names={"en": "Culture"}, code="culture")
    [measure] = actions.adopt(draft=draft, provisions=[first], by=None, at=AT)
    signed_in(client, draft.unit, Role.PLANNER)
    fields = {
        "words": "Duty 1 in the hills", "due_kind": "day", "due_on": "2026-06-30", "lead": str(draft.unit),
        "helpers": "Culture: Lends its hall\nDepartment of Stars: Shines", "indicator": "Rooms", "target": "10",
        "weight": "2", "seen": queries.given_of(measure).mark, f"extent_{first.pk}": "whole", "more": second.pk,
    }  # fmt: skip

    response = client.post(at("measure", measure.pk), fields)

    assert response.status_code == 302, text_of(response)
    [stored] = queries.measures_of(draft)
    assert (stored.words, stored.indicator, stored.target, stored.weight) == ("Duty 1 in the hills", "Rooms", 10, 2)
    assert [(one.unit, one.part) for one in stored.helpers.all()] == [(culture, "Lends its hall")]
    assert stored.unknown_helpers == "Department of Stars: Shines"
    assert {one.provision: one.extent for one in stored.adoptions.all()} == {first: "whole", second: "narrowed"}
    client.post(
        at("measure", measure.pk), fields | {"seen": queries.given_of(stored).mark, f"extent_{first.pk}": "",
                                             f"extent_{second.pk}": "part", "more": ""},
    )  # fmt: skip
    [stored] = queries.measures_of(draft)
    assert [one.provision for one in stored.adoptions.all()] == [second]


def test_measure_page_of_somebody_elses_plan_is_not_there(client):
    measure = MeasureFactory()
    signed_in(client, UnitFactory(), Role.HEAD)

    assert client.get(at("measure", measure.pk)).status_code == 404
    assert client.get(measure.draft.get_absolute_url()).status_code == 404


def test_table_is_tried_first_and_then_taken_over(client):
    draft = DraftFactory()
    table = "Task\tLead\tDeadline\nHold a fair\tDepartment of Stars\t30 June 2026\n\tCulture\t1 July 2026"
    signed_in(client, draft.unit, Role.PLANNER)

    tried = client.post(at("table", draft.pk), {"pasted": table})
    told = text_of(tried)
    assert "Dry run: nothing was written yet" in told
    assert "“Department of Stars”: no unit is known by this name" in told
    assert "No cell of this row says what is to be done." in told
    assert words(draft) == []

    client.post(at("table", draft.pk), {"pasted": table, "take": "1"})
    assert words(draft) == ["Hold a fair"]
    assert "There is nothing to take over." in text_of(client.post(at("table", draft.pk), {"pasted": table}))


def test_table_asks_whether_a_row_is_a_measure_in_other_words(client):
    draft = DraftFactory(language="en")
    MeasureFactory(draft=draft, words="Hold a fair of books from Laos in the spring")
    table = "Task\tLead\tDeadline\nHold a large fair of books from Laos\tCulture\t30 June 2026"
    signed_in(client, draft.unit, Role.PLANNER)
    tried = client.post(at("table", draft.pk), {"pasted": table})
    assert "Is it measure 1? Hold a fair of books from Laos in the spring" in text_of(tried)

    unanswered = client.post(at("table", draft.pk), {"pasted": table, "take": "1"})
    assert "Say of each row in question" in text_of(unanswered)
    assert "Is it measure 1?" in text_of(unanswered)
    client.post(at("table", draft.pk), {"pasted": table, "take": "1", "row-2": "same"})

    assert words(draft) == ["Hold a large fair of books from Laos"]


def test_table_of_a_word_file_is_found_among_others(client):
    draft = DraftFactory()
    file, data = WordFile(), io.BytesIO()
    file.add_paragraph("Plan of the province for the coming year, with a table of what each unit is to do.")
    file.add_table(rows=1, cols=2).rows[0].cells[0].text = "PEOPLE'S COMMITTEE"
    file.add_paragraph("The tasks are assigned as follows.")
    table = file.add_table(rows=2, cols=3)
    for cells, texts in zip(
        table.rows, (("Task", "Lead unit", "Deadline"), ("Hold a fair", "Culture", "30 June 2026")), strict=True
    ):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    file.save(data)
    signed_in(client, draft.unit, Role.PLANNER)

    response = client.post(at("table", draft.pk), {"file": SimpleUploadedFile("tasks.docx", data.getvalue())})

    assert "Hold a fair" in text_of(response)
    assert response.context["to_take"] == 1


def test_table_of_a_spreadsheet_shows_the_numbers_of_the_sheets_own_rows(client):
    draft = DraftFactory()
    rows = [
        [None], [None], [None, "Tasks of the year"], [None], [None, "Task", "Lead unit", "Deadline"],
        [None, "Hold a fair", "Culture", "30 June 2026"], [None], [None],
        [None, "Open a reading room", "Culture", "31 July 2026"],
    ]  # fmt: skip
    data = sheets({"Sheet1": rows})
    signed_in(client, draft.unit, Role.PLANNER)

    tried = client.post(at("table", draft.pk), {"file": SimpleUploadedFile("tasks.xlsx", data)})
    again = client.post(at("table", draft.pk), {"pasted": tried.context["text"], "numbers": tried.context["numbers"]})

    shown = [[(line.number, line.words) for line in one.context["lines"]] for one in (tried, again)]
    assert shown == [[(6, "Hold a fair"), (9, "Open a reading room")]] * 2


def test_table_of_several_sheets_names_the_sheet_beside_each_row(client):
    draft = DraftFactory()
    head = ["Task", "Lead unit", "Deadline"]
    data = sheets({
        "Culture": [head, ["Hold a fair", "Culture", "30 June 2026"], ["Open a room", "Culture", "31 July 2026"]],
        "Trade": [["Annex 2"], head, ["Sign a contract", "Trade", "31 July 2026"]],
    })  # fmt: skip
    signed_in(client, draft.unit, Role.PLANNER)

    tried = client.post(at("table", draft.pk), {"file": SimpleUploadedFile("tasks.xlsx", data)})
    again = client.post(at("table", draft.pk), {
        "pasted": tried.context["text"], "numbers": tried.context["numbers"], "sheet": tried.context["sheets"],
    })  # fmt: skip

    shown = [[(line.sheet, line.number, line.words) for line in one.context["lines"]] for one in (tried, again)]
    assert (
        shown == [[("Culture", 2, "Hold a fair"), ("Culture", 3, "Open a room"), ("Trade", 3, "Sign a contract")]] * 2
    )
    assert "Trade 3" in text_of(tried)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Paste a table, or choose a file that holds one."),
        (
            {
                "file": SimpleUploadedFile(
                    "notes.txt", b"Dear colleagues, this letter holds no table of what each of us is to do this year."
                )
            },
            "says what is to be done",
        ),
        ({"pasted": "TUYỆT MẬT\n\nTask\tLead\nHold a fair\tCulture"}, "state secrecy"),
    ],
)
def test_table_says_what_is_wrong(client, sent, said):
    draft = DraftFactory()
    signed_in(client, draft.unit, Role.PLANNER)

    assert said in text_of(client.post(at("table", draft.pk), sent))


def test_outline_is_saved_and_two_people_do_not_write_over_each_other(client):
    draft = DraftFactory()
    seen = actions.Outline.of(draft).mark
    fields = {"title": draft.title, "kind": "plan", "language": "en", "place": "Vinh", "seen": seen}
    signed_in(client, draft.unit, Role.PLANNER)

    assert client.post(at("describe", draft.pk), fields).status_code == 302
    second = client.post(at("describe", draft.pk), fields | {"place": "Hue"})

    assert "changed this meanwhile" in text_of(second)
    assert actions.Outline.of(Draft.objects.get()).mark in second.content.decode()
    assert Draft.objects.get().place == "Vinh"


def test_preview_is_the_word_file_of_the_draft(client):
    measure = MeasureFactory(words="Hold a fair", draft__title="Kế hoạch công tác đối ngoại")
    signed_in(client, measure.draft.unit, Role.PLANNER)

    response = client.get(at("preview", measure.draft.pk))

    assert response["Content-Disposition"] == 'attachment; filename="ke-hoach-cong-tac-doi-ngoai.docx"'
    assert "1. Hold a fair" in decode(response.content, "plan.docx").text


def test_issue_says_what_is_missing_and_then_makes_the_plan(client):
    draft = DraftFactory()
    signed_in(client, draft.unit, Role.HEAD)
    assert "It has no measure yet." in text_of(client.get(at("issue", draft.pk)))
    MeasureFactory(draft=draft, words="Hold a fair")

    response = client.post(at("issue", draft.pk), {"number": "9/KH-UBND", "dated_on": "2026-03-02"})

    made = Commitment.objects.get()
    assert (response.status_code, response.url) == (302, made.provision.document.get_absolute_url())
    assert client.get(draft.get_absolute_url()).url == response.url
    assert [client.get(at(name, draft.pk)).status_code for name in ("measures", "table", "describe", "issue")] == (
        [302] * 4
    )


def test_desk_shows_plans_being_written_and_plans_that_give_measures(client):
    draft = DraftFactory(title="A plan of the hills")
    culture = UnitFactory(parent=draft.unit, names={"en": "Culture"})
    MeasureFactory(draft=draft, lead=culture)
    signed_in(client, draft.unit, Role.PLANNER)
    assert "A plan of the hills" in text_of(client.get("/"))

    actions.issue(
        draft=draft, number="9/KH-UBND", dated_on=AT.date(), site="https://r.example", by=None, at=timezone.now()
    )
    signed_in(client, culture, Role.PLANNER)
    told = text_of(client.get("/"))

    assert "Plans that give your units measures" in told
    assert "1 measure for your units" in told
