"""How what a provision gives is compared with the labels of its duties, of which there may be several."""

from __future__ import annotations

import pytest

from chancellery.reading import Reading
from chancellery.reading.facts import Provision, Reference
from chancellery.reading.tests.judging import JUDGES, rests
from chancellery.reading.tests.tallies import Tally

TEXT = "The Port pays by May and the Bank audits yearly.\nThe Court sits."
ONE, OTHER = TEXT.splitlines()


def _provision(words: str, **given: object) -> Provision:
    start = TEXT.index(words)
    return Provision(start=start, end=start + len(words), quote=words, label="", heading="", **given)


def _duty(words: str, lead: list[str], *, due: str | None = None, schedule: str | None = None) -> dict:
    return {"words": words, "lead": lead, "with": [], "due": due, "schedule": schedule}


def _tally(kind: str, duties: list[dict], *provisions: Provision) -> tuple[int, int, int, float]:
    tally = Tally()
    reading = Reading(text=TEXT, language="en", provisions=provisions)
    JUDGES[kind](tally, {"file": "none.txt", "assignments": duties}, reading)
    return tally.right, tally.wanted, tally.given, tally.precision


PORT, BANK = _duty("The Port", ["Port"], due="2024-05"), _duty("the Bank", ["Bank"], schedule="yearly")


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (("Port", "Bank"), (2, 2, 2, 1.0)),
        (("Port",), (1, 2, 1, 1.0)),
        (("Port", "Court"), (1, 2, 2, 0.5)),
        (("Court",), (0, 2, 1, 0.0)),
    ],
)
def test_a_unit_is_found_once_for_all_duties_of_its_provision(units, expected):
    assert _tally("lead units", [PORT, BANK], _provision(ONE, lead_units=units)) == expected


def test_a_unit_wanted_elsewhere_is_invented_here():
    other = _provision(OTHER, lead_units=("Port",))

    assert _tally("lead units", [PORT, BANK], _provision(ONE, lead_units=("Port",)), other) == (1, 2, 2, 0.5)


def test_a_unit_of_a_provision_without_labels_is_invented():
    assert _tally("lead units", [], _provision(ONE, lead_units=("Port",))) == (0, 0, 1, 0.0)


def test_a_duty_that_no_provision_holds_answers_for_no_other():
    lost = _duty("The Court", ["Court"])

    assert _tally("lead units", [PORT, lost], _provision(ONE, lead_units=("Port", "Court"))) == (1, 2, 2, 0.5)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"due": "2024-05", "schedule": "yearly"}, (2, 2, 2, 1.0)),
        ({"due": "2024-05"}, (1, 2, 1, 1.0)),
        ({"due": "2024-06"}, (0, 2, 1, 0.0)),
        ({"due": "2024-05", "schedule": "monthly"}, (1, 2, 2, 0.5)),
    ],
)
def test_a_day_and_a_schedule_are_found_once_for_all_duties_of_their_provision(given, expected):
    assert _tally("deadlines", [PORT, BANK], _provision(ONE, **given)) == expected


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        ("Decision 7", "Decision 7 of May", True),
        (["Decision 8", "*"], None, True),
        (["Decision 8", "Decision 7"], "Decision 7", True),
        (["Decision 8", "Decision 9"], "Decision 7", False),
    ],
)
def test_a_succession_rests_on_any_document_of_a_list(wanted, given, right):
    assert rests(wanted, given) is right


def test_a_paper_without_number_is_no_work_of_the_paper_whose_number_is_its_place():
    unsaid = dict.fromkeys(("date", "issuer", "subject"))

    def paper(words: str, work: int, number: str | None = None) -> Reference:
        at = {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "quote": words, "as_printed": words}
        return Reference(**at, kind="law", number=number, work=work, **unsaid)

    labels = [{"quote": "The Port", "number": "1"}, {"quote": "the Bank", "number": None}]
    tally = Tally()
    reading = Reading(text=TEXT, language="en", references=(paper("The Port", 0, "1"), paper("the Bank", 1)))

    JUDGES["works"](tally, {"file": "none.txt", "references": labels}, reading)

    assert (tally.right, tally.wanted) == (2, 2)
