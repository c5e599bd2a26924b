"""eIds and namings, on values alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.documents import rules
from chancellery.documents.rules import Naming, ReadProvision


def passage(label: str, *, parent: int | None = None, listed: int | None = None) -> ReadProvision:
    return ReadProvision(label=label, heading="Words", body="Words", parent=parent, listed=listed)


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([passage("Article 5"), passage("2.", parent=0), passage("a)", parent=1)],
         ("art_5", "art_5__para_2", "art_5__para_2__point_a")),
        ([passage("Điều 3"), passage("1.", parent=0)], ("art_3", "art_3__para_1")),
        ([passage("II"), passage("1.", parent=0), passage("-", parent=1), passage("-", parent=1)],
         ("sec_II", "sec_II__para_1", "sec_II__para_1__indent_1", "sec_II__para_1__indent_2")),
        ([passage("Terceiro", listed=1), passage("Quarta-feira", listed=1), passage("", listed=2)],
         ("list_1__point_1", "list_1__point_2", "list_2__point_1")),
        ([passage("1."), passage("1.")], ("sec_1", "sec_1-2")),
        ([passage("1.2")], ("sec_1-2",)),
        ([passage(""), passage("")], ("para_1", "para_2")),
    ],
)  # fmt: skip
def test_eids_follow_labels_and_places(passages: list[ReadProvision], expected: tuple[str, ...]) -> None:
    assert rules.eids(passages) == expected


def test_eids_avoid_those_taken() -> None:
    assert rules.eids([passage("1.")], taken={"sec_1", "sec_1-2"}) == ("sec_1-3",)


@given(st.lists(st.tuples(st.sampled_from(["", "1.", "II", "-", "a)", "Article 2", "Quarto"]), st.none() | st.just(1))))
def test_eids_are_never_given_twice(labels: list[tuple[str, int | None]]) -> None:
    given_eids = rules.eids([passage(label, listed=listed) for label, listed in labels])
    assert len(set(given_eids)) == len(labels)


def named(number: str = "12-CT/ABC", kind: str = "directive", day: date | None = None, **parts: object) -> Naming:
    return Naming(kind=kind, number=number, date=day, year=day.year if day else None, **parts)


DAY, LATER = date(2024, 5, 6), date(2025, 5, 6)


@pytest.mark.parametrize(
    ("text", "known", "same"),
    [
        (named(day=DAY), named(day=DAY), True),
        (named(day=None), named(day=DAY), True),
        (named(day=DAY), named(day=LATER), False),
        (named(kind="circular"), named(kind="directive"), True),  # the code CT outranks the translated word
        (named("7", "law", DAY), named("7", "plan", DAY), False),
        (named("7", "law", DAY), named("7", "law", DAY), True),
        (named("7", "law"), named("7", "law"), False),  # a bare number proves little
        (named("7", "law", None, issuers=("1.",)), named("7", "law", None, issuers=("1.",)), False),
        (named(issuers=("1.2.",)), named(issuers=("1.3.",)), False),
        (named(issuers=("1.2.",)), named(issuers=("1.2.9.",)), True),
        (named("12-CT/TW", issuers=("1.2.",)), named("12-CT/TW", issuers=("1.3.",)), True),
    ],
)
def test_agree(text: Naming, known: Naming, same: bool) -> None:
    assert rules.agree(text, known) is same


def test_best_of_prefers_the_same_day_then_the_same_issuer() -> None:
    text = named(day=DAY, issuers=("1.",))
    other_day = named(day=date(2024, 9, 9))
    assert rules.best_of(text, [other_day, named(day=DAY)]) == (1, ())
    assert rules.best_of(named(issuers=("1.",)), [named(), named(issuers=("1.",))]) == (1, ())


def test_best_of_leaves_two_equal_candidates_unresolved() -> None:
    assert rules.best_of(named(), [named(day=DAY), named(day=LATER)]) == (None, (0, 1))


@pytest.mark.parametrize(
    ("number", "day", "year"),
    [("30/2020/NĐ-CP", None, 2020), ("30/2020/NĐ-CP", DAY, 2024), ("716/KH-UBND", None, None), ("", DAY, 2024)],
)
def test_year_of(number: str, day: date | None, year: int | None) -> None:
    assert rules.year_of(number, day) == year


def test_a_heading_is_marked_over_the_lines_a_column_broke():
    words = "1. The Office reviews the agreements\nsigned since 2019 and reports."

    assert rules.heading_length(words, "The Office reviews the agreements signed since 2019 and reports.") == len(words)
    assert rules.heading_length(words, "Something else") == len("1. The Office reviews the agreements")
