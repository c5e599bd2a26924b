"""How long after something a duty is due, in each language."""

import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read
from chancellery.reading.doing import terms

_CASES = tomllib.loads((Path(__file__).parent / "told_terms.toml").read_text(encoding="utf-8"))
_TOLD = [(code, *case) for code, cases in _CASES.items() for case in cases]


@pytest.mark.parametrize(("code", "text", "after", "words"), _TOLD)
def test_a_duty_says_how_long_after_what_it_is_due(code, text, after, words):
    reading = read(text)
    (provision,) = reading.provisions

    assert (reading.language, provision.duty) == (code, True)
    assert (provision.due, provision.due_after, provision.due_words) == (None, after, words)


def test_every_event_is_one_of_those_declared():
    told = {after.partition(" after ")[2] for _, _, after, _ in _TOLD}

    assert told == {*terms.EVENTS, ""}


@pytest.mark.parametrize(
    "text",
    [
        "The Department of Finance shall report to the Ministry by 30 June 2025, within 15 days of signing.",
        "The Department of Finance shall report to the Ministry every quarter, within 15 days of signing.",
        "The Department of Finance shall train 15 officers.",
        "The Department of Finance shall keep the files for 15 years.",
        "Sở Tài chính có trách nhiệm bố trí chỗ ở không quá 03 ngày cho mỗi đoàn.",
    ],
)
def test_a_day_a_rhythm_or_a_length_is_no_term(text):
    (provision,) = read(text).provisions

    assert (provision.due_after, provision.due_words) == (None, None)


def test_what_was_done_within_some_days_is_no_duty():
    assert read("Within nine months of the signing the province received 300 delegations.").provisions == ()


def test_a_table_tells_a_term_in_the_cell_that_says_when():
    reading = read(
        "Task\tLead unit\tDeadline\n"
        "Open the account\tDepartment of Finance\tWithin 15 days of signing\n"
        "Print the guide\tDepartment of Culture\t30 June 2025\n"
    )

    assert [(each.due, each.due_after) for each in reading.provisions] == [
        (None, "15 days after signing"), ("2025-06-30", None),
    ]  # fmt: skip
