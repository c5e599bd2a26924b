"""Taking a table of tasks over: a verdict for each row, and nothing twice."""

from __future__ import annotations

from datetime import date

import pytest

from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.plans import actions, queries, rules
from chancellery.plans.tests.factories import AT, TODAY, DraftFactory, MeasureFactory

pytestmark = pytest.mark.django_db

TABLE = (
    "No.\tTask\tLead\tCo-ordinating\tDeadline\tOutput\n"
    "I\tWith our neighbours\t\t\t\t\n"
    "1\tHold a fair\tculture\tEducation; Department of Stars\t30 June 2026\tA fair\n"
    "2\tSend a choir\tEducation; Culture\t\tsoonish\t\n"
    "3\t\tEducation\t\t\t\n"
    "4\tReport\tEducation\t\tevery quarter\t\n"
)


def province():
    unit = UnitFactory()
    return unit, UnitFactory(parent=unit, code="culture"), UnitFactory(parent=unit, code="education")


def read(text):
    return rules.rows_of(rules.cells_of(text), language="en", today=TODAY)


def take_over(draft, text):
    return actions.take_over(draft=draft, rows=read(text), by=None, at=AT)


def test_take_over_writes_what_is_known_and_keeps_what_is_not_as_it_was_written():
    unit, culture, education = province()
    draft = DraftFactory(unit=unit)

    done = take_over(draft, TABLE)

    assert [str(one.found.value) for one in done.verdicts] == ["heading", "new", "new", "not understood", "new"]
    fair, choir, report = queries.measures_of(draft)
    assert (fair.section, fair.words, fair.lead, fair.due_on, fair.expected_output) == (
        "I With our neighbours", "Hold a fair", culture, date(2026, 6, 30), "A fair",
    )  # fmt: skip
    assert ([one.unit for one in fair.helpers.all()], fair.unknown_helpers) == ([education], "Department of Stars")
    assert (choir.lead, choir.unknown_lead, choir.due_on) == (None, "Education; Culture", None)
    assert (report.due_kind, report.period, report.due_on) == ("periodic", "quarter", date(2026, 3, 31))
    assert [(one.several_lead, list(one.unknown), one.unclear_due) for one in done.verdicts[1:3]] == [
        (False, ["Department of Stars"], ""),
        (True, [], "soonish"),
    ]


def test_the_same_table_twice_adds_nothing():
    unit, _culture, _education = province()
    draft = DraftFactory(unit=unit)
    take_over(draft, TABLE)
    before = [queries.given_of(one).mark for one in queries.measures_of(draft)]

    done = take_over(draft, TABLE)

    assert [str(one.found.value) for one in done.verdicts] == ["heading", "same", "same", "not understood", "same"]
    assert [queries.given_of(one).mark for one in queries.measures_of(draft)] == before


def test_a_changed_row_changes_its_measure_and_an_empty_cell_changes_nothing():
    unit, culture, education = province()
    draft = DraftFactory(unit=unit)
    MeasureFactory(draft=draft, words="Hold a fair", lead=culture, helpers=((education, "Lends its hall"),))

    done = take_over(draft, "Task\tLead\tCo-ordinating\tDeadline\nHOLD A FAIR.\t\tEducation\t1 July 2026")

    [verdict] = done.verdicts
    assert (verdict.found, list(verdict.changed)) == ("changed", ["due_on"])
    [measure] = queries.measures_of(draft)
    assert (measure.words, measure.lead, measure.due_on) == ("Hold a fair", culture, date(2026, 7, 1))
    assert [(one.unit, one.part) for one in measure.helpers.all()] == [(education, "Lends its hall")]


def test_a_row_that_stands_twice_in_a_table_is_taken_over_once():
    draft = DraftFactory()

    done = take_over(draft, "Task\tLead\nHold a fair\tCulture\nHold a fair\tEducation")

    assert [str(one.found.value) for one in done.verdicts] == ["new", "same"]
    assert len(queries.measures_of(draft)) == 1


def test_a_row_in_the_words_of_a_superior_provision_takes_it_up():
    duty = ProvisionFactory(heading="Hold a yearly meeting")
    draft = DraftFactory(superiors=[duty.document])

    take_over(draft, "Task\tLead\nHold a yearly meeting\tCulture\nHold a fair\tCulture")

    assert [[one.provision for one in measure.adoptions.all()] for measure in queries.measures_of(draft)] == [
        [duty],
        [],
    ]


@pytest.mark.parametrize("text", ["", "Dear colleagues,\nhere is the table.", "No.\tTask\tLead\n1\t\tCulture"])
def test_a_table_without_any_task_is_refused(text):
    with pytest.raises(actions.NothingFound):
        take_over(DraftFactory(), text)


REWORDED = "No.\tTask\tLead\tDeadline\n1\tHold a large fair of books\tculture\t30 June 2026\n2\tReport\teducation\t\n"


def test_a_row_that_may_be_a_measure_in_other_words_waits_for_an_answer():
    unit, _culture, _education = province()
    draft = DraftFactory(unit=unit)
    MeasureFactory(draft=draft, words="Hold a fair of books", lead=unit)

    with pytest.raises(actions.NotAnswered):
        take_over(draft, REWORDED)

    assert [one.words for one in queries.measures_of(draft)] == ["Hold a fair of books"]


@pytest.mark.parametrize(
    ("is_the_same", "expected"),
    [
        (True, ["Hold a large fair of books", "Report"]),
        (False, ["Hold a fair of books", "Hold a large fair of books", "Report"]),
    ],
)
def test_the_answer_decides_and_the_second_time_nothing_is_asked(is_the_same, expected):
    unit, culture, _education = province()
    duty = ProvisionFactory(heading="Hold a fair of books", body="Hold a fair of books")
    draft = DraftFactory(unit=unit, superiors=[duty.document])
    [fair] = actions.adopt(draft=draft, provisions=[duty], by=None, at=AT)

    actions.take_over(draft=draft, rows=read(REWORDED), answers={2: is_the_same}, by=None, at=AT)

    assert [one.words for one in queries.measures_of(draft)] == expected
    fair.refresh_from_db()
    assert (fair.lead == culture, fair.adoptions.get().extent) == (
        (True, "narrowed") if is_the_same else (False, "whole")
    )
    again = take_over(draft, REWORDED)
    assert [str(one.found.value) for one in again.verdicts] == ["same", "same"]
