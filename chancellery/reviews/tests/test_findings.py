"""What a period brought: the page, its lists, its files, and who may see them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from docx import Document as Word

from chancellery.commitments import actions as commitments
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.commitments.tests.test_lists_of_many import many_like
from chancellery.commitments.tests.test_views_reading import rows_of_csv, signed_in, text_of
from chancellery.core import history
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.queries import today
from chancellery.organisations.tests.factories import UnitFactory, UserFactory
from chancellery.reviews import actions
from chancellery.reviews.models import Preparation, Review
from chancellery.reviews.rules import Concluded, Period, extremes, next_period
from chancellery.search import actions as index

pytestmark = pytest.mark.django_db
AT = datetime(2026, 4, 2, 5, tzinfo=UTC)
QUARTER = Period(date(2026, 2, 1), date(2026, 3, 31))
LATE, SOON = date(2026, 2, 20), date(2026, 6, 30)


class Half:
    """A unit below which one commitment became late in the quarter, one was given in it, and a report told of both."""

    def __init__(self):
        with history.happening_at(datetime(2026, 1, 5, 5, tzinfo=UTC)):
            self.top = UnitFactory(code="top")
            self.below = UnitFactory(parent=self.top, names={"en": "Northern province"}, short_names={"en": "North"})
            self.duty = ProvisionFactory(heading="Open rooms")
        self.late = self.given("Open four rooms", LATE, datetime(2026, 1, 10, 5, tzinfo=UTC))
        self.new = self.given("Train guides", SOON, datetime(2026, 3, 10, 5, tzinfo=UTC))
        self.report = ReportFactory(
            commitment=self.late, state=ReportState.ACCEPTED, difficulties="No hall is free.", requests="Lend one.",
            decided_by=UserFactory(), decided_at=datetime(2026, 3, 2, 5, tzinfo=UTC),
            submitted_at=datetime(2026, 3, 1, 5, tzinfo=UTC), period_until_on=date(2026, 2, 28),
        )  # fmt: skip
        commitments.fold_changes(today=AT.date())

    def given(self, title, due_on, at):
        with history.happening_at(at):
            return CommitmentFactory(
                title=title, lead=self.below, provision=self.duty, due_kind="day", due_on=due_on, made_at=at
            )

    def record(self, **other):
        given = {
            "document": None, "period": QUARTER, "language": "en", "is_open_below": True, "by": None, "at": AT,
            "conclusions": [Concluded("Rooms", "A hall is needed.", [self.report.pk])],
        }  # fmt: skip
        return actions.record_review(unit=self.top, **(given | other))

    def asked(self, **more):
        return {"period_from_on": QUARTER.first_on, "period_until_on": QUARTER.last_on} | more


@pytest.fixture
def half():
    return Half()


def moved(shown):
    return {group.what.value: [line.title for line in group.lines] for group in shown.context["groups"]}


def test_a_review_shows_what_its_period_brought(client, half):
    review = half.record()
    signed_in(client, half.top, Role.OBSERVER)

    shown = client.get(review.get_absolute_url())

    assert shown.context["found"].compared_on == date(2026, 1, 31)
    assert moved(shown) == {
        "newly-late": ["Open four rooms"], "not-reported": ["Open four rooms", "Train guides"],
        "given": ["Train guides"],
    }  # fmt: skip
    assert [(one.name, one.totals.total) for one in shown.context["units"]] == [("North", 2)]
    assert [one.report.difficulties for one in shown.context["told"]] == ["No hall is free."]
    assert "Rests on: North, 28 Feb 2026" in text_of(shown)


def test_a_review_of_a_document_goes_by_its_provisions(client, half):
    review = half.record(document=half.duty.document)
    signed_in(client, half.top, Role.OBSERVER)

    shown = client.get(review.get_absolute_url())

    assert [(one.name, one.totals.overdue) for one in shown.context["parts"]] == [(f"{half.duty.label} Open rooms", 1)]


def test_the_next_review_compares_with_the_last(client, half):
    half.record(period=Period(date(2026, 1, 12), date(2026, 2, 28)), conclusions=[Concluded("", "Well begun.")])
    review = half.record()
    signed_in(client, half.top, Role.OBSERVER)

    shown = client.get(review.get_absolute_url())

    assert shown.context["found"].compared_on == date(2026, 2, 28)
    assert (moved(shown)["newly-late"], moved(shown)["given"]) == ([], ["Train guides"])


def test_units_below_read_conclusions_and_figures_but_not_what_single_reports_say(client, half):
    review = half.record()
    sister = UnitFactory(parent=half.top)
    signed_in(client, sister, Role.OFFICER)

    shown = text_of(client.get(review.get_absolute_url()))
    paper = client.get(reverse("reviews:word", args=[review.pk]))

    assert "A hall is needed." in shown
    assert "No hall is free." not in shown
    assert "Open four rooms" not in shown
    assert "No hall is free." not in "\n".join(one.text for one in Word(io.BytesIO(paper.content)).paragraphs)
    assert client.get(reverse("reviews:moves", args=[half.top.pk]), half.asked(what="given")).status_code == 404


def test_all_that_moved_is_listed_and_sent_as_a_file(client, half):
    signed_in(client, half.top, Role.REVIEWER)
    url = reverse("reviews:moves", args=[half.top.pk])

    listed = client.get(url, half.asked(what="newly-late"))
    sent = rows_of_csv(client.get(url, half.asked(what="newly-late", format="csv")))

    assert [one.title for one in listed.context["rows"]] == ["Open four rooms"]
    assert [(row[1], row[3], row[6]) for row in sent[1:]] == [("Open four rooms", "North", "Overdue")]


def test_the_word_file_is_in_the_language_of_the_reader(client, half):
    review = half.record()
    reader = signed_in(client, half.top, Role.OBSERVER)
    papers, names = {}, []

    for language in ("en", "vi", "pl"):
        type(reader).objects.filter(pk=reader.pk).update(language=language)
        sent = client.get(reverse("reviews:word", args=[review.pk]))
        names.append(sent.headers["Content-Disposition"].partition("=")[2])
        paper = Word(io.BytesIO(sent.content))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        papers[language] = "\n".join([*(one.text for one in paper.paragraphs), *cells])

    assert names == [f'"top-{kind}-2026-03-31.docx"' for kind in ("review", "so-ket", "przeglad")]
    assert all("A hall is needed." in paper and "No hall is free." in paper for paper in papers.values())
    assert "Furthest" not in papers["en"]
    assert "Newly late: 1" in papers["en"]
    assert "Mới quá hạn: 1" in papers["vi"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in papers["vi"]
    assert "Nowe opóźnienia: 1" in papers["pl"]


def test_an_office_prints_reviews_in_its_own_layout(client, half, tmp_path):
    layout = Word()
    layout.add_paragraph("{{ office }}: {{ title }}")
    layout.save(tmp_path / "top.review.en.docx")
    review = half.record()
    signed_in(client, half.top, Role.OBSERVER)

    with override_settings(PLAN_LAYOUTS=str(tmp_path)):
        sent = client.get(reverse("reviews:word", args=[review.pk]))

    [line] = Word(io.BytesIO(sent.content)).paragraphs
    assert line.text.startswith(f"{half.top}: The work of")


def test_what_is_kept_is_there_again_and_goes_when_it_is_recorded(client, half):
    signed_in(client, half.top, Role.REVIEWER)
    url = reverse("reviews:new", args=[half.top.pk])
    typed = half.asked(themes="4", theme_4="Rooms", text_4="A hall is needed.") | {f"under_{half.report.pk}": "4"}

    client.post(url, typed | {"step": "keep"})
    again = client.get(url)
    kept = Preparation.objects.count()
    client.post(url, typed)

    assert again.context["form"]["text_4"].value() == "A hall is needed."
    assert [one.place for one in again.context["told"]] == ["4"]
    assert (kept, Preparation.objects.count()) == (1, 0)
    [conclusion] = Review.objects.get().conclusions.all()
    assert [backing.report for backing in conclusion.backings.all()] == [half.report]


def test_one_more_theme_loses_nothing(client, half):
    signed_in(client, half.top, Role.REVIEWER)
    typed = half.asked(text_1="A hall is needed.", period_until_on="not a day") | {f"under_{half.report.pk}": "1"}

    shown = client.post(reverse("reviews:new", args=[half.top.pk]), typed | {"step": "more"})

    form = shown.context["form"]
    assert (form.count, form["text_1"].value(), form.backed) == (4, "A hall is needed.", {half.report.pk: "1"})
    assert not Review.objects.exists()


@pytest.mark.parametrize("state", [ReportState.SUBMITTED, ReportState.ACCEPTED])
def test_a_conclusion_rests_on_no_report_of_others_or_not_accepted(half, state):
    elsewhere = CommitmentFactory(lead=UnitFactory()) if state == ReportState.ACCEPTED else half.new
    decided = {"decided_by": UserFactory(), "decided_at": datetime(2026, 3, 2, tzinfo=UTC)}
    other = ReportFactory(
        commitment=elsewhere, state=state, submitted_at=datetime(2026, 3, 1, tzinfo=UTC),
        **(decided if state == ReportState.ACCEPTED else {}),
    )  # fmt: skip

    with pytest.raises(actions.NotAccepted):
        half.record(conclusions=[Concluded("", "So it is.", [other.pk])])


def test_a_report_is_not_put_under_an_empty_conclusion(half):
    with pytest.raises(actions.BackingNothing):
        half.record(conclusions=[Concluded("", "So it is."), Concluded("", " ", [half.report.pk])])


@pytest.mark.parametrize(("place", "found"), [("top", True), ("below", True), ("elsewhere", False)])
def test_a_review_is_found_by_its_words_by_whom_it_is_for(client, half, place, found):
    review = half.record()
    index.index_waiting()
    units = {"top": half.top, "below": UnitFactory(parent=half.top), "elsewhere": UnitFactory()}
    signed_in(client, units[place], Role.OFFICER)

    shown = client.get(reverse("search:results"), {"q": "hall needed"}).content.decode()

    assert (review.get_absolute_url() in shown) is found


def test_a_review_that_is_not_open_below_is_not_found_there(client, half):
    review = half.record(is_open_below=False)
    index.index_waiting()
    signed_in(client, half.below, Role.OFFICER)

    assert review.get_absolute_url() not in client.get(reverse("search:results"), {"q": "hall"}).content.decode()


@pytest.mark.parametrize("of_document", [False, True])
def test_a_review_that_compares_asks_no_more_than_others(client, half, django_assert_max_num_queries, of_document):
    document = half.duty.document if of_document else None
    review = half.record(document=document)
    commitments.fold_changes(today=today())  # as a server has done a second later
    signed_in(client, half.top, Role.REVIEWER)
    client.get(review.get_absolute_url())

    with django_assert_max_num_queries(14):
        shown = client.get(review.get_absolute_url())
    with django_assert_max_num_queries(10):
        client.get(reverse("reviews:moves", args=[half.top.pk]), half.asked(what="given"))
    with django_assert_max_num_queries(14):
        client.post(reverse("reviews:new", args=[half.top.pk]), half.asked(
            document=document.pk if document else "", step="show"
        ))  # fmt: skip

    assert shown.context["found"].compared_on == date(2026, 1, 31)
    assert moved(shown)["newly-late"] == ["Open four rooms"]


def test_a_page_asks_the_same_number_of_queries_for_one_move_and_for_three(client, half, django_assert_num_queries):
    signed_in(client, half.top, Role.REVIEWER)
    url, asked = reverse("reviews:moves", args=[half.top.pk]), half.asked(what="given")
    client.get(url, asked)
    with CaptureQueriesContext(connection) as one:
        client.get(url, asked)
    for title in ("cooks", "drivers"):
        half.given(f"Train {title}", SOON, datetime(2026, 3, 12, 5, tzinfo=UTC))

    with django_assert_num_queries(len(one.captured_queries)):
        assert len(client.get(url, asked).context["rows"]) == 3


def looked_up(plan):
    """Return how often former values were looked up by key, in all nodes of a plan."""
    here = plan["Actual Loops"] if plan.get("Index Name") == "former_values_of_a_row" else 0
    return here + sum(map(looked_up, plan.get("Plans", ())))


def test_former_values_are_looked_up_for_what_was_changed_alone(client, half):
    with history.happening_at(datetime(2026, 3, 12, 5, tzinfo=UTC)):
        many_like(half.late, 400, leads=[half.below])
        Commitment.objects.filter(pk=half.late.pk).update(due_on=LATE + timedelta(days=1))
    signed_in(client, half.top, Role.REVIEWER)

    with CaptureQueriesContext(connection) as asked:
        shown = client.get(reverse("reviews:moves", args=[half.top.pk]), half.asked(what="newly-late"))
    [sql] = [one["sql"] for one in asked if "WITH candidate" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        (plan,) = cursor.fetchone()[0]

    assert shown.context["page"].paginator.count == 39
    assert looked_up(plan["Plan"]) < 10


@pytest.mark.parametrize(
    ("last", "today", "period"),
    [
        (None, date(2026, 4, 2), Period(date(2025, 10, 1), date(2026, 3, 31))),
        (date(2025, 12, 31), date(2026, 4, 2), Period(date(2026, 1, 1), date(2026, 3, 31))),
        (date(2026, 3, 31), date(2026, 4, 9), Period(date(2026, 4, 1), date(2026, 4, 8))),
        (date(2026, 4, 8), date(2026, 4, 9), Period(date(2026, 4, 9), date(2026, 4, 9))),
    ],
)
def test_the_next_period_begins_where_the_last_ended(last, today, period):
    assert next_period(last, today=today) == period


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([], ([], [])),
        ([("a", 1)], ([], [])),
        ([("a", 1), ("b", None), ("c", 3)], (["c"], ["a"])),
        ([(name, ord(name)) for name in "abcdefgh"], (["h", "g", "f"], ["a", "b", "c"])),
    ],
)
def test_nobody_is_both_ahead_and_behind(rows, named):
    assert extremes(rows) == named
