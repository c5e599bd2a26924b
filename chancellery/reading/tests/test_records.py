"""Records that are quick to make are the frozen dataclasses they look like."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, fields
from dataclasses import replace as slow_replace

import pytest

from chancellery.reading import facts
from chancellery.reading.records import maker, quick, replace


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    x: int
    y: int = 7


@dataclass(frozen=True)
class Plain:
    x: int


def test_a_record_takes_its_fields_and_defaults() -> None:
    assert (Point(x=1).x, Point(x=1).y, Point(y=2, x=1).y) == (1, 7, 2)
    assert Point(x=1) == Point(x=1, y=7)
    assert hash(Point(x=1)) == hash(Point(x=1, y=7))


@pytest.mark.parametrize("arguments", [{}, {"x": 1, "z": 2}])
def test_a_record_refuses_what_is_missing_or_unknown(arguments: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Point(**arguments)


def test_a_record_is_locked_and_of_its_own_class() -> None:
    point = Point(x=1)

    assert type(point) is Point
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc] # that is what is refused
    with pytest.raises(FrozenInstanceError):
        del point.x  # type: ignore[misc] # and that


def test_a_function_makes_the_same_records() -> None:
    point = maker(Point)

    assert (point(x=1), point(y=2, x=1)) == (Point(x=1), Point(x=1, y=2))
    assert type(point(x=1)) is Point
    with pytest.raises(FrozenInstanceError):
        point(x=1).x = 2  # type: ignore[misc] # that is what is refused
    with pytest.raises(TypeError, match="argument"):
        point()  # type: ignore[call-arg] # and that


def test_a_copy_differs_in_what_is_named() -> None:
    point = Point(x=1, y=2)

    assert replace(point, y=3) == slow_replace(point, y=3) == Point(x=1, y=3)
    assert point == Point(x=1, y=2)


def test_a_copy_refuses_a_field_there_is_not() -> None:
    with pytest.raises(AttributeError, match="z"):
        replace(Point(x=1), z=3)  # type: ignore[call-arg] # that is what is refused


def test_a_copy_of_another_dataclass_is_made_too() -> None:
    assert replace(Plain(1), x=2) == Plain(2)


def test_a_record_survives_a_journey_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(facts.Date(start=0, end=4, quote="2024", edtf="2024"))).edtf == "2024"  # noqa: S301


@pytest.mark.parametrize("kind", facts.Fact.__subclasses__())
def test_every_fact_keeps_what_it_is_given(kind: type[facts.Fact]) -> None:
    given = {field.name: object() for field in fields(kind)}

    made = kind(**given)  # type: ignore[arg-type] # any value will do

    assert {field.name: getattr(made, field.name) for field in fields(kind)} == given
