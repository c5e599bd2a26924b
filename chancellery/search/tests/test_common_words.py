"""Common words: the newest stretches are read first, and what is found is the same as if all were read."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations import queries as organisations
from chancellery.organisations.tests.factories import MembershipFactory
from chancellery.search import actions, queries, rules
from chancellery.search.models import Waiting
from chancellery.search.queries import finding
from chancellery.search.queries.commonness import Commonness, Stretch, Way

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 5, 3), date(2026, 2, 1), date(2025, 12, 31), date(2025, 1, 1), date(2024, 7, 1), date(1990, 1, 1)]


@pytest.fixture
def reader():
    user = MembershipFactory(role="officer", from_on=date(2020, 1, 1)).user
    return organisations.authority_of(user, on=organisations.today())


@pytest.fixture
def festivals():
    """Return documents of many days, the newest first."""
    made = [DocumentFactory(titles={"en": "Festival of lanterns"}, dated_on=day) for day in DAYS]
    actions.index_waiting()
    return [queries.Place("document", one.pk) for one in made]


def _known(monkeypatch, stretches, entries=10**6):
    known = Commonness(10**6, {"festival": entries, "lanterns": entries}, frozenset({"festival"}), stretches)
    monkeypatch.setattr(finding, "commonness", lambda: known)


def _stretches(*firsts):
    newer = [date(2032, 1, 1), *firsts]
    return [
        Stretch(rules.any_of(rules.stretch(first, before)), first, number)
        for number, (first, before) in enumerate(zip(firsts, newer, strict=False), 1)
    ]


@pytest.mark.parametrize("enough", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("firsts", [(), (date(2026, 4, 1), date(2025, 10, 1), date(2024, 7, 1)), (date(2024, 1, 1),)])
@pytest.mark.parametrize("entries", [20_000, 10**6])
def test_the_newest_are_found_in_their_order_and_more_says_whether_older_ones_were_left(
    festivals, reader, monkeypatch, firsts, enough, entries
):
    _known(monkeypatch, _stretches(*firsts), entries)
    monkeypatch.setattr(finding, "ENOUGH", enough)

    found = queries.found(reader, rules.asked("festival lanterns"), queries.Narrowed())

    places = [place for place in found.places if place.kind == "document"]
    assert places == festivals[: len(places)]
    assert len(places) >= min(enough, len(festivals))
    assert found.more == (len(places) < len(festivals))


@pytest.mark.parametrize("firsts", [(), (date(2026, 4, 1), date(2025, 10, 1))])
def test_of_many_words_each_must_be_there(festivals, reader, monkeypatch, firsts):
    said = "festival of lanterns and friendship at the old harbour"
    wanted = DocumentFactory(titles={"en": said}, dated_on=date(2025, 11, 1))
    actions.index_waiting()
    _known(monkeypatch, _stretches(*firsts))
    words = said.split()

    whole = queries.found(reader, rules.asked(said), queries.Narrowed()).places
    without = [
        queries.found(reader, rules.asked(" ".join([*words[:at], "absent", *words[at + 1 :]])), queries.Narrowed())
        for at in range(len(words))
    ]

    assert [place.key for place in whole if place.kind == "document"] == [wanted.pk]
    assert not any(found.places for found in without)


def test_finding_goes_by_the_index_of_the_words_alone(festivals, reader, monkeypatch):
    _known(monkeypatch, _stretches(date(2026, 4, 1), date(2025, 10, 1)))
    before = _reads()

    queries.found(reader, rules.asked("festival lanterns"), queries.Narrowed())

    whole, by_words, by_day = (now - then for now, then in zip(_reads(), before, strict=True))
    assert by_words >= 2
    assert (whole, by_day) == (0, 0)


def _reads():
    """Return how often the table was read whole, by the index of the words, and by that of the days."""
    named = "search_entry", "entries_by_words", "entries_newest_first"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_xact_numscans(one::regclass) FROM unnest(%s::text[]) one", [list(named)])
        return [scans for (scans,) in cursor.fetchall()]


def test_what_was_narrowed_to_is_found_behind_what_was_enough(festivals, reader, monkeypatch):
    _known(monkeypatch, _stretches(date(2026, 4, 1)))
    monkeypatch.setattr(finding, "ENOUGH", 1)

    found = queries.found(reader, rules.asked("festival lanterns"), queries.Narrowed(year=2024, language="en"))

    assert found.places == [festivals[4]]


def test_a_rare_word_is_looked_for_everywhere_at_once(festivals, reader, monkeypatch):
    _known(monkeypatch, _stretches(date(2026, 4, 1)), entries=20)
    monkeypatch.setattr(finding, "ENOUGH", 1)

    assert not queries.found(reader, rules.asked("festival lanterns"), queries.Narrowed()).more


def test_a_common_last_word_is_no_beginning_of_others(festivals, reader, monkeypatch):
    DocumentFactory(titles={"en": "Festivals"}, dated_on=date(2026, 6, 1))
    actions.index_waiting()
    wide = queries.found(reader, rules.asked("festival"), queries.Narrowed()).places

    _known(monkeypatch, ())
    whole = queries.found(reader, rules.asked("festival"), queries.Narrowed()).places

    assert len(wide) == len(whole) + 1


@pytest.mark.parametrize(
    ("typed", "there"),
    [("“lanterns of friendship”", True), ("“friendship of lanterns”", False), ("“friendship harbour”", False)],
)
def test_words_of_a_phrase_stand_side_by_side_in_their_order(reader, typed, there):
    ProvisionFactory(heading="Lanterns of friendship", body="Lanterns of friendship and of the harbour.")
    actions.index_waiting()

    assert bool(queries.found(reader, rules.asked(typed), queries.Narrowed()).places) is there


def test_a_number_that_there_is_finds_what_bears_it_and_not_its_parts(reader):
    one = DocumentFactory(number="12-CT/TW", titles={"vi": "Chỉ thị"})
    its = ProvisionFactory(document=one, heading="Mở lãnh sự quán", body="Mở lãnh sự quán.")
    citing = ProvisionFactory(heading="Theo", body="Theo Chỉ thị số 12-CT/TW.", document__number="7/KH")
    ProvisionFactory(heading="12 CT", body="12 CT, TW", document__number="8/KH")
    actions.index_waiting()

    found = queries.found(reader, rules.asked("12/ct-tw"), queries.Narrowed())

    assert found.named == [queries.Place("document", one.pk)]
    assert {place.key for place in found.places if place.kind == "provision"} == {its.pk, citing.pk}


@pytest.mark.parametrize(
    ("first", "before", "marks"),
    [
        (date(2026, 2, 1), date(2026, 8, 1), ["=m202602x1", "=m202603x1", "=m202604x3", "=m202607x1"]),
        (date(2025, 10, 1), date(2028, 1, 1), ["=m202510x3", "=y2026", "=y2027"]),
        (date(2012, 1, 1), date(2033, 1, 1), ["=m201201x48", "=m201601x192", "=y2032"]),
        (date(2026, 2, 1), date(2026, 2, 1), []),
    ],
)
def test_a_stretch_is_named_by_few_marks(first, before, marks):
    assert rules.stretch(first, before) == marks


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_in_a_stretch_if_and_only_if_it_bears_one_of_its_marks(one, other, day):
    first, before = (each.replace(day=1) for each in sorted((one, other)))

    assert (first <= day < before) == bool(rules.of_day(day) & set(rules.stretch(first, before)))
    assert len(rules.of_day(day)) == 5


@given(st.dates(max_value=date(9900, 1, 1)), st.dates(max_value=date(9900, 1, 1)))
def test_a_stretch_begins_where_few_marks_reach(one, other):
    day, newer = sorted((one, other))

    first = rules.first_of_stretch(day, newer.replace(day=1))

    assert first.day == 1
    assert first <= day
    assert rules.first_of_stretch(day, None) == day.replace(day=1)
    assert newer < rules.after(newer)


def test_stretches_follow_from_what_the_database_counted():
    _sixteen_thousand()

    known = _fresh()

    assert known.whole == {"festival", "harbour"}
    assert 7_000 < known.entries["festival"] < 9_000
    assert [tuple(one) for one in known.stretches] == [
        (rules.any_of(rules.stretch(date(2026, 3, 1), date(2032, 1, 1))), date(2026, 3, 1), 3_000),
        ("'=m202507x3' | '=m202510x3' | '=m202601x1' | '=m202602x1'", date(2025, 7, 1), 5_000),
        ("'=m202410x3' | '=m202501x3' | '=m202504x3'", date(2024, 10, 1), 8_000),
    ]
    assert known.way_for(["festival", "lanterns"], enough=200) == Way()


def test_how_far_to_look_first_follows_from_the_rarest_word():
    known = Commonness(10**6, {"festival": 100_000, "harbour": 40_000, "lanterns": 19_000}, (), _stretches(DAYS[0]))

    assert known.way_for(["festival"], enough=200) == Way(known.stretches, 2_000)
    assert known.way_for(["festival", "harbour"], enough=200) == Way(known.stretches, 10_000)
    assert known.way_for(["festival", "lanterns"], enough=200) == Way()


def test_nothing_is_gone_through_by_stretches_while_many_wait_for_their_marks():
    _sixteen_thousand()
    Waiting.objects.bulk_create(Waiting(kind="unit", key=key) for key in range(5_001))

    assert _fresh().stretches == ()

    Waiting.objects.first().delete()
    assert _fresh().stretches != ()


def _sixteen_thousand():
    """Make sixteen thousand entries of four years, half of them with a word."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO search_entry (kind, key, dated_on, languages, vector, first_at)
            SELECT 'provision', n, date '2026-12-10' - n * 1461 / 16000, '{en}',
                CASE WHEN n %% 2 = 0 THEN '''festival''' ELSE '''harbour''' END::tsvector, %s
            FROM generate_series(1, 16000) n
            """,
            [timezone.now()],
        )
        cursor.execute("ANALYZE search_entry")


def _fresh():
    from chancellery.search.queries import commonness as module

    module._at.cache_clear()
    try:
        return module.commonness()
    finally:
        module._at.cache_clear()
