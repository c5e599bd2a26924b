"""Lists among many commitments: an index leads to what is a person's, and nobody waits for a count of all."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from chancellery.commitments import queries
from chancellery.commitments.enums import Figure
from chancellery.commitments.models import Commitment, Coordination, UnitTally
from chancellery.commitments.queries import lines, reach
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.organisations import queries as organisations
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = date(2025, 6, 15)
MANY = 12_000


@pytest.fixture
def province():
    return UnitFactory(parent=UnitFactory())


def reader_of(unit):
    user = MembershipFactory(unit=unit, role="officer", from_on=date(2020, 1, 1)).user
    return organisations.authority_of(user, on=organisations.today())


def many_like(one, count, *, leads):
    """Write so many more of ``one`` at once, one day after another, each led by the next of ``leads``."""
    columns = [field.column for field in Commitment._meta.concrete_fields]
    changed = {"id": "id + 1000000 + n", "path": "(id + 1000000 + n) || '.'", "due_on": "due_on + (n %% 700)::integer"}
    changed["lead_id"] = f"(ARRAY{[unit.pk for unit in leads]})[1 + n %% {len(leads)}]"
    with connection.cursor() as cursor:
        written = ", ".join(changed.get(name, name) for name in columns)
        cursor.execute(
            f"INSERT INTO commitments_commitment ({', '.join(columns)}) SELECT {written}"  # noqa: S608 - names of columns
            " FROM commitments_commitment, generate_series(1, %s) n WHERE id = %s",
            [count, one.pk],
        )
        cursor.execute("ANALYZE commitments_commitment, commitments_coordination, organisations_unit")


def gathered(found, **given):
    return queries.lines_of(found, today=TODAY, gathered=True, **given)


def plan_of(found, *, gathered):
    sql, values = lines.statement(lines._written(found), 0, 50, TODAY, gathered)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_a_list_of_a_unit_is_found_by_indexes(province):
    others = [UnitFactory() for _number in range(60)]
    many_like(CommitmentFactory(lead=others[0]), MANY, leads=others)
    theirs = CommitmentFactory(lead=province)

    found = queries.touching_by_index(reader_of(province))
    plan = plan_of(found, gathered=True)

    assert [line.pk for line in gathered(found, size=50).shown] == [theirs.pk]
    assert "commitments_of_a_unit_by_day" in plan
    assert "Seq Scan on commitments_commitment" not in plan


def test_a_list_of_whoever_leads_many_is_walked_by_due_day_and_counted_no_further_than_needed(province):
    many_like(CommitmentFactory(lead=province, due_on=date(2025, 1, 1)), MANY, leads=[province])
    UnitTally.objects.create(
        unit=province.pk, kind=0, key=0, total=reach.MANY + 1, done=0, done_late=0, left_out=0, overdue=0, due_soon=0,
        not_reported=0, not_due_yet=0, weight=0, achieved=0,
    )  # fmt: skip

    reader = reader_of(province)
    found = queries.listed(reader, queries.Scope(), start=0, size=50, today=TODAY)
    last = queries.listed(reader, queries.Scope(), start=10**6, size=50, today=TODAY)

    assert "commitments_by_due_day" in plan_of(queries.touching(reader), gathered=False)
    assert (found.count, found.more, last.start, len(last.shown)) == (10_000, True, 9_950, 50)
    assert found.shown[0].due_on == date(2025, 1, 1)


@pytest.mark.parametrize("many", [-1, 30_000])
def test_a_list_holds_what_a_person_may_list_and_nothing_else(province, monkeypatch, many):
    monkeypatch.setattr("chancellery.commitments.queries.theirs.MANY", many)
    office, other = UnitFactory(parent=province), UnitFactory()
    led = CommitmentFactory(lead=office)
    helped = CommitmentFactory(lead=other)
    both = CommitmentFactory(lead=province)
    for one in (helped, both):
        Coordination.objects.create(commitment=one, unit=office, part="")
    CommitmentFactory(lead=other)
    reader = reader_of(province)

    found = queries.listed(reader, queries.Scope(), start=0, size=50, today=TODAY)

    assert {line.pk for line in found.shown} == set(queries.touching(reader).values_list("pk", flat=True))
    assert {line.pk for line in found.shown} == {led.pk, helped.pk, both.pk}
    assert (found.count, found.more) == (3, False)


@pytest.mark.parametrize("walked", [1, 3, 20_000])
@pytest.mark.parametrize("start", [0, 2, 4, 50])
def test_a_page_among_the_first_by_due_day_is_the_page_that_gathering_finds(province, monkeypatch, walked, start):
    monkeypatch.setattr("chancellery.commitments.queries.theirs.OFTEN", 0)
    monkeypatch.setattr(lines, "WALKED", walked)
    office, other = UnitFactory(parent=province), UnitFactory()
    for lead, day in [(office, 9), (province, 3), (other, 1), (office, 3), (other, 2)]:
        one = CommitmentFactory(lead=lead, due_on=date(2025, 1, day))
        Coordination.objects.create(commitment=one, unit=office, part="")
    CommitmentFactory(lead=other, due_on=date(2025, 1, 1))
    reader = reader_of(province)

    found = queries.listed(reader, queries.Scope(), start=start, size=2, today=TODAY)

    same = gathered(queries.touching_by_index(reader), start=start, size=2)
    assert (found.shown, found.count, found.start) == (same.shown, 5, same.start)


def test_the_first_pages_of_a_province_are_found_by_indexes_without_gathering_what_it_helps_with(province):
    others = [province, *(UnitFactory() for _number in range(60))]
    one = CommitmentFactory(lead=others[1], due_on=date(2025, 1, 1))
    many_like(one, MANY, leads=others)
    theirs = reach.theirs(reader_of(province))
    sql, values = lines.first_statement(theirs, 0, 50, TODAY)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", values)
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "commitments_by_due_day" in plan
    assert "Seq Scan on commitments_commitment" not in plan
    assert len(lines.lines_among_first(theirs, size=50, today=TODAY).shown) == 50


def test_whoever_holds_no_role_lists_nothing():
    from chancellery.organisations.rules import Authority

    assert queries.listed(Authority(None), queries.Scope(), start=0, size=50, today=TODAY).count == 0
    assert gathered(queries.touching_by_index(Authority(None)), size=50).count == 0


@pytest.mark.parametrize("scope", [queries.Scope(figure=Figure.DONE), queries.Scope(status="waived")])
def test_whoever_sees_everything_finds_what_is_closed_without_walking_past_what_is_open(province, scope):
    many_like(CommitmentFactory(lead=province, due_on=date(2025, 1, 1)), MANY, leads=[province])

    plan = plan_of(scope.rows(queries.touching(reader_of(province)), today=TODAY), gathered=False)

    assert "closed_commitments_by_due_day" in plan
    assert "commitments_by_due_day on" not in plan.replace("closed_commitments_by_due_day on", "")


def asked(document, **more):
    return queries.Scope(document=document.pk, **more)


def test_of_a_document_a_unit_looks_at_its_own_and_does_not_find_all_that_answer_to_it(province):
    """The index of answers holds a million rows for a directive; a plan that asks it for each unit took a minute."""
    others = [province, *(UnitFactory() for _number in range(60))]
    one = CommitmentFactory(lead=others[1])
    many_like(one, MANY, leads=others)
    reader, scope = reader_of(province), asked(one.provision.document)

    rows = scope.rows(queries.touching_by_index(reader), today=TODAY, one_by_one=True)
    found = queries.listed(reader, scope, start=0, size=50, today=TODAY)

    assert "commitments_by_answers" not in plan_of(rows, gathered=True)
    assert "commitments_of_a_unit_by_day" in plan_of(rows, gathered=True)
    assert found.count == queries.touching(reader).filter(lead=province).count() > 100


@pytest.mark.parametrize("many", [-1, 30_000])
def test_a_list_of_a_document_is_the_same_however_it_is_found(province, monkeypatch, many):
    monkeypatch.setattr("chancellery.commitments.queries.theirs.MANY", many)
    office, other = UnitFactory(parent=province), UnitFactory()
    led = CommitmentFactory(lead=office)
    passage, reader = led.provision, reader_of(province)
    helped, hidden = CommitmentFactory(lead=other, provision=passage), CommitmentFactory(lead=other, provision=passage)
    Coordination.objects.create(commitment=helped, unit=office, part="")
    CommitmentFactory(lead=office)

    for scope in (asked(passage.document), queries.Scope(provision=passage.pk)):
        found = queries.listed(reader, scope, start=0, size=50, today=TODAY)
        assert {line.pk for line in found.shown} == {led.pk, helped.pk} != {hidden.pk}


@pytest.mark.parametrize("many", [-1, 30_000])
def test_under_a_unit_stands_what_it_leads_and_not_what_it_helps_with_elsewhere(province, monkeypatch, many):
    monkeypatch.setattr("chancellery.commitments.queries.theirs.MANY", many)
    office, desk, other = UnitFactory(parent=province), UnitFactory(parent=province), UnitFactory()
    led, beside = CommitmentFactory(lead=office), CommitmentFactory(lead=desk)
    helped = CommitmentFactory(lead=other)
    Coordination.objects.create(commitment=helped, unit=office, part="")

    def under(unit, reader):
        scope = queries.Scope(unit_path=unit.path)
        found = queries.listed(reader, scope, start=0, size=50, today=TODAY)
        return {line.pk for line in found.shown}, found.count

    assert under(office, reader_of(province)) == ({led.pk}, 1)
    assert under(province, reader_of(province)) == ({led.pk, beside.pk}, 2)
    assert under(other, reader_of(province)) == ({helped.pk}, 1)
    assert under(province, reader_of(other)) == (set(), 0)


def test_no_plan_is_kept_of_a_list(province):
    CommitmentFactory(lead=province)
    reader = reader_of(province)

    for _time in range(8):
        assert queries.listed(reader, queries.Scope(status="open"), start=0, size=50, today=TODAY).count == 1

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%theirs (id, due_on)%'")
        assert cursor.fetchone() == (0,)
    assert connection.connection.prepare_threshold is not None


def test_a_page_beyond_the_last_of_what_is_gathered_is_the_last(province, django_assert_num_queries):
    made = [CommitmentFactory(lead=province, due_on=date(2025, 1, 1 + number)) for number in range(5)]
    theirs = queries.touching_by_index(reader_of(province))

    with django_assert_num_queries(1):
        found = gathered(theirs, start=1_000, size=2)

    assert ([line.pk for line in found.shown], found.start, found.count) == ([made[4].pk], 4, 5)
