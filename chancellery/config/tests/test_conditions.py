"""Conditions that are asked by one function: they are all asked, by their names, and can be parted again."""

import json

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from chancellery.commitments.models import Commitment, ProgressReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE weighed (id bigint, kind varchar(9), weight int,"
            ' CONSTRAINT "a weight is positive" CHECK (weight > 0),'
            " CONSTRAINT feathers_are_light CHECK (kind <> 'feather' OR weight < 9))"
        )
        cursor.execute("SELECT conditions_at_once('weighed')")
        yield cursor


def checks(cursor) -> list[str]:
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'weighed'::regclass AND contype = 'c' ORDER BY conname"
    )
    return [name for (name,) in cursor.fetchall()]


def insert(cursor, kind, weight):
    with transaction.atomic():
        cursor.execute("INSERT INTO weighed VALUES (1, %s, %s)", [kind, weight])


def test_one_check_stands_for_all(table):
    assert checks(table) == ["all_conditions_hold"]


@pytest.mark.parametrize(("kind", "weight"), [("stone", 9), ("feather", 8), (None, 9), ("stone", None)])
def test_what_holds_or_is_not_known_is_taken(table, kind, weight):
    insert(table, kind, weight)


@pytest.mark.parametrize(
    ("kind", "weight", "name"), [("stone", 0, "a weight is positive"), ("feather", 9, "feathers_are_light")]
)
def test_what_is_refused_is_refused_by_its_name(table, kind, weight, name):
    with pytest.raises(IntegrityError, match=f'violates check constraint "{name}"') as refused:
        insert(table, kind, weight)
    assert refused.value.__cause__.diag.constraint_name == name


def test_a_check_that_comes_later_joins_the_others(table):
    table.execute("ALTER TABLE weighed ADD colour text")
    table.execute("ALTER TABLE weighed ADD CONSTRAINT stones_are_grey CHECK (kind <> 'stone' OR colour = 'grey')")
    table.execute("SELECT conditions_at_once('weighed')")

    assert checks(table) == ["all_conditions_hold"]
    with pytest.raises(IntegrityError, match="stones_are_grey"), transaction.atomic():
        table.execute("INSERT INTO weighed VALUES (1, 'stone', 1, 'red')")
    with pytest.raises(IntegrityError, match="feathers_are_light"):
        insert(table, "feather", 9)


def test_conditions_are_parted_as_they_were(table):
    table.execute("SELECT conditions_one_by_one('weighed')")

    assert checks(table) == ["a weight is positive", "feathers_are_light"]
    with pytest.raises(IntegrityError, match="feathers_are_light"):
        insert(table, "feather", 9)


def test_a_condition_that_older_rows_break_stays_by_itself_and_holds_of_newer_ones(table):
    table.execute("SELECT conditions_one_by_one('weighed')")
    table.execute("ALTER TABLE weighed DROP CONSTRAINT feathers_are_light")
    insert(table, "feather", 9)
    table.execute(
        "ALTER TABLE weighed ADD CONSTRAINT feathers_are_light CHECK (kind <> 'feather' OR weight < 9) NOT VALID"
    )

    table.execute("SELECT conditions_at_once('weighed')")

    assert checks(table) == ["all_conditions_hold", "feathers_are_light"]
    with pytest.raises(IntegrityError, match="feathers_are_light"):
        insert(table, "feather", 9)
    with pytest.raises(IntegrityError, match="a weight is positive"):
        insert(table, "stone", 0)


@pytest.mark.parametrize("model", [Commitment, ProgressReport])
def test_every_condition_of_the_model_is_asked(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT obj_description(to_regproc(%s), 'pg_proc'), array(SELECT conname::text FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'c')",
            [f"{model._meta.db_table}_conditions", model._meta.db_table],
        )
        together, alone = cursor.fetchone()
    asked = {name for name, _condition in json.loads(together)} | set(alone)
    declared = {one.name for one in model._meta.constraints if isinstance(one, models.CheckConstraint)}
    assert declared <= asked
    # Django's own, of numbers that are never negative
    assert {name for name in asked - declared - {"all_conditions_hold"} if not name.endswith("_check")} == set()


def test_only_what_is_accepted_asks_its_conditions_at_once():
    with connection.cursor() as cursor:
        cursor.execute("SELECT conrelid::regclass::text FROM pg_constraint WHERE conname = 'all_conditions_hold'")
        found = {table for (table,) in cursor.fetchall()}
    assert found == {Commitment._meta.db_table, ProgressReport._meta.db_table}
    assert found <= {model._meta.db_table for model in apps.get_models()}
