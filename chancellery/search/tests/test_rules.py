"""Words and numbers as they are looked for, and passages with what was found marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.search import rules


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12-CT/TW", "=n12cttw"),
        ("12/CT-TW", "=n12cttw"),
        ("12 ct tw", "=n12cttw"),
        ("12CT/TW", "=n12cttw"),
        ("30/2020/NĐ-CP", "=n302020ndcp"),
        ("30 2020 nd cp", "=n302020ndcp"),
    ],
)
def test_a_number_is_the_same_in_whatever_form_it_is_typed(typed, number):
    assert rules.asked(typed).number == number
    assert f"'{number}" in " ".join(rules.asked(typed).conditions())


def test_words_without_figures_are_no_number():
    assert rules.asked("kế hoạch").number == ""
    assert rules.asked("kế hoạch").conditions() == ["'ke'", "'hoach':*"]
    assert rules.asked("kế hoạch").conditions({"hoach"}) == ["'ke'", "'hoach'"]


def test_words_in_quotation_marks_stand_in_their_order():
    assert rules.asked("“đối ngoại nhân dân” 2026").conditions() == [
        "'=ps1s'", "'=pjfd'", "'=piq2'", "'doi' <-> 'ngoai' <-> 'nhan' <-> 'dan'", "(('2026':*)) | (('=n2026':*))"
    ]  # fmt: skip


@pytest.mark.parametrize("nothing", ["", "   ", "…", '""', "!?", "“ ”"])
def test_nothing_is_looked_for_without_words(nothing):
    assert rules.asked(nothing) is None


def test_signs_without_blanks_between_them_are_words_each():
    assert rules.words_of("外交部 công tác") == ["外", "交", "部", "cong", "tac"]


def test_what_is_looked_for_is_marked_as_the_text_has_it():
    pieces = rules.marked("Kế hoạch công tác ĐỐI NGOẠI năm 2026", ("doi", "ngoai"), width=200)

    assert [piece.words for piece in pieces if piece.hit] == ["ĐỐI NGOẠI"]
    assert "".join(piece.words for piece in pieces) == "Kế hoạch công tác ĐỐI NGOẠI năm 2026"


def test_a_passage_of_a_long_text_holds_most_of_the_words():
    text = "budget " + "other things " * 100 + "the budget of the friendship fair is small " + "more things " * 100
    pieces = rules.marked(text, ("budget", "friendship", "fair"), width=120)

    assert {piece.words for piece in pieces if piece.hit} == {"budget", "friendship fair"}
    assert pieces[0].words == "… "
    assert pieces[-1].words == " …"
    assert sum(len(piece.words) for piece in pieces) < 130


@given(st.text(max_size=300), st.lists(st.text(max_size=8), max_size=4), st.integers(10, 200))
def test_a_passage_is_a_part_of_the_text_whatever_the_text(text, words, width):
    import unicodedata

    folded = tuple(word for one in words for word in rules.words_of(one))
    pieces = rules.marked(text, folded, width=width)
    inner = "".join(piece.words for piece in pieces if piece.words not in ("… ", " …"))

    assert inner in unicodedata.normalize("NFC", text)


@given(st.text(max_size=200))
def test_whatever_is_typed_can_be_asked_or_is_nothing(typed):
    asked = rules.asked(typed)

    assert asked is None or "".join(asked.conditions()).count("'") % 2 == 0


@pytest.mark.parametrize(
    ("text", "said", "left"),
    [
        (
            "PLAN\nFriendship with twin cities in 2026\nOne. Open offices.",
            "Friendship with twin cities in 2026",
            "PLAN\nOne. Open offices.",
        ),
        (
            "PLAN\nFRIENDSHIP WITH TWIN\nCITIES IN 2026 AND LATER\nOne.",
            "Friendship with twin cities in 2026 and later",
            "PLAN\nOne.",
        ),
        ("Open offices. By June.", "Open offices", "By June."),
        ("Open offices. By June.", "", "Open offices. By June."),
        ("The offices in twin cities open.", "Friendship with twin cities", "The offices in twin cities open."),
    ],
)
def test_what_was_said_above_a_passage_is_not_said_again(text, said, left):
    assert rules.besides(text, said) == left
