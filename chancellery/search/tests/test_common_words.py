"""Common words: the newest stretches are read first, and what is found is the same as if all were read."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations import queries as organisations
from chancellery.organisations.tests.factories import MembershipFactory
from chancellery.search import actions, queries, rules
from chancellery.search.queries import finding
from chancellery.search.queries.commonness import Commonness, Stretch

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
    known = Commonness({"festival": entries, "lanterns": entries}, frozenset({"festival"}), stretches)
    monkeypatch.setattr(finding, "commonness", lambda: known)


def _stretches(*firsts, years=(2026, 2025, 2024, 1990)):
    newer = [None, *firsts]
    return [
        Stretch(rules.any_of(rules.stretch(first, before, years)), first, 10)
        for first, before in zip(firsts, newer, strict=False)
    ]


@pytest.mark.parametrize("enough", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("firsts", [(), (date(2026, 4, 1), date(2025, 10, 1), date(2024, 7, 1)), (date(2024, 1, 1),)])
def test_the_newest_are_found_in_their_order_and_more_says_whether_older_ones_were_left(
    festivals, reader, monkeypatch, firsts, enough
):
    _known(monkeypatch, _stretches(*firsts))
    monkeypatch.setattr(finding, "ENOUGH", enough)

    found = queries.found(reader, rules.asked("festival lanterns"), queries.Narrowed())

    places = [place for place in found.places if place.kind == "document"]
    assert places == festivals[: len(places)]
    assert len(places) >= min(enough, len(festivals))
    assert found.more == (len(places) < len(festivals))


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


def test_a_stretch_names_whole_years_and_the_quarters_that_remain():
    marks = rules.stretch(date(2023, 7, 1), date(2026, 4, 1), [2027, 2026, 2025, 2024, 2023, 1990])

    assert marks == ["=q20261", "=y2025", "=y2024", "=q20233", "=q20234"]
    assert rules.stretch(date(2026, 10, 1), None, [2027, 2026]) == ["=y2027", "=q20264"]


def test_stretches_follow_from_what_the_database_counted():
    """Sixteen thousand entries of four years, half of them with a word."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO search_entry (kind, key, dated_on, languages, vector, first_at)
            SELECT 'provision', n, date '2026-12-31' - n * 1461 / 16000, '{en}',
                CASE WHEN n %% 2 = 0 THEN '''festival''' ELSE '''harbour''' END::tsvector, %s
            FROM generate_series(1, 16000) n
            """,
            [timezone.now()],
        )
        cursor.execute("ANALYZE search_entry")

    known = _fresh()

    assert known.whole == {"festival", "harbour"}
    assert 7_000 < known.entries["festival"] < 9_000
    assert [one.first_on for one in known.stretches] == [date(2025, 10, 1)]
    assert known.stretches[0].condition == "'=y2026' | '=q20254'"
    assert [one.entries for one in known.stretches_for(["festival"])] in ([], [5_000])
    assert known.stretches_for(["festival", "lanterns"]) == []


def _fresh():
    from chancellery.search.queries import commonness as module

    module._at.cache_clear()
    try:
        return module.commonness()
    finally:
        module._at.cache_clear()
