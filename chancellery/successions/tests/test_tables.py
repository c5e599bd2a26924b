"""A table of successions, read and judged row by row."""

import pytest

from chancellery.core import spreadsheets
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.successions import actions, tables
from chancellery.successions.tests.test_actions import AT, DAY

pytestmark = pytest.mark.django_db
HEAD = ["Kind", "From", "Predecessors", "Successors", "Document", "New_name"]
MERGER = ["merge", DAY.isoformat(), "one other", "both", "30-NQ/TW", "Both of them"]


@pytest.fixture(autouse=True)
def units():
    root = UnitFactory(code="root")
    DocumentFactory(number="30-NQ/TW")
    return [UnitFactory(code=code, parent=root) for code in ("one", "other")]


def written(folder, name, *rows):
    path = folder / name
    if name.endswith(".csv"):
        path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8-sig")
    else:
        path.write_bytes(spreadsheets.workbook(title="Successions", header=rows[0], rows=rows[1:]))
    return path


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx"])
def test_a_table_is_carried_out_and_opens_what_is_new(tmp_path, name):
    rows = tables.rows_in(written(tmp_path, name, HEAD, MERGER))

    [verdict] = tables.judged(rows, by=None, at=AT)
    actions.carry_out(many=[verdict.ordered], by=None, at=AT)

    both = Unit.objects.get(code="both")
    assert (both.parent.code, both.from_on, both.names) == ("root", DAY, {"vi": "Both of them"})
    assert set(Unit.objects.filter(until_on__isnull=False).values_list("code", flat=True)) == {"one", "other"}


@pytest.mark.parametrize(
    ("place", "cell", "fault"),
    [
        (0, "swallow", "“swallow” is no kind of succession"),
        (1, "soon", "Write the day as 2026-06-30."),
        (2, "one nobody", "No unit has the code “nobody”."),
        (4, "99-NQ/TW", "No document of the register has this number."),
        (4, "", "No document of the register has this number."),
    ],
)
def test_what_is_wrong_with_a_row_is_said(tmp_path, place, cell, fault):
    row = [*MERGER]
    row[place] = cell

    [verdict] = tables.judged(tables.rows_in(written(tmp_path, "t.csv", HEAD, row)), by=None, at=AT)

    assert verdict.fault.startswith(fault)
    assert verdict.row.line == 2


def test_a_table_without_its_headings_is_refused(tmp_path):
    with pytest.raises(tables.NoSuchColumn, match="document"):
        tables.rows_in(written(tmp_path, "t.csv", ["kind", "from", "predecessors"], MERGER))
