"""The summary for people, and its columns."""

from dataclasses import replace

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading import columns, facts, render
from chancellery.reading.tests.made_files import every_fact


def _plain(width: int = 80) -> str:
    return click.unstyle(render.summary(every_fact(), width=width))


def test_summary_shows_each_section_with_its_facts() -> None:
    assert (
        _plain()
        == """\
plan.txt
English · text · 2 pages · 52 characters

Documents
  directive  12-CT/TW  2022-01-05  Office
      “the work”
      also as Directive 12
  plan

Relations
  the plan implements 12-CT/TW

Lists
  ✓ 7 announced, 7 found  “Directive 12-CT/TW”
  ✗ 5 announced, 4 found  “Directive 12-CT/TW”
  · 2 found, none announced  “Directive 12-CT/TW”

Provisions
  I. Aims
    1. Report
      lead: Office · with: Finance · due: 2025-12-31 · yearly · output: a report

Events
  2024-01-03  online conference  Hanoi · organised by Office · chaired by Anna
                                 Nowak · 63 connection points · 250 delegates
              visit              “Directive 12-CT/TW”

People
  Anna Nowak  head

Proposals
  Province → somebody: 1 proposal
    – a bridge

Awards
  3 ×  certificate of merit  Committee

Successions
  Old office → New office (Decision 1)

Also read
  dates          XXXX-11-24 (inferred)
  quantities     Directive 12-CT/TW
  organisations  Office
  partners       Vientiane
  places         Hanoi

Warnings
  ! Five are announced and four were found.

Ledger
  provision 100%"""
    )


def test_summary_shows_what_became_of_each_passage_when_asked() -> None:
    shown = click.unstyle(render.summary(every_fact(), width=80, ledger=True))

    assert shown.endswith("Ledger\n  provision  Directive 12-CT/TW")


@pytest.mark.parametrize("width", [1, 50, 57, 80, 120])
def test_summary_keeps_to_the_width(width: int) -> None:
    assert max(map(columns.cells, _plain(width).splitlines())) <= max(width, 50)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2027-33", "Q1 2027"),
        ("2026-40/2027-36", "H1 2026/Q4 2027"),
        ("2027-03", "2027-03"),
        ("2027-03-34", "2027-03-34"),
    ],
)
def test_summary_says_parts_of_a_year_as_people_write_them(edtf: str, said: str) -> None:
    found = every_fact()
    due = replace(found.reading.provisions[0], due=edtf)
    told = replace(found, reading=replace(found.reading, provisions=(due,)))
    assert f"due: {said}" in click.unstyle(render.summary(told, width=80))


def test_summary_says_when_no_document_is_named() -> None:
    empty = replace(every_fact(), reading=facts.Reading(text="", language="und"))

    assert click.unstyle(render.summary(empty, width=80)).endswith("Documents\n  none named")


def test_summary_never_passes_on_what_a_terminal_would_obey() -> None:
    read = every_fact()
    evil = replace(read.reading.works[0], number="\x1b]0;owned\x07", subject="\x1b[2J\x9b31m")
    shown = click.unstyle(render.summary(replace(read, reading=replace(read.reading, works=(evil,))), width=80))

    assert [character for character in shown if character in "\x1b\x07\x9b"] == []


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("ế", 1), ("e\u0302\u0301", 1), ("会議", 4), ("", 0)])
def test_cells_counts_what_a_terminal_shows(text: str, expected: int) -> None:
    assert columns.cells(text) == expected


def test_cut_ends_with_an_ellipsis_only_where_words_are_left_out() -> None:
    assert columns.cut("one two", 7) == "one two"
    assert columns.cut("one two, three", 9) == "one two…"


def test_aligned_drops_columns_that_are_blank_everywhere() -> None:
    assert columns.aligned([("a", "", "b"), ("cc", "", "")], 40) == [["  a   b"], ["  cc"]]


@given(st.text(max_size=200), st.integers(2, 60))
def test_wrapped_loses_no_letter_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = columns.wrapped(text, width)

    letters = [character for character in text if character.isalnum()]
    assert [character for line in lines for character in line if character.isalnum()] == letters
    assert all(columns.cells(line) <= width for line in lines)
