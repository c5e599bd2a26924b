"""What two readings of one text differ in."""

from chancellery.reading import changes, read
from chancellery.reading.as_json import shape
from chancellery.reading.changes import Change
from chancellery.reading.files import read_bytes
from chancellery.reading.tests.made_files import PLAN_FR


def _date(start: int, edtf: str, **more: object) -> dict:
    return {"start": start, "end": start + 10, "quote": f"day {start}", "rule": "r", "edtf": edtf, **more}


def _between(old: list[dict], new: list[dict], kind: str = "dates") -> list[Change]:
    return list(changes.between({kind: old}, {kind: new}))


def test_nothing_changes_between_equal_readings():
    record = shape(read_bytes(PLAN_FR.encode(), "a.txt"))

    assert list(changes.between(record, record)) == []


def test_every_list_of_a_reading_is_compared_or_follows_from_one():
    lists = {name for name, value in vars(type(read(PLAN_FR))).items() if not name.startswith("_")}

    assert lists - set(changes.KINDS) == {"text", "language", "languages", "blocks", "ledger"}


def test_a_fact_of_one_reading_only_is_won_or_lost():
    (lost, won) = _between([_date(5, "2022"), _date(50, "2024")], [_date(5, "2022"), _date(90, "2025")])

    assert lost == Change("dates", 50, "day 50", (("edtf", "2024", None),), was=True, is_=False)
    assert won == Change("dates", 90, "day 90", (("edtf", None, "2025"),), was=False, is_=True)


def test_a_fact_that_says_otherwise_is_changed():
    (changed,) = _between([_date(5, "2022")], [_date(5, "2022-05")])

    assert changed == Change("dates", 5, "day 5", (("edtf", "2022", "2022-05"),), was=True, is_=True)


def test_a_fact_of_other_words_at_its_place_is_changed():
    (changed,) = _between([_date(5, "2022")], [_date(8, "2022")])

    assert changed == Change("dates", 8, "day 8", (("quote", "day 5", "day 8"),), was=True, is_=True)


def test_the_rule_that_found_a_fact_and_fields_of_one_version_are_left_out():
    assert _between([_date(5, "2022", rule="old")], [_date(5, "2022", rule="new", inferred=True)]) == []


def test_works_are_one_by_their_number_and_not_by_their_position():
    plan = {"number": "7/KH-UBND", "kind": "plan", "aliases": [], "mentions": [3]}
    old = [plan, {"number": "12-CT/TW", "kind": "notice", "aliases": ["a"], "mentions": [0]}]
    new = [{"number": "12-CT/TW", "kind": "directive", "aliases": ["a"], "mentions": [4]}, plan | {"mentions": [9]}]

    (changed,) = _between(old, new, "works")

    assert changed == Change("works", 0, "12-CT/TW", (("kind", "notice", "directive"),), was=True, is_=True)


def test_two_equal_facts_of_which_one_is_lost_are_one_lost():
    assert [change.was for change in _between([_date(5, "2022"), _date(5, "2022")], [_date(5, "2022")])] == [True]
