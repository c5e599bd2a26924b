"""Tables of tasks, pasted or out of files, as rows of a plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.plans import rules
from chancellery.reading.errors import SecretText

TODAY = date(2026, 3, 2)


def rows(text, language="en"):
    return rules.rows_of(rules.cells_of(text), language=language, today=TODAY)


def said(row):
    return (row.words, row.lead, row.helpers, row.due_kind, row.due_on, row.period, row.output)


def test_rows_of_reads_a_table_by_its_header_in_whatever_order():
    found = rows(
        "Deadline\tLead unit\tTask\tOutput\n"
        "30 June 2026\tForeign Affairs\tOpen ten reading rooms\tTen rooms\n"
        "every quarter\tCulture\tHold a film evening\t"
    )

    assert [said(row) for row in found] == [
        ("Open ten reading rooms", "Foreign Affairs", (), "day", date(2026, 6, 30), "", "Ten rooms"),
        ("Hold a film evening", "Culture", (), "periodic", None, "quarter", ""),
    ]


def test_rows_of_takes_columns_in_their_usual_order_when_nothing_heads_them():
    found = rows("1\tMở mười phòng đọc\tSở Ngoại vụ\tSở Tài chính; Hội Việt - Lào\t30/6/2026\tMười phòng", "vi")

    assert [said(row) for row in found] == [
        ("Mở mười phòng đọc", "Sở Ngoại vụ", ("Sở Tài chính", "Hội Việt - Lào"), "day", date(2026, 6, 30), "",
         "Mười phòng"),
    ]  # fmt: skip
    assert [said(row)[:2] for row in rows("Open ten rooms\tForeign Affairs\t\t30 June 2026\t")] == [
        ("Open ten rooms", "Foreign Affairs")
    ]


def test_rows_of_keeps_headings_over_the_rows_below_them():
    found = rows(
        "No.\tTask\tLead\tDeadline\n"
        "I\tWith our neighbours\t\t\n"
        "1\tHold a fair\tCulture\t5 May 2026\n"
        "II\tWith friends far away\t\t\n"
        "2\tSend a choir\tEducation\t6 May 2026"
    )

    assert [(row.is_heading, row.section, row.words) for row in found] == [
        (True, "", "With our neighbours"),
        (False, "I With our neighbours", "Hold a fair"),
        (True, "", "With friends far away"),
        (False, "II With friends far away", "Send a choir"),
    ]


def test_rows_of_reads_several_tables_each_with_its_header():
    found = rows("Task\tLead\nHold a fair\tCulture\n\nLead\tTask\nEducation\tSend a choir")

    assert [(row.line, row.words, row.lead) for row in found] == [
        (2, "Hold a fair", "Culture"),
        (5, "Send a choir", "Education"),
    ]


def test_rows_of_returns_what_it_does_not_understand_with_its_cells():
    [first, second, third] = rows(
        "No.\tTask\tLead\tDeadline\n1\t\tCulture\t\n2\tHold a fair\tCulture; Education\tsoonish\n"
        "No.\tTask\tLead\tDeadline\n3\tSend a choir\tEducation\t"
    )

    assert (first.words, first.cells) == ("", ("1", "", "Culture", ""))
    assert (second.lead, second.several_lead, second.due_words, second.due_unclear) == (
        "Culture", True, "soonish", True,
    )  # fmt: skip
    assert (third.line, third.several_lead, third.due_unclear) == (5, False, False)


def test_rows_of_refuses_a_text_with_a_mark_of_secrecy():
    with pytest.raises(SecretText):
        rows("TUYỆT MẬT\n\nNhiệm vụ\tChủ trì\nMở phòng đọc\tSở Ngoại vụ", "vi")
    with pytest.raises(SecretText):
        rows("TUYỆT MẬT\n\nTask\tLead\nHold a fair\tCulture")


def test_cells_of_takes_a_cell_in_quotation_marks_as_spreadsheets_write_it():
    assert rules.cells_of('Task\tLead\r\n"Hold a fair\nand a ""feast"""\tCulture\r\n') == [
        ["Task", "Lead"],
        ['Hold a fair\nand a "feast"', "Culture"],
    ]
    assert rules.cells_of('"Friendship" week\tCulture') == [['"Friendship" week', "Culture"]]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters="\r", codec="utf-8"), max_size=12), min_size=1, max_size=4),
        max_size=5,
    )
)
def test_lines_of_writes_what_cells_of_cuts_again(table):
    while table and not any(cell.strip() for cell in table[-1]):
        table.pop()

    assert rules.cells_of(rules.lines_of(table)) == table


def test_rows_of_reads_due_cells_in_the_language_of_the_plan_under_a_header_in_another():
    found = rows("No\tTask\tLead\tDeadline\tProduct\n1\tMở lớp tiếng Lào\tSở Ngoại vụ\thằng quý\tMột lớp\n"
                 "2\tMở phòng đọc\tSở Ngoại vụ\tkhi nào cũng được\t", "vi")  # fmt: skip

    assert [(row.due_kind, row.period, row.due_unclear) for row in found] == [
        ("periodic", "quarter", False),
        ("day", "", True),
    ]
