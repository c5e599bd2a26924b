"""Measures beside what stands above them, and what they lack."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.documents.enums import Extent
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import Authority, Grant
from chancellery.plans import rules
from chancellery.plans.enums import Lack
from chancellery.plans.rules import Asked, Assignment, Bound

ON = date(2026, 3, 2)
CULTURE = Asked(key=7, path="1.7.", from_on=date(2020, 1, 1))
EDUCATION = Asked(key=8, path="1.8.", from_on=date(2020, 1, 1))
READY = {"words": "Hold a fair", "lead": CULTURE, "due_on": date(2026, 6, 30)}


def lacks(bound=Bound(), **changed):  # noqa: B008 # a frozen value
    return rules.lacks(Assignment(**(READY | changed)), issuer_path="1.", bound=bound, on=ON)


def test_lacks_finds_nothing_amiss_with_a_whole_measure():
    assert lacks() == ()
    assert lacks(due_kind="continuous", due_on=None, helpers=(EDUCATION,)) == ()


@pytest.mark.parametrize(
    ("changed", "lack"),
    [
        ({"words": " "}, Lack.NO_WORDS),
        ({"lead": None}, Lack.NO_LEAD),
        ({"lead": None, "unknown_lead": "Department of Stars"}, Lack.UNKNOWN_LEAD),
        ({"lead": Asked(key=9, path="2.9.", from_on=ON)}, Lack.LEAD_OUTSIDE),
        ({"unknown_helpers": "Department of Stars"}, Lack.UNKNOWN_HELPER),
        ({"helpers": (CULTURE,)}, Lack.LEAD_HELPS),
        ({"helpers": (Asked(key=8, path="1.8.", from_on=ON, until_on=date(2026, 3, 1)),)}, Lack.UNIT_CLOSED),
        ({"helpers": (Asked(key=8, path="1.8.", from_on=date(2026, 3, 3)),)}, Lack.UNIT_CLOSED),
        ({"due_on": None}, Lack.NO_DAY),
        ({"due_kind": "periodic"}, Lack.NO_PERIOD),
    ],
)
def test_lacks_names_what_is_missing(changed, lack):
    assert lacks(**changed) == (lack,)


def test_lacks_asks_why_a_measure_is_later_than_what_stands_above_it():
    assert lacks(Bound(date(2026, 6, 30))) == ()
    assert lacks(Bound(date(2026, 6, 29))) == (Lack.LATER,)
    assert lacks(Bound(date(2026, 6, 29)), later_reason="The hall is let until then.") == ()


@pytest.mark.parametrize(
    ("words", "said", "shared", "extent"),
    [
        ("Hold a fair", "", False, Extent.WHOLE),
        ("HOLD a fair.", "", False, Extent.WHOLE),
        ("Hold a small fair", "", False, Extent.NARROWED),
        ("Tổ chức hội chợ", "whole", False, Extent.WHOLE),
        ("Hold a fair", "", True, Extent.PART),
    ],
)
def test_extent_of_other_words_narrow_unless_somebody_says_otherwise(words, said, shared, extent):
    assert rules.extent_of(words, "Hold a fair", said=said, shared=shared) == extent


@pytest.mark.parametrize(
    ("heading", "body", "label", "words"),
    [
        ("Hold a  fair", "1. Hold a fair. Before May.", "1.", "Hold a fair"),
        ("Hold a …", "1. Hold a fair.\nBefore May.", "1.", "Hold a fair. Before May."),
        ("", "b) Hold a fair", "", "Hold a fair"),
        ("", "Hold a fair", "", "Hold a fair"),
    ],
)
def test_words_of_a_provision_are_its_heading_unless_it_was_cut(heading, body, label, words):
    assert rules.words_of(heading=heading, body=body, label=label) == words


def test_mark_of_tells_rows_apart_by_what_they_hold():
    one = {"words": "Hold a fair", "lead": "Culture"}

    assert rules.mark_of(one) == rules.mark_of({"lead": " Culture", "words": "Hold a\r\nfair"})
    assert rules.mark_of(one) != rules.mark_of(one | {"lead": "Education"})
    assert rules.mark_of({"a": "b", "c": ""}) != rules.mark_of({"a": "", "c": "b"})


def test_placed_finds_each_passage_on_its_own_line_after_the_one_before():
    text = "1. Hold a fair\nPreamble: 1. Hold a fair\n2. Hold a fair\n1. Hold a fair"

    found = rules.placed(text, ["1. Hold a fair", "2. Hold a fair", "1. Hold a fair"])

    assert found is not None
    assert [text[one.start : one.end] for one in found] == ["1. Hold a fair", "2. Hold a fair", "1. Hold a fair"]
    assert rules.placed(text, ["2. Hold a fair", "2. Hold a fair"]) is None
    assert rules.placed(text, ["Hold a fair"]) is None


@given(st.lists(st.text(st.characters(categories=["L", "Zs"]), min_size=1).map(rules.as_text).filter(bool), max_size=6))
def test_placed_finds_whatever_stands_line_by_line(passages):
    text = "\n".join(["Plan", *passages, "End"])

    found = rules.placed(text, passages)

    assert found is not None
    assert [text[one.start : one.end] for one in found] == passages


def test_planners_and_heads_write_and_only_heads_issue():
    planner = Authority(1, (Grant(Role.PLANNER, 1, "1."),))
    head = Authority(2, (Grant(Role.HEAD, 1, "1."),))
    officer = Authority(3, (Grant(Role.OFFICER, 1, "1."),))

    assert [rules.may_write(one, "1.7.") for one in (planner, head, officer)] == [True, True, False]
    assert [rules.may_issue(one, "1.7.") for one in (planner, head, officer)] == [False, True, False]
    assert not rules.may_issue(head, "2.")
