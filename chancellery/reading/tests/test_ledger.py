"""The reading ledger accounts for every character of a text once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancellery.reading import ledger, read
from chancellery.reading.errors import SecretText
from chancellery.reading.facts import OUTCOMES, Reading
from chancellery.reading.tests.test_reader_properties import TEXTS
from chancellery.reading.text import working

NOTICE = """\
OFFICE FOR THE EASTERN SHORE
No: 41/TB-VP
Port Alba, 3 May 2024
NOTICE
on the twinning of harbours
On 2 May 2024 the Office held a conference with 40 delegates from Laos in Port Alba.
The wind was fair and everybody was content with it.
The Director ordered the following two tasks:
1. The Harbour Office shall report on its berths before 30 June 2024.
2. The Fisheries Office shall prepare a list of boats; it is kept on paper.
DIRECTOR
Anna Nowak
"""


def _became(text: str) -> list[tuple[str, str]]:
    return [(entry.became, entry.quote[:24]) for entry in read(text).ledger]


def test_ledger_says_what_became_of_each_passage() -> None:
    assert _became(NOTICE) == [
        ("heading", "OFFICE FOR THE EASTERN S"),
        ("heading", "No: 41/TB-VP"),
        ("dateline", "Port Alba, 3 May 2024"),
        ("heading", "NOTICE"),
        ("heading", "on the twinning of harbo"),
        ("event", "On 2 May 2024 the Office"),
        ("unread", "The wind was fair and ev"),
        ("list", "The Director ordered the"),
        ("provision", "1. The Harbour Office sh"),
        ("provision", "2. The Fisheries Office "),
        ("signature", "DIRECTOR"),
        ("signature", "Anna Nowak"),
    ]


def _shown(text: str) -> str:
    """The characters of a text that a person sees: what is composed or dropped before reading shows nothing."""
    return "".join(working(text).text.split())


@settings(max_examples=150)
@given(st.one_of(TEXTS, st.lists(st.sampled_from(NOTICE.splitlines()), max_size=14).map("\n".join)))
def test_ledger_accounts_for_every_character_once(text: str) -> None:
    try:
        reading = read(text)
    except SecretText:
        return
    _check(reading)


def _check(reading: Reading) -> None:
    entries = reading.ledger
    assert all(before.end <= after.start for before, after in pairwise(entries))
    assert _shown(ledger.unaccounted(reading.text, entries)) == ""
    assert {entry.became for entry in entries} <= set(OUTCOMES)
    places = {entry.provision for entry in entries if entry.provision is not None}
    assert places <= set(range(len(reading.provisions)))


@pytest.mark.parametrize("blank", ["", " \n\t", "\u200b", "\n\n\u00a0"])
def test_ledger_of_nothing_is_empty(blank: str) -> None:
    assert read(blank).ledger == ()


def test_sums_count_the_characters_of_each_outcome() -> None:
    reading = read(NOTICE)

    assert sum(ledger.sums(reading.ledger).values()) == sum(len(entry.quote) for entry in reading.ledger)


def test_a_short_sentence_that_ends_with_a_day_is_no_dateline():
    text = "The Department of Finance shall prepare the budget of the friendship week before 30 June 2024.\n"

    (entry,) = read(text).ledger
    (other,) = read("Hà Tĩnh, ngày 5 tháng 1 năm 2024\n").ledger

    assert entry.became != "dateline"
    assert other.became == "dateline"


def test_a_line_without_a_letter_is_no_passage_that_nothing_was_read_in():
    entries = read("SỞ NGOẠI VỤ\n-------\nSố: 12/KH-SNV\n1. Phòng Lãnh sự báo cáo trước ngày 20/4/2025.").ledger

    assert [each.became for each in entries if each.quote.startswith("-")] == ["boilerplate"]
