"""A fact as a row of the page: its class, its page, and who else found it."""

from __future__ import annotations

import pytest

from chancellery.intake import rows, stored
from chancellery.intake.enums import FactKind
from chancellery.intake.models import Fact, Intake


def row(read: dict[str, object], *, kind: str = FactKind.DATE, start: int = 120) -> rows.Row:
    intake = Intake(pk=1, language="en", state="registered", reading={"page_starts": [0, 100, 200]})
    return rows.row(
        Fact(pk=7, intake=intake, kind=kind, start=start, end=start + 4, quote="2031", read=read), intake=intake
    )


@pytest.mark.parametrize(("start", "page"), [(0, "page 1"), (99, "page 1"), (100, "page 2"), (250, "page 3")])
def test_a_fact_of_a_file_with_pages_says_its_page(start: int, page: str) -> None:
    assert row({"edtf": "2031"}, start=start).notes.split(" · ")[-1] == page


def test_a_file_without_pages_has_none() -> None:
    assert stored.page_at({"page_starts": []}, 120) is None


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ({"edtf": "2031", "rule": "dates.year"}, ""),
        ({"edtf": "2031", "rule": "dates.year", "sources": ["house model"]}, "also found by house model"),
        (
            {"edtf": "2031", "rule": "second-reader", "sources": ["house model"]},
            "proposed by house model alone; none of our rules found it",
        ),
    ],
)
def test_what_a_second_reader_found_is_marked(read: dict[str, object], said: str) -> None:
    assert row(read).found_by == said


@pytest.mark.parametrize(
    ("value", "nature"),
    [
        ({"class": "appraisal", "duty": False}, "appraisal"),
        ({"class": "duty", "duty": True}, "duty"),
        ({"class": "duty", "duty": False}, "information"),  # corrected before there were classes
        ({"class": "aim", "duty": True}, "duty"),
        ({"duty": False}, "information"),
        ({}, "duty"),
        ({"class": "dream", "duty": False}, "duty"),
    ],
)
def test_the_class_of_a_provision_is_as_read_or_as_corrected(value: dict[str, object], nature: str) -> None:
    assert stored.nature(value) == nature


def test_a_provision_without_a_day_shows_how_long_after_what_it_is_due_in_the_words_of_the_text() -> None:
    read = {"heading": "Report", "class": "duty", "duty": True, "due": None, "due_words": "within 15 days of signing"}

    assert "due “within 15 days of signing”" in row(read, kind=FactKind.PROVISION).notes
    assert "signing" not in row(read | {"due": "2025-06-30"}, kind=FactKind.PROVISION).notes


def test_a_provision_shows_its_class_and_no_lead_is_missed_where_nobody_is_to_do_anything() -> None:
    said = row({"heading": "Exports rose", "class": "appraisal", "duty": False}, kind=FactKind.PROVISION).notes
    assert said == "Appraisal · page 2"


def test_a_provision_shows_with_whom_its_lead_unit_works() -> None:
    read = {"heading": "Report", "duty": True, "lead_units": ["Finance"], "coordinating_units": ["Health", "Police"]}
    assert "Finance · with Health, Police" in row(read, kind=FactKind.PROVISION).notes


def test_a_document_without_a_number_is_not_also_read_as_its_own_name() -> None:
    named = row({"kind": "law", "number": None, "aliases": ["2031", "Act of 2031"]}, kind=FactKind.WORK)

    assert named.title == "2031"
    assert "also read as Act of 2031" in named.notes
