"""The intake's pages: what they show, what they refuse, and to whom."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.documents.enums import Kind, Status
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.intake import actions
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.intake.tests.factories import AT, PAPER, IntakeFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def unit() -> Unit:
    return UnitFactory()


def signed_in(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(MembershipFactory(unit=unit, role=role).user)
    return client


@pytest.fixture
def clerk(unit: Unit) -> Client:
    return signed_in(Role.CLERK, unit)


@pytest.fixture
def intake(unit: Unit) -> Intake:
    return IntakeFactory(unit=unit)


def text_file(name: str, words: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode())


def test_one_file_leads_to_its_reading(clerk: Client, unit: Unit) -> None:
    response = clerk.post(reverse("intake:new"), {"unit": unit.pk, "papers": [text_file("plan.txt", PAPER)]})
    assert response.url == Intake.objects.get(name="plan.txt").get_absolute_url()


def test_several_files_are_taken_in_and_each_refusal_is_told(clerk: Client, unit: Unit, intake: Intake) -> None:
    papers = [
        text_file("again.txt", PAPER), text_file("empty.txt", ""), text_file("new.txt", PAPER.replace("250", "300")),
    ]  # fmt: skip
    response = clerk.post(reverse("intake:new"), {"unit": unit.pk, "papers": papers})
    errors = response.context["form"].non_field_errors()
    assert [error.split(":")[0] for error in errors] == ["again.txt", "empty.txt"]
    assert intake.get_absolute_url() in errors[0]
    assert sorted(Intake.objects.values_list("name", flat=True)) == ["new.txt", "plan.txt"]


def test_a_pasted_text_is_taken_in(clerk: Client, unit: Unit) -> None:
    clerk.post(reverse("intake:new"), {"unit": unit.pk, "text": PAPER})
    assert Intake.objects.get().name.startswith("The provincial People's Committee")


def test_a_pasted_text_is_called_by_its_first_words(clerk: Client, unit: Unit) -> None:
    clerk.post(reverse("intake:new"), {"unit": unit.pk, "text": "Plan 12/KH-UBND of 3 May 2031\n1. Sow \\ reap."})
    assert Intake.objects.get().name == "Plan 12-KH-UBND of 3 May 2031 1. Sow - reap.txt"


def test_a_file_above_the_limit_is_refused_in_words(clerk: Client, unit: Unit, settings: pytest.FixtureRequest) -> None:
    settings.UPLOAD_LIMIT = 10
    response = clerk.post(reverse("intake:new"), {"unit": unit.pk, "papers": [text_file("plan.txt", PAPER)]})
    assert response.context["form"].non_field_errors() == ["plan.txt: This file is larger than 25 MB."]
    assert not Intake.objects.exists()


def test_nothing_given_is_told(clerk: Client, unit: Unit) -> None:
    response = clerk.post(reverse("intake:new"), {"unit": unit.pk, "text": "  "})
    assert response.context["form"].non_field_errors() == ["Choose a file or paste a text."]


def test_the_page_shows_the_text_with_marks_and_the_facts(clerk: Client, intake: Intake) -> None:
    known = DocumentFactory(number="12-CT/TW")
    page = clerk.get(intake.get_absolute_url()).content.decode()
    assert all(f'id="m-{fact.pk}"' in page and f'id="fact-{fact.pk}"' in page for fact in intake.facts.all())
    assert "The text announces 3 elements; found: 3." in page
    assert known.get_absolute_url() not in page  # its year is another one: not the same document
    DocumentFactory(number="210-KH/TU", kind=Kind.PLAN, dated_on=None)
    assert "in the register: 210-KH/TU" in clerk.get(intake.get_absolute_url()).content.decode()


def test_each_place_that_names_a_document_bears_its_mark(clerk: Client, unit: Unit) -> None:
    twice = b"We carry out Directive No. 12-CT/TW dated 5 January 2032. Directive 12-CT/TW asks the same of all."
    intake = IntakeFactory(unit=unit, data=twice)

    page = clerk.get(intake.get_absolute_url()).content.decode()

    (work,) = intake.facts.filter(kind="work")
    marked = re.findall(rf'<mark[^>]*data-marks="m-{work.pk}"[^>]*>(Directive)', page)
    assert marked == ["Directive", "Directive"]
    assert page.count(f'id="m-{work.pk}"') == 1


def test_the_page_says_what_a_text_lacks(clerk: Client, unit: Unit, intake: Intake) -> None:
    walk = IntakeFactory(
        unit=unit, data=b"On 3 May 2031 the weather was fine, and all the pupils went to see the river."
    )
    sentence = "This text names no official document."

    told = [sentence in clerk.get(one.get_absolute_url()).content.decode() for one in (walk, intake)]

    assert told == [True, False]


DOUBTFUL = b"""The plan sets out three tasks:
1. Raise awareness: every school tells its pupils about the sister provinces before 30 June 2034.
2. Leadership: the Department of Foreign Affairs leads and reports on Monday, 1 June 2032.

The sky was blue and the wind was soft.

All went home and slept.
"""


def test_each_doubt_stands_where_it_was_found_and_in_a_list(clerk: Client, unit: Unit) -> None:
    intake = IntakeFactory(unit=unit, data=DOUBTFUL)

    page = clerk.get(intake.get_absolute_url())

    words = page.content.decode()
    doubts = {doubt.sentence: doubt for doubt in page.context["doubts"]}
    weekday = doubts["The text says Monday, but 1 Jun 2032 was a Tuesday."]
    assert weekday.place == f"#d-{weekday.number}"
    assert f'id="d-{weekday.number}"' in words
    assert f'id="remark-{weekday.number}"' in words
    assert f'id="doubt-{weekday.number}"' in words
    assert "The text announces 3 points; 2 were found." in doubts


def test_the_ledger_accounts_for_each_passage_and_leads_to_what_was_not_read(clerk: Client, unit: Unit) -> None:
    intake = IntakeFactory(unit=unit, data=DOUBTFUL)
    address = intake.get_absolute_url()

    page = clerk.get(address)

    words = page.content.decode()
    unread = [intake.text.index("The sky"), intake.text.index("All went")]
    assert page.context["passages"] == len(intake.reading["ledger"])
    assert page.context["unread"] == 2
    assert "In 2 of them nothing was read." in words
    assert all(f'id="b-{start}" data-fate="unread"' in words for start in unread)
    assert f'<a href="#b-{unread[1]}"' in words


def test_the_text_narrows_to_what_was_not_read(clerk: Client, unit: Unit) -> None:
    intake = IntakeFactory(unit=unit, data=DOUBTFUL)
    address = intake.get_absolute_url()

    narrowed = str(clerk.get(address, {"show": "unread"}).context["text"])
    whole = str(clerk.get(address, {"show": "everything"}).context["text"])

    assert [narrowed.count("data-fate"), whole.count("data-fate")] == [2, 5]
    assert "The sky was blue" in narrowed
    place = clerk.get(address, {"show": "unread"}).context["panels"][0].rows[0].place
    assert place.startswith("?part=1#m-")  # where the whole text is shown


def test_the_page_asks_little(clerk: Client, intake: Intake) -> None:
    clerk.get(intake.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        clerk.get(intake.get_absolute_url())
    assert len(queries) <= 15


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.REJECTED])
def test_a_verdict_swaps_the_row_with_htmx_and_leads_back_without(
    clerk: Client, intake: Intake, verdict: Verdict
) -> None:
    first, second = intake.facts.all()[:2]
    swapped = clerk.post(reverse("intake:judge", args=[intake.pk, first.pk]), {"verdict": verdict}, **HTMX)
    assert swapped.content.decode().strip().startswith(f'<li class="row {verdict}"')
    assert 'id="progress"' in swapped.content.decode()
    led = clerk.post(reverse("intake:judge", args=[intake.pk, second.pk]), {"verdict": verdict})
    assert led.url == f"{intake.get_absolute_url()}#fact-{second.pk}"
    assert set(Fact.objects.filter(pk__in=[first.pk, second.pk]).values_list("verdict", flat=True)) == {verdict}


def test_a_verdict_brings_the_buttons_of_the_head_up_to_date(clerk: Client, intake: Intake) -> None:
    first, *others = intake.facts.all()
    judge = reverse("intake:judge", args=[intake.pk, first.pk])

    swapped = clerk.post(judge, {"verdict": "accepted"}, **HTMX).content.decode()

    assert f"Accept all {len(others)} open facts" in swapped
    assert swapped.count('hx-swap-oob="true"') == 2
    assert "csrfmiddlewaretoken" in swapped


def test_a_verdict_that_is_none_is_refused(clerk: Client, intake: Intake) -> None:
    address = reverse("intake:judge", args=[intake.pk, intake.facts.first().pk])
    assert clerk.post(address, {"verdict": "perhaps"}).status_code == 400
    assert clerk.get(address).status_code == 405


CORRECTIONS = {
    FactKind.WORK: ({"kind": "plan", "number": "211-KH/TU", "date": "2023-10-17"}, "number", "211-KH/TU"),
    FactKind.PROVISION: (
        {"heading": "Tell every school", "class": "duty", "label": "1."},
        "heading",
        "Tell every school",
    ),
    FactKind.DATE: ({"edtf": "2023-11"}, "edtf", "2023-11"),
    FactKind.QUANTITY: ({"value": "7", "of": "tasks"}, "value", 7),
}


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_a_correction_is_kept_beside_what_was_read(clerk: Client, intake: Intake, kind: FactKind) -> None:
    fact = intake.facts.filter(kind=kind).first()
    given, name, expected = CORRECTIONS[kind]
    address = reverse("intake:correct", args=[intake.pk, fact.pk])
    assert clerk.get(address).status_code == 200
    assert f'id="fact-{fact.pk}"' in clerk.get(address, **HTMX).content.decode()
    response = clerk.post(address, given)
    assert response.status_code == 302, response.context["form"].errors
    fact.refresh_from_db()
    assert (fact.verdict, fact.corrected[name]) == (Verdict.CORRECTED, expected)
    assert fact.read[name] != expected


def test_a_wrong_correction_is_told(clerk: Client, intake: Intake) -> None:
    fact = intake.facts.filter(kind=FactKind.DATE).first()
    address = reverse("intake:correct", args=[intake.pk, fact.pk])
    response = clerk.post(address, {"edtf": "yesterday"}, **HTMX)
    assert response.context["form"].errors["edtf"]
    same = clerk.post(address, {"edtf": fact.read["edtf"]}, **HTMX)
    assert same.context["form"].non_field_errors() == ["This correction says the same as what was read."]


def test_all_facts_are_accepted_at_once_and_the_text_registered(clerk: Client, intake: Intake) -> None:
    address = reverse("intake:register", args=[intake.pk])
    given = {"kind": "plan", "number": "716/KH-UBND", "language": "en", "title": "Friendship", "status": "in force",
             "citing_0": "implements"}  # fmt: skip
    early = clerk.post(address, given)
    assert "still to be confirmed" in early.context["form"].non_field_errors()[0]
    assert clerk.post(reverse("intake:accept_all", args=[intake.pk])).url == intake.get_absolute_url()
    document = Document.objects.filter(number="716/KH-UBND")
    response = clerk.post(address, given)
    assert response.url == document.get().get_absolute_url()
    assert document.get().cites.get(target__number="210-KH/TU").kind == "implements"
    assert clerk.get(response.url).status_code == 200
    assert clerk.get(intake.get_absolute_url()).status_code == 200
    assert clerk.get(address).url == intake.get_absolute_url()


def test_the_form_is_filled_in_from_the_work_that_the_text_is(clerk: Client, intake: Intake) -> None:
    form = clerk.get(reverse("intake:register", args=[intake.pk]), {"as": "work-0"}).context["form"]
    assert (form.initial["number"], form.initial["kind"], form.initial["dated_on"]) == (
        "210-KH/TU", "plan", "2023-10-16",
    )  # fmt: skip
    assert form.initial["citing_1"] == "implements"
    assert "citing_0" not in form.fields


def test_a_text_with_its_own_number_is_registered_as_that_document(clerk: Client, intake: Intake) -> None:
    unit = UnitFactory(names={"vi": "Ủy ban nhân dân tỉnh Hà Tĩnh"})
    own = IntakeFactory(
        unit=intake.unit,
        data="ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\nSố: 512/KH-UBND\nHà Tĩnh, ngày 14 tháng 10 năm 2026\n\nKẾ HOẠCH\n"
        "Giới thiệu tỉnh với bạn bè quốc tế\n\nThực hiện Chỉ thị 47-CT/TW, tỉnh ban hành kế hoạch:\n1. Dịch tài liệu.\n"
        "2. Mời bạn bè đến thăm.\n".encode(),
    )
    page = clerk.get(reverse("intake:register", args=[own.pk]))
    initial = page.context["form"].initial
    assert page.context["chosen"].code == "work-0"
    assert (initial["number"], initial["kind"], initial["dated_on"]) == ("512/KH-UBND", "plan", "2026-10-14")
    assert (initial["issuer"], initial["title"]) == (str(unit), "Giới thiệu tỉnh với bạn bè quốc tế")
    assert initial["citing_1"] == "implements"


@pytest.mark.parametrize(
    ("above", "issuer"),
    [
        ("UBND TỈNH HÀ TĨNH\nSỞ NGOẠI VỤ", "Sở Ngoại vụ tỉnh Hà Tĩnh"),
        ("UBND TỈNH HÀ TĨNH     CỘNG HÒA VIỆT NAM\nSỞ NGOẠI VỤ          Độc lập - Tự do", "Sở Ngoại vụ tỉnh Hà Tĩnh"),
        ("UBND TỈNH HÀ TĨNH\nSỞ CÔNG THƯƠNG", "SỞ CÔNG THƯƠNG"),
        ("UBND TỈNH HÀ TĨNH\nTrích yếu", "UBND tỉnh Hà Tĩnh"),
        # several are called so, and none of them is of this province
        ("UBND TỈNH LÂM SƠN\nSỞ NGOẠI VỤ", "SỞ NGOẠI VỤ, UBND TỈNH LÂM SƠN"),
    ],
)  # fmt: skip
def test_the_lowest_line_above_the_number_says_who_issues(
    clerk: Client, intake: Intake, above: str, issuer: str
) -> None:
    UnitFactory(names={"vi": "UBND tỉnh Hà Tĩnh"})
    for province in ("Hà Tĩnh", "Nghệ An"):
        UnitFactory(names={"vi": f"Sở Ngoại vụ tỉnh {province}"}, short_names={"vi": "Sở Ngoại vụ"})
    text = f"{above}\nSố: 12/KH-SNgV\nHà Tĩnh, ngày 14 tháng 10 năm 2026\n\nKẾ HOẠCH\nMời bạn bè\n\n1. Dịch tài liệu.\n"
    own = IntakeFactory(unit=intake.unit, data=text.encode())
    page = clerk.get(reverse("intake:register", args=[own.pk]))
    assert page.context["form"].initial["issuer"] == issuer
    # what is proposed is taken as it stands
    given = page.context["form"].initial | {"status": Status.IN_FORCE}
    actions.accept_all(intake=own, by=None, at=AT)
    assert clerk.post(reverse("intake:register", args=[own.pk]), given).status_code == 302


def test_a_translation_is_attached_to_a_document_of_the_register(clerk: Client, intake: Intake) -> None:
    known = DocumentFactory(number="210-KH/TU", kind=Kind.PLAN, dated_on=None, titles={"vi": "Kế hoạch"})
    actions.accept_all(intake=intake, by=None, at=AT)
    address = f"{reverse('intake:register', args=[intake.pk])}?as=work-0"
    assert "number" not in clerk.get(address).context["form"].fields
    assert clerk.post(address, {"language": "en", "title": "Plan"}).url == known.get_absolute_url()
    known.refresh_from_db()
    assert (known.titles, known.status) == ({"vi": "Kế hoạch", "en": "Plan"}, Status.IN_FORCE)
    assert (
        clerk.get(
            reverse(
                "intake:register",
                args=[
                    IntakeFactory(
                        unit=intake.unit,
                        data=b"The plan of the office is to meet the friends of the province every year in May.",
                    ).pk
                ],
            ),
            {"as": "work-77"},
        ).status_code
        == 404
    )


def test_a_text_is_rejected_with_a_reason(clerk: Client, intake: Intake) -> None:
    address = reverse("intake:reject", args=[intake.pk])
    assert clerk.post(address, {"reason": ""}).status_code == 200
    assert clerk.post(address, {"reason": "an advertisement"}).url == reverse("intake:list")
    intake.refresh_from_db()
    assert (intake.state, intake.reject_reason) == (State.REJECTED, "an advertisement")
    assert "an advertisement" in clerk.get(intake.get_absolute_url()).content.decode()


def test_the_list_asks_as_much_for_thirty_rows_as_for_one(clerk: Client, intake: Intake) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert clerk.get(reverse("intake:list")).status_code == 200
        return len(queries)

    asked()
    one = asked()
    for number in range(29):
        Intake.objects.create(
            name=f"{number}.txt", file=intake.file, text="x", language="en", reading={}, unit=intake.unit, came_at=AT,
            state=State.REJECTED, decided_at=AT,
        )  # fmt: skip
    assert asked() == one


def test_the_list_filters_and_exports(clerk: Client, intake: Intake) -> None:
    def listed(**query: str) -> list[str]:
        return [row.name for row in clerk.get(reverse("intake:list"), query).context["rows"]]

    assert listed(q="PLAN", state="waiting") == ["plan.txt"]
    assert listed(state="registered") == []
    [row] = clerk.get(reverse("intake:list")).context["rows"]
    assert (row.open_facts, row.all_facts) == (intake.facts.count(), intake.facts.count())
    written = b"".join(clerk.get(reverse("intake:list"), {"format": "csv"}).streaming_content).decode()
    assert "plan.txt,en" in written


def test_the_intake_belongs_to_those_who_keep_the_papers(clerk: Client, intake: Intake) -> None:
    fact = intake.facts.first()
    strangers = [signed_in(role, intake.unit) for role in (Role.OFFICER, Role.PLANNER)]
    strangers.append(signed_in(Role.CLERK, UnitFactory()))
    pages = [
        intake.get_absolute_url(),
        *(reverse(f"intake:{name}", args=[intake.pk]) for name in ("register", "reject")),
    ]
    pages.append(reverse("intake:correct", args=[intake.pk, fact.pk]))
    posts = [reverse("intake:judge", args=[intake.pk, fact.pk]), reverse("intake:accept_all", args=[intake.pk])]
    for stranger in strangers:
        assert [stranger.get(page).status_code for page in pages] == [404] * len(pages)
        assert [stranger.post(page, {"verdict": "accepted"}).status_code for page in posts] == [404] * len(posts)
        assert list(stranger.get(reverse("intake:list")).context["rows"]) == []
    assert [strangers[0].get(reverse("intake:new")).status_code, clerk.get(reverse("intake:new")).status_code] == [
        403,
        200,
    ]
    assert [clerk.get(page).status_code for page in pages] == [200] * len(pages)
    assert [clerk.post(page, {"verdict": "accepted"}).status_code for page in posts] == [302] * len(posts)
